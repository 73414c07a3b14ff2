/// Who worked where at the same time (R6).
struct Overlaps {
  /// One stretch of work.
  struct Span {
    var start: Int64
    var end: Int64
    /// What must differ: the consultant, or the client.
    var other: UInt32
    /// What the caller knows it by.
    var index: Int32
  }

  private var open: [Span] = []

  /// Tells which spans share time with another whose `other` differs; perhaps more than once.
  ///
  /// - Parameter spans: of one client, or of one consultant; sorted here.
  mutating func visit(_ spans: inout [Span], _ tell: (Int) -> Void) {
    spans.sort {
      if $0.start != $1.start { return $0.start < $1.start }
      return $0.end == $1.end ? $0.index < $1.index : $0.end < $1.end
    }
    open.removeAll(keepingCapacity: true)
    for span in spans where span.end > span.start {
      open.removeAll { $0.end <= span.start }
      for earlier in open where earlier.other != span.other {
        tell(Int(earlier.index))
        tell(Int(span.index))
      }
      open.append(span)
    }
  }
}
