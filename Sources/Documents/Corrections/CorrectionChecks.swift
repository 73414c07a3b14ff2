import Invoicing
import Xlsx

/// Checks that hold every amount of a correction's workbook: a change of 0.01 turns one to BŁĄD.
func correctionChecks(
  _ correction: Correction, _ places: CorrectionFront.Places, lines: Layout<LineColumn>,
  changes: Layout<ChangeColumn>, complaints: Layout<ComplaintColumn>, _ language: Language
) -> [Check] {
  let figures = places.codes.flatMap(\.sums.all) + (places.totals?.all ?? []) + places.taxPLN
  var checks = figures.flatMap { figureChecks($0, language) }
  checks += codeChecks(correction, places, changes, language)
  let document = RunDocument(correction)
  checks += changeChecks(ChangeItem.items(document), layout: changes, language)
  let statement = correction.statement
  let shown = statement.lines.reduce(into: Money.zero) { $0 += $1.net }
  checks.append(
    Check(
      lines.sheet + ": " + Words.net[language], lines.sum(.net), here: .money(shown),
      job: .money(statement.net)))
  checks += lineChecks(statement, lines, language)
  if let amount = places.amount {
    let size = Money(grosze: abs(correction.gross.grosze))
    checks.append(
      Check(direction(of: correction.gross)[language], amount.reference, .money(size)))
  }
  for (rate, place) in places.rates {
    checks.append(
      Check(
        Words.exchange[language] + " " + rate.table, place.reference,
        .price(rate.rateTenThousandths)))
  }
  guard let breach = places.breach else { return checks }
  let total = statement.complaints.reduce(into: Money.zero) { $0 += $1.breach }
  checks.append(Check(Words.breachTotal[language], breach.reference, .money(total)))
  return checks + complaintChecks(statement.complaints, layout: complaints, language)
}

/// What was is the ledger's, and with the difference it gives what is (R24).
private func figureChecks(_ figure: CorrectionFront.Figure, _ language: Language) -> [Check] {
  [
    Check(
      Words.checkWas.text(language, [figure.title]), figure.was.reference,
      .money(figure.before)),
    Check(
      Words.checkSum.text(language, [figure.title]),
      figure.was.reference + "+" + figure.difference.reference, .money(figure.after)),
  ]
}

/// The changed lines of a code differ by as much as its sums do.
private func codeChecks(
  _ correction: Correction, _ places: CorrectionFront.Places, _ changes: Layout<ChangeColumn>,
  _ language: Language
) -> [Check] {
  places.codes.map { code, cell, sums in
    let now = correction.changes.compactMap(\.after).filter { $0.vat == code }
    let was = correction.changes.compactMap(\.before).filter { $0.vat == code }
    let difference =
      now.reduce(into: Money.zero) { $0 += $1.net }
      - was.reduce(into: Money.zero) { $0 += $1.net }
    func sum(_ net: ChangeColumn, _ vat: ChangeColumn) -> String {
      changes.sum(net, where: (vat, cell.reference))
    }
    return Check(
      Words.checkLines.text(language, [sums.net.title]),
      sum(.nowNet, .nowVAT) + "-" + sum(.wasNet, .wasVAT), here: .money(difference),
      job: .money(sums.net.after - sums.net.before))
  }
}
