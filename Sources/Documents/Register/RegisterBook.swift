import Invoicing
package import Xlsx

/// A column of the register's table.
enum RegisterColumn: Hashable, CaseIterable {
  case taxPoint, date, number, kind, clientID, nip, name, currency, code, net, tax, netPLN, taxPLN
  case rate, table, gtu, ksefNumber, marker
}

/// register.xlsx: totals per VAT code in zloty, the table, and the checks.
package func registerBook(_ register: SalesRegister) -> Book {
  let language = register.language
  let layout = Layout(
    sheet: WordsRegister.entries[language], keys: RegisterColumn.allCases,
    rowCount: register.entries.count)
  func foot(_ sheet: String) -> String {
    footer(register.month.text, sheet: sheet, isDraft: false, language)
  }
  var page = RegisterFront(register, layout)
  let checks = CheckSheet(checks: page.checks, language: language)
  var table = tableSheet(
    name: layout.sheet, columns: layout.keys.map { registerColumn($0, language) },
    rows: register.entries, footer: foot(layout.sheet))
  table.frozenColumns = 3
  let sheets = [table, checks.sheet(footer: foot(Words.checks[language]))]
  page.finish(checks, sheets: sheets.map(\.name))
  return Book(
    sheets: [page.sheet(footer: foot(WordsRegister.register[language]))] + sheets,
    names: sumNames(net: page.net, vat: page.tax, gross: page.gross, suffix: ""),
    properties: Properties(
      title: WordsRegister.title[language] + " " + register.month.text,
      subject: register.month.text, company: register.issuer, keywords: "",
      // No clock: the same register is the same bytes.
      createdSeconds: Int64(register.month.last.number) * 86_400 + 43_200,
      custom: [CustomProperty("InvoiceRun.Version", register.version)]))
}

private func registerColumn(
  _ key: RegisterColumn, _ language: Language
) -> TableColumn<RegisterEntry> {
  func text(
    _ title: Wording, isID: Bool = false, style: CellStyle = House.text,
    _ value: @escaping @Sendable (RegisterEntry) -> String
  ) -> TableColumn<RegisterEntry> {
    TableColumn(title[language], style, isID: isID) { entry, _ in textValue(value(entry)) }
  }
  func money(
    _ title: Wording, _ value: @escaping @Sendable (RegisterEntry) -> Money
  ) -> TableColumn<RegisterEntry> {
    TableColumn(title[language], House.money) { entry, _ in moneyValue(value(entry)) }
  }
  switch key {
  case .taxPoint:
    return TableColumn(WordsRegister.taxPoint[language], House.day) { entry, _ in
      dayValue(entry.taxPoint)
    }
  case .date:
    return TableColumn(Words.issuedOn[language], House.day) { entry, _ in dayValue(entry.date) }
  case .number: return text(Words.columnDocument, isID: true, \.number)
  case .kind: return text(Words.columnKind) { Words.kind($0.kind)[language] }
  case .clientID: return text(Words.clientID, isID: true, \.clientID)
  case .nip: return text(Words.nip, isID: true, \.buyerNIP)
  case .name: return text(Words.columnClient, style: House.prose, \.buyerName)
  case .currency: return text(Words.columnCurrency) { $0.currency.code }
  case .code: return text(Words.columnVAT, isID: true) { $0.code.rawValue }
  case .net: return money(Words.net, \.net)
  case .tax: return money(Words.vat, \.tax)
  case .netPLN: return money(WordsRegister.netPLN, \.netPLN)
  case .taxPLN: return money(Words.vatPLN, \.taxPLN)
  case .rate:
    return TableColumn(Words.exchange[language], House.exchange) { entry, _ in
      guard entry.rates.count == 1 else { return textValue(entry.rateText(language)) }
      return .number(entry.rates[0].rateTenThousandths, decimals: 4)
    }
  case .table: return text(WordsRegister.table, isID: true, style: House.prose, \.tableText)
  case .gtu: return text(WordsRegister.gtu) { $0.gtu.joined(separator: " ") }
  case .ksefNumber: return text(WordsKSeF.ksefNumber, isID: true, \.ksefNumber)
  case .marker: return text(WordsRegister.marker) { $0.marker.rawValue }
  }
}

/// The first sheet of the register.
struct RegisterFront {
  private let register: SalesRegister
  private let layout: Layout<RegisterColumn>
  private let language: Language
  private var front: Front
  private(set) var net: CellPlace?
  private(set) var tax: CellPlace?
  private(set) var gross: CellPlace?
  private(set) var checks: [Check] = []
  private var failed: CellPlace?
  private var status: CellPlace?
  /// Gross of each code, with its cell.
  private var grossOfCodes: [(code: VATCode, place: CellPlace, amount: Money)] = []

  private static let columns = 4

  init(_ register: SalesRegister, _ layout: Layout<RegisterColumn>) {
    self.register = register
    self.layout = layout
    language = register.language
    front = Front(name: WordsRegister.register[register.language])
    front.line([
      Cell(
        .text(WordsRegister.title[language] + " " + register.month.text), House.title)
    ])
    front.line([Cell(.text(register.issuer), House.subtitle)])
    writeTotals()
    writeMarkers()
    failed = front.section(Words.status[language], failed: Words.failedChecks[language])
  }

