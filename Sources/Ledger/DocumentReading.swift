internal import GRDB
import Invoicing

/// A document as its row has it, with its place in the chain.
struct StoredDocument {
  var entry: DocumentEntry
  var modelHash: [UInt8]
  var previousHash: [UInt8]
  var hash: [UInt8]

  init(_ row: Row) throws {
    entry = try DocumentEntry(row)
    modelHash = try row.bytes("modelHash")
    previousHash = try row.bytes("previousHash")
    hash = try row.bytes("hash")
  }

  /// Whether the row says what it said when it was written.
  var isIntact: Bool { entry.link(after: previousHash, modelHash: modelHash) == hash }
}

/// What is said of a document whose bytes changed.
struct ChangedDocument: Error, CustomStringConvertible {
  var number: String
  var description: String { "document \(number) is not as it was issued" }
}

/// Reads documents; nothing leaves it whose digest is not the one written.
struct DocumentReading {
  let db: Database
  /// Documents of this run and of later ones are not seen.
  let limit: Int

  init(_ db: Database, before limit: Int = .max) {
    self.db = db
    self.limit = limit
  }

  /// Ids of documents that KSeF had refused by then.
  var refused: String { KSeFReading.refused(before: limit) }

  func entries() throws -> [DocumentEntry] {
    var entries: [DocumentEntry] = []
    var previous = Chain.start
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM document ORDER BY id")
    while let row = try rows.next() {
      let stored = try StoredDocument(row)
      guard stored.isIntact, stored.previousHash == previous else {
        throw ChangedDocument(number: stored.entry.number)
      }
      previous = stored.hash
      entries.append(stored.entry)
    }
    return entries
  }

  func documents(of period: Month) throws -> [IssuedDocument] {
    try fetch("WHERE period = ? AND run < ? ORDER BY id", [period.text, limit])
  }

  /// Without those that KSeF refused: they count as never issued.
  func liveDocuments(of period: Month) throws -> [IssuedDocument] {
    try fetch(
      "WHERE period = ? AND run < ? AND id NOT IN (\(refused)) ORDER BY id", [period.text, limit])
  }

  func liveDocuments(of period: Month, client: String) throws -> [IssuedDocument] {
    try fetch(
      "WHERE period = ? AND clientID = ? AND run < ? AND id NOT IN (\(refused)) ORDER BY id",
      [period.text, client, limit])
  }

  /// A document's client's month before it, without those KSeF had refused by then.
  func history(of number: String) throws -> [IssuedDocument] {
    try fetch(
      """
      AS earlier WHERE EXISTS (
        SELECT 1 FROM document AS own WHERE own.number = ?
          AND own.period = earlier.period AND own.clientID = earlier.clientID
          AND earlier.id < own.id AND NOT EXISTS (
            SELECT 1 FROM ksefAnswer AS answer
            WHERE answer.document = earlier.id AND answer.status = 'refused'
              AND answer.lastDocument < own.id))
      ORDER BY id
      """, [number])
  }

  func documents(by run: Int) throws -> [IssuedDocument] {
    try fetch("WHERE run = ? ORDER BY id", [run])
  }

  func document(_ number: String) throws -> IssuedDocument? {
    try fetch("WHERE number = ?", [number]).first
  }

  /// A document of the latest run that is read in a moment; nil while there is none.
  func smallestOfLatestRun() throws -> IssuedDocument? {
    let id = try Int.fetchOne(
      db,
      sql: """
        SELECT document FROM model
        WHERE document IN (SELECT id FROM document WHERE run = (SELECT max(run) FROM document))
        ORDER BY length(bytes), document LIMIT 1
        """)
    return try id.map(document(id:))
  }

  func each(_ body: (IssuedDocument) throws -> Void) throws {
    for id in try ids("ORDER BY id", []) { try body(document(id: id)) }
  }

