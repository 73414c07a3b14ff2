/// Indices of the decisions on one row.
struct RowDecisions: Equatable {
  /// The `set` decision.
  var set: Int?
  /// Any other, such as `accept`, `waive` or `reduce`.
  var other: Int?
}
