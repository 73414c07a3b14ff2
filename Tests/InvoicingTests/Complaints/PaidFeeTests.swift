import Invoicing
import TestMonths
import Testing

/// The part of a fee that was paid, and work of months billed before (R18, R19).
struct PaidFeeTests {
  private static let november = RunIdentity(
    id: "1", period: Month(year: 2026, month: 10), issuedOn: day("2026-11-20"), isDraft: false,
    programVersion: "0")

  private func payment(_ document: String, _ amount: Money) -> Payment {
    Payment(
      document: document, paidOn: day("2026-11-10"), amount: amount,
      place: Place(file: "payments.csv", line: 2))
  }

  /// Work for 123.00 and other work for 246.00, on an invoice that was to be paid by the 15th.
  private var bench: MonthBench {
    var bench = MonthBench([
      BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10").with {
        $0.confirmed = wall("2026-10-05 12:00")
      },
      BenchRow("V", "2026-10-12 10:00", "2026-10-12 11:10"),
    ])
    bench.complain("RK", on: "W", filed: "2026-10-06", .ours) { $0.claimedFee = zl(500) }
    return bench
  }

  private func judged(
    _ bench: MonthBench, dueOn: String = "2026-11-15",
    _ change: (inout RunIdentity) -> Void = { _ in }
  ) -> ComplaintReport? {
    var run = Self.november
    change(&run)
    let account = DocumentAccount(
      number: "F1", dueOn: day(dueOn), documents: ["F1", "C1"], gross: zl(999))
    let billing = Billing(
      bench.period, bench.contracts, bench.logs, view: LedgerView(accounts: ["K1": account]))
    return billing.liability(run, ["K1": "F1"]).first
  }

  @Test(
    "R19: what was paid counts by its share of the fee, at most all of it, never below nothing",
    arguments: [
      ([], zl(0)), ([("F1", zl(369))], zl(123)), ([("F1", zl(123))], zl(41)),
      ([("F1", zl(100)), ("C1", zl(23))], zl(41)), ([("F9", zl(369))], zl(0)),
      ([("F1", zl(1000))], zl(123)), ([("F1", zl(-1))], zl(0)),
      ([("F1", zl(100)), ("C1", zl(-100))], zl(0)),
      // 123.00 x 0.01 / 369.00 = 0.0033; of 0.02 it is 0.0067.
      ([("F1", zl(0, 1))], zl(0)), ([("F1", zl(0, 2))], zl(0, 1)),
    ] as [([(String, Money)], Money)])
  func collected(payments: [(String, Money)], collected: Money) throws {
    var bench = bench
    bench.contracts.payments = payments.map { payment($0.0, $0.1) }
    let report = try #require(judged(bench))
    #expect(report.charged == zl(123))
    #expect(report.collected == collected)
    #expect(report.cap == collected)
    #expect(report.payable == collected)
    #expect(report.document == "F1")
    // Before it is due, the whole fee is the cap.
    let early = try #require(judged(bench, dueOn: "2026-11-20"))
    #expect(early.collected == collected)
    #expect(early.cap == zl(123))
  }

  @Test("R19: without payments.csv, in a draft and without a document all counts as paid")
  func notLookedAt() throws {
    #expect(judged(bench)?.cap == zl(123))
    var bench = bench
    bench.contracts.payments = []
    #expect(judged(bench)?.cap == .zero)
    #expect(judged(bench) { $0.isDraft = true }?.cap == zl(123))
    #expect(judged(bench) { $0.isDraft = true }?.document == "DRAFT-K1")
    // The work is of another month than the run's.
    bench.period = Month(year: 2026, month: 11)
    bench.contracts.complaints[0].settledOn = day("2026-11-11")
    #expect(judged(bench)?.cap == zl(123))
    #expect(judged(bench)?.document.isEmpty == true)
  }

  @Test("R19: a document of this run is due after the client's days, and not on its own day")
  func ownDocument() throws {
    var bench = bench
    bench.contracts.payments = [payment("F1", zl(123))]
    let billing = bench.billing
    for (days, cap) in [(0, zl(123)), (-1, zl(41)), (14, zl(123))] {
      bench.contracts.clients[0].paymentDays = days
      let own = bench.billing.liability(Self.november, ["K1": "F1"])
      #expect(own.map(\.collected) == [zl(41)])
      #expect(own.map(\.cap) == [cap], "\(days) days")
    }
    #expect(billing.liability(Self.november, ["K1": "F1"]).map(\.cap) == [zl(123)])
  }

  // MARK: Work of a month billed before

  private func issued(_ change: (inout IssuedWork) -> Void = { _ in }) -> IssuedWork {
    var work = IssuedWork(
      clientID: "K1", period: Month(year: 2026, month: 9),
      account: DocumentAccount(
        number: "F0", dueOn: day("2026-10-15"), documents: ["F0"], gross: zl(246)),
      currency: .pln, lineID: "P:block", sessionIDs: ["P", "Q"], caseID: "CASE",
      started: Instant(seconds: wall("2026-09-29 08:00").seconds),
      ended: Instant(seconds: wall("2026-09-29 09:00").seconds), startDay: day("2026-09-29"),
      endDay: day("2026-09-30"),
      confirmed: Instant(seconds: wall("2026-09-30 10:00").seconds),
      nets: [
        VATSum(code: .rate23, net: zl(100), tax: zl(23)),
        VATSum(code: .rate8, net: zl(10), tax: zl(0, 80)),
      ])
    change(&work)
    return work
  }

  private func judged(
    _ work: IssuedWork, _ change: (inout MonthBench) -> Void = { _ in }
  ) -> ComplaintReport? {
    var bench = MonthBench()
    bench.complain("RK", on: "Q", filed: "2026-10-05", .ours) { $0.claimedFee = zl(500) }
    change(&bench)
    let billing = Billing(
      bench.period, bench.contracts, bench.logs, view: LedgerView(work: [work]))
    return billing.liability(Self.november).first
  }

  @Test("R19: a complaint on work billed before is judged by what its invoice says")
  func billedBefore() throws {
    let report = try #require(judged(issued()))
    #expect(report.document == "F0")
    #expect(report.lineID == "P:block")
    #expect(report.consultationEnded == day("2026-09-30"))
    #expect(report.confirmedOn == day("2026-09-30"))
    #expect(report.deadline == day("2026-10-05"))
    #expect(report.warrantyUntil == day("2026-10-14"))
    #expect(report.verdict == .accepted)
    #expect(report.charged == zl(133, 80))
    #expect(report.payable == zl(133, 80))
    let net = judged(issued()) { $0.setTerms { $0.liabilityBasis = .net } }
    #expect(net?.charged == zl(110))
    let paid = judged(issued()) { $0.contracts.payments = [self.payment("F0", zl(123))] }
    #expect(paid?.collected == zl(66, 90))
    #expect(paid?.cap == zl(66, 90))
    let undated = judged(issued { $0.account.dueOn = nil }) {
      $0.contracts.payments = [self.payment("F0", zl(123))]
    }
    #expect(undated?.cap == zl(133, 80), "an invoice without a due date is not due")
    for gross in [Money.zero, zl(-1)] {
      let nothing = judged(issued { $0.account.gross = gross }) {
        $0.contracts.payments = [self.payment("F0", zl(123))]
      }
      #expect(nothing?.collected == .zero, "an invoice that was corrected to zero")
    }
  }

  @Test(
    "R17: the next order after work billed before ends its window, unless it is of the same case",
    arguments: [
      ("2026-10-01", "OTHER", "2026-10-01"), ("2026-10-01", "CASE", "2026-10-05"),
      ("2026-10-01", "", "2026-10-01"), ("2026-09-28", "OTHER", "2026-10-05"),
      ("2026-10-07", "OTHER", "2026-10-05"),
    ])
  func nextOrder(on date: String, caseID: String, deadline: String) {
    let report = judged(issued()) {
      $0.rows = [
        BenchRow("N", date + " 10:00", date + " 10:10").with { $0.caseID = caseID }
      ]
    }
    #expect(report?.deadline == day(deadline))
  }

  @Test(
    "R17: work without an end or a confirmation counts from its start; another client's order not")
  func noEnd() {
    let open = issued {
      $0.ended = nil
      $0.confirmed = nil
    }
    #expect(judged(open)?.deadline == day("2026-10-14"))
    #expect(judged(open)?.confirmedOn == nil)
    let order = BenchRow("N", "2026-09-29 10:30", "2026-09-29 10:40").with { $0.caseID = "OTHER" }
    #expect(judged(open) { $0.rows = [order] }?.deadline == day("2026-09-29"))
    let ordered = judged(issued { $0.clientID = "K2" }) { $0.rows = [order] }
    #expect(ordered?.deadline == day("2026-10-05"))
    #expect(judged(issued { $0.clientID = "K9" })?.clientID == "K9")
  }

  @Test("R18: repairs of work billed before are free or charged by its complaint")
  func repairs() {
    for (cause, net) in [(Complaint.Cause.ours, Money.zero), (.notOurs, zl(100))] {
      var bench = MonthBench([
        BenchRow("R", "2026-10-07 10:00", "2026-10-07 10:10").with { $0.repairs = "RK" }
      ])
      bench.complain("RK", on: "P", filed: "2026-10-01", cause)
      let view = LedgerView(work: [issued()])
      let billing = Billing(bench.period, bench.contracts, bench.logs, view: view)
      #expect(billing.statements(Self.november).map(\.net) == [net])
      #expect(bench.outcome("R")?.rowClass == .held, "without the ledger there is no such work")
    }
  }
}
