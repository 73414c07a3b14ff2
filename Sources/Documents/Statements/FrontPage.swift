import Invoicing
import Xlsx

/// The first sheet of a statement and where its totals stand.
struct FrontPage {
  let statement: Statement
  let language: Language
  let lines: Layout<LineColumn>
  /// Where KSeF shows the invoice.
  let ksefLink: String?
  var front: Front
  var totals = TotalPlaces()
  private(set) var policies: PolicyTable?

  /// Cells the checks and the defined names point at.
  struct TotalPlaces {
    var net: CellPlace?
    var vat: CellPlace?
    var gross: CellPlace?
    var due: CellPlace?
    var failed: CellPlace?
    var status: CellPlace?
    /// Net and tax of each code, in the order of the statement.
    var codes: [(net: CellPlace, tax: CellPlace, gross: CellPlace)] = []
    var taxPLN: [CellPlace] = []
    /// One for each exchange rate printed.
    var rates: [(rate: ExchangeRate, place: CellPlace)] = []
  }

  /// Columns A to E.
  static let columns = 5
  private static let proseWidth = 138

  init(
    _ statement: Statement, lines: Layout<LineColumn>, ksefLink: String?, _ language: Language
  ) {
    self.statement = statement
    self.language = language
    self.lines = lines
    self.ksefLink = ksefLink
    front = Front(name: Words.statement[language])
    writeTitle()
    front.parties(statement.issuer, statement.buyer, columns: Self.columns, language)
    writeDocument()
    writeTotals()
    if statement.vat.contains(where: { $0.taxPLN != nil }) { writeTaxInPLN() }
    writePayment()
    policies = PolicyTable(
      statement.policyCosts ?? [], currency: statement.currency, to: &front,
      columns: Self.columns, language)
    writeRights()
    writeStatus()
  }

  private mutating func writeTitle() {
    let run = statement.run
    let title = Words.statementTitle[language] + " " + run.period.text
    front.title(title, run: run, issuer: statement.issuer, language)
  }

  // MARK: What document

  private mutating func writeDocument() {
    front.section(Words.document[language], columns: Self.columns)
    front.idField(Words.number[language], statement.number)
    if statement.kind == .none {
      front.field(Words.columnKind[language], .text(Words.noInvoice[language]))
    }
    front.field(Words.issuedOn[language], dayValue(statement.run.issuedOn), House.day)
    front.field(Words.periodFrom[language], dayValue(statement.run.period.first), House.day)
    front.field(Words.periodTo[language], dayValue(statement.run.period.last), House.day)
    let agreements = statement.agreements.map { agreement in
      let from = agreement.validity.from.text
      let days =
        agreement.validity.to.map { Words.validFromTo.text(language, [from, $0.text]) }
        ?? Words.validFrom.text(language, [from])
      return agreement.number + " (" + days + ")"
    }
    let texts = agreements.isEmpty ? [Words.noAgreement[language]] : agreements
    for text in texts { front.idField(Words.agreement[language], text) }
    let minutes = Set(statement.lines.compactMap(\.blockMinutes)).sorted()
    if !minutes.isEmpty {
      front.field(
        Words.blockMinutes[language],
        minutes.count == 1
          ? countValue(minutes[0]) : .text(minutes.map(String.init).joined(separator: ", ")))
    }
    for text in mergeTexts() {
      let parts = wrapped(text, width: Self.proseWidth - 56)
      for (index, part) in parts.enumerated() {
        front.field(index == 0 ? Words.merging[language] : "", .text(part))
      }
    }
    front.field(Words.timeZone[language], .text(statement.zoneName))
    front.ksefLink(ksefLink, language)
  }

