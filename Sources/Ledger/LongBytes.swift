internal import GRDB

/// Bytes of a model or a summary: SQLite takes no value of a thousand million bytes, so the rest of
/// long ones goes on in further rows.
struct LongBytes {
  /// The most bytes of one row; a test makes it small.
  static let most = 500_000_000

  /// The table of the first row, `model` or `summary`.
  let table: String
  /// Its key: the document or the run.
  let key: String

  static let model = LongBytes(table: "model", key: "document")
  static let summary = LongBytes(table: "summary", key: "run")

  func write(_ bytes: [UInt8], of id: Int, most: Int, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO \(table) VALUES (?, ?)", arguments: [id, blob(bytes.prefix(most))])
    for (position, start) in stride(from: most, to: bytes.count, by: most).enumerated() {
      let piece = bytes[start..<min(start + most, bytes.count)]
      try db.execute(
        sql: "INSERT INTO \(table)Rest VALUES (?, ?, ?)", arguments: [id, position, blob(piece)])
    }
  }

  /// Nil where there is no first row.
  func read(_ id: Int, _ db: Database) throws -> [UInt8]? {
    let first = try Row.fetchOne(
      db, sql: "SELECT bytes FROM \(table) WHERE \(key) = ?", arguments: [id])
    guard var bytes = try first?.bytes("bytes") else { return nil }
    let rest = try Row.fetchCursor(
      db, sql: "SELECT bytes FROM \(table)Rest WHERE \(key) = ? ORDER BY position",
      arguments: [id])
    while let row = try rest.next() { bytes += try row.bytes("bytes") }
    return bytes
  }
}
