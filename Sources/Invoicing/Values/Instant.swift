/// A moment in whole seconds UTC since 1970-01-01T00:00:00Z (R1).
package struct Instant: Hashable, Comparable, Sendable, Codable {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// Seconds from the other moment to this one.
  package static func - (left: Instant, right: Instant) -> Int64 { left.seconds - right.seconds }
}

/// What a clock on the wall shows, without a zone: seconds since 1970-01-01 00:00:00 on that wall.
package struct LocalTime: Hashable, Comparable, Sendable, Codable {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package init(day: Day, secondOfDay: Int) {
    seconds = Int64(day.number) * 86_400 + Int64(secondOfDay)
  }

  package var day: Day {
    Day(number: Int32(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
  }

  package var secondOfDay: Int { Int(seconds - Int64(day.number) * 86_400) }

  package static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.seconds < right.seconds
  }

  /// `2026-10-31 10:05:09`, with the given mark between date and time.
  package func text(separator: String = " ") -> String {
    let second = secondOfDay
    return day.text + separator + paddedNumber(second / 3600, 2) + ":"
      + paddedNumber(second / 60 % 60, 2) + ":" + paddedNumber(second % 60, 2)
  }
}
