internal import GRDB
package import Invoicing

/// What KSeF said of a document, and when that was recorded.
package struct StoredAnswer: Hashable, Sendable {
  /// The document's number.
  package var number: String
  package var answer: KSeFAnswer
  package var importedOn: Day
  /// ``DocumentEntry/id`` of the newest document there was when it was recorded.
  package var lastDocument: Int

  /// Whether the document no longer counted when a later one was issued.
  func wasRefused(before id: Int) -> Bool { answer == .refused && lastDocument < id }
}

extension Ledger {
  /// What KSeF said, by document number; a document without an entry has no answer yet.
  package func ksefAnswers() throws(LedgerError) -> [String: StoredAnswer] {
    try reading { db in try KSeFReading(db).answers(before: limit) }
  }

  /// Records what KSeF said, all of it or nothing; what is recorded already is passed over.
  ///
  /// A refused document counts as never issued from then on, so no document that still counts may
  /// rest on it: only the last ones of a client's month can be refused. An answer never changes.
  /// - Parameter day: the day of the import.
  /// - Returns: how many answers are new.
  @discardableResult
  package func record(
    _ answers: [(document: String, answer: KSeFAnswer)], on day: Day
  ) throws(LedgerError) -> Int {
    try writing { db in
      let known = try KSeFReading(db).answers()
      let new = answers.filter { known[$0.document]?.answer != $0.answer }
      let changed = new.filter { known[$0.document] != nil }.map { entry in
        LedgerProblem(.ksef, entry.document, "another answer is recorded for it")
      }
      guard changed.isEmpty else { throw LedgerError(path, .refused(changed)) }
      let writer = KSeFWriting(db: db, day: day, path: path)
      var periods: Set<String> = []
      for entry in new { periods.insert(try writer.write(entry.document, entry.answer)) }
      let broken = try periods.sorted().flatMap { try Laws(db).problems(of: $0) }
      guard broken.isEmpty else { throw LedgerError(path, .refused(broken)) }
      return new.count
    } ?? 0
  }
}

extension Ledger {
  /// Whether each client's month can be corrected as far as KSeF goes, by client id.
  package func readiness(
    of month: FrozenMonth, isOutside: Bool
  ) throws(LedgerError) -> [String: KSeFReadiness] {
    let answers = try ksefAnswers().mapValues(\.answer)
    return month.documents.mapValues { documents in
      KSeFReadiness(of: documents, answers: answers, isOutside: isOutside)
    }
  }
}

/// Reads answers; nothing leaves it whose digest is not the one written.
struct KSeFReading {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// Ids of documents that count as never issued.
  static let refused = refused(before: .max)

  /// Ids of those that counted as never issued when a run, or a later one, first issued something.
  static func refused(before run: Int) -> String {
    """
    SELECT document FROM ksefAnswer WHERE status = 'refused' AND lastDocument <
      coalesce((SELECT min(id) FROM document WHERE run >= \(run)), 9223372036854775807)
    """
  }

  static let all = """
    SELECT ksefAnswer.*, coalesce(document.number, '?') AS number FROM ksefAnswer
    LEFT JOIN document ON document.id = ksefAnswer.document ORDER BY ksefAnswer.id
    """

  /// - Parameter run: only answers known before it issued anything, or a later one did.
  func answers(before run: Int = .max) throws -> [String: StoredAnswer] {
    let end =
      try Int.fetchOne(db, sql: "SELECT min(id) FROM document WHERE run >= ?", arguments: [run])
      ?? .max
    var answers: [String: StoredAnswer] = [:]
    var previous = Chain.start
    for row in try GRDB.Row.fetchAll(db, sql: KSeFReading.all) {
      let stored = try StoredAnswer.Row(row)
      guard stored.isIntact, stored.previousHash == previous, let answer = stored.answer else {
        throw ChangedDocument(number: stored.number)
      }
      previous = stored.hash
      if stored.lastDocument < end { answers[stored.number] = answer }
    }
    return answers
  }
}

