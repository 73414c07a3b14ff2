import Invoicing

extension Samples {
  /// Merged sessions, two consultants, waived, free, reduced, call-out and kilometres (R5 to R18).
  static var sla: Statement {
    var client = Client(id: "K001", name: "Księgowość Żółw sp. z o.o.")
    client.nip = "1132191233"
    client.address1 = "ul. Długa 7"
    client.address2 = "80-831 Gdańsk"
    var agreement = Agreement(
      clientID: "K001", number: "SLA-12", validity: Validity(from: day(2026, 1, 1)))
    agreement.signedOn = day(2025, 12, 15)
    var statement = statement(
      client, number: "FV/2026/11/0001", lines: slaLines, agreements: [agreement],
      complaints: [complaint],
      prices: [
        price(.block, 955_000, vat: .rate23), price(.km, 12_345, vat: .rate8),
      ])
    let costs: [(MergePolicy?, Int, Int, Int64)] = [
      (nil, 4, 7, 668_50), (MergePolicy.none, 6, 9, 859_50), (.gap(minutes: 0), 6, 9, 859_50),
      (.gap(minutes: 5), 5, 8, 764_00), (.gap(minutes: 15), 4, 7, 668_50), (.day, 3, 6, 573_00),
    ]
    statement.policyCosts = costs.map {
      PolicyCost(policy: $0.0, consultations: $0.1, blocks: $0.2, net: Money(grosze: $0.3))
    }
    return statement
  }

  private static var slaLines: [StatementLine] {
    let merged = [
      session("0417", instant(5, 8, 0), seconds: 1200, line: 2),
      session("0418", instant(5, 8, 25), seconds: 601, line: 3),
    ]
    let clock = session("0421", instant(25, 1, 50), seconds: 3600, line: 6)
    let visit = session("0430", instant(12, 10, 0), seconds: 5400, line: 9)
    let drive = session("0431", instant(12, 9, 0), seconds: nil, line: 10)
    return [
      line(merged, seconds: 1801, blocks: 2, notes: [.roundingDecides]),
      line(
        [session("0419", instant(6, 9, 0), seconds: 4000, line: 4)],
        reason: .reduced(computedBlocks: 3, reason: "błąd łącza po naszej stronie"),
        seconds: 4000, blocks: 2, notes: [.parallel, .overlap]),
      line(
        [session("0420", instant(7, 9, 0), seconds: 900, line: 5)],
        reason: .waived(reason: "=gest handlowy, \"pierwszy raz\""), lineClass: .waived,
        seconds: 900, blocks: 1, price: 0, level: nil),
      line(
        [drive], service: "travel", name: "Kilometry", english: "Kilometres", minutes: nil,
        quantity: Quantity(thousandths: 12_500), unit: .km, price: 12_345, level: .general,
        vat: .rate8),
      line(
        [visit], service: "onsite", name: "Dojazd", english: "Call-out",
        reason: .unfounded(complaintID: "R-2"), minutes: nil, quantity: Quantity(1),
        unit: .visit, price: 1_500_000),
      line(
        [visit], service: "onsite", name: "Praca u klienta", english: "Work on site",
        reason: .repair(complaintID: "R-1"), lineClass: .free, seconds: 5400, blocks: 3,
        price: 0, level: nil),
      line([clock], seconds: 3600, blocks: 2, notes: [.clockChange]),
      line(
        [session("0422", instant(26, 9, 0), seconds: 0, line: 7)], reason: .noTime,
        lineClass: .free, seconds: 0, blocks: 0, price: 0, level: nil),
    ]
  }

  /// Claimed 500, payable up to the fee, settled above it: a breach (R19).
  static var complaint: ComplaintReport {
    var complaint = Complaint(
      id: "R-1", sessionID: "0417", filedOn: day(2026, 10, 7), cause: .ours)
    complaint.decidedOn = day(2026, 10, 9)
    complaint.claimedFee = Money(grosze: 50_000)
    complaint.claimedLosses = Money(grosze: 900_000)
    complaint.settled = Money(grosze: 25_000)
    return ComplaintReport(
      complaint: complaint, clientID: "K001", document: "FV/2026/11/0001", currency: .pln,
      consultationEnded: day(2026, 10, 5), lineID: "0417-block", confirmedOn: day(2026, 10, 5),
      nextOrderOn: day(2026, 10, 8), deadline: day(2026, 10, 8),
      warrantyUntil: day(2026, 10, 19), isInTime: true, isInWarranty: true, basis: .gross,
      charged: Money(grosze: 23_493), collected: Money(grosze: 23_493),
      cap: Money(grosze: 23_493), payable: Money(grosze: 23_493), verdict: .accepted,
      breach: Money(grosze: 1507))
  }

  /// A business in another EU country, billed in euro, reverse charge, in English (R12).
  static var euro: Statement {
    var client = Client(id: "K002", name: "Müller & Söhne GmbH")
    client.vatEU = "DE123456789"
    client.address1 = "Lange Straße 5"
    client.address2 = "10115 Berlin"
    client.country = "DE"
    client.language = .en
    client.currency = Currency("EUR")
    let rate = ExchangeRate(
      currency: Currency("EUR"), day: day(2026, 10, 30), rateTenThousandths: 42_567,
      table: "212/A/NBP/2026")
    return statement(
      client, number: "FV/2026/11/0002",
      lines: [
        line(
          [
            session(
              "M-1", instant(14, 13, 0), seconds: 3660, consultant: "Łukasz Żak", line: 11,
              note: "Printer")
          ],
          seconds: 3660, minutes: 60, blocks: 2, price: 450_000, level: .client, vat: .npII,
          agreement: "", exchange: rate, caseID: "")
      ],
      prices: [price(.block, 450_000, vat: .npII, currency: client.currency)], taxPLN: .zero,
      printNotes: true)
  }

  /// A client whose lines are exempt; the document prints the basis (R12).
  static var exempt: Statement {
    var client = Client(id: "K003", name: "Szkoła Podstawowa nr 3")
    client.nip = "7010001453"
    client.address1 = "pl. Szkolny 3"
    return statement(
      client, number: "FV/2026/11/0003",
      lines: [
        line(
          [
            session(
              "Z-1", instant(20, 8, 0), seconds: 60, consultant: "Łukasz Żak", line: 12)
          ],
          seconds: 60, minutes: 60, blocks: 1, price: 1_905_000, level: .general, vat: .zw,
          agreement: "")
      ],
      prices: [price(.block, 1_905_000, vat: .zw)],
      zwBasis: "art. 43 ust. 1 pkt 37 ustawy o VAT")
  }

  /// A consumer whose only line was waived: a statement without number, as a draft (R22).
  static var person: Statement {
    var client = Client(id: "K004", name: "Jan Kowalski")
    client.kind = .person
    client.address1 = "ul. Cicha 2/4"
    return statement(
      client, number: "DRAFT-K004", kind: .none,
      lines: [
        line(
          [session("P-1", instant(21, 8, 0), seconds: 300, line: 13)],
          reason: .waived(reason: "pomyłka"), lineClass: .waived, seconds: 300, minutes: 60,
          blocks: 1, price: 0, level: nil, agreement: "")
      ],
      prices: [], isDraft: true)
  }

  static let statements: [String: Statement] = [
    "sla": sla, "euro": euro, "exempt": exempt, "person-draft": person,
  ]
}
