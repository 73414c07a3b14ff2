import Invoicing
import Xlsx

/// Checks that hold every amount of a statement's workbook: a change of 0.01 turns one to BŁĄD.
func statementChecks(
  _ statement: Statement, totals: FrontPage.TotalPlaces, lines: Layout<LineColumn>,
  sessions: Layout<SessionColumn>, prices: Layout<PriceColumn>,
  complaints: Layout<ComplaintColumn>, _ language: Language
) -> [Check] {
  var checks = totalChecks(statement, totals, lines, language)
  checks += lineChecks(statement, lines, language)
  checks += sessionChecks(statement, sessions, language)
  let listed = statement.prices.reduce(0) { $0 + $1.net.tenThousandths }
  checks.append(
    Check(
      prices.sheet + ": " + Words.columnUnitPrice[language], prices.sum(.price), .price(listed)))
  if !statement.complaints.isEmpty {
    checks += complaintChecks(statement.complaints, layout: complaints, language)
  }
  return checks
}

private func totalChecks(
  _ statement: Statement, _ totals: FrontPage.TotalPlaces, _ lines: Layout<LineColumn>,
  _ language: Language
) -> [Check] {
  let net = Words.net[language]
  let vat = Words.vat[language]
  let shown = statement.lines.reduce(into: Money.zero) { $0 += $1.net }
  var checks = [
    Check(
      lines.sheet + ": " + net, lines.sum(.net), here: .money(shown), job: .money(statement.net))
  ]
  for (sum, place) in zip(statement.vat, totals.codes) {
    let code = " (" + sum.code.rawValue + ")"
    let coded = statement.lines.lazy.filter { $0.vat == sum.code }
      .reduce(into: Money.zero) { $0 += $1.net }
    checks += [
      Check(net + code, place.net.reference, here: .money(coded), job: .money(sum.net)),
      Check(
        vat + code, place.tax.reference, here: .money(sum.code.tax(on: coded)),
        job: .money(sum.tax)),
      Check(
        Words.gross[language] + code, place.gross.reference, .money(sum.gross)),
    ]
  }
  for (place, value) in [
    (totals.net, (net, statement.net)), (totals.vat, (vat, statement.tax)),
    (totals.gross, (Words.gross[language], statement.gross)),
    (totals.due, (Words.amountDue[language], max(.zero, statement.gross))),
  ] {
    guard let place else { continue }
    checks.append(
      Check(Words.all[language] + ": " + value.0, place.reference, .money(value.1)))
  }
  let taxes = statement.vat.filter { $0.taxPLN != nil }
  for (sum, place) in zip(taxes, totals.taxPLN) {
    checks.append(
      Check(
        Words.vatPLN[language] + " (" + sum.code.rawValue + ")", place.reference,
        .money(sum.taxPLN ?? .zero)))
  }
  for (rate, place) in totals.rates {
    checks.append(
      Check(
        Words.exchange[language] + " " + rate.table, place.reference,
        .price(rate.rateTenThousandths)))
  }
  return checks
}

/// Checks that hold the columns of the sheet of lines.
func lineChecks(
  _ statement: Statement, _ lines: Layout<LineColumn>, _ language: Language
) -> [Check] {
  let quantities = statement.lines.reduce(0) { $0 + $1.quantity.thousandths }
  let unitPrices = statement.lines.reduce(0) { $0 + $1.unitPrice.tenThousandths }
  let started = statement.lines.reduce(0) { $0 + $1.startedBlocks }
  let sessions = statement.lines.reduce(0) { $0 + $1.sessions.count }
  func title(_ wording: Wording) -> String { lines.sheet + ": " + wording[language] }
  return [
    Check(
      title(Words.lineCount), lines.filled(.lineID),
      .count(statement.lines.count)),
    Check(
      title(Words.consultationCount), lines.filled(.blockMinutes),
      .count(statement.consultations)),
    Check(title(Words.columnQuantity), lines.sum(.quantity), .quantity(quantities)),
    Check(title(Words.columnUnitPrice), lines.sum(.unitPrice), .price(unitPrices)),
    Check(title(Words.columnStartedBlocks), lines.sum(.startedBlocks), .count(started)),
    Check(title(Words.columnBlocks), lines.sum(.blocks), .count(statement.billedBlocks)),
    Check(
      title(Words.linesTimed) + " [min]", "ROUND(" + lines.sum(.length) + "*1440,2)",
      .minutes(statement.lineSeconds)),
    Check(
      title(Words.columnSessionCount), lines.sum(.sessionCount), .count(sessions)),
  ]
}

private func sessionChecks(
  _ statement: Statement, _ layout: Layout<SessionColumn>, _ language: Language
) -> [Check] {
  let times = SessionItems(statement).reduce(0) { $0 + ($1.countedSeconds ?? 0) }
  return [
    Check(
      layout.sheet + ": " + Words.columnSession[language],
      layout.filled(.sessionID), .count(layout.rowCount)),
    Check(
      layout.sheet + " [min]", "ROUND(" + layout.sum(.length) + "*1440,2)", .minutes(times)),
  ]
}
