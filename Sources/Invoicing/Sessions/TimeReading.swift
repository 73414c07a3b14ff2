/// How a row's two stamps were read as moments (R2).
enum TimeReading {
  /// As written; an offset may have settled it.
  case plain(start: Instant?, end: Instant?)
  /// A time of the repeated hour, settled by the duration or the rule; noted.
  case settled(start: Instant?, end: Instant?)
  /// A local time that the clocks went over.
  case noSuchTime
  /// One stamp inside the repeated hour and nothing to decide it.
  case ambiguous

  /// - Parameters:
  ///   - start: as written.
  ///   - end: as written.
  ///   - starts: the moments the start can mean.
  ///   - ends: the moments the end can mean.
  ///   - durationSeconds: the duration column; nil when there is none.
  ///   - slackSeconds: by how much the duration may exceed the distance of the stamps.
  static func of(
    start: Stamp, end: Stamp, starts: Moments, ends: Moments,
    durationSeconds: Int64?, slackSeconds: Int64
  ) -> TimeReading {
    if (starts.isEmpty && start.form != .missing) || (ends.isEmpty && end.form != .missing) {
      return .noSuchTime
    }
    if starts.isUnique && ends.isUnique { return .plain(start: starts.first, end: ends.first) }
    // Without the other stamp the day is the same in both passes.
    if starts.isEmpty || ends.isEmpty {
      return .settled(start: starts.first, end: ends.first)
    }
    if let duration = durationSeconds {
      for first in starts.all {
        for second in ends.all where (0...slackSeconds).contains(duration - (second - first)) {
          return .settled(start: first, end: second)
        }
      }
    }
    guard !starts.isUnique, !ends.isUnique else { return .ambiguous }
    // Both inside: the same pass, unless the wall clock ran backwards.
    let runsBack = end.seconds < start.seconds
    return .settled(start: starts.first, end: runsBack ? ends.second : ends.first)
  }
}
