internal import GRDB
import Invoicing

extension Ledger {
  /// Everything in the ledger that cannot be true; empty when it is sound (R25).
  ///
  /// Damage is a problem in the list, never a trap; an error only when the file cannot be read.
  package func verify() throws(LedgerError) -> [LedgerProblem] {
    try reading { db in
      var verifying = Verifying(db)
      try verifying.run()
      return verifying.problems
    }
  }
}

/// Reads the whole ledger and believes none of it.
struct Verifying {
  private let db: Database
  private(set) var problems: [LedgerProblem] = []

  init(_ db: Database) { self.db = db }

  mutating func run() throws {
    try step(.integrity, "the file") { try $0.checkFile() }
    try step(.schema, "the file") { try $0.checkSchema() }
    try step(.run, "the runs") { try $0.checkRuns() }
    try step(.chain, "the documents") { try $0.checkDocuments() }
    try step(.ksef, "the answers of KSeF") { try $0.checkAnswers() }
    try step(.state, "the laws") { try $0.checkLaws() }
  }

  /// What SQLite cannot read is a problem of the step; a lock or a failing disk ends it.
  private mutating func step(
    _ kind: LedgerProblem.Kind, _ subject: String, _ body: (inout Verifying) throws -> Void
  ) throws {
    do {
      try body(&self)
    } catch {
      let own = LedgerError("", error)
      switch own.reason {
      case .busy, .io: throw error
      case .damaged(let what): problems.append(LedgerProblem(kind, subject, what))
      case .newerSchema, .notFound, .numberTaken, .refused:
        problems.append(LedgerProblem(kind, subject, String(describing: own.reason)))
      }
    }
  }

  private mutating func add(_ kind: LedgerProblem.Kind, _ subject: String, _ detail: String) {
    problems.append(LedgerProblem(kind, subject, detail))
  }

  // MARK: The file

  private mutating func checkFile() throws {
    for row in try Row.fetchAll(db, sql: "PRAGMA integrity_check(20)") {
      let found: DatabaseValue = row[0]
      let text = String.fromDatabaseValue(found) ?? "unreadable"
      if text != "ok" { add(.integrity, "the file", text) }
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      add(.integrity, try row.text("table"), "a row refers to one that is not there")
    }
  }

  private mutating func checkSchema() throws {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let expected = try fresh.read { try Verifying.schema($0) }
    let found = try Verifying.schema(db)
    for entry in expected.symmetricDifference(found).sorted(by: { $0.name < $1.name }) {
      add(.schema, entry.name, found.contains(entry) ? "it is not ours" : "it is missing")
    }
    let marks = [
      ("application_id", Schema.applicationID), ("user_version", Schema.version),
    ]
    for (name, value) in marks where try Int.fetchOne(db, sql: "PRAGMA \(name)") != value {
      add(.schema, name, "it is not \(value)")
    }
  }

  private struct SchemaEntry: Hashable {
    var type: String
    var name: String
    var table: String
    var sql: String
  }

  private static func schema(_ db: Database) throws -> Set<SchemaEntry> {
    Set(
      try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema").map { row in
        SchemaEntry(
          type: try row.text("type"), name: try row.text("name"),
          table: try row.text("tbl_name"), sql: try row.optional("sql", as: String.self) ?? "")
      })
  }

  // MARK: Runs

  private mutating func checkRuns() throws {
    let reading = RunReading(db)
    var previous = Chain.start
    var expectedID = 1
    for row in try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id") {
      let id = try row.number("id")
      let folder = try row.text("folder")
      if id != expectedID { add(.run, folder, "run \(expectedID) is missing before it") }
      expectedID = id + 1
      let (run, hash) = try reading.run(row, after: previous)
      previous = hash
      if run == nil { add(.run, folder, "it, its inputs or its place are not as recorded") }
      try step(.run, folder) { _ in _ = try reading.summary(of: id) }
      try step(.files, folder) { _ in _ = try reading.files(of: id) }
    }
    for table in ["summary", "summaryRest", "input", "fileList", "file", "document"] {
      let strays =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM \(table) WHERE run NOT IN (SELECT id FROM run)") ?? 0
      if strays > 0 { add(.rows, table, "\(strays) rows belong to no run") }
    }
  }

  // MARK: Documents

  private mutating func checkDocuments() throws {
    var previous = Chain.start
    var expectedID = 1
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM document ORDER BY id")
    while let row = try rows.next() {
      let stored = try StoredDocument(row)
      let number = stored.entry.number
      if stored.entry.id != expectedID {
        add(.chain, number, "document \(expectedID) is missing before it")
      }
      expectedID = stored.entry.id + 1
      if !stored.isIntact || stored.previousHash != previous {
        add(.chain, number, "it or its place is not as it was issued")
      }
      previous = stored.hash
      try step(.rows, number) { try $0.check(stored) }
    }
    for table in ["model", "modelRest", "vatSum", "line", "sessionOnLine"] {
      let strays =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM \(table) WHERE document NOT IN (SELECT id FROM document)")
        ?? 0
      if strays > 0 { add(.rows, table, "\(strays) rows belong to no document") }
    }
  }

  private mutating func check(_ stored: StoredDocument) throws {
    let reading = DocumentReading(db)
    let entry = stored.entry
    if let place = entry.place, place.number != entry.number {
      add(.number, entry.number, "it is not number \(place.seq) of \(place.series)")
    }
    if (entry.place == nil) != (entry.kind == .none) {
      add(.number, entry.number, "only a statement without amounts has no place in a series")
    }
    // Bytes that are not those issued are not decoded: nothing they say can be believed.
    guard let model = try reading.model(entry.id), Chain.sha256(model) == stored.modelHash else {
      add(.chain, entry.number, "its model is not as it was issued")
      return
    }
    guard stored.isIntact else { return }
    guard let document = ModelText.document(model) else {
      add(.model, entry.number, "its model cannot be read")
      return
    }
    if DocumentEntry(document, id: entry.id, run: entry.run, place: entry.place) != entry {
      add(.rows, entry.number, "its row is not that of its model")
    }
    if try DocumentRows(document) != reading.rows(entry.id) {
      add(.rows, entry.number, "its lines, sessions or sums are not those of its model")
    }
    problems += BatchCheck.problems(of: document)
  }

  private mutating func checkAnswers() throws {
    var previous = Chain.start
    var expectedID = 1
    for row in try Row.fetchAll(db, sql: KSeFReading.all) {
      let stored = try StoredAnswer.Row(row)
      if stored.id != expectedID {
        add(.ksef, stored.number, "answer \(expectedID) is missing before it")
      }
      expectedID = stored.id + 1
      if !stored.isIntact || stored.previousHash != previous {
        add(.ksef, stored.number, "its answer, or the answer's place, is not as it was recorded")
      }
      previous = stored.hash
      if stored.answer == nil { add(.ksef, stored.number, "its answer cannot be read") }
    }
    let strays =
      try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM ksefAnswer WHERE document NOT IN (SELECT id FROM document)")
      ?? 0
    if strays > 0 { add(.rows, "ksefAnswer", "\(strays) rows belong to no document") }
  }

  // MARK: Laws

  private mutating func checkLaws() throws {
    let laws = Laws(db)
    for period in try String.fetchAll(
      db, sql: "SELECT DISTINCT period FROM document ORDER BY period")
    {
      problems += try laws.problems(of: period)
    }
    problems += try laws.numberProblems()
    problems += try laws.releaseProblems()
  }
}
