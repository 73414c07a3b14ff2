/// A row's times as logged or, where a decision sets them, as decided.
struct WrittenTimes {
  var start: Stamp
  var end: Stamp
  var confirmed: Stamp
  var isStartSet = false
  var isEndSet = false
  var isConfirmedSet = false

  init(_ row: LogRow) {
    (start, end, confirmed) = (row.started, row.ended, row.confirmed)
  }

  mutating func replace(by set: Decision) {
    if let started = set.started { (start, isStartSet) = (started, true) }
    if let ended = set.ended { (end, isEndSet) = (ended, true) }
    if let at = set.confirmed { (confirmed, isConfirmedSet) = (at, true) }
  }

  /// The length of a session: the distance of its moments, where the log's stamps tell it (R3).
  ///
  /// - Parameter duration: the duration column; nil where there is none, or a decision sets times.
  func length(of distance: Int64, _ duration: Int64?, _ basis: LengthBasis) -> Int64 {
    guard let duration else { return distance }
    switch basis {
    case .stamps: return distance
    case .roundedUpDuration: return duration
    case .exactDuration:
      // Stamps cut to the minute hide seconds that the duration has.
      let isCut = start.seconds % 60 == 0 && end.seconds % 60 == 0
      return isCut && abs(duration - distance) < 60 ? duration : distance
    }
  }
}
