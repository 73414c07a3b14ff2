import Invoicing
import Xlsx

/// Checks that tie the summary to its clients, its lines and the run (R21).
func summaryChecks(
  _ summary: Summary, _ plan: SummaryPlan, _ places: SummaryFront.Places, limits: [ClientLimit],
  consultants: [ConsultantTotal]
) -> [Check] {
  let language = summary.language
  var checks = waterfallChecks(summary, plan, places)
  for (index, currency) in summary.currencies.enumerated() {
    checks += currencyChecks(summary, plan, places, index, currency, consultants)
  }
  for (entry, place) in zip(summary.vat, places.vat) {
    let what = " " + entry.currency.code + " (" + entry.sum.code.rawValue + ")"
    checks += [
      Check(Words.net[language] + what, place.net.reference, .money(entry.sum.net)),
      Check(Words.vat[language] + what, place.tax.reference, .money(entry.sum.tax)),
      Check(
        Words.roundingDifference[language] + what, place.rounding.reference,
        .money(entry.sum.tax - entry.sum.code.tax(on: entry.sum.net))),
    ]
  }
  checks += sheetChecks(summary, plan)
  checks += complaintChecks(summary.liability, layout: plan.complaints, language)
  for key in LimitColumn.amounts + [.headroom] {
    let sum = limits.reduce(into: Money.zero) { $0 += $1.amount(key) }
    checks.append(
      Check(plan.limits.sheet + ": " + key.title[language], plan.limits.sum(key), .money(sum)))
  }
  return checks
}

private func waterfallChecks(
  _ summary: Summary, _ plan: SummaryPlan, _ places: SummaryFront.Places
) -> [Check] {
  let language = summary.language
  let rows = summary.waterfall.reduce(0) { $0 + $1.rows }
  let seconds = summary.waterfall.reduce(0) { $0 + $1.seconds }
  let rowSeconds = RowFigures(summary.rows).seconds
  let lineSeconds = summary.figures.reduce(0) { $0 + $1.lines.seconds }
  let documented: Set<RowClass> = [.billed, .merged, .free, .waived]
  let timed =
    summary.waterfall.reduce(0) { $0 + (documented.contains($1.rowClass) ? $1.seconds : 0) }
    - summary.overlapSeconds
  var checks: [Check] = []
  if let place = places.rows {
    checks.append(
      Check(
        Words.waterfall[language] + ": " + Words.columnRows[language], place.reference,
        here: .count(rows), job: .count(summary.rows.count)))
  }
  if let place = places.time {
    checks.append(
      Check(
        Words.waterfall[language] + " [min]", "ROUND(" + place.reference + "*1440,2)",
        here: .minutes(seconds), job: .minutes(rowSeconds)))
  }
  if let place = places.linesTimed {
    checks.append(
      Check(
        Words.linesTimed[language] + " [min]", "ROUND(" + place.reference + "*1440,2)",
        here: .minutes(timed), job: .minutes(lineSeconds)))
  }
  checks.append(
    Check(
      plan.lines.sheet + " [min]", "ROUND(" + plan.lines.sum(.length) + "*1440,2)",
      .minutes(lineSeconds)))
  return checks
}

