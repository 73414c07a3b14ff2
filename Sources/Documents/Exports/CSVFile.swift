/// A CSV file of many rows.
package struct CSVFile: MadeFile, Sendable {
  private let header: [String]
  private let count: Int
  private let add: @Sendable (Int, inout CSVText) -> Void

  /// About so many bytes are handed over at once.
  private static let pieceBytes = 1 << 20

  /// - Parameters:
  ///   - count: how many groups of rows there are; a group is in memory.
  ///   - add: adds the rows of a group, counted from 0.
  init(header: [String], count: Int, _ add: @escaping @Sendable (Int, inout CSVText) -> Void) {
    self.header = header
    self.count = count
    self.add = add
  }

  package func eachPiece<Failure: Error>(
    _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var text = CSVText(header: header)
    for group in 0..<count {
      add(group, &text)
      guard text.bytes.count >= CSVFile.pieceBytes else { continue }
      try take(text.bytes.span)
      text.removeAll()
    }
    try take(text.bytes.span)
  }
}
