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
}
