/// A text too long to be in memory as a whole: one string to whoever reads it as Codable.
package struct LongText: Sendable, RawRepresentable, Codable {
  /// In order; where one ends means nothing.
  package let pieces: Made<String>

  package init(_ pieces: Made<String>) { self.pieces = pieces }

  package init(rawValue whole: String) { self.init([whole]) }

  /// The whole text.
  package var rawValue: String { pieces.joined() }

  /// The same with its pieces made and kept.
  var kept: LongText { LongText(pieces.kept) }
}
