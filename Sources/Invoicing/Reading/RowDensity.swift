/// How many rows stand in so many bytes of a log.
struct RowDensity: Sendable {
  var rows: Int
  var bytes: Int

  /// At least as many rows as other bytes of the same log hold, if they are like these.
  func rows(in other: Int) -> Int { rows * (other / max(1, bytes) + 1) }
}
