import Foundation
import GRDB
import Invoicing
import Ledger
import Testing

@Suite struct FileTests {
  private static let tables = [
    "run", "summary", "input", "document", "model", "vatSum", "line", "sessionOnLine",
    "fileList", "file", "ksefAnswer", "sessionReleased",
  ]

  private func filled() throws -> ScratchFile {
    let scratch = try ScratchFile()
    let ledger = try Ledger.open(path: scratch.path)
    try Samples.fill(ledger)
    try ledger.close()
    return scratch
  }

  private func answered() throws -> ScratchFile {
    let scratch = try filled()
    let ledger = try Ledger.open(path: scratch.path)
    try ledger.record([("FV/2026/11/0001", KSeFAnswerTests.accepted(0))], on: KSeFAnswerTests.day)
    let record = Samples.correct(8)
    try ledger.issue(record) { desk throws(LedgerError) in
      let line = Samples.line(["2026-10-K002-2"])
      let statement = Samples.statement(
        "K008", try desk.number(Samples.invoices), [line], run: record.identity)
      return IssueBatch(
        documents: [.statement(statement)], summary: [], released: ["2026-10-K002-2": "K002"])
    }
    #expect(try ledger.verify() == [])
    #expect(
      try ledger.clients(ofSessions: ["2026-10-K002-1", "2026-10-K002-2"], in: Samples.period)
        == ["2026-10-K002-1": "K002", "2026-10-K002-2": "K008"])
    try ledger.close()
    return scratch
  }

  private func reason(_ body: () throws -> Void) -> LedgerError.Reason? {
    do {
      try body()
      return nil
    } catch {
      return (error as? LedgerError)?.reason
    }
  }

  @Test(arguments: tables)
  func `every table refuses update, delete and replacement (R22)`(table: String) throws {
    let scratch = try answered()
    let queue = try DatabaseQueue(path: scratch.path)
    let column = try #require(
      try queue.read { try $0.columns(in: table).first?.name })
    for sql in [
      "UPDATE \(table) SET \(column) = \(column)", "DELETE FROM \(table)",
    ] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
    let count = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    #expect((count ?? 0) > 0)
    if ["run", "document", "ksefAnswer"].contains(table) {
      #expect(throws: DatabaseError.self) {
        try queue.write {
          try $0.execute(sql: "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1")
        }
      }
    }
  }

  @Test func `a new ledger is a file of mode 0640 with nothing beside it`() throws {
    let scratch = try filled()
    let mode = try FileManager.default.attributesOfItem(atPath: scratch.path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o640)
    #expect(try scratch.names() == ["ledger.sqlite"])
    let bytes = try scratch.bytes()
    let ledger = try Ledger.open(path: scratch.path, readOnly: true)
    #expect(try ledger.verify() == [])
    try ledger.close()
    try Ledger.open(path: scratch.path).close()
    #expect(try scratch.bytes() == bytes)
  }

  @Test func `the same issue gives the same bytes (R25)`() throws {
    #expect(try filled().bytes() == filled().bytes())
  }

  @Test func `nothing, an empty file and a link are told apart`() throws {
    let scratch = try ScratchFile()
    #expect(reason { _ = try Ledger.open(path: scratch.path, readOnly: true) } == .notFound)
    #expect(try scratch.names() == [])
    try scratch.write([])
    #expect(reason { _ = try Ledger.open(path: scratch.path, readOnly: true) } == .notFound)
    try Ledger.open(path: scratch.path).close()
    let link = scratch.folder.appendingPathComponent("link.sqlite").path
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: scratch.path)
    #expect(reason { _ = try Ledger.open(path: link) } == .io("it is a symbolic link"))
    #expect(reason { _ = try Ledger.open(path: scratch.folder.path) } != nil)
    try scratch.write(Array("client_id,name\nK001,Żółw\n".utf8))
    guard case .damaged? = reason({ _ = try Ledger.open(path: scratch.path) }) else {
      Issue.record("a text file was taken for a ledger")
      return
    }
  }

  @Test func `a journal that is no regular file is refused, not waited for`() throws {
    let scratch = try filled()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "-journal", withIntermediateDirectories: false)
    for readOnly in [true, false] {
      #expect(
        reason { _ = try Ledger.open(path: scratch.path, readOnly: readOnly) }
          == .io("it is no regular file"))
    }
  }

  @Test(arguments: ["", "-journal"])
  func `a file with a second name is not written to, only read`(suffix: String) throws {
    let scratch = try filled()
    let bytes = try scratch.bytes()
    let other = scratch.folder.appendingPathComponent("backup").path
    if !suffix.isEmpty { try Data().write(to: URL(fileURLWithPath: scratch.path + suffix)) }
    try FileManager.default.linkItem(atPath: scratch.path + suffix, toPath: other)
    #expect(
      reason { _ = try Ledger.open(path: scratch.path) }
        == .io("it has a second name (hard link); put a copy in its place"))
    #expect(try Ledger.open(path: scratch.path, readOnly: true).verify() == [])
    #expect(try scratch.bytes() == bytes)
  }

  @Test(arguments: ["PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('2 ksef')"])
  func `a ledger of a newer version is refused with its bytes untouched`(change: String) throws {
    let scratch = try filled()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.write { try $0.execute(sql: change) }
    try queue.close()
    let bytes = try scratch.bytes()
    for readOnly in [true, false] {
      #expect(
        reason { _ = try Ledger.open(path: scratch.path, readOnly: readOnly) } == .newerSchema)
    }
    #expect(try scratch.bytes() == bytes)
    #expect(try scratch.names() == ["ledger.sqlite"])
  }

  @Test func `a database of another program is refused with its bytes untouched`() throws {
    let scratch = try ScratchFile()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.write { try $0.execute(sql: "CREATE TABLE cat (name TEXT)") }
    try queue.close()
    let bytes = try scratch.bytes()
    #expect(reason { _ = try Ledger.open(path: scratch.path) } == .damaged("it is no ledger"))
    #expect(try scratch.bytes() == bytes)
  }

  @Test func `a second writer is told that the ledger is busy`() throws {
    let scratch = try filled()
    let first = try Ledger.open(path: scratch.path)
    let second = try Ledger.open(path: scratch.path, patienceSeconds: 0)
    let record = Samples.correct(2)
    try first.issue(record) { desk throws(LedgerError) in
      #expect(reason { try Samples.fill(second, period: Samples.period.next) } == .busy)
      let statement = Samples.statement(
        "K009", try desk.number(Samples.invoices), [Samples.line(["A"])], run: record.identity)
      return IssueBatch(documents: [.statement(statement)], summary: [])
    }
    try Samples.fill(second, period: Samples.period.next)
    #expect(try first.verify() == [])
    #expect(try first.entries().count == 9)
  }

  @Test(arguments: [true, false])
  func `what a killed run left half written is rolled back, also for a reader (R22)`(
    readOnly: Bool
  ) throws {
    let scratch = try filled()
    let killed = try ScratchFile()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = 1") }
    try queue.inTransaction(.immediate) { db in
      for id in 3...40 {
        try db.execute(
          sql: """
            INSERT INTO run SELECT \(id), runID, kind, 'f\(id)', period, issuedOn, reason,
              programVersion, options, summaryHash, previousHash, randomblob(32) FROM run LIMIT 1
            """)
        try db.execute(sql: "INSERT INTO summary VALUES (\(id), randomblob(9000))")
      }
      // The disk as a power cut would leave it.
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(
          atPath: scratch.path + suffix, toPath: killed.path + suffix)
      }
      return .rollback
    }
    #expect(try killed.bytes() != scratch.bytes())
    let ledger = try Ledger.open(path: killed.path, readOnly: readOnly)
    #expect(try ledger.verify() == [])
    #expect(try ledger.runs().count == 2)
    #expect(try killed.names() == ["ledger.sqlite"])
  }

  @Test func `eight who open at once make one ledger`() async throws {
    for _ in 0..<5 {
      let scratch = try ScratchFile()
      let path = scratch.path
      let made = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let ledger = try Ledger.open(path: path)
            try Samples.fill(ledger)
            return try ledger.entries().count
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      // A loser may look between the bill and its correction.
      #expect(made.allSatisfy { $0 == 3 || $0 == 4 })
      #expect(try Ledger.open(path: path, readOnly: true).verify() == [])
    }
  }

  /// A ledger of each schema there was is kept as it was written; only the newest is recorded.
  @Test(arguments: [1, 2, 3, 4])
  func `the fixture of each schema opens, is sound and goes on`(schema: Int) throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/ledger-\(schema).sqlite")
    if schema == 4, ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let made = try filled()
      let ledger = try Ledger.open(path: made.path)
      try ledger.record(
        [
          ("FV/2026/11/0001", KSeFAnswerTests.accepted(0)), ("FV/2026/11/0002", .refused),
        ], on: KSeFAnswerTests.day)
      try ledger.close()
      try Data(made.bytes()).write(to: fixture)
    }
    let scratch = try ScratchFile()
    try scratch.write(Array(try Data(contentsOf: fixture)))
    let ledger = try Ledger.open(path: scratch.path)
    #expect(try ledger.verify() == [])
    #expect(try ledger.documents(of: Samples.period, client: "K001").count == 2)
    #expect(try ledger.ksefAnswers().count == (schema == 1 ? 0 : 2))
    try ledger.record([("KOR/2026/11/0001", KSeFAnswerTests.accepted(2))], on: KSeFAnswerTests.day)
    try Samples.fill(ledger, period: Samples.period.next)
    #expect(try ledger.verify() == [])
  }
}
