/// How a row's two stamps were read as moments (R2).
enum TimeReading {
  /// As written, nothing to settle.
  case plain(start: Instant?, end: Instant?)
  /// A time of the repeated hour, settled by an offset, the duration or the rule; noted.
  case settled(start: Instant?, end: Instant?)
  /// A local time that the clocks went over.
  case noSuchTime
  /// One stamp inside the repeated hour and nothing to decide it.
  case ambiguous

  /// - Parameters:
  ///   - start: as written.
  ///   - end: as written.
  ///   - startZone: zone of the start's stamp when it carries no offset.
  ///   - endZone: the same for the end; they differ when a decision gave one of them.
  ///   - durationSeconds: the duration column; nil when there is none.
  ///   - slackSeconds: by how much the duration may exceed the distance of the stamps.
  static func of(
    start: Stamp, end: Stamp, startZone: ZoneRules, endZone: ZoneRules,
    durationSeconds: Int64?, slackSeconds: Int64
  ) -> TimeReading {
    let starts = candidates(start, startZone)
    let ends = candidates(end, endZone)
    if (starts.isEmpty && start.form != .missing) || (ends.isEmpty && end.form != .missing) {
      return .noSuchTime
    }
    if starts.count < 2 && ends.count < 2 {
      return .plain(start: starts.first, end: ends.first)
    }
    // Without the other stamp the day is the same in both passes.
    if starts.isEmpty || ends.isEmpty {
      return .settled(start: starts.first, end: ends.first)
    }
    if let duration = durationSeconds {
      for first in starts {
        for second in ends where (0...slackSeconds).contains(duration - (second - first)) {
          return .settled(start: first, end: second)
        }
      }
    }
    guard starts.count == 2, ends.count == 2 else { return .ambiguous }
    // Both inside: the same pass, unless the wall clock ran backwards.
    let runsBack = end.seconds < start.seconds
    return .settled(start: starts[0], end: runsBack ? ends[1] : ends[0])
  }

  private static func candidates(_ stamp: Stamp, _ zone: ZoneRules) -> [Instant] {
    switch stamp.form {
    case .missing: return []
    case .instant: return [Instant(seconds: stamp.seconds)]
    case .local:
      switch zone.readings(of: LocalTime(seconds: stamp.seconds)) {
      case .none: return []
      case .one(let instant): return [instant]
      case .two(let first, let second): return [first, second]
      }
    }
  }
}
