/// Who worked where at the same time (R6).
enum Overlaps {
  /// One stretch of work.
  struct Span {
    var start: Int64
    var end: Int64
    /// What must differ: the consultant, or the client.
    var other: UInt32
    /// What the caller knows it by.
    var index: Int32
  }

  /// Tells which spans share time with another whose `other` differs; perhaps twice.
  ///
  /// Looks once at each span from both sides, however many lie over each other.
  /// - Parameter spans: of one client, or of one consultant; sorted here.
  static func visit(_ spans: inout [Span], _ tell: (Int) -> Void) {
    spans.sort { $0.start < $1.start }
    var latestEnd = Furthest()
    for span in spans where span.end > span.start {
      if latestEnd.value(besides: span.other) > span.start { tell(Int(span.index)) }
      latestEnd.add(span.end, of: span.other)
    }
    // Back again: the earliest start of those behind is the largest of the negatives.
    var earliestStart = Furthest()
    for span in spans.reversed() where span.end > span.start {
      if earliestStart.value(besides: span.other) > -span.end { tell(Int(span.index)) }
      earliestStart.add(-span.start, of: span.other)
    }
  }
}

/// The largest value so far, and the largest of anybody else.
private struct Furthest {
  private var first = (value: Int64.min, other: UInt32.max)
  /// Of another than ``first``.
  private var second = Int64.min

  mutating func add(_ value: Int64, of other: UInt32) {
    if other == first.other {
      first.value = max(first.value, value)
    } else if value > first.value {
      second = first.value
      first = (value, other)
    } else {
      second = max(second, value)
    }
  }

  /// The largest value that is not of `other`.
  func value(besides other: UInt32) -> Int64 { other == first.other ? second : first.value }
}
