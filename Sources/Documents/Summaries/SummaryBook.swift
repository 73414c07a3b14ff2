package import Invoicing
package import Xlsx

/// The month for the office as a workbook in its language (R21): waterfall, totals, clients, lines,
/// liability, exceptions, consultants, checks and charts.
///
/// - Parameter rowsPerSheet: a table of more data rows goes on in further sheets.
package func summaryBook(_ summary: Summary, rowsPerSheet: Int = Limits.dataRows) -> Book {
  let language = summary.language
  let currencies = summary.currencies
  let consultants = ConsultantTotal.all(summary, currencies: currencies)
  let limits = ClientLimit.all(summary)
  let plan = SummaryPlan(
    summary, consultants: consultants, limits: limits, rowsPerSheet: rowsPerSheet)
  func foot(_ sheet: String) -> String {
    footer(summary.run.period.text, sheet: sheet, isDraft: summary.run.isDraft, language)
  }
  var front = SummaryFront(
    summary, currencies: currencies, lines: plan.lines, clients: plan.clients)
  let checks = CheckSheet(
    checks: summaryChecks(
      summary, plan, front.places, limits: limits, consultants: consultants)
      + front.policies.flatMap { $0.table.checks(" " + $0.currency.code, language) },
    language: language)
  var sheets = [
    clientsSheet(
      summary, layout: plan.clients, lines: plan.lines, footer: foot(plan.clients.sheet))
  ]
  sheets += linesSheets(
    LineItems(summary), layout: plan.lines, currency: nil, footer: foot, language)
  sheets += [
    complaintsSheet(
      summary.liability, layout: plan.complaints, footer: foot(plan.complaints.sheet), language),
    limitsSheet(limits, layout: plan.limits, footer: foot(plan.limits.sheet), language),
  ]
  sheets += exceptionsSheets(summary, rowsPerSheet: rowsPerSheet, footer: foot)
  sheets += [
    consultantsSheet(
      consultants, layout: plan.consultants, currencies: currencies,
      footer: foot(plan.consultants.sheet), language),
    checks.sheet(footer: foot(Words.checks[language])),
    chartsSheet(plan.charts, footer: foot(Words.charts[language]), language),
    aboutSheet(summaryTopics(summary), footer: foot(Words.about[language]), language),
  ]
  front.finish(checks: checks, sheets: sheets.map(\.name))
  var names: [DefinedName] = []
  for (currency, total) in zip(currencies, front.places.totals) {
    names += sumNames(
      net: total.net, vat: total.vat, gross: total.gross,
      suffix: currency == .pln ? "" : "_" + currency.code)
  }
  return Book(
    sheets: [front.sheet(footer: foot(Words.summary[language]))] + sheets, names: names,
    properties: properties(
      title: Words.summaryTitle[language] + " " + summary.run.period.text, keywords: "",
      run: summary.run, company: summary.issuer.name, document: ""))
}

/// Where the tables of the summary lie.
struct SummaryPlan {
  let lines: Layout<LineColumn>
  let clients: Layout<ClientColumn>
  let complaints: Layout<ComplaintColumn>
  let limits: Layout<LimitColumn>
  let consultants: Layout<ConsultantColumn>
  let charts: ChartData

  init(
    _ summary: Summary, consultants: [ConsultantTotal], limits: [ClientLimit], rowsPerSheet: Int
  ) {
    let language = summary.language
    let currencies = summary.currencies
    lines = Layout(
      sheet: Words.lines[language], keys: LineColumn.summary,
      rowCount: summary.figures.reduce(0) { $0 + $1.lines.count }, rowsPerSheet: rowsPerSheet)
    clients = Layout(
      sheet: Words.clients[language], keys: ClientColumn.allCases,
      rowCount: summary.figures.count)
    complaints = Layout(
      sheet: Words.liability[language], keys: ComplaintColumn.summary,
      rowCount: summary.liability.count)
    self.limits = Layout(
      sheet: Words.clientLimits[language], keys: LimitColumn.allCases, rowCount: limits.count)
    self.consultants = Layout(
      sheet: Words.consultants[language], keys: ConsultantColumn.all(currencies),
      rowCount: consultants.count)
    charts = ChartData(summary, consultants: consultants, currency: currencies[0])
  }
}

extension Summary {
  /// PLN first, always; then the others, ascending.
  var currencies: [Currency] {
    let others = Set(figures.map(\.head.currency) + vat.map(\.currency)).subtracting([.pln])
    return [.pln] + others.sorted()
  }
}

private func summaryTopics(_ summary: Summary) -> [(topic: String, text: String)] {
  let language = summary.language
  var topics = [
    (
      topic: Words.topicNature[language],
      text: summary.run.isDraft ? Words.draftHint[language] : Words.natureSummary[language]
    )
  ]
  if let statement = summary.figures.first?.head {
    topics += ruleTopics(statement.terms, zoneName: statement.zoneName, language)
  }
  topics += columnTopics(language)
  topics.append((Words.program[language], Words.programName + " " + summary.run.programVersion))
  topics.append((Words.runID[language], summary.run.id))
  return topics
}
