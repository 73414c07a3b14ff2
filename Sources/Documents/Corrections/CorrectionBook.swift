package import Invoicing
package import Xlsx

/// A correction as a workbook in the client's language (R24, R25): a function of the correction and
/// nothing else.
///
/// - Parameters:
///   - correction: before, after and difference; they are shown, never decided here.
///   - ksefLink: where KSeF shows the correction (``KSeFEntry``); nil outside KSeF.
///   - rowsPerSheet: a table of more data rows goes on in further sheets.
package func correctionBook(
  _ correction: Correction, ksefLink: String? = nil, rowsPerSheet: Int = Limits.dataRows
) -> Book {
  let statement = correction.statement
  let language = statement.buyer.language
  let lines = Layout(
    sheet: Words.linesAfter[language], keys: LineColumn.statement,
    rowCount: statement.lines.count, rowsPerSheet: rowsPerSheet)
  let changes = Layout(
    sheet: Words.differences[language], keys: ChangeColumn.correction,
    rowCount: correction.changes.count, rowsPerSheet: rowsPerSheet)
  let complaints = Layout(
    sheet: Words.complaints[language], keys: ComplaintColumn.statement + [.state],
    rowCount: statement.complaints.count)
  func foot(_ sheet: String) -> String {
    footer(correction.number, sheet: sheet, isDraft: correction.run.isDraft, language)
  }
  var sheets =
    changesSheets(
      ChangeItem.items(RunDocument(correction)), layout: changes, unit: statement.currency,
      footer: foot, language)
    + linesSheets(
      LineItems(statement), layout: lines, currency: statement.currency, footer: foot, language)
  if !statement.complaints.isEmpty {
    sheets.append(
      complaintsSheet(
        statement.complaints, layout: complaints, footer: foot(complaints.sheet), language))
  }
  sheets.append(historySheet(correction, footer: foot(Words.history[language]), language))
  var page = CorrectionFront(
    correction, lines: lines, complaints: complaints, ksefLink: ksefLink, language)
  let checks = CheckSheet(
    checks: correctionChecks(
      correction, page.places, lines: lines, changes: changes, complaints: complaints, language),
    language: language)
  sheets.append(checks.sheet(footer: foot(Words.checks[language])))
  sheets.append(
    aboutSheet(correctionTopics(correction), footer: foot(Words.about[language]), language))
  page.finish(checks: checks, sheets: sheets.map(\.name))
  let totals = page.places.totals
  return Book(
    sheets: [page.sheet(footer: foot(Words.correction[language]))] + sheets,
    names: sumNames(
      net: totals?.net.difference, vat: totals?.tax.difference, gross: totals?.gross.difference,
      suffix: ""),
    properties: properties(
      title: correction.number, keywords: statement.buyer.id, run: correction.run,
      company: statement.issuer.name, document: correction.number))
}

/// What the client's sheet of information says.
private func correctionTopics(_ correction: Correction) -> [(topic: String, text: String)] {
  let statement = correction.statement
  let language = statement.buyer.language
  let nature =
    correction.run.isDraft
    ? Words.draftHint[language]
    : Words.natureCorrection.text(language, [correction.number, correction.original.number])
  var topics = [
    (topic: Words.topicNature[language], text: nature),
    (topic: Words.topicDifference[language], text: Words.ruleDifference[language]),
  ]
  topics += ruleTopics(statement.terms, zoneName: statement.zoneName, language)
  if statement.buyer.kind == .person {
    topics.append((Words.topicConsumer[language], Words.ruleConsumer[language]))
  }
  topics += columnTopics(language)
  topics.append(
    (Words.program[language], Words.programName + " " + correction.run.programVersion))
  topics.append((Words.runID[language], correction.run.id))
  return topics
}
