import Documents
import InvoiceRun
import Invoicing
import Ledger
import TestMonths
import Testing

/// Corrections of a billed month.
@Suite struct CorrectRunTests {
  @Test("R24: a month that was never billed is not corrected")
  func notBilled() throws {
    #expect(try IssuingBench.plain().correct().name == "notBilled")
  }

  @Test("R24: two half-hours of 95.50 become one: VAT -21.96, never a fresh rounding")
  func fewerBlocks() throws {
    var bench = try IssuingBench.plain()
    bench.month.agree("K1")
    bench.month.contracts.prices[0].net = UnitPrice(tenThousandths: 955_000)
    bench.month.rows[0].end = wall("2026-10-05 10:31")
    try bench.bill()
    bench.month.rows[0].end = wall("2026-10-05 10:30")
    #expect(try bench.correct().name == "issued")
    let correction = try #require(try bench.correction("KOR/2026/11/0001"))
    #expect(correction.net == zl(-95, -50))
    #expect(correction.tax == zl(-21, -96))
    #expect(correction.original.number == "FV/2026/11/0001")
    #expect(correction.changes.count == 1)
    #expect(try bench.booked == bench.fresh)
    #expect(try bench.correct().name == "nothing")
    #expect(try bench.bill().name == "unchanged")
  }

