package import Invoicing

/// lines.csv: one row per line of a statement, for other programs.
///
/// The reasons are told in the office's language.
package func linesCSV(_ summary: Summary) -> CSVFile {
  var groups: [(statement: Int, lines: Range<Int>)] = []
  for (number, figures) in summary.figures.enumerated() {
    for first in stride(from: 0, to: figures.lines.count, by: linesAtOnce) {
      groups.append((number, first..<min(first + linesAtOnce, figures.lines.count)))
    }
  }
  let last = LastStatement()
  return CSVFile(header: lineHeader, count: groups.count) { [groups] group, csv in
    let (number, lines) = groups[group]
    let document = RunDocument(summary.figures[number].head)
    for line in last.statement(number, of: summary.statements).lines[lines] {
      csv.append(lineFields(line, of: document, state: "now", language: summary.language))
    }
  }
}

private let linesAtOnce = 1024

/// lines.csv of a correction run: per changed line what was and what is, each once (R24).
///
/// A line that only one side has stands alone; lines of invoices the run issues have state `now`.
package func correctionLinesCSV(_ summary: CorrectionSummary) -> CSVFile {
  let documents = summary.documents
  return CSVFile(header: lineHeader, count: documents.count) { number, csv in
    let document = documents[number]
    let isCorrection = document.corrects != nil
    for change in document.changes {
      let sides: [(line: StatementLine?, state: String)] =
        isCorrection
        ? [(change.before, "before"), (change.after, "after")] : [(change.after, "now")]
      for side in sides {
        guard let line = side.line else { continue }
        csv.append(
          lineFields(line, of: document, state: side.state, language: summary.language))
      }
    }
  }
}

let lineHeader = [
  "document", "kind", "state", "client_id", "line_id", "service", "class", "consultant",
  "case_id", "started_at", "ended_at", "seconds", "block_minutes", "blocks", "quantity", "unit",
  "unit_price", "price_level", "net", "currency", "vat", "reason", "sessions", "source",
]

/// One row of lines.csv.
///
/// - Parameter state: `now`, or on a correction `before` and `after`.
func lineFields(
  _ line: StatementLine, of document: RunDocument, state: String, language: Language
) -> [CSVText.Field] {
  let isBlock = line.unit == .block
  func whole(_ value: Int?) -> CSVText.Field {
    .number(isBlock ? value.map(String.init) ?? "" : "")
  }
  // A reduced line says both: started blocks, and as its quantity the billed ones (R15).
  let computed = line.blockMinutes.map { startedBlocks(seconds: line.seconds, blockMinutes: $0) }
  let sources = line.sessions.map(\.place.source).joined(separator: " ")
  return [
    .text(document.number), .text(document.kind.rawValue), .text(state),
    .text(document.buyer.id), .text(line.id), .text(line.service),
    .text(line.lineClass.rawValue), .text(line.consultant), .text(line.caseID),
    .number(line.started.text(local: line.startedLocal)), .number(endText(line)),
    .number(String(line.seconds)), whole(line.blockMinutes), whole(computed),
    .number(line.quantity.text), .text(line.unit.rawValue), .number(line.unitPrice.text),
    .text(line.priceLevel?.rawValue ?? ""), .number(line.net.text),
    .text(document.currency.code), .text(line.vatCode(of: document.buyer)?.rawValue ?? ""),
    .text(reasonText(line, currency: document.currency, language)),
    .text(line.sessions.map(\.id).joined(separator: " ")), .text(sources),
  ]
}

private func endText(_ line: StatementLine) -> String {
  guard let ended = line.ended, let local = line.endedLocal else { return "" }
  return ended.text(local: local)
}
