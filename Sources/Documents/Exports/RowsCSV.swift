package import Invoicing

/// rows.csv: one row per row read from a log, with its class (R21).
package func rowsCSV(_ rows: [RowOutcome]) -> CSVText {
  var csv = CSVText(header: [
    "file", "line", "session_id", "client_id", "class", "seconds", "line_id", "reason",
  ])
  for row in rows {
    csv.append([
      .text(row.place.file), .number(String(row.place.line)), .text(row.sessionID),
      .text(row.clientID), .text(row.rowClass.rawValue), .number(String(row.seconds)),
      .text(row.lineIDs.joined(separator: " ")), .text(row.reason),
    ])
  }
  return csv
}

/// findings.csv: everything a person must know, with place and remedy.
package func findingsCSV(_ findings: [Finding], language: Language) -> CSVText {
  var csv = CSVText(header: [
    "severity", "code", "file", "line", "column", "subject", "message", "help",
  ])
  for finding in findings {
    csv.append([
      .text(finding.severity.rawValue), .text(finding.code.id), .text(finding.place.file),
      .number(String(finding.place.line)), .number(String(finding.place.column)),
      .text(finding.subject), .text(finding.message(language)), .text(finding.help(language)),
    ])
  }
  return csv
}
