import Invoicing
package import Xlsx

/// A correction run for the office as a workbook in its language (R21, R24): totals of the
/// differences, documents, changed lines, liability, exceptions and checks.
///
/// - Parameter rowsPerSheet: a table of more data rows goes on in further sheets.
package func correctionSummaryBook(
  _ summary: CorrectionSummary, rowsPerSheet: Int = Limits.dataRows
) -> Book {
  let language = summary.language
  let items = summary.documents.flatMap(ChangeItem.items)
  let documents = Layout(
    sheet: Words.documents[language], keys: DocumentColumn.allCases,
    rowCount: summary.documents.count)
  let changes = Layout(
    sheet: Words.differences[language], keys: ChangeColumn.summary, rowCount: items.count,
    rowsPerSheet: rowsPerSheet)
  let complaints = Layout(
    sheet: Words.liability[language], keys: ComplaintColumn.summary,
    rowCount: summary.liability.count)
  func foot(_ sheet: String) -> String {
    footer(summary.run.period.text, sheet: sheet, isDraft: summary.run.isDraft, language)
  }
  var front = CorrectionSummaryFront(summary, documents: documents, changes: changes)
  let checks = CheckSheet(
    checks: totalChecks(summary, front.places)
      + documentChecks(summary.documents, layout: documents, language)
      + changeChecks(items, layout: changes, language)
      + complaintChecks(summary.liability, layout: complaints, language),
    language: language)
  var sheets = [
    documentsSheet(
      summary.documents, layout: documents, footer: foot(documents.sheet), language)
  ]
  sheets += changesSheets(items, layout: changes, unit: nil, footer: foot, language)
  sheets.append(
    complaintsSheet(
      summary.liability, layout: complaints, footer: foot(complaints.sheet), language))
  sheets += exceptionsSheets(summary.base, rowsPerSheet: rowsPerSheet, footer: foot)
  sheets += [
    checks.sheet(footer: foot(Words.checks[language])),
    aboutSheet(summaryTopics(summary), footer: foot(Words.about[language]), language),
  ]
  front.finish(checks: checks, sheets: sheets.map(\.name))
  var names: [DefinedName] = []
  for (currency, total) in zip(summary.currencies, front.places.totals) {
    names += sumNames(
      net: total.net, vat: total.vat, gross: total.gross,
      suffix: currency == .pln ? "" : "_" + currency.code)
  }
  return Book(
    sheets: [front.sheet(footer: foot(Words.summary[language]))] + sheets, names: names,
    properties: properties(
      title: Words.correctionSummaryTitle[language] + " " + summary.run.period.text,
      keywords: "", run: summary.run, company: summary.issuer.name, document: ""))
}

/// The first sheet against the run: the waterfall, and the differences per currency and code.
private func totalChecks(
  _ summary: CorrectionSummary, _ places: CorrectionSummaryFront.Places
) -> [Check] {
  let language = summary.language
  var checks: [Check] = []
  let rows = summary.waterfall.reduce(0) { $0 + $1.rows }
  let seconds = summary.waterfall.reduce(0) { $0 + $1.seconds }
  let title = Words.waterfall[language] + ": "
  if let place = places.rows {
    checks.append(
      Check(
        title + Words.columnRows[language], place.reference, here: .count(rows),
        job: .count(summary.rows.count)))
  }
  if let place = places.time {
    let read = RowFigures(summary.rows).seconds
    checks.append(
      Check(
        title + "[min]", "ROUND(" + place.reference + "*1440,2)", here: .minutes(seconds),
        job: .minutes(read)))
  }
  for (currency, place) in zip(summary.currencies, places.waterfallNet) {
    checks.append(
      Check(
        title + Words.net[language] + " [" + currency.code + "]", place.reference,
        .money(summary.waterfall.net(in: currency))))
  }
  for (currency, total) in zip(summary.currencies, places.totals) {
    let own = summary.documents.filter { $0.currency == currency }
    let lines = own.flatMap(\.changes).reduce(into: Money.zero) { $0 += $1.netDifference }
    let net = own.reduce(into: Money.zero) { $0 += $1.net }
    let tax = own.reduce(into: Money.zero) { $0 += $1.tax }
    let mark = " [" + currency.code + "]"
    checks += [
      Check(
        Words.checkLines.text(language, [Words.net[language] + mark]), total.net.reference,
        here: .money(net), job: .money(lines)),
      Check(Words.vat[language] + mark, total.vat.reference, .money(tax)),
      Check(Words.gross[language] + mark, total.gross.reference, .money(net + tax)),
    ]
  }
  for (entry, place) in zip(summary.vat, places.vat) {
    let mark = " [" + entry.currency.code + "] (" + entry.sum.code.rawValue + ")"
    checks += [
      Check(Words.net[language] + mark, place.net.reference, .money(entry.sum.net)),
      Check(Words.vat[language] + mark, place.tax.reference, .money(entry.sum.tax)),
    ]
  }
  return checks
}

private func summaryTopics(_ summary: CorrectionSummary) -> [(topic: String, text: String)] {
  let language = summary.language
  var topics = [
    (
      topic: Words.topicNature[language],
      text: summary.run.isDraft
        ? Words.draftHint[language] : Words.natureCorrectionSummary[language]
    ),
    (topic: Words.topicDifference[language], text: Words.ruleDifference[language]),
  ]
  if let state = summary.corrections.first?.after ?? summary.statements.first {
    topics += ruleTopics(state.terms, zoneName: state.zoneName, language)
  }
  topics.append((Words.checks[language], Words.aboutChecks[language]))
  topics.append((Words.program[language], Words.programName + " " + summary.run.programVersion))
  topics.append((Words.runID[language], summary.run.id))
  return topics
}
