import Documents
import Invoicing

/// A document and those of its client's month before it.
struct KSeFSample {
  var document: IssuedDocument
  var history: [IssuedDocument] = []

  var file: KSeFFile? { ksefFile(document, after: history) }
}

extension Samples {
  static let ksefNumber = KSeFNumber("5260250274-20261102-0100001AF629-B4")

  /// One of each kind the issuing run can meet, by name.
  static var ksefSamples: [String: KSeFSample] {
    [
      "vat-sla": KSeFSample(document: .statement(inKSeF(sla))),
      "vat-dated": KSeFSample(document: .statement(dated)),
      "vat-mixed": KSeFSample(document: .statement(mixed)),
      "vat-jst": KSeFSample(document: .statement(commune)),
      "vat-np-II": KSeFSample(document: .statement(inKSeF(euro))),
      "vat-np-I": KSeFSample(document: .statement(swiss)),
      "vat-eur": KSeFSample(document: .statement(domesticEuro)),
      "vat-zw": KSeFSample(document: .statement(inKSeF(exempt))),
      "kor-quantity": corrected(dated) { $0[0] = again($0[0], blocks: 1) },
      "kor-price": corrected(inKSeF(sla)) { lines in
        lines = lines.map { $0.unit == .block && $0.net != .zero ? again($0, price: 900_000) : $0 }
      },
      "kor-more": corrected(dated) { $0.append(block("D-9", 20, blocks: 4, agreement: "")) },
      "kor-zero": corrected(inKSeF(sla)) { $0 = [] },
      "kor-name": renamed,
      "kor-nip-zero": nipChanged[0],
      "kor-nip-new": nipChanged[1],
      "kor-eur": corrected(domesticEuro) { $0[0] = again($0[0], blocks: 3) },
      "kor-second": second,
    ]
  }

  static func inKSeF(_ statement: Statement) -> Statement {
    var statement = statement
    statement.ksef = KSeFTerms()
    return statement
  }

  static func buyer(_ id: String, _ name: String, nip: String = "1132191233") -> Client {
    var client = Client(id: id, name: name)
    client.nip = nip
    client.address1 = "ul. Młyńska 2"
    client.address2 = "80-001 Gdańsk"
    return client
  }

  static func block(
    _ id: String, _ day: Int, blocks: Int, price: Int64 = 955_000, vat: VATCode = .rate23,
    agreement: String = "SLA-12", exchange: ExchangeRate? = nil
  ) -> StatementLine {
    var line = line(
      [session(id, instant(day, 9, 0), seconds: blocks * 1800 - 60, line: day)],
      seconds: blocks * 1800 - 60, blocks: blocks, price: price, vat: vat, agreement: agreement,
      exchange: exchange)
    if agreement.isEmpty { line.taxPoint = self.day(2026, 10, day) }
    return line
  }

  static func kilometres(
    _ id: String, _ day: Int, thousandths: Int64, price: Int64 = 11_525,
    agreement: String = "SLA-12"
  ) -> StatementLine {
    var line = line(
      [session(id, instant(day, 8, 0), seconds: nil, line: day)], service: "travel",
      name: "Dojazd", english: "Travel", minutes: nil,
      quantity: Quantity(thousandths: thousandths), unit: .km, price: price, level: .general,
      agreement: agreement)
    if agreement.isEmpty { line.taxPoint = self.day(2026, 10, day) }
    return line
  }

  static func billed(
    _ buyer: Client, _ number: String, _ lines: [StatementLine], agreementTo: Day? = nil
  ) -> Statement {
    let agreement = Agreement(
      clientID: buyer.id, number: "SLA-12",
      validity: Validity(from: day(2026, 1, 1), to: agreementTo))
    var statement = statement(
      buyer, number: number, lines: lines, agreements: [agreement], prices: [],
      zwBasis: "art. 43 ust. 1 pkt 29 lit. c ustawy o VAT")
    statement.vat = vatSums(lines)
    return inKSeF(statement)
  }

  /// Without an agreement: one row for each consultation, with its day.
  static var dated: Statement {
    billed(
      buyer("K021", "Piekarnia Źródło s.c."), "FV/2026/11/0021",
      [
        block("D-1", 5, blocks: 2, agreement: ""), block("D-2", 5, blocks: 1, agreement: ""),
        kilometres("D-3", 6, thousandths: 12_500, agreement: ""),
      ])
  }

  /// An agreement up to the 18th, and work after it.
  static var mixed: Statement {
    billed(
      buyer("K022", "Auto-Serwis & Syn <garaż>"), "FV/2026/11/0022",
      [
        block("M-1", 5, blocks: 2), block("M-2", 6, blocks: 3),
        kilometres("M-3", 7, thousandths: 333), kilometres("M-4", 8, thousandths: 333),
        block("M-5", 21, blocks: 1, price: 1_800_000, agreement: ""),
      ], agreementTo: day(2026, 10, 18))
  }

  static var commune: Statement {
    var client = buyer("K023", "Gmina Dolny Zagajnik")
    client.isJST = true
    client.recipientName = "Szkoła Podstawowa nr 1"
    client.recipientID = "9991534605"
    client.recipientAddress = "ul. Leśna 4, 37-011 Dolny Zagajnik"
    return billed(client, "FV/2026/11/0023", [block("J-1", 5, blocks: 2)])
  }

