/// Whether a count of starts by hour looks like office hours moved by some hours.
///
/// An export in UTC read as local time, or the other way round, moves a whole day's work; where
/// work is spread over day and night no shift makes a difference, and nothing is said.
package struct ShiftedHours: Hashable, Sendable {
  /// Sessions looked at.
  package var count: Int
  /// Those that start before 7:00 or from 19:00 on.
  package var outside: Int
  /// Hours to add, -12 to 12, never 0.
  package var shift: Int
  /// How many would then start outside.
  package var outsideShifted: Int

  /// - Parameter hours: 24 counts, that of midnight first.
  package init?(_ hours: [Int]) {
    count = hours.reduce(0, +)
    outside = ShiftedHours.outside(hours, shift: 0)
    guard count >= 40, outside * 4 >= count else { return nil }
    let shifts = (1...12).flatMap { [$0, -$0] }
    // The first of the best: the smallest.
    let counts = shifts.map { ShiftedHours.outside(hours, shift: $0) }
    guard let best = counts.min(), let index = counts.firstIndex(of: best) else { return nil }
    guard best * 4 <= outside else { return nil }
    shift = shifts[index]
    outsideShifted = best
  }

  /// Said of a log as a whole.
  package func finding(file: String) -> Finding {
    Finding(
      .hoursShifted, at: Place(file: file), subject: "", String(outside), String(count),
      (shift > 0 ? "+" : "") + String(shift), String(outsideShifted))
  }

  private static func outside(_ hours: [Int], shift: Int) -> Int {
    hours.indices.reduce(0) { sum, hour in
      (7..<19).contains((hour + shift + 24) % 24) ? sum : sum + hours[hour]
    }
  }
}
