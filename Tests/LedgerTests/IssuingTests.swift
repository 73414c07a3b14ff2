import Invoicing
import Ledger
import Testing

@Suite struct IssuingTests {
  @Test func `what was issued is read back whole, with its sums (R22, R24)`() throws {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    let state = try ledger.state(of: Samples.period)
    #expect(state.keys.sorted() == ["K001", "K002", "K003"])
    #expect(
      state["K001"]?.map(\.number) == ["FV/2026/11/0001", "KOR/2026/11/0001"])
    #expect(state["K001"]?.last?.state.gross == Money(grosze: 11_747))
    let entries = try ledger.entries()
    #expect(entries.map(\.id) == [1, 2, 3, 4])
    #expect(entries.map(\.net.grosze) == [19_100, 19_100, 0, -9550])
    // 2 x 95.50 to 1 x 95.50 at 23 %: the difference of two roundings.
    #expect(entries.map(\.tax.grosze) == [4393, 4393, 0, -2196])
    #expect(entries[3].corrects == "FV/2026/11/0001")
    #expect(entries[2].place == nil)
    #expect(try ledger.verify() == [])
    var numbers: [String] = []
    try ledger.allDocuments { numbers.append($0.number) }
    #expect(numbers == entries.map(\.number))
  }

  @Test func `runs keep their inputs, summary and files (R25)`() throws {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    let runs = try ledger.runs(of: Samples.period)
    #expect(runs.map(\.record) == [Samples.bill(), Samples.correct(1)])
    #expect(try ledger.runs(of: Samples.period.next) == [])
    #expect(try ledger.summary(of: runs[0]) == Array("summary of 2026-10".utf8))
    #expect(
      try ledger.files(of: runs[0])
        == [FileDigest(path: "summary.xlsx", sha256: "77aa", bytes: 6000)])
    #expect(try ledger.documents(by: runs[1]).map(\.number) == ["KOR/2026/11/0001"])
    #expect(throws: LedgerError.self) { try ledger.recordFiles(runs[0], []) }
  }

  @Test func `numbers follow each other over runs of one month of issue (R22)`() throws {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    let record = Samples.correct(2)
    try ledger.issue(record) { desk throws(LedgerError) in
      let first = try desk.number(Samples.invoices)
      let second = try desk.number(Samples.invoices)
      let one = Samples.statement("K008", first, [Samples.line(["A"])], run: record.identity)
      let two = Samples.statement("K009", second, [Samples.line(["B"])], run: record.identity)
      return IssueBatch(documents: [.statement(one), .statement(two)], summary: [])
    }
    #expect(
      try ledger.entries().suffix(2).map(\.number) == ["FV/2026/11/0003", "FV/2026/11/0004"])
    try Samples.fill(ledger, period: Samples.period.next)
    #expect(try ledger.document("FV/2026/12/0001")?.clientID == "K001")
    #expect(try ledger.document("FV/2026/12/9999") == nil)
    #expect(try ledger.verify() == [])
  }

  @Test(arguments: [
    (
      SeriesPlace(series: "FV/{year}/{month}/{seq:4}", year: 2026, month: 3, seq: 7),
      "FV/2026/03/0007"
    ),
    (
      SeriesPlace(series: "{seq}-{month}-{year}", year: 2026, month: 12, seq: 12_345),
      "12345-12-2026"
    ),
    (
      SeriesPlace(series: "A{seq:2}/{year}{month}/B", year: 2026, month: 1, seq: 100),
      "A100/202601/B"
    ),
  ])
  func `a pattern gives its number (R22)`(place: SeriesPlace, number: String) {
    #expect(place.number == number)
  }

  @Test func `giving up, or failing, leaves nothing (R22)`() throws {
    let ledger = try Ledger.inMemory()
    let none = try ledger.issue(Samples.bill()) { desk throws(LedgerError) in
      _ = try desk.number(Samples.invoices)
      return nil
    }
    #expect(none == nil)
    #expect(throws: LedgerError("x", .busy)) {
      try ledger.issue(Samples.bill()) { desk throws(LedgerError) in
        _ = try desk.number(Samples.invoices)
        throw LedgerError("x", .busy)
      }
    }
    #expect(try ledger.runs() == [])
    #expect(try ledger.entries() == [])
    try Samples.fill(ledger)
    #expect(try ledger.entries().first?.number == "FV/2026/11/0001")
  }

  @Test func `consultations are found by their live sessions (R18, R19)`() throws {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    let work = try ledger.issuedWork(["2026-10-K001-2", "2026-10-K002-1", "unknown"])
    #expect(work.map(\.account.number) == ["FV/2026/11/0002", "FV/2026/11/0001"])
    #expect(work.map(\.clientID) == ["K002", "K001"])
    #expect(work[1].nets.map(\.net.grosze) == [9550])
    #expect(work[1].sessionIDs == ["2026-10-K001-1", "2026-10-K001-2"])
  }
}
