/// The offsets of one time zone as a table, read once from the system's tz data by the shell (R1).
package struct ZoneRules: Hashable, Sendable {
  /// IANA name, such as `Europe/Warsaw`.
  package let name: String
  /// The moments at which the offset changes, ascending.
  private let starts: [Int64]
  /// Seconds east of Greenwich: the first before every transition, then one after each.
  private let offsets: [Int64]

  /// - Parameters:
  ///   - name: IANA name.
  ///   - initialOffset: seconds east of Greenwich before the first transition.
  ///   - transitions: moment and new offset, ascending by moment.
  package init(
    name: String, initialOffset: Int, transitions: [(at: Instant, offset: Int)] = []
  ) {
    self.name = name
    starts = transitions.map(\.at.seconds)
    offsets = [Int64(initialOffset)] + transitions.map { Int64($0.offset) }
  }

  package static let utc = ZoneRules(name: "UTC", initialOffset: 0)

  /// Seconds east of Greenwich at a moment.
  package func offset(at instant: Instant) -> Int {
    Int(offsets[index(at: instant.seconds)])
  }

  package func local(_ instant: Instant) -> LocalTime {
    LocalTime(seconds: instant.seconds + offsets[index(at: instant.seconds)])
  }

  /// The local calendar day of a moment.
  package func day(_ instant: Instant) -> Day { local(instant).day }

  /// What a wall-clock time can mean: one moment, none (spring), or two (autumn) (R2).
  package func readings(of local: LocalTime) -> Readings {
    // Offsets lie within a day, so only the transitions near the time can matter.
    let low = index(at: local.seconds - 86_400)
    let high = index(at: local.seconds + 86_400)
    if low == high { return .one(Instant(seconds: local.seconds - offsets[low])) }
    var found: [Instant] = []
    for candidate in low...high {
      let seconds = local.seconds - offsets[candidate]
      if index(at: seconds) == candidate { found.append(Instant(seconds: seconds)) }
    }
    switch found.count {
    case 0: return .none
    case 1: return .one(found[0])
    default: return .two(first: found[0], second: found[1])
    }
  }

  /// The days around a moment on which no clock changes.
  func steadyTime(around instant: Instant) -> SteadyTime {
    let index = index(at: instant.seconds)
    let day: Int64 = 86_400
    let first = index == 0 ? Int64.min / 4 : starts[index - 1] + 2 * day
    let last = index == starts.count ? Int64.max / 4 : starts[index] - 2 * day
    return SteadyTime(offset: offsets[index], local: first..<max(first, last))
  }

  /// `2026-10-31T10:00:00+01:00`.
  package func text(_ instant: Instant) -> String { instant.text(local: local(instant)) }

  /// How many transitions have happened at or before the moment.
  private func index(at seconds: Int64) -> Int {
    starts.indices.end(while: { starts[$0] <= seconds })
  }
}

/// A stretch of time with one offset, a day and more away from any change of the clocks.
///
/// Nearly every time of a log lies in the stretch of the one before it, so that the table need not
/// be searched.
struct SteadyTime: Sendable {
  let offset: Int64
  /// The wall-clock seconds that mean one moment each.
  let local: Range<Int64>
}

/// The moments a local time can stand for.
package enum Readings: Hashable, Sendable {
  /// The clocks went over it: there is no such time.
  case none
  case one(Instant)
  /// The repeated hour: once before and once after the clocks went back.
  case two(first: Instant, second: Instant)
}

extension Instant {
  /// `2026-10-31T10:00:00+01:00`: the moment as the wall showed it, with the offset of that wall.
  package func text(local: LocalTime) -> String {
    let offset = local.seconds - seconds
    let minutes = Int(abs(offset) / 60)
    return local.text(separator: "T") + (offset < 0 ? "-" : "+")
      + paddedNumber(minutes / 60, 2) + ":" + paddedNumber(minutes % 60, 2)
  }
}
