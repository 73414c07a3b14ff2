import GRDB
import Invoicing
import Testing

@testable import Ledger

@Suite struct LongBytesTests {
  /// A ledger whose models and summaries go on in rows of so many bytes.
  private func ledger(_ scratch: borrowing ScratchFile, most: Int) throws -> Ledger {
    var ledger = try Ledger.open(path: scratch.path)
    ledger.mostBytes = most
    return ledger
  }

  @Test(
    "What is too long for one row goes on in others and is read as one", arguments: [1, 7, 100])
  func pieces(most: Int) throws {
    let whole = try ScratchFile()
    let cut = try ScratchFile()
    try Samples.fill(try ledger(whole, most: LongBytes.most))
    let ledger = try ledger(cut, most: most)
    try Samples.fill(ledger)
    let other = try Ledger.open(path: whole.path)
    #expect(try ledger.verify() == [])
    #expect(try ledger.documents(of: Samples.period) == other.documents(of: Samples.period))
    for run in try other.runs() {
      #expect(try ledger.summary(of: run) == other.summary(of: run))
    }
    // The digests know nothing of the pieces.
    #expect(try ledger.runs() == other.runs())
    #expect(try ledger.entries() == other.entries())
    try ledger.close()
    let queue = try DatabaseQueue(path: cut.path)
    let rows = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM modelRest") ?? 0 }
    #expect(rows > 3)
  }

  @Test("A statement of many lines is issued line by line and read back whole")
  func manyLines() throws {
    let scratch = try ScratchFile()
    let ledger = try ledger(scratch, most: 100_000)
    let lines = (0..<2 * FrozenJSON.linesAtOnce + 1).map { Samples.line(["S-\($0)"]) }
    let record = Samples.bill()
    var issued: IssuedDocument?
    try ledger.issue(record) { desk throws(LedgerError) in
      var statement = Samples.statement(
        "K001", try desk.number(Samples.invoices), lines, run: record.identity)
      statement.lines = Made(count: lines.count) { lines[$0] }
      issued = .statement(statement)
      return IssueBatch(documents: [.statement(statement)], summary: [])
    }
    #expect(try ledger.verify() == [])
    #expect(try ledger.documents(of: Samples.period) == [#require(issued)])
  }

  @Test("A lost, changed or stray piece is noticed", arguments: ["model", "summary"])
  func damage(table: String) throws {
    let key = table == "model" ? "document" : "run"
    let changes = [
      "DELETE FROM \(table)Rest WHERE position = 1",
      "UPDATE \(table)Rest SET bytes = x'00' WHERE position = 0",
      "UPDATE \(table)Rest SET position = 1000000 WHERE position = 0",
      "INSERT INTO \(table)Rest SELECT \(key), 1000000, bytes FROM \(table)Rest WHERE position = 0",
      "INSERT INTO \(table)Rest VALUES (99, 0, x'00')",
    ]
    for change in changes {
      let scratch = try ScratchFile()
      let ledger = try ledger(scratch, most: 5)
      try Samples.fill(ledger)
      try ledger.close()
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: scratch.path, configuration: configuration)
      try queue.write { db in
        try db.execute(sql: "DROP TRIGGER \(table)RestNoUpdate")
        try db.execute(sql: "DROP TRIGGER \(table)RestNoDelete")
        try db.execute(sql: change)
      }
      try queue.close()
      let kinds = try Ledger.open(path: scratch.path).verify().map(\.kind)
      // The triggers are gone as well, which is told apart.
      #expect(kinds.contains { $0 != .schema }, "\(change)")
    }
  }
}