  /// The merge policies of the lines, each once, in order; of several each with the days of its
  /// work.
  private func mergeTexts() -> [String] {
    var policies: [(text: String, first: Day, last: Day)] = []
    for line in statement.lines where line.unit == .block {
      let text = mergeText(line.mergePolicy, language)
      let day = line.startedLocal.day
      if let known = policies.firstIndex(where: { $0.text == text }) {
        policies[known].first = min(policies[known].first, day)
        policies[known].last = max(policies[known].last, day)
      } else {
        policies.append((text, day, day))
      }
    }
    guard policies.count > 1 else { return policies.map(\.text) }
    return policies.map { policy in
      Words.mergingOfDays.text(language, [policy.first.text, policy.last.text, policy.text])
    }
  }

  // MARK: Amounts

  private mutating func writeTotals() {
    front.section(
      Words.totals[language] + " [" + statement.currency.code + "]", columns: Self.columns)
    let consultations = statement.lines.count { $0.blockMinutes != nil }
    front.field(
      Words.consultationCount[language],
      .formula(
        lines.filled(.blockMinutes), .number(Int64(consultations), decimals: 0)),
      House.count)
    front.field(
      Words.lineCount[language],
      .formula(
        lines.filled(.lineID),
        .number(Int64(statement.lines.count), decimals: 0)),
      House.count)
    front.field(
      Words.realTime[language],
      .formula(lines.sum(.length), .duration(Int64(statement.lineSeconds))), House.length)
    front.field(
      Words.billedBlocks[language],
      .formula(lines.sum(.blocks), .number(Int64(statement.billedBlocks), decimals: 0)),
      House.count)
    front.blank()
    front.header([
      Words.columnVAT[language], Words.rate[language], Words.net[language], Words.vat[language],
      Words.gross[language],
    ])
    let first = front.nextRow
    for sum in statement.vat { writeCode(sum) }
    writeSum(firstRow: first)
    let codes = statement.vat.map(\.code)
    for (code, basis) in noTaxBases(codes, zwBasis: statement.zwBasis, language) {
      front.field(code.rawValue + ": " + Words.basis[language], .text(basis))
    }
  }

  private mutating func writeCode(_ sum: VATSum) {
    let row = front.nextRow
    let net = lines.sum(.net, where: (.vat, address(row, 0)))
    let tax = "ROUND(" + address(row, 2) + "*" + address(row, 1) + ",2)"
    let gross = address(row, 2) + "+" + address(row, 3)
    front.line([
      Cell(.text(sum.code.rawValue), House.text),
      Cell(.number(sum.code.percent, decimals: 2), House.rate(of: sum.code)),
      Cell(.formula(net, .number(sum.net.grosze, decimals: 2)), House.money),
      Cell(.formula(tax, .number(sum.tax.grosze, decimals: 2)), House.money),
      Cell(.formula(gross, .number(sum.gross.grosze, decimals: 2)), House.money),
    ])
    front.isID(row, 0)
    totals.codes.append((front.place(row, 2), front.place(row, 3), front.place(row, 4)))
  }

  private mutating func writeSum(firstRow: Int) {
    let row = front.nextRow
    let last = max(firstRow, row - 1)
    let taxes =
      statement.vat.isEmpty ? "0" : "SUM(" + address(firstRow, 3) + ":" + address(last, 3) + ")"
    let gross = address(row, 2) + "+" + address(row, 3)
    let money = House.total(House.money)
    front.line([
      Cell(.text(Words.all[language]), House.total(House.text)),
      Cell(.empty, House.total(House.text)),
      Cell(.formula(lines.sum(.net), .number(statement.net.grosze, decimals: 2)), money),
      Cell(.formula(taxes, .number(statement.tax.grosze, decimals: 2)), money),
      Cell(.formula(gross, .number(statement.gross.grosze, decimals: 2)), money),
    ])
    totals.net = front.place(row, 2)
    totals.vat = front.place(row, 3)
    totals.gross = front.place(row, 4)
  }
}

