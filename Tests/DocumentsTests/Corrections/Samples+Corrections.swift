import Documents
import Invoicing
import Xlsx

extension Samples {
  static func correctionRun(_ reason: String, isDraft: Bool = false) -> RunIdentity {
    var run = run(isDraft: isDraft)
    run.reason = reason
    run.issuedOn = day(2026, 11, 20)
    return run
  }

  /// A correction between two states of a client's month; its changes are given pair by pair.
  static func correction(
    number: String, of original: Statement, after: Statement, changes: [LineChange],
    reason: String, earlier: [DocumentReference] = [], isDraft: Bool = false,
    buyerBefore: Client? = nil
  ) -> Correction {
    Correction(
      run: correctionRun(reason, isDraft: isDraft), number: number,
      original: DocumentReference(number: original.number, issuedOn: original.run.issuedOn),
      earlier: earlier, after: after, buyerBefore: buyerBefore, changes: changes,
      vatBefore: original.vat)
  }

  private static var domestic: Client {
    var client = Client(id: "K011", name: "Piekarnia Źródło s.c.")
    client.nip = "1132191233"
    client.address1 = "ul. Młyńska 2"
    client.address2 = "80-001 Gdańsk"
    return client
  }

  private static func work(
    _ id: String, _ day: Int, blocks: Int, price: Int64 = 955_000, vat: VATCode = .rate23,
    exchange: ExchangeRate? = nil, at row: Int
  ) -> StatementLine {
    let seconds = (blocks - 1) * 1800 + 600
    return line(
      [session(id, instant(day, 9, 0), seconds: seconds, line: row)], seconds: seconds,
      blocks: blocks, price: price, vat: vat, exchange: exchange, caseID: "")
  }

  /// Two half-hours become one: net -95.50, VAT -21.96; more was settled than the new fee (R20).
  static var fewer: Correction {
    let before = work("S-1", 5, blocks: 2, at: 2)
    let after = work("S-1", 5, blocks: 1, at: 2)
    let fee = Money(grosze: 11_747)
    var report = complaint
    report.complaint.sessionID = "S-1"
    report.complaint.settled = Money(grosze: 15_000)
    report.clientID = "K011"
    report.document = "FV/2026/11/0011"
    report.lineID = "S-1"
    (report.charged, report.collected, report.cap, report.payable) = (fee, fee, fee, fee)
    report.breach = Money(grosze: 3253)
    return correction(
      number: "KOR/2026/11/0001", of: bill(domestic, [before], "FV/2026/11/0011"),
      after: bill(domestic, [after], "FV/2026/11/0011", complaints: [report]),
      changes: [LineChange(before: before, after: after)],
      reason: "błędny czas zakończenia sesji S-1")
  }

  /// The only line went to another client: a correction to zero, the second of its invoice.
  static var moved: Correction {
    var client = domestic
    client.id = "K012"
    client.language = .en
    let line = work("S-2", 6, blocks: 3, at: 3)
    return correction(
      number: "KOR/2026/11/0002", of: bill(client, [line], "FV/2026/11/0012"),
      after: bill(client, [], "FV/2026/11/0012"),
      changes: [LineChange(before: line, after: nil)], reason: "wrong client in the log",
      earlier: [
        DocumentReference(
          number: "KOR/2026/11/0000", issuedOn: day(2026, 11, 10), reason: "a session found late")
      ])
  }

  /// Only the buyer's name and address change (R24).
  static var dataOnly: Correction {
    var client = domestic
    client.id = "K013"
    var before = client
    before.name = "Piekarnia Żródło"
    before.address1 = "ul. Młynarska 2"
    let lines = [work("S-3", 7, blocks: 1, at: 4)]
    return correction(
      number: "KOR/2026/11/0003", of: bill(before, lines, "FV/2026/11/0013"),
      after: bill(client, lines, "FV/2026/11/0013"), changes: [],
      reason: "błąd w nazwie i adresie nabywcy", buyerBefore: before)
  }