  /// Net and tax per code, in zloty too where there are rates (R11, R12).
  static func vatSums(_ lines: [StatementLine]) -> [VATSum] {
    VATCode.allCases.compactMap { code in
      let coded = lines.filter { $0.vat == code }
      guard !coded.isEmpty else { return nil }
      let net = coded.reduce(into: Money.zero) { $0 += $1.net }
      let exact = coded.reduce(0) { sum, line in
        sum + Int128(line.net.grosze) * Int128(code.percent)
          * Int128(line.exchange?.rateTenThousandths ?? 0)
      }
      let inPLN = Money(grosze: Int64(rounded(exact, over: 1_000_000)))
      let isForeign = coded.contains { $0.exchange != nil }
      return VATSum(
        code: code, net: net, tax: code.tax(on: net), taxPLN: isForeign ? inPLN : nil)
    }
  }

  static func rate(_ day: Day, _ tenThousandths: Int64) -> ExchangeRate {
    ExchangeRate(
      currency: Currency("EUR"), day: day, rateTenThousandths: tenThousandths,
      table: "212/A/NBP/2026")
  }

  static var swiss: Statement {
    var client = buyer("K024", "Alpenmuster Käse AG", nip: "")
    client.country = "CH"
    client.currency = Currency("EUR")
    client.language = .en
    return billed(
      client, "FV/2026/11/0024",
      [
        block(
          "C-1", 5, blocks: 2, price: 420_000, vat: .npI, agreement: "",
          exchange: rate(day(2026, 10, 2), 42_637))
      ])
  }

  static var domesticEuro: Statement {
    var client = buyer("K025", "Spedycja Orli Szlak sp. z o.o.")
    client.currency = Currency("EUR")
    return billed(
      client, "FV/2026/11/0025",
      [
        block(
          "E-1", 5, blocks: 1, price: 420_000, agreement: "",
          exchange: rate(day(2026, 10, 2), 42_637)),
        block(
          "E-2", 6, blocks: 2, price: 420_000, agreement: "",
          exchange: rate(day(2026, 10, 5), 42_720)),
      ])
  }

  // MARK: Corrections

  /// The same work with other blocks or another price.
  static func again(
    _ line: StatementLine, blocks: Int? = nil, price: Int64? = nil
  ) -> StatementLine {
    var line = line
    if let blocks {
      line.blocks = blocks
      line.quantity = Quantity(blocks)
    }
    if let price { line.unitPrice = UnitPrice(tenThousandths: price) }
    line.net = line.quantity.times(line.unitPrice) ?? .zero
    return line
  }

  /// A correction of an invoice, or of the last correction of it, to other lines.
  static func corrected(
    _ sample: KSeFSample, number: String = "KOR/2026/11/0001",
    _ change: (inout [StatementLine]) -> Void
  ) -> KSeFSample {
    let history = sample.history + [sample.document]
    let before = sample.document.state
    var after = before
    after.changeLines(change)
    after.vat = vatSums(Array(after.lines))
    let ids = Set(before.lines.map(\.id)).union(after.lines.map(\.id)).sorted()
    let changes = ids.map { id in
      LineChange(
        before: before.lines.first { $0.id == id }, after: after.lines.first { $0.id == id })
    }.filter(\.isDifference)
    let original = history[0]
    let correction = Correction(
      run: correctionRun("uznana reklamacja R-7"), number: number,
      original: DocumentReference(number: original.number, issuedOn: original.run.issuedOn),
      earlier: history.dropFirst().map {
        DocumentReference(number: $0.number, issuedOn: $0.run.issuedOn)
      },
      after: after, buyerBefore: nil, changes: changes, vatBefore: before.vat,
      originalInKSeF: ksefNumber.map { .number($0) })
    return KSeFSample(document: .correction(correction), history: history)
  }

  static func corrected(
    _ invoice: Statement, _ change: (inout [StatementLine]) -> Void
  ) -> KSeFSample {
    corrected(KSeFSample(document: .statement(invoice)), change)
  }

  static var renamed: KSeFSample {
    var sample = corrected(dated) { _ in }
    guard case .correction(var correction) = sample.document else { return sample }
    var wrong = correction.after.buyer
    wrong.name = "Piekarnia Żródło"
    correction.buyerBefore = wrong
    sample.document = .correction(correction)
    return sample
  }

  /// A wrong NIP: the correction to zero still carries it, the new invoice has the right one.
  static var nipChanged: [KSeFSample] {
    var zero = corrected(dated) { $0 = [] }
    if case .correction(var correction) = zero.document {
      correction.run.reason = "błędny NIP nabywcy"
      correction.effect = .original
      zero.document = .correction(correction)
    }
    var invoice = dated
    invoice.number = "FV/2026/11/0031"
    invoice.run = correctionRun("błędny NIP nabywcy")
    invoice.dueOn = day(2026, 12, 4)
    invoice.buyer.nip = "9991082391"
    return [
      zero,
      KSeFSample(document: .statement(invoice), history: zero.history + [zero.document]),
    ]
  }

  /// A second correction: one row back to what it was, one gone.
  static var second: KSeFSample {
    let first = corrected(dated) { $0[0] = again($0[0], blocks: 1) }
    return corrected(first, number: "KOR/2026/11/0002") { lines in
      lines[0] = again(lines[0], blocks: 2)
      lines.remove(at: 1)
    }
  }
}