extension StoredAnswer {
  /// An answer as its row has it, with its place in the chain.
  struct Row {
    var id: Int
    var document: Int
    var number: String
    var status: String
    var ksefNumber: String?
    var acceptedOn: String?
    var importedOn: String
    var lastDocument: Int
    var previousHash: [UInt8]
    var hash: [UInt8]

    init(_ row: GRDB.Row) throws {
      id = try row.number("id")
      document = try row.number("document")
      number = try row.text("number")
      status = try row.text("status")
      ksefNumber = try row.optional("ksefNumber", as: String.self)
      acceptedOn = try row.optional("acceptedOn", as: String.self)
      importedOn = try row.text("importedOn")
      lastDocument = try row.number("lastDocument")
      previousHash = try row.bytes("previousHash")
      hash = try row.bytes("hash")
    }

    /// A new one after the last.
    init(
      id: Int, document: Int, number: String, answer: KSeFAnswer, importedOn: Day,
      lastDocument: Int, previousHash: [UInt8]
    ) {
      self.id = id
      self.document = document
      self.number = number
      self.importedOn = importedOn.text
      self.lastDocument = lastDocument
      self.previousHash = previousHash
      switch answer {
      case .accepted(let ksefNumber, let day):
        status = "accepted"
        self.ksefNumber = ksefNumber.text
        acceptedOn = day.text
      case .refused: status = "refused"
      }
      hash = []
      hash = link
    }

    /// Whether the row says what it said when it was written.
    var isIntact: Bool { link == hash }

    private var link: [UInt8] {
      var chain = Chain()
      chain.add(previousHash)
      chain.add(id)
      chain.add(document)
      chain.add(status)
      chain.add(ksefNumber)
      chain.add(acceptedOn)
      chain.add(importedOn)
      chain.add(lastDocument)
      return chain.digest
    }

    /// Nil when the row's texts are not what they should be.
    var answer: StoredAnswer? {
      guard let imported = Day(text: importedOn) else { return nil }
      var answer = KSeFAnswer.refused
      if status == "accepted" {
        guard let ksefNumber = ksefNumber.flatMap({ KSeFNumber($0) }),
          let day = acceptedOn.flatMap({ Day(text: $0) })
        else { return nil }
        answer = .accepted(ksefNumber, on: day)
      }
      return StoredAnswer(
        number: number, answer: answer, importedOn: imported, lastDocument: lastDocument)
    }
  }
}

/// Puts answers into the ledger.
private struct KSeFWriting {
  let db: Database
  let day: Day
  let path: String

  /// The period of the document.
  func write(_ number: String, _ answer: KSeFAnswer) throws -> String {
    let found = try GRDB.Row.fetchOne(
      db, sql: "SELECT id, period FROM document WHERE number = ?", arguments: [number])
    guard let found else {
      let problem = LedgerProblem(.ksef, number, "there is no such document")
      throw LedgerError(path, .refused([problem]))
    }
    if let ksefNumber = answer.number {
      let other = try String.fetchOne(
        db,
        sql: """
          SELECT number FROM document JOIN ksefAnswer ON ksefAnswer.document = document.id
          WHERE ksefNumber = ?
          """, arguments: [ksefNumber.text])
      if let other {
        let problem = LedgerProblem(.ksef, number, "its KSeF number is that of \(other)")
        throw LedgerError(path, .refused([problem]))
      }
    }
    let last = try GRDB.Row.fetchOne(
      db, sql: "SELECT id, hash FROM ksefAnswer ORDER BY id DESC LIMIT 1")
    let row = StoredAnswer.Row(
      id: (try last?.number("id") ?? 0) + 1, document: try found.number("id"), number: number,
      answer: answer, importedOn: day,
      lastDocument: try Int.fetchOne(db, sql: "SELECT max(id) FROM document") ?? 0,
      previousHash: try last?.bytes("hash") ?? Chain.start)
    try db.execute(
      sql: "INSERT INTO ksefAnswer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        row.id, row.document, row.status, row.ksefNumber, row.acceptedOn, row.importedOn,
        row.lastDocument, blob(row.previousHash), blob(row.hash),
      ])
    return try found.text("period")
  }
}