  /// In euro with Polish VAT: one line dearer, one added; VAT in zloty at the original's rates.
  static var foreign: Correction {
    var client = domestic
    client.id = "K014"
    client.language = .en
    client.currency = Currency("EUR")
    let rate = ExchangeRate(
      currency: Currency("EUR"), day: day(2026, 10, 30), rateTenThousandths: 42_567,
      table: "212/A/NBP/2026")
    let before = work("S-4", 8, blocks: 1, price: 450_000, exchange: rate, at: 5)
    let after = work("S-4", 8, blocks: 1, price: 500_000, exchange: rate, at: 5)
    let added = work("S-5", 9, blocks: 2, price: 500_000, exchange: rate, at: 6)
    var state = bill(
      client, [after, added], "FV/2026/11/0014", taxPLN: Money(grosze: 14_686))
    state.dueOn = day(2026, 12, 4)
    return correction(
      number: "KOR/2026/11/0004",
      of: bill(client, [before], "FV/2026/11/0014", taxPLN: Money(grosze: 4406)), after: state,
      changes: [
        LineChange(before: before, after: after), LineChange(before: nil, after: added),
      ], reason: "client's own price since October")
  }

  /// A draft in which a line changes its code and its id, and another loses its amount.
  static var recoded: Correction {
    var client = domestic
    client.id = "K015"
    let before = [work("S-6", 12, blocks: 2, at: 7), work("S-7", 13, blocks: 1, at: 8)]
    var free = work("S-7", 13, blocks: 1, price: 0, at: 8)
    free.lineClass = .free
    free.reason = .repair(complaintID: "R-7")
    free.priceLevel = nil
    let after = [work("S-6a", 12, blocks: 2, vat: .rate8, at: 7), free]
    return correction(
      number: "DRAFT-K015", of: bill(client, before, "FV/2026/11/0015"),
      after: bill(client, after, "FV/2026/11/0015"),
      changes: [
        LineChange(before: before[0], after: after[0]), LineChange(before: before[1], after: free),
      ], reason: "kod VAT; reklamacja R-7 uznana", isDraft: true)
  }

  private static func bill(
    _ buyer: Client, _ lines: [StatementLine], _ number: String,
    complaints: [ComplaintReport] = [], taxPLN: Money? = nil
  ) -> Statement {
    statement(
      buyer, number: number, lines: lines, complaints: complaints,
      prices: [price(.block, 955_000, vat: .rate23)], taxPLN: taxPLN)
  }

  static let corrections: [String: Correction] = [
    "fewer": fewer, "moved": moved, "data": dataOnly, "foreign": foreign, "recoded": recoded,
  ]

  /// Four corrections and the invoice of the client the moved line went to.
  static func correctionSummary(_ language: Language = .pl) -> CorrectionSummary {
    var base = summary(language: language)
    base.run = correctionRun("błędny czas i klient; dane nabywcy")
    var client = domestic
    client.id = "K016"
    client.name = "Kwiaciarnia Łąka"
    var taken = statement(
      client, number: "FV/2026/11/0016", lines: [work("S-2", 6, blocks: 3, at: 3)],
      prices: [price(.block, 955_000, vat: .rate23)])
    taken.run = base.run
    return CorrectionSummary(
      run: base.run, issuer: base.issuer, language: language, inputs: base.inputs,
      waterfall: base.waterfall, overlapSeconds: base.overlapSeconds,
      corrections: [fewer, moved, dataOnly, foreign], statements: [taken],
      liability: fewer.after.complaints, rows: base.rows, findings: base.findings)
  }

  static var correctionBooks: [String: Book] {
    var books: [String: Book] = [:]
    for (name, correction) in corrections {
      books["correction-" + name] = correctionBook(correction)
    }
    books["correction-summary"] = correctionSummaryBook(correctionSummary())
    books["correction-summary-en"] = correctionSummaryBook(correctionSummary(.en))
    return books
  }
}
