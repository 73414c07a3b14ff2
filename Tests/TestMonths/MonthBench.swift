package import Invoicing

/// A time on the wall: `2026-10-05 10:00`, seconds if they matter.
package func wall(_ text: String) -> Stamp {
  let parts = text.split { " -:".contains($0) }.compactMap { Int($0) }
  guard parts.count >= 5, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
    return .missing
  }
  let second = parts[3] * 3600 + parts[4] * 60 + (parts.count > 5 ? parts[5] : 0)
  return Stamp(.local, seconds: LocalTime(day: day, secondOfDay: second).seconds)
}

/// A time that carries its offset: the same text, read as UTC.
package func utc(_ text: String) -> Stamp { Stamp(.instant, seconds: wall(text).seconds) }

/// A day that exists: `2026-10-05`.
package func day(_ text: String) -> Day { LocalTime(seconds: wall(text + " 00:00").seconds).day }

/// Złote and grosze: 95.50 is `zl(95, 50)`.
package func zl(_ whole: Int64, _ grosze: Int64 = 0) -> Money {
  Money(grosze: whole * 100 + grosze)
}

/// A row of a log as a test states it.
package struct BenchRow {
  package var id: String
  package var start: Stamp
  package var end: Stamp
  package var client = "K1"
  package var consultant = "anna"
  package var service = "remote"
  package var caseID = "CASE"
  package var device = ""
  package var deviceName = ""
  package var consent = "ZG-1"
  package var confirmed = Stamp.missing
  package var repairs = ""
  package var note = ""
  package var quantity: Quantity?
  package var duration: Int32 = -1
  package var isNoSession = false
  package var isCompanion = false
  package var file = 0

  package init(_ id: String, _ start: Stamp, _ end: Stamp) {
    self.id = id
    self.start = start
    self.end = end
  }

  package init(_ id: String, _ start: String, _ end: String) {
    self.init(id, wall(start), wall(end))
  }

  /// The same row with something changed.
  package func with(_ change: (inout BenchRow) -> Void) -> BenchRow {
    var row = self
    change(&row)
    return row
  }
}

