import Foundation
import GRDB
import Invoicing
import Ledger
import Testing

@Suite struct KSeFAnswerTests {
  static let day = Samples.period.next.first + 2
  static let numbers = [
    "5260250274-20261103-0100001AF621-69", "5260250274-20261103-0100001AF622-60",
    "5260250274-20261103-0100001AF623-67",
  ].compactMap { KSeFNumber($0) }

  static func accepted(_ index: Int) -> KSeFAnswer { .accepted(numbers[index], on: day) }

  private func filled() throws -> Ledger {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    return ledger
  }

  private func kinds(_ body: () throws -> Void) -> [LedgerProblem.Kind] {
    do {
      try body()
      return []
    } catch {
      guard case .refused(let problems)? = (error as? LedgerError)?.reason else { return [] }
      return problems.map(\.kind)
    }
  }

  @Test func `answers are recorded once, read back, and the ledger stays sound`() throws {
    let ledger = try filled()
    #expect(try ledger.ksefAnswers().isEmpty)
    let answers: [(document: String, answer: KSeFAnswer)] = [
      ("FV/2026/11/0001", Self.accepted(0)), ("KOR/2026/11/0001", Self.accepted(1)),
    ]
    #expect(try ledger.record(answers, on: Self.day) == 2)
    #expect(try ledger.record(answers, on: Self.day + 5) == 0, "the same once more is nothing")
    let read = try ledger.ksefAnswers()
    #expect(read.count == 2)
    #expect(read["FV/2026/11/0001"]?.answer.number == Self.numbers[0])
    #expect(read["FV/2026/11/0001"]?.importedOn == Self.day)
    #expect(read["KOR/2026/11/0001"]?.lastDocument == 4)
    #expect(try ledger.verify() == [])
  }

  @Test func `an answer never changes, a KSeF number is one document's, all or nothing`() throws {
    let ledger = try filled()
    try ledger.record([("FV/2026/11/0001", Self.accepted(0))], on: Self.day)
    #expect(
      kinds {
        try ledger.record(
          [("FV/2026/11/0002", Self.accepted(2)), ("FV/2026/11/0001", Self.accepted(1))],
          on: Self.day)
      } == [.ksef])
    #expect(
      kinds { try ledger.record([("FV/2026/11/0002", Self.accepted(0))], on: Self.day) }
        == [.ksef])
    #expect(
      kinds { try ledger.record([("FV/2026/11/0009", Self.accepted(1))], on: Self.day) }
        == [.ksef])
    #expect(try ledger.ksefAnswers().count == 1)
  }

  @Test func `a refused document counts as never issued, its number is kept (R22, R24)`() throws {
    let ledger = try filled()
    try ledger.record([("FV/2026/11/0002", .refused)], on: Self.day)
    #expect(try ledger.state(of: Samples.period)["K002"] == nil)
    #expect(try ledger.documents(of: Samples.period, client: "K002").isEmpty)
    #expect(try ledger.documents(of: Samples.period).count == 4)
    #expect(try ledger.issuedWork(["2026-10-K002-1"]).isEmpty)
    let record = Samples.correct(2)
    try ledger.issue(record) { desk throws(LedgerError) in
      #expect(try desk.state()["K002"] == nil)
      #expect(try desk.ksefAnswers()["FV/2026/11/0002"] == .refused)
      let number = try desk.number(Samples.invoices)
      #expect(number == "FV/2026/11/0003", "the refused number is not given again")
      return IssueBatch(
        documents: [
          .statement(
            Samples.statement(
              "K002", number, [Samples.line(["2026-10-K002-1", "2026-10-K002-2"], blocks: 2)],
              run: record.identity))
        ], summary: [], files: [])
    }
    #expect(try ledger.verify() == [])
    #expect(try ledger.state(of: Samples.period)["K002"]?.map(\.number) == ["FV/2026/11/0003"])
    #expect(try ledger.history(of: "FV/2026/11/0003").isEmpty)
    #expect(try ledger.issuedWork(["2026-10-K002-1"]).map(\.account.number) == ["FV/2026/11/0003"])
  }

  @Test func `what others rest on is not refused; the last ones are, one by one (R24)`() throws {
    let ledger = try filled()
    #expect(
      kinds { try ledger.record([("FV/2026/11/0001", .refused)], on: Self.day) }.contains(.ksef))
    #expect(try ledger.ksefAnswers().isEmpty)
    try ledger.record([("KOR/2026/11/0001", .refused)], on: Self.day)
    #expect(try ledger.verify() == [])
    #expect(
      try ledger.state(of: Samples.period)["K001"]?.map(\.number) == ["FV/2026/11/0001"])
    // Now nothing rests on the invoice.
    try ledger.record([("FV/2026/11/0001", .refused)], on: Self.day)
    #expect(try ledger.verify() == [])
    // As it was issued, the correction still followed the invoice.
    #expect(try ledger.history(of: "KOR/2026/11/0001").map(\.number) == ["FV/2026/11/0001"])
  }

  @Test func `an invoice and its correction may be refused together`() throws {
    let ledger = try filled()
    try ledger.record(
      [("FV/2026/11/0001", .refused), ("KOR/2026/11/0001", .refused)], on: Self.day)
    #expect(try ledger.verify() == [])
    #expect(try ledger.state(of: Samples.period)["K001"] == nil)
  }

  @Test(arguments: [
    "UPDATE ksefAnswer SET acceptedOn = '2026-11-09' WHERE id = 1",
    "UPDATE ksefAnswer SET status = 'refused', ksefNumber = NULL, acceptedOn = NULL WHERE id = 2",
    "UPDATE ksefAnswer SET document = 3 WHERE id = 1",
    "UPDATE ksefAnswer SET lastDocument = 3 WHERE id = 1",
    "DELETE FROM ksefAnswer WHERE id = 1",
  ])
  func `an answer changed by hand is found and never used (R25)`(sql: String) throws {
    let scratch = try ScratchFile()
    let ledger = try Ledger.open(path: scratch.path)
    try Samples.fill(ledger)
    try ledger.record(
      [("FV/2026/11/0001", Self.accepted(0)), ("FV/2026/11/0002", Self.accepted(1))],
      on: Self.day)
    try ledger.close()
    let queue = try DatabaseQueue(path: scratch.path)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        db,
        sql:
          "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'ksefAnswer'")
      #expect(triggers.count == 3)
      for row in triggers { try db.execute(sql: "DROP TRIGGER " + (row["name"] as String)) }
      try db.execute(sql: sql)
      #expect(db.changesCount == 1)
      for row in triggers { try db.execute(sql: row["sql"] as String) }
    }
    try queue.close()
    let damaged = try Ledger.open(path: scratch.path, readOnly: true)
    #expect(try damaged.verify().contains { $0.kind == .ksef })
    #expect(throws: LedgerError.self) { try damaged.ksefAnswers() }
  }
}
