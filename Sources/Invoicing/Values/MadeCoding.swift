extension Made: Codable where Element: Codable {
  /// An array of kept values.
  package init(from decoder: any Decoder) throws {
    self.init(try [Element](from: decoder))
  }

  /// Writes an array, one value after the other.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for element in self { try container.encode(element) }
  }
}
