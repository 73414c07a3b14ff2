import Documents
import InvoiceRun
import Invoicing
import Ledger
import TestMonths
import Testing

/// What other months of the ledger mean for the one that is issued (R4, R17 to R20).
struct OtherMonthsTests {
  private static let september = Month(year: 2026, month: 9)

  /// A session of the last evening of September and one of the first minutes of October.
  private func overMidnight() throws -> IssuingBench {
    var bench = try IssuingBench(
      MonthBench([
        BenchRow("S1", "2026-09-30 23:20", "2026-09-30 23:50"),
        BenchRow("S2", "2026-10-12 10:00", "2026-10-12 10:20"),
      ]))
    bench.month.period = Self.september
    #expect(try bench.bill(on: "2026-10-01").name == "issued")
    bench.month.rows.insert(BenchRow("LATE", "2026-10-01 00:00", "2026-10-01 00:20"), at: 1)
    bench.month.period = Month(year: 2026, month: 10)
    return bench
  }

  @Test("R4: a consultation another month charges is charged again only once that is corrected")
  func charged() throws {
    var bench = try overMidnight()
    let refused = try bench.bill()
    #expect(refused.name == "refused")
    #expect(refused.codes.filter { $0 == "billed-in-other-month" }.count == 1)
    #expect(try bench.documents.isEmpty)
    bench.month.period = Self.september
    #expect(try bench.correct(on: "2026-11-02").name == "issued")
    bench.month.period = Month(year: 2026, month: 10)
    #expect(try bench.bill().name == "issued")
    #expect(try bench.documents.map(\.state.net) == [zl(200)])
  }

  @Test("R4: an id that a tool uses again for another session is another session")
  func reused() throws {
    var bench = try overMidnight()
    bench.month.rows = [BenchRow("S1", "2026-10-07 10:00", "2026-10-07 10:20")]
    #expect(try bench.bill().name == "issued")
  }

  @Test("R4: a session that a decision moves into this month is still charged by the other one")
  func moved() throws {
    var bench = try overMidnight()
    bench.month.rows = [BenchRow("S1", "2026-09-30 23:20", "2026-09-30 23:50")]
    bench.month.decide(.set, "S1") {
      $0.started = wall("2026-10-20 10:00")
      $0.ended = wall("2026-10-20 10:20")
    }
    #expect(try bench.bill().codes.contains("billed-in-other-month"))
  }

  @Test(
    "R17: the next order counts from the ledger when its log is not here", arguments: [true, false])
  func nextOrder(isLogHere: Bool) throws {
    var bench = try IssuingBench(
      MonthBench([
        BenchRow("W", "2026-09-10 10:00", "2026-09-10 10:10"),
        BenchRow("O", "2026-09-29 10:00", "2026-09-29 10:10").with { $0.caseID = "OTHER" },
      ]))
    bench.month.complain("RK", on: "W", filed: "2026-09-30", .ours) { $0.claimedFee = zl(50) }
    bench.month.contracts.settings.terms[0].terms.warrantyDays = 21
    bench.month.period = Self.september
    #expect(try bench.bill(on: "2026-10-01").name == "issued")
    let october = BenchRow("R", "2026-10-12 10:00", "2026-10-12 10:20").with { $0.repairs = "RK" }
    bench.month.rows = isLogHere ? bench.month.rows + [october] : [october]
    bench.month.period = Month(year: 2026, month: 10)
    let view = try bench.ledger.view(of: bench.input)
    let billing = Billing(
      bench.month.period, bench.month.contracts, bench.month.logs, view: view)
    #expect(billing.rowOutcomes().first { $0.sessionID == "R" }?.rowClass == .free)
    bench.month.contracts.complaints[0].filedOn = day("2026-10-02")
    let late = Billing(bench.month.period, bench.month.contracts, bench.month.logs, view: view)
    let report = late.liability(bench.month.run).first
    #expect(report?.nextOrderOn == day("2026-09-29"))
    #expect(report?.deadline == day("2026-09-29"))
  }

  @Test("R17: what only the ledger knows of a case, or of a repair, makes no next order")
  func noNextOrder() throws {
    let row = BenchRow("W", "2026-09-10 10:00", "2026-09-10 10:10")
    var bench = try IssuingBench(
      MonthBench([
        row,
        BenchRow("SAME", "2026-09-20 10:00", "2026-09-20 10:10"),
        BenchRow("FIX", "2026-09-21 10:00", "2026-09-21 11:10").with {
          $0.caseID = "OTHER"
          $0.repairs = "RK"
        },
      ]))
    bench.month.complain("RK", on: "W", filed: "2026-09-12", .notOurs)
    bench.month.complain("RL", on: "W", filed: "2026-09-23", .ours)
    bench.month.decide(.reduce, "FIX") { $0.blocks = 1 }
    bench.month.period = Self.september
    #expect(try bench.bill(on: "2026-10-01").name == "issued")
    bench.month.rows = [
      BenchRow("R", "2026-10-12 10:00", "2026-10-12 10:20").with { $0.repairs = "RL" }
    ]
    bench.month.contracts.decisions = []
    bench.month.period = Month(year: 2026, month: 10)
    let view = try bench.ledger.view(of: bench.input)
    #expect(view.orders.map(\.repairs) == ["", "", "RK"])
    let billing = Billing(
      bench.month.period, bench.month.contracts, bench.month.logs, view: view)
    #expect(billing.rowOutcomes().map(\.rowClass) == [.free])
  }

