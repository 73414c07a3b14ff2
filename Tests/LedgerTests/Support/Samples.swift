import Invoicing
import Ledger

/// Months billed by hand, as small as a law needs.
enum Samples {
  static let period = Month(year: 2026, month: 10)
  static let invoices = "FV/{year}/{month}/{seq:4}"
  static let corrections = "KOR/{year}/{month}/{seq:4}"

  static func identity(
    _ id: String = "4f1d2c", period: Month = period, reason: String = "", isDraft: Bool = false
  ) -> RunIdentity {
    RunIdentity(
      id: id, period: period, issuedOn: period.next.first + 1, isDraft: isDraft, reason: reason,
      programVersion: "1.0.0")
  }

  static func bill(_ identity: RunIdentity = identity()) -> RunRecord {
    RunRecord(
      identity: identity, kind: .bill, folder: identity.period.text, options: "{}",
      inputs: [InputFile(path: "logs/2026-10.csv", sha256: "ab12", bytes: 512, rows: 7)])
  }

  static func correct(_ number: Int, period: Month = period) -> RunRecord {
    RunRecord(
      identity: identity("c\(number)", period: period, reason: "reklamacja R-1"), kind: .correct,
      folder: period.text + ".correction-\(number)", options: "{}", inputs: [])
  }

  /// One started block for each session at a price in grosze, 23 %.
  static func line(
    _ sessions: [String], price: Int64 = 9550, blocks: Int = 1, unit: Unit = .block,
    vat: VATCode = .rate23
  ) -> StatementLine {
    let start = Instant(seconds: 1_791_000_000)
    let wall = LocalTime(seconds: 1_791_007_200)
    let unitPrice = UnitPrice(tenThousandths: price * 100)
    return StatementLine(
      id: sessions[0] + "-" + unit.rawValue, service: "remote", namePL: "Konsultacja zdalna",
      nameEN: "Remote consultation", lineClass: .billed, reason: .priced,
      consultant: "Anna Nowak", caseID: "00123", started: start,
      ended: Instant(seconds: start.seconds + 600), startedLocal: wall,
      endedLocal: LocalTime(seconds: wall.seconds + 600), seconds: 600, blockMinutes: 30,
      blocks: blocks, quantity: Quantity(blocks), unit: unit, unitPrice: unitPrice,
      priceLevel: .tier, net: Money(grosze: price * Int64(blocks)), vat: vat, gtu: "",
      pkwiu: "62.09.20.0", agreementNumber: "", taxPoint: period.last, exchange: nil,
      mergePolicy: .gap(minutes: 15),
      sessions: sessions.map { id in
        StatementSession(
          id: id, started: start, ended: nil, startedLocal: wall, endedLocal: nil, seconds: 600,
          consultant: "Anna Nowak", deviceID: "1", deviceName: "PC-KSIĘGOWOŚĆ", note: "",
          consent: "REG-1", confirmed: start, confirmedLocal: wall,
          place: Place(file: "logs/2026-10.csv", line: 2))
      }, notes: [])
  }

  static func statement(
    _ client: String, _ number: String, _ lines: [StatementLine],
    run: RunIdentity = identity(), kind: DocumentKind = .invoice
  ) -> Statement {
    Statement(
      run: run, kind: kind, number: number, dueOn: kind == .none ? nil : run.issuedOn + 14,
      issuer: Issuer(
        name: "Pomoc Zdalna", nip: "5260250274", address1: "ul. Prosta 1",
        address2: "00-001 Warszawa", email: "f@example.pl", iban: "PL1", bank: "Bank"),
      buyer: Client(id: client, name: "Księgowość Żółw " + client), currency: .pln,
      agreements: [], terms: [TermsInForce(from: nil, terms: Terms())],
      zoneName: "Europe/Warsaw", lines: Made(lines), vat: sums(lines), complaints: [], prices: [],
      zwBasis: "", printNotes: false)
  }

  static func sums(_ lines: [StatementLine]) -> [VATSum] {
    VATCode.allCases.compactMap { code in
      let coded = lines.filter { $0.vat == code }
      guard !coded.isEmpty else { return nil }
      let net = coded.reduce(into: Money.zero) { $0 += $1.net }
      return VATSum(code: code, net: net, tax: code.tax(on: net))
    }
  }

  static func correction(
    of before: Statement, _ number: String, to lines: [StatementLine], run: RunIdentity,
    original: String? = nil
  ) -> Correction {
    var after = before
    after.lines = Made(lines)
    after.vat = sums(lines)
    return Correction(
      run: run, number: number,
      original: DocumentReference(
        number: original ?? before.number, issuedOn: before.run.issuedOn),
      earlier: [], after: after, buyerBefore: nil,
      changes: before.lines.map { LineChange(before: $0, after: nil) }
        + lines.map { LineChange(before: nil, after: $0) },
      vatBefore: before.vat)
  }

  /// Two clients billed, the first one corrected from two blocks to one; its files recorded.
  static func fill(_ ledger: Ledger, period: Month = period) throws {
    let identity = identity(period: period)
    let mark = period.text
    let billed = try ledger.issue(bill(identity)) { desk throws(LedgerError) in
      if try !desk.runs().isEmpty { return nil }
      var documents: [IssuedDocument] = []
      for client in ["K001", "K002"] {
        documents.append(
          .statement(
            statement(
              client, try desk.number(invoices),
              [line(["\(mark)-\(client)-1", "\(mark)-\(client)-2"], blocks: 2)], run: identity)))
      }
      documents.append(
        .statement(
          statement("K003", "NONE-K003-\(mark)", [], run: identity, kind: .none)))
      return IssueBatch(documents: Made(documents), summary: [Array("summary of \(mark)".utf8)])
    }
    if let billed {
      try ledger.recordFiles(
        billed, [FileDigest(path: "summary.xlsx", sha256: "77aa", bytes: 6000)])
    }
    guard billed != nil else { return }
    let record = correct(1, period: period)
    try ledger.issue(record) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.state()["K001"]?.last else { return nil }
      let after = [line(["\(mark)-K001-1", "\(mark)-K001-2"])]
      return IssueBatch(
        documents: [
          .correction(
            correction(
              of: before, try desk.number(corrections), to: after, run: record.identity))
        ], summary: [[1, 2], [3]], files: [])
    }
  }
}