/// Lines, clients, totals, tiers, consultants and waterfall of one currency give one figure.
private func currencyChecks(
  _ summary: Summary, _ plan: SummaryPlan, _ places: SummaryFront.Places, _ index: Int,
  _ currency: Currency, _ consultants: [ConsultantTotal]
) -> [Check] {
  let language = summary.language
  let figures = summary.figures.filter { $0.head.currency == currency }
  let statements = figures.map(\.head)
  let net = CheckValue.money(statements.reduce(into: Money.zero) { $0 += $1.net })
  let tax = CheckValue.money(statements.reduce(into: Money.zero) { $0 += $1.tax })
  let gross = CheckValue.money(statements.reduce(into: Money.zero) { $0 += $1.gross })
  let shown = figures.reduce(into: Money.zero) { $0 += $1.lines.net }
  let unit = " [" + currency.code + "]"
  let netName = Words.net[language] + unit
  let total = places.totals[index]
  let name = Address.fixedCell(total.net.row, 0)
  let cell = sheetReference(total.net.sheet) + name
  let waterfall = summary.waterfall.reduce(into: Money.zero) { sum, step in
    for amount in step.net where amount.currency == currency { sum += amount.amount }
  }
  let tiers = places.tiers.map { $0[index].reference }.joined(separator: "+")
  var checks = [
    Check(
      plan.lines.sheet + ": " + netName,
      plan.lines.sum(.net, where: (.currency, cell)), here: .money(shown), job: net),
    Check(
      plan.clients.sheet + ": " + netName,
      plan.clients.sum(.net, where: (.currency, cell)), net),
    Check(
      plan.clients.sheet + ": " + Words.vat[language] + unit,
      plan.clients.sum(.vat, where: (.currency, cell)), tax),
    Check(
      plan.clients.sheet + ": " + Words.gross[language] + unit,
      plan.clients.sum(.gross, where: (.currency, cell)), gross),
    Check(total.net.sheet + ": " + netName, total.net.reference, net),
    Check(total.net.sheet + ": " + Words.vat[language] + unit, total.vat.reference, tax),
    Check(total.net.sheet + ": " + Words.gross[language] + unit, total.gross.reference, gross),
    Check(Words.byTier[language] + unit, tiers, here: .money(shown), job: net),
    Check(
      Words.waterfall[language] + ": " + netName, places.waterfallNet[index].reference,
      here: .money(waterfall), job: net),
    Check(
      plan.consultants.sheet + ": " + netName, plan.consultants.sum(.net(index)),
      here: .money(consultants.reduce(into: Money.zero) { $0 += $1.net[index] }), job: net),
  ]
  if plan.charts.currency == currency, !plan.charts.clients.isEmpty {
    let layout = plan.charts.layout(language)
    checks.append(Check(layout.sheet + ": " + netName, layout.sum(.net), net))
  }
  return checks
}

/// Counts, quantities, prices and numbers of documents.
private func sheetChecks(_ summary: Summary, _ plan: SummaryPlan) -> [Check] {
  let language = summary.language
  let lines = plan.lines
  let all = summary.figures.map(\.lines)
  let quantities = all.reduce(0) { $0 + $1.quantityThousandths }
  let prices = Int64(clamping: all.reduce(0) { $0 + $1.priceTenThousandths })
  let blocks = all.reduce(0) { $0 + $1.blocks }
  let count = all.reduce(0) { $0 + $1.count }
  let invoices = summary.figures.count { $0.head.kind == .invoice }
  let charts = Words.charts[language]
  let figures = plan.charts.layout(language)
  let charted = plan.charts.consultants.reduce(0) { $0 + $1.hundredths }
  let dayBlocks = plan.charts.days.reduce(0) { $0 + $1.blocks }
  func title(_ wording: Wording) -> String { lines.sheet + ": " + wording[language] }
  return [
    Check(title(Words.lineCount), lines.filled(.lineID), .count(count)),
    Check(title(Words.columnQuantity), lines.sum(.quantity), .quantity(quantities)),
    Check(title(Words.columnUnitPrice), lines.sum(.unitPrice), .price(prices)),
    Check(title(Words.columnBlocks), lines.sum(.blocks), .count(blocks)),
    Check(
      plan.clients.sheet + ": " + Words.columnBlocks[language], plan.clients.sum(.blocks),
      .count(blocks)),
    Check(
      plan.consultants.sheet + ": " + Words.columnBlocks[language],
      plan.consultants.sum(.blocks), .count(blocks)),
    Check(
      plan.clients.sheet + ": " + Words.documentCount[language],
      plan.clients.filled(.document), .count(summary.figures.count)),
    Check(
      plan.clients.sheet + ": " + Words.kind(.invoice)[language],
      plan.clients.count(.kind, of: "\"" + Words.kind(.invoice)[language] + "\""),
      .count(invoices)),
    Check(
      charts + ": " + Words.columnHours[language], figures.sum(.hours),
      CheckValue(value: charted, decimals: 2)),
    Check(charts + ": " + Words.columnBlocks[language], figures.sum(.blocks), .count(dayBlocks)),
  ]
}