/// A month with everything agreed and everything logged, built in code.
package struct MonthBench {
  /// Warsaw from 2025 to 2028, by hand: the last Sundays of March and October at 01:00 UTC.
  package static let warsaw = ZoneRules(
    name: "Europe/Warsaw", initialOffset: 3600,
    transitions: [
      (Instant(seconds: 1_743_296_400), 7200), (Instant(seconds: 1_761_440_400), 3600),
      (Instant(seconds: 1_774_746_000), 7200), (Instant(seconds: 1_792_890_000), 3600),
      (Instant(seconds: 1_806_195_600), 7200), (Instant(seconds: 1_824_944_400), 3600),
      (Instant(seconds: 1_837_645_200), 7200), (Instant(seconds: 1_856_394_000), 3600),
    ])

  package var contracts: Contracts
  package var rows: [BenchRow]
  package var files = ["logs/a.csv"]
  package var period = Month(year: 2026, month: 10)
  package var lengthBasis = LengthBasis.stamps
  package var standing = ""

  package init(_ rows: [BenchRow] = [], clients: [String] = ["K1", "K2"]) {
    contracts = Contracts(
      settings: Settings(issuer: Issuer(name: "I", nip: "5260250274", address1: "A")),
      zone: MonthBench.warsaw)
    contracts.clients = clients.map { id in
      var client = Client(id: id, name: id)
      client.address1 = "ul. Prosta 2"
      client.acceptedOn = day("2025-01-01")
      return client
    }
    contracts.prices = [
      MonthBench.price("remote", .block, 100_00), MonthBench.price("onsite", .visit, 50_00),
      MonthBench.price("onsite", .block, 120_00), MonthBench.price("travel", .km, 1_15),
      MonthBench.price("sla-fee", .item, 200_00),
    ]
    self.rows = rows
  }

  /// A general price from 2025 on, in grosze, to be changed as needed.
  package static func price(
    _ service: String, _ unit: Unit, _ grosze: Int64, _ change: (inout Price) -> Void = { _ in }
  ) -> Price {
    var price = Price(
      service: service, namePL: service, unit: unit,
      net: UnitPrice(tenThousandths: grosze * 100), vat: .rate23,
      validity: Validity(from: day("2025-01-01")))
    change(&price)
    return price
  }

  /// Prices in EUR at a quarter of those given, and a rate for each of some days.
  package mutating func sellInEuro(
    _ prices: some Sequence<Price>, ratesFrom first: Day, days: Int, step: Int64
  ) {
    let euro = Currency("EUR")
    contracts.prices += prices.map { price in
      var price = price
      price.currency = euro
      price.net.tenThousandths = price.net.tenThousandths / 4 / 100 * 100
      return price
    }
    contracts.exchangeRates = (0..<days).map {
      let table = first + $0
      return ExchangeRate(
        currency: euro, day: table, rateTenThousandths: 42_000 + Int64($0) * step,
        table: table.text)
    }
  }

  package mutating func setTerms(_ change: (inout Terms) -> Void) {
    change(&contracts.settings.terms[0].terms)
  }

  package mutating func agree(
    _ client: String, from: String = "2025-01-01", to: String? = nil,
    _ change: (inout Agreement) -> Void = { _ in }
  ) {
    var agreement = Agreement(
      clientID: client, number: "SLA-\(client)-\(from)",
      validity: Validity(from: day(from), to: to.map(day)))
    change(&agreement)
    contracts.agreements.append(agreement)
  }

  package mutating func decide(
    _ kind: Decision.Kind, _ id: String, _ change: (inout Decision) -> Void = { _ in }
  ) {
    var decision = Decision(
      sessionID: id, kind: kind, reason: "R", decidedBy: "B", decidedOn: day("2026-10-31"))
    change(&decision)
    contracts.decisions.append(decision)
  }

  package mutating func complain(
    _ id: String, on session: String, filed: String, _ cause: Complaint.Cause,
    _ change: (inout Complaint) -> Void = { _ in }
  ) {
    var complaint = Complaint(id: id, sessionID: session, filedOn: day(filed), cause: cause)
    change(&complaint)
    contracts.complaints.append(complaint)
  }

  package var logs: SessionLogs {
    var logs = SessionLogs()
    logs.files = files.map {
      LogFile(
        path: $0, profile: "canonical", zone: contracts.zone, standingConsent: standing,
        lengthBasis: lengthBasis)
    }
    var lines = [Int32](repeating: 1, count: files.count)
    // Rows come in the order of file and line, as the reader gives them.
    for row in files.indices.flatMap({ file in rows.filter { $0.file == file } }) {
      lines[row.file] += 1
      logs.rows.append(row.read(line: lines[row.file], &logs.symbols))
    }
    return logs
  }

  package var run: RunIdentity {
    RunIdentity(
      id: "0", period: period, issuedOn: period.next.first, isDraft: true, programVersion: "0")
  }

  package var billing: Billing { Billing(period, contracts, logs) }
  package var summary: Summary { billing.summary(run, inputs: []) }
  package var statements: [Statement] { Array(billing.statements(run)) }
  package var lines: [StatementLine] { statements.flatMap(\.lines) }
  package var net: Money { lines.reduce(into: .zero) { $0 += $1.net } }

  /// What became of the row with this id, the first of them.
  package func outcome(_ id: String) -> RowOutcome? {
    billing.rowOutcomes().first { $0.sessionID == id }
  }

  /// Codes of the findings told, each once, ascending.
  package var codes: [String] { Set(billing.findings.map(\.code.id)).sorted() }

  package func complaint(_ id: String) -> ComplaintReport? {
    summary.liability.first { $0.complaint.id == id }
  }
}

extension BenchRow {
  package func read(line: Int32, _ symbols: inout Symbols) -> LogRow {
    var row = LogRow()
    row.file = Int32(file)
    row.line = line
    row.sessionID = symbols.intern(id)
    row.clientID = symbols.intern(client)
    row.consultant = symbols.intern(consultant)
    row.service = symbols.intern(service)
    row.caseID = symbols.intern(caseID)
    row.deviceID = symbols.intern(device)
    row.deviceName = symbols.intern(deviceName)
    row.consent = symbols.intern(consent)
    row.repairs = symbols.intern(repairs)
    row.note = symbols.intern(note)
    row.started = start
    row.ended = end
    row.confirmed = confirmed
    row.durationSeconds = duration
    row.isNoSession = isNoSession
    row.isCompanion = isCompanion
    if let quantity { row.quantityThousandths = quantity.thousandths }
    return row
  }
}
