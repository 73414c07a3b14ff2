import Documents
import InvoiceRun
import Invoicing
import Ledger
import TestMonths
import Testing

/// Issuing a month, and billing it again.
@Suite struct BillRunTests {
  @Test("R22: numbers follow the client ids, from 1 in the month of issue")
  func numbers() throws {
    let bench = try IssuingBench.plain()
    #expect(try bench.bill().name == "issued")
    #expect(try bench.numbers == ["FV/2026/11/0001", "FV/2026/11/0002"])
    #expect(try bench.documents.map(\.clientID) == ["K1", "K2"])
    #expect(try bench.ledger.verify() == [])
  }

  @Test("R22: a client whose lines are all 0.00 gets a statement without number and no gap")
  func free() throws {
    var bench = try IssuingBench.plain()
    bench.month.decide(.waive, "S1")
    try bench.bill()
    #expect(try bench.numbers == ["NONE-K1-2026-10", "FV/2026/11/0001"])
  }

  @Test(
    "R22: a month is issued after its last day, and noted when it is late",
    arguments: [
      ("2026-10-30", "refused", ["period-not-over"]), ("2026-10-31", "issued", []),
      ("2026-11-15", "issued", []), ("2026-11-16", "issued", ["late-invoice"]),
    ])
  func dates(date: String, outcome: String, codes: [String]) throws {
    let bench = try IssuingBench.plain()
    let billed = try bench.bill(on: date)
    #expect(billed.name == outcome)
    #expect(billed.codes == codes)
    #expect(try bench.documents.isEmpty == (outcome == "refused"))
  }

  @Test("R15: held rows stop a first run unless they are allowed, and are told")
  func held() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows[0].consent = ""
    #expect(try bench.bill().name == "refused")
    #expect(try bench.documents.isEmpty)
    let allowed = try bench.bill { $0.allowsHeld = true }
    #expect(allowed.name == "issued")
    #expect(allowed.codes.contains("no-consent"))
    #expect(try bench.documents.map(\.clientID) == ["K2"])
  }

  @Test("R22: a month without a line issues nothing")
  func empty() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows = []
    #expect(try bench.bill().name == "empty")
    #expect(try bench.ledger.runs().isEmpty)
  }

  @Test("R23: billed again without a difference, nothing is issued")
  func again() throws {
    let bench = try IssuingBench.plain()
    try bench.bill()
    let before = try bench.documents
    #expect(try bench.bill(on: "2026-11-20").name == "unchanged")
    #expect(try bench.documents == before)
    #expect(try bench.ledger.runs().count == 1)
  }

  @Test("R23: a difference is listed line by line and changes nothing")
  func different() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    let before = try bench.documents
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    guard case .different(let plan, _) = try bench.bill() else {
      Issue.record("not different")
      return
    }
    #expect(plan.entries.map(\.client) == ["K1"])
    #expect(plan.entries[0].changes.map { $0.before?.net } == [zl(200)])
    #expect(plan.entries[0].changes.map { $0.after?.net } == [zl(100)])
    #expect(try bench.documents == before)
  }

  @Test("R23: rows held at the issue and still held make no difference; a new one stops")
  func heldAgain() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows.append(
      BenchRow("S3", "2026-10-07 10:00", "2026-10-07 10:30").with { $0.consent = "" })
    try bench.bill { $0.allowsHeld = true }
    #expect(try bench.bill().name == "unchanged")
    bench.month.rows.append(
      BenchRow("S4", "2026-10-08 10:00", "2026-10-08 10:30").with { $0.consent = "" })
    #expect(try bench.bill().name == "refused")
    #expect(try bench.bill { $0.allowsHeld = true }.name == "unchanged")
  }

  @Test("R23: changed data of a buyer are noted and no difference")
  func buyer() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    bench.month.contracts.clients[0].name = "another"
    bench.month.contracts.clients[0].vat = .rate8
    let again = try bench.bill()
    #expect(again.name == "unchanged")
    #expect(again.codes == ["buyer-data-changed"])
  }

  @Test("R19: the fee another month charged is the ledger's, after its corrections")
  func complaintOfAnotherMonth() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows[0].confirmed = wall("2026-10-05 12:00")
    try bench.bill()
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    try bench.correct()
    let october = bench.month.rows
    bench.month.period = Month(year: 2026, month: 11)
    bench.month.rows = [BenchRow("S9", "2026-11-20 10:00", "2026-11-20 10:30")]
    bench.month.complain("RK", on: "S1", filed: "2026-10-07", .ours) {
      $0.claimedFee = zl(500)
      $0.decidedOn = day("2026-11-12")
    }
    for rows in [bench.month.rows, october + bench.month.rows] {
      bench.month.rows = rows
      guard
        case .issued(_, let summary) = try IssuingBench(bench.month, after: bench).bill(
          on: "2026-12-01")
      else {
        Issue.record("not issued")
        return
      }
      let report = try #require(summary.liability.first)
      #expect(report.charged == zl(123))
      #expect(report.payable == zl(123))
      #expect(report.document == "FV/2026/11/0001")
      #expect(report.verdict == .accepted)
    }
  }

  @Test(
    "R19: once the invoice is overdue, what was collected is the cap",
    arguments: [
      ("2026-11-16", zl(61, 50), zl(123)), ("2026-11-17", zl(61, 50), zl(61, 50)),
    ])
  func collected(date: String, collected: Money, cap: Money) throws {
    var bench = try IssuingBench.plain()
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    bench.month.rows[0].confirmed = wall("2026-10-05 12:00")
    try bench.bill()
    bench.month.complain("RK", on: "S1", filed: "2026-10-07", .ours) { $0.claimedFee = zl(500) }
    bench.month.contracts.payments = [
      Payment(
        document: "FV/2026/11/0001", paidOn: day("2026-11-12"), amount: zl(61, 50),
        place: Place(file: "payments.csv")),
      Payment(
        document: "FV/2026/11/0002", paidOn: day("2026-11-12"), amount: zl(5),
        place: Place(file: "payments.csv")),
    ]
    bench.month.rows[1].end = wall("2026-10-06 11:30")
    guard case .issued(_, let summary, _) = try bench.correct(on: date) else {
      Issue.record("not issued")
      return
    }
    let report = try #require(summary.liability.first)
    #expect(report.charged == zl(123))
    #expect(report.collected == collected)
    #expect(report.cap == cap)
  }
}

extension IssuingBench {
  /// Another month against a copy of a ledger: documents of the first are issued anew.
  init(_ month: MonthBench, after other: IssuingBench) throws {
    try self.init(month)
    for run in try other.ledger.runs() {
      let documents = try other.ledger.documents(by: run)
      let settings = month.contracts.settings
      try ledger.issue(run.record) { desk throws(LedgerError) in
        for document in documents where document.kind != .none {
          _ = try desk.number(
            document.kind == .correction
              ? settings.numbering.correction : settings.numbering.invoice)
        }
        return IssueBatch(documents: Made(documents), summary: [try other.ledger.summary(of: run)])
      }
    }
  }
}
