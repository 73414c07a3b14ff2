package import Invoicing

/// rows.csv: one row per row read from a log, with its class (R21).
package func rowsCSV(_ rows: Made<RowOutcome>) -> CSVFile {
  let header = [
    "file", "line", "session_id", "client_id", "class", "seconds", "line_id", "reason",
  ]
  return CSVFile(header: header, count: rows.count) { number, csv in
    let row = rows[number]
    csv.append([
      .text(row.place.file), .number(String(row.place.line)), .text(row.sessionID),
      .text(row.clientID), .text(row.rowClass.rawValue), .number(String(row.seconds)),
      .text(row.lineIDs.joined(separator: " ")), .text(row.reason),
    ])
  }
}

/// findings.csv: everything a person must know, with place and remedy.
package func findingsCSV(_ findings: Made<Finding>, language: Language) -> CSVFile {
  let header = [
    "severity", "code", "file", "line", "column", "subject", "message", "help",
  ]
  return CSVFile(header: header, count: findings.count) { number, csv in
    let finding = findings[number]
    csv.append([
      .text(finding.severity.rawValue), .text(finding.code.id), .text(finding.place.file),
      .number(String(finding.place.line)), .number(String(finding.place.column)),
      .text(finding.subject), .text(finding.message(language)), .text(finding.help(language)),
    ])
  }
}
