import Invoicing
import Xlsx

/// Was, is and difference, then what follows from the difference.
extension CorrectionFront {
  private var currency: Currency { correction.after.currency }

  /// Codes that occur before or after, in their order.
  private var codes: [VATCode] {
    Set(correction.vatBefore.map(\.code) + correction.after.vat.map(\.code)).sorted()
  }

  mutating func writeAmounts() {
    front.section(
      Words.amounts[language] + " [" + currency.code + "]", columns: Self.columns)
    writeHeader(rate: Words.rate[language])
    for code in codes { writeCode(code) }
    writeTotals()
    for (code, basis) in noTaxBases(codes, zwBasis: correction.after.zwBasis, language) {
      front.field(code.rawValue + ": " + Words.basis[language], .text(basis))
    }
  }

  private mutating func writeHeader(rate: String) {
    front.header(
      [
        Words.columnVAT[language], rate, Words.figure[language], Words.was[language],
        Words.now[language], Words.columnDifference[language],
      ], figures: 3..<100)
  }

  /// Was from the ledger, is from the lines, difference from the two cells (R24).
  private mutating func writeCode(_ code: VATCode) {
    let empty = VATSum(code: code, net: .zero, tax: .zero)
    let was = correction.vatBefore.first { $0.code == code } ?? empty
    let now = correction.after.vat.first { $0.code == code } ?? empty
    let row = front.nextRow
    let mark = " (" + code.rawValue + ")"
    let net = lines.sum(.net, where: (.vat, address(row, 0)))
    let tax = "ROUND(" + address(row, 4) + "*" + address(row, 1) + ",2)"
    let sums = Sums(
      net: figure(
        Words.net, mark,
        [
          Cell(.text(code.rawValue), House.text),
          Cell(.number(code.percent, decimals: 2), leftRate(code)),
        ], was: moneyValue(was.net), now: formula(net, now.net), was.net, now.net),
      tax: figure(
        Words.vat, mark, [.empty, .empty], was: moneyValue(was.tax),
        now: formula(tax, now.tax), was.tax, now.tax),
      gross: figure(
        Words.gross, mark, [.empty, .empty],
        was: formula(address(row, 3) + "+" + address(row + 1, 3), was.gross),
        now: formula(address(row, 4) + "+" + address(row + 1, 4), now.gross), was.gross,
        now.gross))
    front.isID(row, 0)
    places.codes.append((code, front.place(row, 0), sums))
  }

  private mutating func writeTotals() {
    let before = correction.vatBefore
    let netBefore = before.reduce(into: Money.zero) { $0 += $1.net }
    let taxBefore = before.reduce(into: Money.zero) { $0 += $1.tax }
    let after = correction.after
    func sum(_ cells: [CellPlace]) -> String {
      cells.isEmpty ? "0" : cells.map { address($0.row, $0.column) }.joined(separator: "+")
    }
    let row = front.nextRow
    let sums = places.codes.map(\.sums)
    let mark = ": " + Words.all[language]
    let title = Cell(.text(Words.all[language]), House.total(House.text))
    let blank = Cell(.empty, House.total(House.text))
    places.totals = Sums(
      net: figure(
        Words.net, mark, [title, blank], was: formula(sum(sums.map(\.net.was)), netBefore),
        now: formula(lines.sum(.net), after.net), netBefore, after.net, isTotal: true),
      tax: figure(
        Words.vat, mark, [blank, blank], was: formula(sum(sums.map(\.tax.was)), taxBefore),
        now: formula(sum(sums.map(\.tax.now)), after.tax), taxBefore, after.tax,
        isTotal: true),
      gross: figure(
        Words.gross, mark, [blank, blank],
        was: formula(address(row, 3) + "+" + address(row + 1, 3), netBefore + taxBefore),
        now: formula(address(row, 4) + "+" + address(row + 1, 4), after.gross),
        netBefore + taxBefore, after.gross, isTotal: true))
  }

  private func formula(_ text: String, _ amount: Money) -> CellValue {
    .formula(text, .number(amount.grosze, decimals: 2))
  }

  /// One row: label, was, is, and the difference of the two cells before it.
  private mutating func figure(
    _ name: Wording, _ mark: String, _ first: [Cell], was: CellValue, now: CellValue,
    _ before: Money, _ after: Money, isTotal: Bool = false
  ) -> Figure {
    let row = front.nextRow
    let money = isTotal ? House.total(House.money) : House.money
    front.line(
      first + [
        Cell(.text(name[language]), isTotal ? House.total(House.text) : House.text),
        Cell(was, money), Cell(now, money),
        Cell(
          formula(address(row, 4) + "-" + address(row, 3), after - before),
          isTotal ? money : House.bold(money)),
      ])
    return Figure(
      title: name[language] + mark, before: before, after: after, was: front.place(row, 3),
      now: front.place(row, 4), difference: front.place(row, 5))
  }

