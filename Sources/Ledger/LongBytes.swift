internal import GRDB
import Invoicing
import Parallel

/// Bytes of a model or a summary: SQLite takes no value of a thousand million bytes, so the rest of
/// long ones goes on in further rows.
struct LongBytes {
  /// The most bytes of one row, which is in memory as a whole; a test makes it small.
  static let most = 8_000_000

  /// The table of the first row, `model` or `summary`.
  let table: String
  /// Its key: the document or the run.
  let key: String

  static let model = LongBytes(table: "model", key: "document")
  static let summary = LongBytes(table: "summary", key: "run")

  /// Writes bytes that come in pieces; where a piece ends means nothing.
  ///
  /// - Parameters:
  ///   - jobs: how many pieces are made at once.
  ///   - look: is shown each piece as it is written.
  func write(
    _ pieces: Made<[UInt8]>, of id: Int, most: Int, jobs: Int, _ db: Database,
    look: ([UInt8]) -> Void = { _ in }
  ) throws {
    var writing = Writing(self, of: id, most: most, db)
    for start in stride(from: 0, to: pieces.count, by: jobs) {
      let end = min(start + jobs, pieces.count)
      // Most models are one piece, which needs no other thread.
      for piece in end - start == 1
        ? [pieces[start]] : Jobs.map(pieces[start..<end], atOnce: jobs, { $0 })
      {
        look(piece)
        try writing.append(piece)
      }
    }
    try writing.finish()
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

extension LongBytes {
  /// Puts the bytes of pieces into rows.
  private struct Writing {
    private let bytes: LongBytes
    private let id: Int
    private let most: Int
    private let db: Database
    private var rows = 0
    /// What no row has yet: at most the bytes of one after each piece.
    private var waiting: [UInt8] = []

    init(_ bytes: LongBytes, of id: Int, most: Int, _ db: Database) {
      self.bytes = bytes
      self.id = id
      self.most = most
      self.db = db
    }

    mutating func append(_ piece: [UInt8]) throws {
      waiting += piece
      var start = 0
      while waiting.count - start > most {
        try addRow(waiting[start..<start + most])
        start += most
      }
      waiting.removeFirst(start)
    }

    /// Writes what is left; of no bytes at all there is a row too.
    mutating func finish() throws { try addRow(waiting[...]) }

    private mutating func addRow(_ piece: ArraySlice<UInt8>) throws {
      if rows == 0 {
        try db.execute(
          sql: "INSERT INTO \(bytes.table) VALUES (?, ?)", arguments: [id, blob(piece)])
      } else {
        try db.execute(
          sql: "INSERT INTO \(bytes.table)Rest VALUES (?, ?, ?)",
          arguments: [id, rows - 1, blob(piece)])
      }
      rows += 1
    }
  }
}
