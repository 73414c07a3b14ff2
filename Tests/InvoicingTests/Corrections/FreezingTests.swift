import Invoicing
import TestMonths
import Testing

/// What a billed month keeps whatever the folder says today (R24).
struct FreezingTests {
  /// A buyer renewed by the second run and corrected by the third.
  private var renewed: BilledMonth {
    var billed = BilledMonth.plain
    billed.now.contracts.clients[0].nip = "1234563218"
    billed.correct(buyerData: ["K1"])
    billed.now.rows[0].end = wall("2026-10-05 10:40")
    billed.correct()
    return billed
  }

  @Test("R24: the newest invoice counts, with the corrections after it; the last state stands")
  func newest() throws {
    let frozen = renewed.frozen
    let invoice = try #require(frozen.invoice(of: "K1"))
    #expect(invoice.statement.number == "C2-2")
    #expect(
      invoice.corrections
        == [DocumentReference(number: "C3-1", issuedOn: day("2026-11-03"), reason: "")])
    #expect(frozen.invoice(of: "K2")?.statement.number == "F1-K2")
    #expect(frozen.invoice(of: "K2")?.corrections == [])
    #expect(frozen.invoice(of: "K3") == nil)
    #expect(frozen.state(of: "K1")?.net == zl(100))
    #expect(frozen.state(of: "K3") == nil)
    #expect(frozen.invoiceNumbers == ["K1": "C2-2", "K2": "F1-K2"])
  }

  @Test("R19: an account is the newest invoice with every document and what all come to")
  func accounts() {
    let accounts = renewed.frozen.accounts
    #expect(
      accounts == [
        "K1": DocumentAccount(
          number: "C2-2", dueOn: day("2026-11-16"),
          documents: ["F1-K1", "C2-1", "C2-2", "C3-1"], gross: zl(123)),
        "K2": DocumentAccount(
          number: "F1-K2", dueOn: day("2026-11-15"), documents: ["F1-K2"], gross: zl(123)),
      ])
    let free = BilledMonth(MonthBench([BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:00")]))
    #expect(free.frozen.invoiceNumbers.isEmpty)
    #expect(free.frozen.accounts.isEmpty)
  }

  @Test("R24: buyers stay as they were billed, but for what is evidence about rows")
  func buyers() {
    let billed = BilledMonth.plain
    var today = billed.now.contracts
    today.clients[0].name = "New name"
    today.clients[0].acceptedOn = day("2026-10-20")
    today.clients[0].consent = "NEW"
    today.clients[0].place = Place(file: "clients.csv", line: 5)
    today.clients[1].consent = "NEW"
    let (contracts, notes) = billed.frozen.applied(to: today)
    #expect(contracts.clients.map(\.name) == ["K1", "K2"])
    #expect(contracts.clients[0].acceptedOn == day("2026-10-20"))
    #expect(contracts.clients.map(\.consent) == ["NEW", "NEW"])
    #expect(contracts.clients[0].place.line == 5)
    #expect(notes.map(\.code.id) == ["buyer-data-changed"])
    #expect(notes.map(\.subject) == ["K1"])
    #expect(notes.map(\.place.line) == [5])
    let exempt = billed.frozen.applied(to: today, exempt: ["K1"])
    #expect(exempt.contracts.clients.map(\.name) == ["New name", "K2"])
    #expect(exempt.notes.isEmpty)
  }

  @Test("R24: what no document says is not told of: nothing of it could be corrected")
  func unprinted() {
    let billed = BilledMonth.plain
    var today = billed.now.contracts
    today.clients[0].email = "new@example.com"
    today.clients[0].paymentDays = 30
    #expect(billed.frozen.applied(to: today).notes.isEmpty)
    today.clients[0].vat = .rate8
    #expect(billed.frozen.applied(to: today).notes.map(\.code.id) == ["buyer-data-changed"])
  }

  @Test("R24: a client that is gone today is rated as it was billed, a new one as it is")
  func missing() {
    let billed = BilledMonth.plain
    var today = billed.now.contracts
    today.clients.removeFirst()
    today.clients.append(MonthBench(clients: ["K3"]).contracts.clients[0])
    let (contracts, notes) = billed.frozen.applied(to: today)
    #expect(contracts.clients.map(\.id) == ["K1", "K2", "K3"])
    #expect(notes.map { "\($0.code.id) \($0.subject)" } == ["buyer-gone K1"])
    let exempt = billed.frozen.applied(to: today, exempt: ["K1"])
    #expect(exempt.contracts.clients.map(\.id) == ["K2", "K3"])
    #expect(exempt.notes.isEmpty)
  }

  @Test("R24: the issuer stays as it was billed; another one is told")
  func issuer() {
    let billed = BilledMonth.plain
    var today = billed.now.contracts
    #expect(billed.frozen.applied(to: today).notes.isEmpty)
    today.settings.issuer.name = "New name"
    let (contracts, notes) = billed.frozen.applied(to: today)
    #expect(contracts.settings.issuer.name == "I")
    #expect(notes.map(\.code.id) == ["issuer-data-changed"])
    let never = FrozenMonth([:]).applied(to: today)
    #expect(never.contracts.settings.issuer.name == "New name")
    #expect(never.notes.isEmpty)
  }

  @Test("R12: the rates of the issued documents come before today's")
  func rates() throws {
    let euro = Currency("EUR")
    var month = BilledMonth.plain.now
    month.contracts.clients[1].currency = euro
    month.contracts.prices.append(
      MonthBench.price("remote", .block, 25_00) { $0.currency = euro })
    let rate = ExchangeRate(
      currency: euro, day: day("2026-10-05"), rateTenThousandths: 42_500, table: "T")
    month.contracts.exchangeRates = [rate]
    var billed = BilledMonth(month)
    billed.now.contracts.exchangeRates[0].rateTenThousandths = 43_000
    let frozen = billed.frozen.applied(to: billed.now.contracts).contracts.exchangeRates
    #expect(frozen == [rate] + billed.now.contracts.exchangeRates)
    billed.now.rows[1].end = wall("2026-10-06 11:30")
    let correction = try #require(billed.plan().entries.first?.correction)
    // 25.00 x 23 % x 4.25 = 24.4375; of 50.00 it is 48.875.
    #expect(correction.difference.map(\.taxPLN) == [zl(24, 44)])
  }

  @Test("R24: billed sessions are those of the last state, with the client they stand for")
  func sessions() {
    var billed = BilledMonth.plain
    #expect(billed.frozen.billedSessions == ["S1": "K1", "S2": "K2"])
    billed.now.rows[0].client = "K2"
    billed.correct()
    #expect(billed.frozen.billedSessions == ["S1": "K2", "S2": "K2"])
    billed.now.rows.removeFirst()
    billed.correct()
    #expect(billed.frozen.billedSessions == ["S2": "K2"])
  }
}
