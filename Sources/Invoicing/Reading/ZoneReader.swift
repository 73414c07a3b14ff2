/// Reads stamps by the rules of one zone, one after another.
///
/// It remembers the stretch of time it last worked in; what comes out depends on the stamp alone.
struct ZoneReader {
  let rules: ZoneRules
  private var steady: SteadyTime

  init(_ rules: ZoneRules) {
    self.rules = rules
    steady = SteadyTime(offset: 0, local: 0..<0)
  }

  /// The moments a stamp can mean.
  mutating func moments(_ stamp: Stamp) -> Moments {
    switch stamp.form {
    case .missing: return Moments()
    case .instant: return Moments(first: Instant(seconds: stamp.seconds))
    case .local:
      if let moment = steadyMoment(stamp.seconds) { return Moments(first: moment) }
      switch rules.readings(of: LocalTime(seconds: stamp.seconds)) {
      case .none: return Moments()
      case .one(let moment): return Moments(first: moment)
      case .two(let first, let second): return Moments(first: first, second: second)
      }
    }
  }

  private mutating func steadyMoment(_ local: Int64) -> Instant? {
    if !steady.local.contains(local) {
      steady = rules.steadyTime(around: Instant(seconds: local))
      guard steady.local.contains(local) else { return nil }
    }
    return Instant(seconds: local - steady.offset)
  }

  /// Whether a moment lies in the hour that the clocks repeat (R2).
  mutating func isRepeated(_ instant: Instant) -> Bool {
    if steady.local.contains(instant.seconds + steady.offset) { return false }
    steady = rules.steadyTime(around: instant)
    guard case .two = rules.readings(of: rules.local(instant)) else { return false }
    return true
  }

  /// The local calendar day of a moment.
  mutating func day(_ instant: Instant) -> Day {
    let local = instant.seconds + steady.offset
    if steady.local.contains(local) { return LocalTime(seconds: local).day }
    steady = rules.steadyTime(around: instant)
    return rules.day(instant)
  }
}

/// The moments a stamp can mean: none, one, or two in the repeated hour (R2).
struct Moments {
  var first: Instant?
  var second: Instant?

  var isEmpty: Bool { first == nil }
  var isUnique: Bool { second == nil }
  var all: [Instant] { [first, second].compactMap(\.self) }
}