  @Test("R17: a later month that was billed first counts, though its log is not here any more")
  func laterMonthFirst() throws {
    var bench = try IssuingBench(
      MonthBench([
        BenchRow("O", "2026-10-02 10:00", "2026-10-02 10:10").with { $0.caseID = "OTHER" }
      ]))
    #expect(try bench.bill().name == "issued")
    bench.month.rows = [BenchRow("W", "2026-09-30 10:00", "2026-09-30 10:10")]
    bench.month.complain("RK", on: "W", filed: "2026-10-05", .ours)
    bench.month.period = Self.september
    let view = try bench.ledger.view(of: bench.input)
    let billing = Billing(
      bench.month.period, bench.month.contracts, bench.month.logs, view: view)
    #expect(billing.liability(bench.month.run).map(\.nextOrderOn) == [day("2026-10-02")])
  }

  @Test(
    "R18: of several sessions of one id the complaint means the latest that had begun",
    arguments: [("2026-09-08", "2026-09-07"), ("2026-10-06", "2026-10-05")])
  func reusedID(filed: String, ended: String) throws {
    var bench = try IssuingBench(
      MonthBench([BenchRow("W", "2026-09-07 10:00", "2026-09-07 10:10")]))
    bench.month.period = Self.september
    #expect(try bench.bill(on: "2026-10-01").name == "issued")
    bench.month.rows = [BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10")]
    bench.month.period = Month(year: 2026, month: 10)
    for _ in 0..<2 {
      bench.month.contracts.complaints = []
      bench.month.complain("RK", on: "W", filed: filed, .ours) { $0.settledOn = day("2026-10-20") }
      let view = try bench.ledger.view(of: bench.input)
      let billing = Billing(
        bench.month.period, bench.month.contracts, bench.month.logs, view: view)
      #expect(billing.liability(bench.month.run).map(\.consultationEnded) == [day(ended)])
      try bench.bill()
    }
  }

  @Test(
    "R20: a consultation that is taken out altogether owes nothing, and what was settled is told")
  func takenOut() throws {
    var bench = try IssuingBench.plain()
    bench.month.complain("RK", on: "S1", filed: "2026-10-06", .ours) {
      $0.settled = zl(50)
      $0.settledOn = day("2026-10-20")
    }
    try bench.bill()
    bench.month.decide(.exclude, "S1")
    let outcome = try bench.correct()
    guard case .issued(_, let summary, _) = outcome else {
      Issue.record("\(outcome.name)")
      return
    }
    #expect(outcome.codes.contains("fee-below-settled"))
    #expect(!outcome.codes.contains("complaint-unknown-session"))
    #expect(summary.liability.map(\.charged) == [.zero])
    #expect(summary.liability.map(\.breach) == [zl(50)])
    #expect(summary.liability.map(\.document) == ["FV/2026/11/0001"])
    #expect(summary.corrections.first?.after.complaints.map(\.breach) == [zl(50)])
  }

  @Test("R19: a correction of one client says nothing of complaints whose fee stays")
  func others() throws {
    var bench = try IssuingBench.plain()
    bench.month.complain("RK", on: "S2", filed: "2026-10-07", .ours) { $0.settled = zl(100) }
    try bench.bill()
    bench.month.contracts.prices[0].net = UnitPrice(tenThousandths: 50_0000)
    let outcome = try bench.correct { $0.clients = ["K1"] }
    guard case .issued(_, let summary, _) = outcome else {
      Issue.record("\(outcome.name)")
      return
    }
    #expect(summary.liability.isEmpty)
    #expect(!outcome.codes.contains("cap-breach"))
  }

  @Test("R19: a payment for a number that nobody issued is told, one for this run's is not")
  func payments() throws {
    var bench = try IssuingBench.plain()
    bench.month.contracts.payments = ["FV/2026/11/0001", "FV/2026/11/001"].map {
      Payment(
        document: $0, paidOn: day("2026-11-10"), amount: zl(10),
        place: Place(file: "payments.csv", line: 2))
    }
    let strays = { (outcome: BillRun.Outcome) in
      outcome.codes.filter { $0 == "payment-unknown-document" }.count
    }
    #expect(strays(try bench.bill()) == 1)
    #expect(strays(try bench.bill()) == 1)
    bench.month.contracts.payments?.removeLast()
    #expect(strays(try bench.bill()) == 0)
  }

  @Test("A correction is not dated before its invoice, nor before a correction of it")
  func early() throws {
    var bench = try IssuingBench.plain()
    try bench.bill(on: "2026-11-10")
    bench.month.contracts.prices[0].net = UnitPrice(tenThousandths: 50_0000)
    #expect(try bench.correct(on: "2026-11-09").codes.contains("correction-before-invoice"))
    #expect(try bench.correct(on: "2026-11-12").name == "issued")
    bench.month.contracts.prices[0].net = UnitPrice(tenThousandths: 60_0000)
    #expect(try bench.correct(on: "2026-11-11").name == "refused")
    #expect(try bench.correct(on: "2026-11-12").name == "issued")
  }

  @Test("R22: a ledger with another company's documents is refused, and one without any is not")
  func issuer() throws {
    let bench = try IssuingBench.plain()
    var issuer = bench.month.contracts.settings.issuer
    try bench.ledger.check(issuer: issuer)
    try bench.bill()
    try bench.ledger.check(issuer: issuer)
    issuer.nip = "9991041280"
    #expect(throws: WrongLedger.self) { try bench.ledger.check(issuer: issuer) }
  }
}
