/// A session that a statement of the month charges, or shows as free.
package struct SessionOnStatement: Hashable, Sendable {
  package var id: String
  package var started: Instant
  /// The start as its row has it, whatever was decided since; nil for none.
  package var logged: Instant?
  /// Its row.
  package var place: Place
}
