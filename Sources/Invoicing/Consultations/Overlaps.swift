/// Who worked where at the same time (R6).
enum Overlaps {
  /// One stretch of work.
  struct Span {
    var start: Int64
    var end: Int64
    /// What must be equal to be compared: the client, or the consultant.
    var group: UInt64
    /// What must differ: the consultant, or the client.
    var other: UInt64
    /// What the caller knows it by.
    var index: Int
  }

  /// Indices that share time with another of their group whose `other` differs.
  static func overlapping(_ spans: [Span]) -> [Int] {
    let sorted = spans.filter { $0.end > $0.start }.sorted {
      ($0.group, $0.start, $0.end, $0.index) < ($1.group, $1.start, $1.end, $1.index)
    }
    var found: Set<Int> = []
    var open: [Span] = []
    for span in sorted {
      open.removeAll { $0.group != span.group || $0.end <= span.start }
      for earlier in open where earlier.other != span.other {
        found.insert(earlier.index)
        found.insert(span.index)
      }
      open.append(span)
    }
    return found.sorted()
  }
}