extension FrontPage {
  /// VAT in zloty with the NBP rates it rests on (R12).
  private mutating func writeTaxInPLN() {
    front.section(Words.vatPLNSection[language], columns: Self.columns)
    for sum in statement.vat {
      guard let tax = sum.taxPLN else { continue }
      let place = front.field(
        Words.vatPLN[language] + " " + sum.code.rawValue, moneyValue(tax), House.money)
      totals.taxPLN.append(place)
    }
    var seen: [ExchangeRate] = []
    for line in statement.lines {
      guard let rate = line.exchange, !seen.contains(rate) else { continue }
      seen.append(rate)
      let row = front.line([
        Cell(.text(Words.exchange[language] + " 1 " + rate.currency.code), House.label),
        Cell(.number(rate.rateTenThousandths, decimals: 4), House.exchange),
        Cell(.text(rate.table), House.idValue), Cell(dayValue(rate.day), House.day),
      ])
      totals.rates.append((rate, front.place(row, 1)))
    }
    front.sentence(Words.rulePLN[language], width: Self.proseWidth, House.label)
  }

  private mutating func writePayment() {
    front.section(Words.payment[language], columns: Self.columns)
    guard let gross = totals.gross else { return }
    let row = front.line([
      Cell(
        .text(Words.amountDue[language] + " [" + statement.currency.code + "]"), House.strong),
      Cell(
        .formula(
          "MAX(" + address(gross.row, gross.column) + ",0)",
          .number(max(0, statement.gross.grosze), decimals: 2)), House.due),
    ])
    totals.due = front.place(row, 1)
    if let dueOn = statement.dueOn, statement.gross > .zero {
      front.field(Words.dueOn[language], dayValue(dueOn), House.day)
    }
    if !statement.issuer.iban.isEmpty {
      front.idField(Words.account[language], groupedIBAN(statement.issuer.iban))
    }
    if !statement.issuer.bank.isEmpty {
      front.field(Words.bank[language], .text(statement.issuer.bank))
    }
  }

  /// What the client may do and until when (T1 to T4).
  private mutating func writeRights() {
    front.section(Words.rights[language], columns: Self.columns)
    guard let terms = statement.terms.last?.terms else { return }
    var warranty = Words.ruleWarranty.text(language, [String(terms.warrantyDays)])
    if let until = statement.warrantyUntil {
      warranty += " " + Words.ruleWarrantyUntil.text(language, [until.text])
    }
    var sentences = [
      Words.ruleComplaint.text(language, [String(terms.complaintBusinessDays)]), warranty,
      Words.ruleLiability[language], Words.ruleCallOut[language],
    ]
    if statement.buyer.kind == .person { sentences.append(Words.ruleConsumer[language]) }
    for sentence in sentences { front.sentence("• " + sentence, width: Self.proseWidth) }
  }

  private mutating func writeStatus() {
    front.section(Words.status[language], columns: Self.columns)
    totals.failed = front.field(
      Words.failedChecks[language], .number(0, decimals: 0))
    let row = front.nextRow - 1
    front.append(Cell(.empty, House.strong), to: row)
    totals.status = front.place(row, 2)
  }

  /// Links to the other sheets, and the result of the checks.
  mutating func finish(checks: CheckSheet, sheets: [String]) {
    front.result(of: checks, failed: totals.failed, status: totals.status)
    front.section(Words.contents[language], columns: Self.columns)
    front.links(sheets, columns: Self.columns)
    front.line([
      Cell(
        .text(
          Words.programName + " " + statement.run.programVersion + ", "
            + Words.runID[language] + " " + statement.run.id), House.label)
    ])
  }

  func sheet(footer: String) -> Sheet {
    var sheet = front.sheet(
      widths: front.widths(atLeast: [26, 20, 18, 18, 18]), footer: footer)
    sheet.conditions = statusConditions(at: totals.status, language)
    return sheet
  }
}

extension Statement {
  /// Real time of the lines that are counted in blocks.
  var lineSeconds: Int { lines.reduce(0) { $0 + $1.seconds } }
  var billedBlocks: Int { lines.reduce(0) { $0 + ($1.blocks ?? 0) } }
  /// Consultations: the lines that are counted in blocks.
  var consultations: Int { lines.count { $0.blockMinutes != nil } }
}
