package import Invoicing
package import Xlsx

/// A client's month as a workbook in the client's language (R22, R25): a function of the statement
/// and nothing else.
///
/// - Parameters:
///   - statement: what was billed; its amounts are shown, never decided here.
///   - ksefLink: where KSeF shows the invoice (``KSeFEntry``); nil outside KSeF.
///   - rowsPerSheet: a table of more data rows goes on in further sheets.
package func statementBook(
  _ statement: Statement, ksefLink: String? = nil, rowsPerSheet: Int = Limits.dataRows
) -> Book {
  let language = statement.buyer.language
  let lines = Layout(
    sheet: Words.lines[language], keys: LineColumn.statement, rowCount: statement.lines.count,
    rowsPerSheet: rowsPerSheet)
  let sessions = SessionColumn.layout(statement, rowsPerSheet: rowsPerSheet)
  let prices = Layout(
    sheet: Words.prices[language], keys: PriceColumn.allCases, rowCount: statement.prices.count)
  let complaints = Layout(
    sheet: Words.complaints[language], keys: ComplaintColumn.statement,
    rowCount: statement.complaints.count)
  func foot(_ sheet: String) -> String {
    footer(statement.number, sheet: sheet, isDraft: statement.run.isDraft, language)
  }
  var sheets =
    linesSheets(
      LineItems(statement), layout: lines, currency: statement.currency, footer: foot, language)
    + sessionsSheets(statement, layout: sessions, footer: foot, language)
  if !statement.complaints.isEmpty {
    sheets.append(
      complaintsSheet(
        statement.complaints, layout: complaints, footer: foot(complaints.sheet), language))
  }
  sheets.append(
    pricesSheet(statement.prices, layout: prices, footer: foot(prices.sheet), language))
  var page = FrontPage(statement, lines: lines, ksefLink: ksefLink, language)
  let checks = CheckSheet(
    checks: statementChecks(
      statement, totals: page.totals, lines: lines, sessions: sessions, prices: prices,
      complaints: complaints,
      language) + (page.policies?.checks("", language) ?? []),
    language: language)
  sheets.append(checks.sheet(footer: foot(Words.checks[language])))
  sheets.append(
    aboutSheet(statementTopics(statement), footer: foot(Words.about[language]), language))
  page.finish(checks: checks, sheets: sheets.map(\.name))
  return Book(
    sheets: [page.sheet(footer: foot(Words.statement[language]))] + sheets,
    names: sumNames(
      net: page.totals.net, vat: page.totals.vat, gross: page.totals.gross, suffix: ""),
    properties: properties(
      title: statement.number, keywords: statement.buyer.id, run: statement.run,
      company: statement.issuer.name, document: statement.number))
}

/// `SumaNetto`, `SumaVAT` and `SumaBrutto`, one cell each.
func sumNames(net: CellPlace?, vat: CellPlace?, gross: CellPlace?, suffix: String)
  -> [DefinedName]
{
  [("SumaNetto", net), ("SumaVAT", vat), ("SumaBrutto", gross)].compactMap { name, place in
    place.map {
      DefinedName(name + suffix, sheet: $0.sheet, row: $0.row, column: $0.column)
    }
  }
}

/// What the file says about itself: created at noon UTC of the issue date (R25).
func properties(
  title: String, keywords: String, run: RunIdentity, company: String, document: String
) -> Properties {
  var custom = [
    CustomProperty("InvoiceRun.Version", run.programVersion),
    CustomProperty("InvoiceRun.RunId", run.id),
  ]
  if !document.isEmpty { custom.append(CustomProperty("InvoiceRun.Document", document)) }
  return Properties(
    title: title, subject: run.period.text, company: company, keywords: keywords,
    createdSeconds: Int64(run.issuedOn.number) * 86_400 + 43_200, custom: custom)
}

/// What the client's sheet of information says.
private func statementTopics(_ statement: Statement) -> [(topic: String, text: String)] {
  let language = statement.buyer.language
  let nature =
    if statement.run.isDraft {
      Words.draftHint[language]
    } else if statement.kind == .none {
      Words.natureNone[language]
    } else {
      Words.natureInvoice.text(language, [statement.number])
    }
  var topics = [(topic: Words.topicNature[language], text: nature)]
  topics += ruleTopics(statement.terms, zoneName: statement.zoneName, language)
  if statement.buyer.kind == .person {
    topics.append((Words.topicConsumer[language], Words.ruleConsumer[language]))
  }
  let hasConsents = statement.lines.allSatisfy { line in
    line.service != "remote" || line.sessions.allSatisfy { !$0.consent.isEmpty }
  }
  let consent = hasConsents ? Words.ruleConsent : Words.ruleConsentWhereLogged
  topics.append((Words.topicConsent[language], consent[language]))
  topics += columnTopics(language)
  topics.append(
    (Words.program[language], Words.programName + " " + statement.run.programVersion))
  topics.append((Words.runID[language], statement.run.id))
  return topics
}