  /// VAT in zloty with the original's rates (R12).
  mutating func writeTaxInPLN() {
    let sums = correction.vatBefore + correction.after.vat
    guard sums.contains(where: { $0.taxPLN != nil }) else { return }
    front.section(Words.vatPLNSection[language], columns: Self.columns)
    writeHeader(rate: "")
    for code in codes {
      let was = correction.vatBefore.first { $0.code == code }?.taxPLN ?? .zero
      let now = correction.after.vat.first { $0.code == code }?.taxPLN ?? .zero
      let row = front.nextRow
      places.taxPLN.append(
        figure(
          Words.vatPLN, " (" + code.rawValue + ")",
          [Cell(.text(code.rawValue), House.text), .empty], was: moneyValue(was),
          now: moneyValue(now), was, now))
      front.isID(row, 0)
    }
    for rate in rates {
      let row = front.line([
        Cell(.text(Words.exchange[language] + " 1 " + rate.currency.code), House.label),
        Cell(.number(rate.rateTenThousandths, decimals: 4), House.exchange),
        Cell(.text(rate.table), House.idValue), Cell(dayValue(rate.day), House.day),
      ])
      places.rates.append((rate, front.place(row, 1)))
    }
    front.sentence(Words.rulePLN[language], width: Self.proseWidth, House.label)
  }

  /// Each rate once: of the lines after, and of those that are no more.
  private var rates: [ExchangeRate] {
    var rates: [ExchangeRate] = []
    let lines = correction.changes.compactMap(\.before) + correction.after.lines
    for rate in lines.compactMap(\.exchange) where !rates.contains(rate) { rates.append(rate) }
    return rates
  }

  /// To pay or to refund: the size of the gross difference, in figures and in words.
  mutating func writeSettlement() {
    guard let gross = places.totals?.gross.difference else { return }
    front.section(Words.settlement[language], columns: Self.columns)
    let cell = address(gross.row, gross.column)
    let size = Money(grosze: abs(correction.gross.grosze))
    let label = direction(of: correction.gross)[language] + " [" + currency.code + "]"
    let row = front.line([
      Cell(.text(label), House.strong),
      Cell(formula("MAX(" + cell + ",0-" + cell + ")", size), House.due),
    ])
    places.amount = front.place(row, 1)
    if correction.gross != .zero {
      let text = amountInWords(size, currency, language)
      for (index, part) in wrapped(text, width: 88).enumerated() {
        front.field(index == 0 ? Words.inWords[language] : "", .text(part))
      }
    }
    guard correction.gross > .zero else { return }
    if let dueOn = correction.after.dueOn {
      front.field(Words.dueOn[language], dayValue(dueOn), House.day)
    }
    let issuer = correction.after.issuer
    if !issuer.iban.isEmpty { front.idField(Words.account[language], groupedIBAN(issuer.iban)) }
    if !issuer.bank.isEmpty { front.field(Words.bank[language], .text(issuer.bank)) }
  }

  /// Caps follow the corrected fee; a breach is said in red (R20).
  mutating func writeLiability() {
    let reports = correction.after.complaints
    guard !reports.isEmpty else { return }
    front.section(Words.liabilityAfter[language], columns: Self.columns)
    let total = reports.reduce(into: Money.zero) { $0 += $1.breach }
    places.breach = front.field(
      Words.breachTotal[language] + " [" + currency.code + "]",
      formula(complaints.sum(.breach), total), House.money)
    for report in reports where report.breach > .zero {
      let wording =
        correction.causesBreach(report) ? Words.breachByCorrection : Words.breachBefore
      front.sentence(
        breachText(report, wording, language), width: Self.proseWidth - 20, House.warning)
    }
    front.sentence(Words.capFollows[language], width: Self.proseWidth, House.label)
  }
}

/// A rate that stands before a column of text.
private func leftRate(_ code: VATCode) -> CellStyle {
  House.style {
    $0 = House.rate(of: code)
    $0.alignment = .left
  }
}

/// To pay, to refund, or neither, by the sign of a difference.
func direction(of difference: Money) -> Wording {
  if difference == .zero { return Words.nothingToSettle }
  return difference > .zero ? Words.toPay : Words.toRefund
}

/// What was settled on a complaint above what was payable, as a sentence.
func breachText(_ report: ComplaintReport, _ wording: Wording, _ language: Language) -> String {
  func amount(_ money: Money) -> String { amountText(money.text, report.currency, language) }
  return wording.text(
    language,
    [
      report.complaint.id, amount(report.complaint.settled), amount(report.payable),
      amount(report.breach),
    ])
}