  func nextSequence(series: String, year: Int, month: Int) throws -> Int {
    let last = try Int.fetchOne(
      db,
      sql: """
        SELECT max(seq) FROM document
        WHERE series = ? AND seqYear = ? AND seqMonth = ? AND run < ?
        """, arguments: [series, year, month, limit])
    return (last ?? 0) + 1
  }

  func hasDocument(_ number: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE number = ? AND run < ?)",
      arguments: [number, limit]) ?? false
  }

  func document(id: Int) throws -> IssuedDocument {
    let found = try Row.fetchOne(db, sql: "SELECT * FROM document WHERE id = ?", arguments: [id])
    guard let found else { throw ChangedDocument(number: String(id)) }
    let stored = try StoredDocument(found)
    let model = try model(id)
    guard stored.isIntact, let model, Chain.sha256(model) == stored.modelHash,
      let document = ModelText.document(model)
    else { throw ChangedDocument(number: stored.entry.number) }
    return document
  }

  func model(_ id: Int) throws -> [UInt8]? { try LongBytes.model.read(id, db) }

  /// The rows beside a document.
  func rows(_ id: Int) throws -> DocumentRows {
    var lines: [DocumentRows.Line] = []
    let lineRows = try Row.fetchAll(
      db, sql: "SELECT * FROM line WHERE document = ? ORDER BY position", arguments: [id])
    for row in lineRows {
      lines.append(
        DocumentRows.Line(
          lineID: try row.text("lineID"), service: try row.text("service"),
          unit: try row.text("unit"), vat: try row.text("vat"), net: try row.amount("net"),
          sessionIDs: []))
      guard try row.number("position") == lines.count - 1 else {
        throw UnreadableColumn(name: "line.position")
      }
    }
    let sessions = try Row.fetchCursor(
      db, sql: "SELECT * FROM sessionOnLine WHERE document = ? ORDER BY position", arguments: [id])
    while let row = try sessions.next() {
      let position = try row.number("position")
      guard lines.indices.contains(position) else {
        throw UnreadableColumn(name: "sessionOnLine.position")
      }
      lines[position].sessionIDs.append(try row.text("sessionID"))
    }
    for index in lines.indices { lines[index].sessionIDs.sort() }
    let sums = try Row.fetchAll(
      db, sql: "SELECT * FROM vatSum WHERE document = ?", arguments: [id]
    ).map { row in
      DocumentRows.Sum(
        code: try row.text("code"), net: try row.amount("net"), tax: try row.amount("tax"),
        ownNet: try row.amount("ownNet"), ownTax: try row.amount("ownTax"))
    }
    return DocumentRows(lines: Made(lines), sums: sums.sorted { $0.code < $1.code })
  }

  private func fetch(_ condition: String, _ arguments: StatementArguments) throws
    -> [IssuedDocument]
  {
    try ids(condition, arguments).map(document(id:))
  }

  private func ids(_ condition: String, _ arguments: StatementArguments) throws -> [Int] {
    try Int.fetchAll(db, sql: "SELECT id FROM document " + condition, arguments: arguments)
  }
}

extension DocumentEntry {
  init(_ row: Row) throws {
    guard let kind = DocumentKind(rawValue: try row.text("kind")) else {
      throw UnreadableColumn(name: "document.kind")
    }
    guard let period = Month(try row.text("period")) else {
      throw UnreadableColumn(name: "document.period")
    }
    var place: SeriesPlace?
    if let series = try row.optional("series", as: String.self) {
      place = SeriesPlace(
        series: series, year: try row.number("seqYear"), month: try row.number("seqMonth"),
        seq: try row.number("seq"))
    }
    self.init(
      id: try row.number("id"), number: try row.text("number"), run: try row.number("run"),
      kind: kind, clientID: try row.text("clientID"), period: period,
      currency: Currency(try row.text("currency")), net: Money(grosze: try row.amount("net")),
      tax: Money(grosze: try row.amount("tax")),
      corrects: try row.optional("corrects", as: String.self), place: place)
  }
}
