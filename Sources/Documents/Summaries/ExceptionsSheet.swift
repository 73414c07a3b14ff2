import Invoicing
import Xlsx

/// A row of the office's list of what needs a look: a row of a log or a finding.
private struct ExceptionItem {
  var kind: String
  var code: String
  var place: Place
  var subject: String
  var clientID = ""
  var consultant = ""
  var started: LocalTime?
  var ended: LocalTime?
  var seconds: Int?
  var what: String
  var help: String
}

extension ExceptionItem {
  init(_ row: RowOutcome, _ language: Language) {
    self.init(
      kind: Words.rowClass(row.rowClass)[language], code: row.rowClass.rawValue,
      place: row.place, subject: row.sessionID, clientID: row.clientID,
      consultant: row.consultant, started: row.started, ended: row.ended, seconds: row.seconds,
      what: row.rowClass == .held ? withoutCodes(row.reason) : row.reason, help: "")
  }

  init(_ finding: Finding, _ language: Language) {
    self.init(
      kind: Words.severity(finding.severity)[language], code: finding.code.id,
      place: finding.place, subject: finding.subject, what: finding.message(language),
      help: finding.help(language))
  }
}

/// Why a row is held, without the codes of the findings, which have rows of their own.
private func withoutCodes(_ reason: String) -> String {
  let parts = reason.split(separator: "; ").map { part in
    let code = part.prefix { $0 != ":" }
    let isCode = FindingCode.all.contains { $0.id == code }
    return isCode ? part.dropFirst(code.count + ": ".count) : part
  }
  return parts.joined(separator: "; ")
}

/// Every row that was not simply billed, then every finding: worded when they are looked at.
private struct ExceptionItems: RandomAccessCollection, Sendable {
  private let summary: Summary
  /// Indices of the rows.
  private let rows: [Int]

  init(_ summary: Summary) {
    self.summary = summary
    rows = summary.rows.indices.filter { row in
      switch summary.rows[row].rowClass {
      case .billed, .merged, .otherPeriod: false
      case .free, .waived, .excluded, .duplicate, .held: true
      }
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { rows.count + summary.findings.count }

  subscript(index: Int) -> ExceptionItem {
    index < rows.count
      ? ExceptionItem(summary.rows[rows[index]], summary.language)
      : ExceptionItem(summary.findings[index - rows.count], summary.language)
  }
}

/// What needs a look, with place and remedy (R15, R21), in one sheet or as many as it needs.
func exceptionsSheets(
  _ summary: Summary, rowsPerSheet: Int, footer: (String) -> String
) -> [Sheet] {
  let language = summary.language
  let columns: [TableColumn<ExceptionItem>] = [
    TableColumn(Words.columnKind[language], House.text) { item, _ in .text(item.kind) },
    TableColumn(Words.code[language], House.text) { item, _ in .text(item.code) },
    TableColumn(Words.columnFile[language], House.prose) { item, _ in .text(item.place.file) },
    TableColumn(Words.columnLineNumber[language], House.position) { item, _ in
      item.place.line == 0 ? .empty : countValue(item.place.line)
    },
    TableColumn(Words.columnColumn[language], House.position) { item, _ in
      item.place.column == 0 ? .empty : countValue(item.place.column)
    },
    TableColumn(Words.columnSubject[language], House.text, isID: true) { item, _ in
      textValue(item.subject)
    },
    TableColumn(Words.clientID[language], House.text, isID: true) { item, _ in
      textValue(item.clientID)
    },
    TableColumn(Words.columnConsultant[language], House.prose) { item, _ in
      textValue(item.consultant)
    },
    TableColumn(Words.columnStarted[language], House.time) { item, _ in
      item.started.map { .dateTime($0.seconds) } ?? .empty
    },
    TableColumn(Words.columnEnded[language], House.time) { item, _ in
      item.ended.map { .dateTime($0.seconds) } ?? .empty
    },
    TableColumn(Words.columnLength[language], House.centeredLength) { item, _ in
      item.seconds.map { .duration(Int64($0)) } ?? .empty
    },
    TableColumn(Words.columnWhat[language], House.prose) { item, _ in textValue(item.what) },
    TableColumn(Words.columnHelp[language], House.prose) { item, _ in textValue(item.help) },
  ]
  let items = ExceptionItems(summary)
  let layout = Layout<Never>(
    sheet: Words.exceptions[language], keys: [], rowCount: items.count, rowsPerSheet: rowsPerSheet)
  return tableSheets(layout, columns: columns, rows: items, footer: footer)
}