  private mutating func writeTotals() {
    front.section(Words.totals[language] + " [PLN]", columns: Self.columns)
    front.header([
      Words.columnVAT[language], WordsRegister.netPLN[language], Words.vatPLN[language],
      Words.gross[language],
    ])
    let first = front.nextRow
    for code in VATCode.allCases {
      let entries = register.entries.filter { $0.code == code }
      if !entries.isEmpty { writeCode(code, entries) }
    }
    let row = front.nextRow
    let last = max(first, row - 1)
    func sum(_ column: Int, _ amount: Money) -> Cell {
      let formula =
        row == first
        ? "0"
        : "SUM(" + address(first, column) + ":"
          + address(last, column) + ")"
      return Cell(.formula(formula, .number(amount.grosze, decimals: 2)), House.total(House.money))
    }
    let nets = register.entries.reduce(into: Money.zero) { $0 += $1.netPLN }
    let taxes = register.entries.reduce(into: Money.zero) { $0 += $1.taxPLN }
    front.line([
      Cell(.text(Words.all[language]), House.total(House.text)), sum(1, nets), sum(2, taxes),
      sum(3, nets + taxes),
    ])
    net = front.place(row, 1)
    tax = front.place(row, 2)
    gross = front.place(row, 3)
    for entry in grossOfCodes {
      checks.append(
        Check(
          Words.gross[language] + " " + entry.code.rawValue, entry.place.reference,
          .money(entry.amount)))
    }
    for (place, amount, title) in [
      (net, nets, WordsRegister.netPLN), (tax, taxes, Words.vatPLN),
      (gross, nets + taxes, Words.gross),
    ] {
      guard let place else { continue }
      checks.append(Check(title[language], place.reference, .money(amount)))
    }
    checks.append(
      Check(WordsRegister.netPLN[language], layout.sum(.netPLN), .money(nets)))
    checks.append(Check(Words.vatPLN[language], layout.sum(.taxPLN), .money(taxes)))
    for (key, title, amount) in [
      (RegisterColumn.net, Words.net, \RegisterEntry.net), (.tax, Words.vat, \.tax),
    ] {
      let sum = register.entries.reduce(into: Money.zero) { $0 += $1[keyPath: amount] }
      checks.append(
        Check(layout.sheet + ": " + title[language], layout.sum(key), .money(sum)))
    }
  }

  private mutating func writeCode(_ code: VATCode, _ entries: [RegisterEntry]) {
    let row = front.nextRow
    let nets = entries.reduce(into: Money.zero) { $0 += $1.netPLN }
    let taxes = entries.reduce(into: Money.zero) { $0 += $1.taxPLN }
    func sums(_ key: RegisterColumn, _ amount: Money) -> Cell {
      let formula = layout.sum(key, where: (.code, address(row, 0)))
      return Cell(.formula(formula, .number(amount.grosze, decimals: 2)), House.money)
    }
    front.line([
      Cell(.text(code.rawValue), House.text), sums(.netPLN, nets), sums(.taxPLN, taxes),
      Cell(
        .formula(
          address(row, 1) + "+" + address(row, 2),
          .number((nets + taxes).grosze, decimals: 2)), House.money),
    ])
    front.isID(row, 0)
    grossOfCodes.append(
      (code, front.place(row, 3), nets + taxes))
  }

  /// How many documents carry which mark.
  private mutating func writeMarkers() {
    front.section(WordsRegister.marker[language], columns: Self.columns)
    for (marker, title) in [
      (RegisterMarker.number, WordsRegister.withNumber), (.waiting, WordsRegister.waiting),
      (.outside, WordsRegister.outside),
    ] {
      let documents = Set(register.entries.filter { $0.marker == marker }.map(\.number))
      front.field(
        marker.rawValue + ": " + title[language], countValue(documents.count), House.count)
    }
    front.sentence(WordsRegister.rule[language], width: 110, House.label)
  }

  mutating func finish(_ checks: CheckSheet, sheets: [String]) {
    if let failed {
      front.set(failed, checks.failed)
      let row = front.line([
        Cell(.text(Words.result[language]), House.label),
        Cell(checks.status(by: address(failed.row, failed.column)), House.strong),
      ])
      status = front.place(row, 1)
    }
    front.section(Words.contents[language], columns: Self.columns)
    front.links(sheets, columns: Self.columns)
    front.line([Cell(.text(Words.programName + " " + register.version), House.label)])
  }

  func sheet(footer: String) -> Sheet {
    var sheet = front.sheet(widths: front.widths(atLeast: [44, 18, 18, 18]), footer: footer)
    sheet.conditions = statusConditions(at: status, language)
    return sheet
  }
}

extension Front {
  /// A section with the number of failed checks in it; gives the number's place back.
  fileprivate mutating func section(_ title: String, failed label: String) -> CellPlace {
    section(title, columns: 4)
    return field(label, .number(0, decimals: 0))
  }
}