  @Test("R24: several corrections in a row each start from the state before them")
  func inARow() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    for (index, end) in ["12:30", "10:40", "11:10"].enumerated() {
      bench.month.rows[0].end = wall("2026-10-05 " + end)
      try bench.correct()
      let correction = try #require(try bench.correction("KOR/2026/11/000\(index + 1)"))
      #expect(correction.original.number == "FV/2026/11/0001")
      #expect(correction.earlier.count == index)
      #expect(try bench.booked == bench.fresh)
    }
    #expect(try bench.ledger.verify() == [])
    #expect(try bench.ledger.runs().map(\.record.folder).last == "2026-10.correction-3")
  }

  @Test("R24: a consultation that moved corrects one client and invoices the other, or neither")
  func moved() throws {
    var bench = try IssuingBench.plain()
    bench.month.contracts.clients.append(
      MonthBench(clients: ["K3"]).contracts.clients[0])
    try bench.bill()
    bench.month.rows[0].client = "K3"
    for only in ["K1", "K3"] {
      let refused = try bench.correct { $0.clients = [only] }
      #expect(refused.name == "refused")
      #expect(refused.codes == ["move-needs-both"])
    }
    #expect(try bench.correct { $0.clients = ["K1", "K3"] }.name == "issued")
    #expect(
      try bench.numbers == [
        "FV/2026/11/0001", "FV/2026/11/0002", "KOR/2026/11/0001", "FV/2026/11/0003",
      ])
    #expect(try bench.correction("KOR/2026/11/0001")?.net == zl(-200))
    #expect(try bench.booked == bench.fresh.merging(["K1": []]) { $1 })
  }

  @Test("R24: a session that leaves a line without changing its amount is charged where it went")
  func movedWithoutDifference() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows += [
      BenchRow("S3", "2026-10-07 10:00", "2026-10-07 10:10"),
      BenchRow("S4", "2026-10-07 10:15", "2026-10-07 10:25"),
    ]
    try bench.bill()
    bench.month.rows[2].client = "K2"
    #expect(try bench.correct().name == "issued")
    #expect(try bench.documents.map(\.clientID) == ["K1", "K2", "K2"])
    #expect(try bench.correct().name == "nothing")
    bench.month.rows[2].client = "K1"
    #expect(try bench.correct().name == "issued")
    #expect(try bench.booked == bench.fresh)
    #expect(try bench.correct().name == "nothing")
    #expect(try bench.ledger.verify() == [])
  }

  @Test("R24: while one invoice of a move has no KSeF number, neither client is corrected")
  func movedBeforeKSeF() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows.append(BenchRow("S3", "2026-10-07 10:00", "2026-10-07 10:30"))
    bench.month.contracts.settings.ksef = true
    try bench.bill()
    try bench.accept("FV/2026/11/0002")
    bench.month.rows[2].client = "K2"
    let waits = try bench.correct()
    #expect(waits.name == "nothing")
    #expect(waits.codes == ["no-ksef-number", "move-must-wait"])
    try bench.accept("FV/2026/11/0001")
    #expect(try bench.correct().name == "issued")
  }

  @Test("R24: a new invoice that KSeF refused is issued anew, and the old one stays at zero")
  func refusedRenewal() throws {
    var bench = try IssuingBench.plain()
    bench.month.contracts.settings.ksef = true
    bench.month.contracts.clients[0].nip = "9991082391"
    try bench.bill()
    bench.month.contracts.clients[0].nip = "9991041280"
    let issued = ["FV/2026/11/0001", "FV/2026/11/0002"]
    try bench.accept("FV/2026/11/0001", "FV/2026/11/0002")
    #expect(try bench.correct { $0.buyerData = ["K1"] }.name == "issued")
    try bench.accept("KOR/2026/11/0001", on: "2026-11-11")
    try bench.ledger.record([("FV/2026/11/0003", .refused)], on: day("2026-11-11"))
    #expect(try bench.correct().name == "issued")
    let documents = try bench.documents
    #expect(
      documents.map(\.number)
        == issued + ["KOR/2026/11/0001", "FV/2026/11/0003", "FV/2026/11/0004"])
    #expect(documents.last?.kind == .invoice)
    #expect(documents.last?.state.buyer.nip == "9991041280")
    #expect(try bench.correct().name == "nothing")
    let standing = FrozenMonth(try bench.ledger.state(of: bench.month.period))
    #expect(
      standing.state(of: "K1")?.vat.filter { $0.net != .zero } == bench.fresh["K1"])
    #expect(try bench.ledger.verify() == [])
  }

  @Test("R12: a line whose amount stays keeps the rate and the tax point it was issued with")
  func keptRate() throws {
    var bench = try IssuingBench(
      MonthBench([
        BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:20"),
        BenchRow("S2", "2026-10-20 10:00", "2026-10-20 10:20").with { $0.caseID = "OTHER" },
      ]))
    bench.month.contracts.clients[0].currency = Currency("EUR")
    bench.month.sellInEuro(
      bench.month.contracts.prices, ratesFrom: day("2026-09-20"), days: 60, step: 100)
    bench.month.agree("K1")
    try bench.bill()
    bench.month.contracts.agreements[0].validity.to = day("2026-10-15")
    bench.month.rows[0].end = wall("2026-10-05 11:30")
    #expect(try bench.correct().name == "issued")
    let correction = try #require(try bench.correction("KOR/2026/11/0001"))
    #expect(correction.changes.map(\.after?.id) == ["S1:block"])
    let before = try #require(try bench.documents.first?.state.lines.last)
    let after = try #require(correction.after.lines.last)
    #expect(after.exchange == before.exchange && after.taxPoint == before.taxPoint)
    #expect(after.blockMinutes == 30)
    let change = try #require(correction.changes.first)
    let rate = try #require(change.after?.exchange?.rateTenThousandths)
    let net = (change.after?.net.grosze ?? 0) - (change.before?.net.grosze ?? 0)
    #expect(
      correction.difference.map(\.taxPLN)
        == [Money(grosze: Int64(rounded(Int128(net * 23) * Int128(rate), over: 1_000_000)))])
  }

  @Test("R24: the others are corrected while one waits for its KSeF number")
  func othersGoOn() throws {
    var bench = try IssuingBench.plain()
    bench.month.contracts.settings.ksef = true
    try bench.bill()
    try bench.accept("FV/2026/11/0002")
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    bench.month.rows[1].end = wall("2026-10-06 12:40")
    let issued = try bench.correct()
    #expect(issued.name == "issued")
    #expect(issued.codes == ["no-ksef-number"])
    #expect(try bench.documents.map(\.clientID) == ["K1", "K2", "K2"])
    #expect(try bench.correct { $0.isOutsideKSeF = true }.name == "issued")
    #expect(try bench.booked == bench.fresh)
  }

  @Test("R22: an invoice of a correction run is dated like one of a bill: not too early, late told")
  func invoiceDates() throws {
    var bench = try IssuingBench(
      MonthBench([BenchRow("S1", "2026-10-05 10:00", "2026-10-05 11:30")]))
    try bench.bill()
    bench.month = MonthBench(
      bench.month.rows + [
        BenchRow("S2", "2026-10-06 10:00", "2026-10-06 10:30").with { $0.client = "K2" }
      ])
    bench.month.contracts.settings.ksef = false
    let early = try bench.correct(on: "2026-10-30")
    #expect(early.name == "refused")
    #expect(early.codes == ["period-not-over"])
    #expect(try bench.correct(on: "2026-10-30") { $0.isDraft = true }.name == "draft")
    let late = try bench.correct(on: "2026-11-16")
    #expect(late.name == "issued")
    #expect(late.codes == ["late-invoice"])
    bench.month.rows[1].end = wall("2026-10-06 12:40")
    #expect(try bench.correct(on: "2026-11-17").codes == [], "a correction is never late")
  }

  @Test("R24: a client that had no invoice gets one, and one of 0.00 lines as well")
  func newInvoice() throws {
    var bench = try IssuingBench.plain()
    bench.month.decide(.waive, "S2")
    try bench.bill()
    bench.month.contracts.decisions = []
    bench.month.rows.append(
      BenchRow("S3", "2026-10-07 10:00", "2026-10-07 10:30").with { $0.client = "K3" })
    bench.month.contracts.clients.append(MonthBench(clients: ["K3"]).contracts.clients[0])
    try bench.correct()
    #expect(
      try bench.numbers == [
        "FV/2026/11/0001", "NONE-K2-2026-10", "FV/2026/11/0002", "FV/2026/11/0003",
      ])
    #expect(try bench.booked == bench.fresh)
  }

  @Test("R24: a row that was billed and is held now refuses the run")
  func nowHeld() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    bench.month.rows[0].consent = ""
    let refused = try bench.correct()
    #expect(refused.name == "refused")
    #expect(refused.codes.contains("billed-now-held"))
    bench.month.rows[1].end = wall("2026-10-06 12:40")
    #expect(try bench.correct { $0.clients = ["K2"] }.name == "issued")
  }

  @Test("R24: a buyer's new name is corrected on demand, without lines; a new NIP anew")
  func buyerData() throws {
    var bench = try IssuingBench.plain()
    bench.month.contracts.clients[0].nip = "5260250274"
    try bench.bill()
    bench.month.contracts.clients[0].name = "New name"
    let noted = try bench.correct()
    #expect(noted.name == "nothing")
    #expect(noted.codes == ["buyer-data-changed"])
    try bench.correct { $0.buyerData = ["K1"] }
    let named = try #require(try bench.correction("KOR/2026/11/0001"))
    #expect(named.changes.isEmpty)
    #expect(named.net == .zero)
    #expect(named.buyerBefore?.name == "K1")
    #expect(named.after.buyer.name == "New name")
    bench.month.contracts.clients[0].nip = "1234563218"
    try bench.correct { $0.buyerData = ["K1"] }
    #expect(try bench.correction("KOR/2026/11/0002")?.net == zl(-200))
    #expect(try bench.numbers.last == "FV/2026/11/0003")
    #expect(try bench.documents.last?.state.buyer.nip == "1234563218")
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    try bench.correct()
    #expect(try bench.correction("KOR/2026/11/0003")?.original.number == "FV/2026/11/0003")
    #expect(try bench.booked == bench.fresh)
    #expect(try bench.ledger.verify() == [])
  }

  @Test("R24: a correction keeps the exchange rates of its original (R12)")
  func keptRates() throws {
    var bench = try IssuingBench.plain()
    let euro = Currency("EUR")
    bench.month.contracts.clients[1].currency = euro
    bench.month.contracts.prices.append(
      MonthBench.price("remote", .block, 25_00) { $0.currency = euro })
    let rate = ExchangeRate(
      currency: euro, day: day("2026-10-05"), rateTenThousandths: 42_500, table: "T")
    bench.month.contracts.exchangeRates = [rate]
    try bench.bill()
    bench.month.contracts.exchangeRates[0].rateTenThousandths = 43_000
    #expect(try bench.bill().name == "unchanged")
    bench.month.rows[1].end = wall("2026-10-06 11:30")
    try bench.correct()
    let correction = try #require(try bench.correction("KOR/2026/11/0001"))
    #expect(correction.changes[0].after?.exchange == rate)
    // 25.00 x 23 % x 4.25 = 24.4375; of 50.00 it is 48.875.
    #expect(correction.difference.map(\.taxPLN) == [zl(24, 44)])
  }

  @Test("R18: a complaint decided later frees the repair or charges the call-out")
  func decidedLater() throws {
    for (cause, net) in [(Complaint.Cause.ours, Money.zero), (.notOurs, zl(100))] {
      var bench = try IssuingBench.plain()
      bench.month.rows[0].confirmed = wall("2026-10-05 12:00")
      bench.month.complain("RK", on: "S1", filed: "2026-10-06", .open)
      bench.month.rows.append(
        BenchRow("S3", "2026-10-07 10:00", "2026-10-07 10:30").with { $0.repairs = "RK" })
      #expect(try bench.bill().name == "issued")
      bench.month.contracts.complaints[0].cause = cause
      let corrected = try bench.correct()
      #expect(corrected.name == (net == .zero ? "nothing" : "issued"))
      if net == .zero { #expect(corrected.codes.contains("free-lines-changed")) }
      #expect(try bench.correction("KOR/2026/11/0001")?.net ?? .zero == net)
    }
  }

  @Test("R20: a correction that lowers a fee below what was settled says so")
  func belowSettled() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows[0].confirmed = wall("2026-10-05 12:00")
    bench.month.complain("RK", on: "S1", filed: "2026-10-06", .ours) {
      $0.claimedFee = zl(246)
      $0.settled = zl(246)
    }
    #expect(!(try bench.bill().codes.contains("cap-breach")))
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    guard case .issued(_, let summary, _) = try bench.correct() else {
      Issue.record("not issued")
      return
    }
    #expect(summary.findings.map(\.code.id).contains("fee-below-settled"))
    #expect(summary.liability.map(\.breach) == [zl(123)])
    #expect(summary.corrections.map { $0.after.complaints.map(\.breach) } == [[zl(123)]])
  }

  @Test("R24: a draft shows the correction and issues nothing")
  func draft() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    bench.month.rows[0].end = wall("2026-10-05 10:40")
    guard case .draft(let summary, _) = try bench.correct({ $0.isDraft = true }) else {
      Issue.record("no draft")
      return
    }
    #expect(summary.corrections.map(\.number) == ["DRAFT-K1"])
    #expect(try bench.ledger.runs().count == 1)
  }

  @Test("R24: lines pair by the earliest session they share, the rest stands against nothing")
  func pairs() throws {
    var bench = try IssuingBench.plain()
    bench.month.rows = [
      BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10"),
      BenchRow("B", "2026-10-05 10:20", "2026-10-05 10:50"),
      BenchRow("C", "2026-10-05 13:00", "2026-10-05 14:10"),
    ]
    try bench.bill()
    bench.month.setTerms { $0.merge = MergePolicy.none }
    bench.month.rows[2].start = wall("2026-10-05 13:05")
    try bench.correct()
    let correction = try #require(try bench.correction("KOR/2026/11/0001"))
    let pairs = correction.changes.map { [$0.before?.id, $0.after?.id] }
    #expect(pairs == [[nil, "B:block"]])
    #expect(correction.net == zl(100))
    #expect(try bench.booked == bench.fresh)
  }

  @Test("R24: a client that neither ledger nor folder knows is wrong usage")
  func unknown() throws {
    let bench = try IssuingBench.plain()
    try bench.bill()
    #expect(try bench.correct { $0.clients = ["K7"] }.name == "unknownClients")
    #expect(try bench.correct { $0.buyerData = ["K7"] }.name == "unknownClients")
  }

  @Test("R24: a client that left the folder keeps its data from the ledger")
  func leftTheFolder() throws {
    var bench = try IssuingBench.plain()
    try bench.bill()
    bench.month.contracts.clients.removeFirst()
    let again = try bench.bill()
    #expect(again.name == "unchanged")
    #expect(again.codes == ["buyer-gone"])
  }
}
