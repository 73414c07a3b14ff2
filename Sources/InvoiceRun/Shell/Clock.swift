package import Invoicing
private import Glibc

/// The only place that asks what time it is.
package enum Clock {
  /// The local day of this moment: the issue date where none is given (R25).
  package static func today(in zone: ZoneRules) -> Day {
    zone.day(Instant(seconds: Int64(time(nil))))
  }
}

/// How long something has taken; only for deciding whether progress is worth a line.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Whole seconds since the watch was made.
  var seconds: Int { Int((ContinuousClock.now - start).components.seconds) }
}
