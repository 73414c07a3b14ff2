import Invoicing

/// Statements and a summary built by hand: one of every kind of line, client and document.
enum Samples {
  static let zone = ZoneRules(
    name: "Europe/Warsaw", initialOffset: 3600,
    transitions: [
      (at: Instant(seconds: 1_774_746_000), offset: 7200),
      (at: Instant(seconds: 1_792_890_000), offset: 3600),
    ])

  static let issuer = Issuer(
    name: "Pomoc Zdalna Przykład sp. z o.o.", nip: "5260250274", address1: "ul. Prosta 1",
    address2: "00-001 Warszawa", email: "faktury@example.pl",
    iban: "PL61109010140000071219812874", bank: "Bank Przykładowy")

  static func run(isDraft: Bool = false) -> RunIdentity {
    RunIdentity(
      id: "4f1d2c", period: Month(year: 2026, month: 10), issuedOn: day(2026, 11, 2),
      isDraft: isDraft, programVersion: "1.0.0")
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  /// The moment a wall clock in Warsaw shows a time of October 2026.
  static func instant(_ dayOfMonth: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Instant {
    let local = LocalTime(
      day: day(2026, 10, dayOfMonth), secondOfDay: hour * 3600 + minute * 60 + second)
    switch zone.readings(of: local) {
    case .one(let instant), .two(let instant, _): return instant
    case .none: return Instant(seconds: 0)
    }
  }

  static func session(
    _ id: String, _ start: Instant, seconds: Int?, consultant: String = "Anna Nowak",
    line: Int, note: String = ""
  ) -> StatementSession {
    let end = seconds.map { Instant(seconds: start.seconds + Int64($0)) }
    return StatementSession(
      id: id, started: start, ended: end, startedLocal: zone.local(start),
      endedLocal: end.map(zone.local), seconds: seconds ?? 0, consultant: consultant,
      deviceID: "123456789", deviceName: "PC-KSIĘGOWOŚĆ", note: note, consent: "REG-2026-03",
      confirmed: end, confirmedLocal: end.map(zone.local),
      place: Place(file: "logs/2026-10.csv", line: line))
  }

  /// A line over its sessions; `minutes` nil makes a visit, kilometres or an item.
  static func line(
    _ sessions: [StatementSession], service: String = "remote", name: String = "Konsultacja zdalna",
    english: String = "Remote consultation", reason: LineReason = .priced,
    lineClass: LineClass = .billed, seconds: Int? = nil, minutes: Int? = 30, blocks: Int? = nil,
    quantity: Quantity? = nil, unit: Unit = .block, price: Int64 = 955_000,
    level: PriceLevel? = .tier, vat: VATCode = .rate23, agreement: String = "SLA-12",
    exchange: ExchangeRate? = nil, notes: [LineNote] = [], caseID: String = "00123"
  ) -> StatementLine {
    let first = sessions[0]
    let last = sessions[sessions.count - 1]
    let count = quantity ?? Quantity(blocks ?? 0)
    let unitPrice = UnitPrice(tenThousandths: price)
    return StatementLine(
      id: first.id + "-" + unit.rawValue, service: service, namePL: name, nameEN: english,
      lineClass: lineClass, reason: reason, consultant: first.consultant, caseID: caseID,
      started: first.started, ended: last.ended, startedLocal: first.startedLocal,
      endedLocal: last.endedLocal, seconds: seconds ?? 0, blockMinutes: minutes, blocks: blocks,
      quantity: count, unit: unit, unitPrice: unitPrice, priceLevel: level,
      net: count.times(unitPrice) ?? .zero, vat: vat, gtu: "", pkwiu: "62.09.20.0",
      agreementNumber: agreement, taxPoint: day(2026, 10, 31), exchange: exchange,
      mergePolicy: .gap(minutes: 15), sessions: sessions, notes: notes)
  }

  static func price(_ unit: Unit, _ net: Int64, vat: VATCode, currency: Currency = .pln) -> Price {
    Price(
      service: unit == .block ? "remote" : "travel", namePL: "Konsultacja zdalna",
      nameEN: "Remote consultation", tier: .sla, unit: unit, net: UnitPrice(tenThousandths: net),
      currency: currency, vat: vat, pkwiu: "62.09.20.0",
      validity: Validity(from: day(2026, 1, 1)))
  }

  static func statement(
    _ buyer: Client, number: String, kind: DocumentKind = .invoice, lines: [StatementLine],
    agreements: [Agreement] = [], complaints: [ComplaintReport] = [], prices: [Price],
    isDraft: Bool = false, taxPLN: Money? = nil, zwBasis: String = "", printNotes: Bool = false
  ) -> Statement {
    var vat: [VATSum] = []
    for code in VATCode.allCases {
      let coded = lines.filter { $0.vat == code }
      guard !coded.isEmpty else { continue }
      let net = coded.reduce(into: Money.zero) { $0 += $1.net }
      vat.append(VATSum(code: code, net: net, tax: code.tax(on: net), taxPLN: taxPLN))
    }
    return Statement(
      run: run(isDraft: isDraft), kind: kind, number: number,
      dueOn: kind == .none ? nil : day(2026, 11, 16), issuer: issuer, buyer: buyer,
      currency: buyer.currency, agreements: agreements,
      terms: [TermsInForce(from: nil, terms: Terms())], zoneName: "Europe/Warsaw",
      lines: Made(lines),
      vat: vat, complaints: complaints, prices: prices, zwBasis: zwBasis, printNotes: printNotes)
  }
}
