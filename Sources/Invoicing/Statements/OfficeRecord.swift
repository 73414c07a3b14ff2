/// What a run's office files need beside its documents, whole and frozen (R22, R25).
///
/// The ledger keeps it, so that summary.xlsx, rows.csv, findings.csv and run.json can be made
/// again when they are lost.
package struct OfficeRecord: Hashable, Sendable, Codable {
  package var language: Language
  package var issuer: Issuer
  package var inputs: [InputFile]
  package var waterfall: [WaterfallStep]
  package var overlapSeconds: Int
  package var liability: [ComplaintReport]
  package var findings: [Finding]
  /// The logs rows came from, and the rows as ``RowsText`` writes them.
  private var files: [String]
  private var rowText: String

  /// What the ledger keeps of a run's summary beside the documents.
  package init(_ summary: Summary) {
    language = summary.language
    issuer = summary.issuer
    inputs = summary.inputs
    waterfall = summary.waterfall
    overlapSeconds = summary.overlapSeconds
    liability = summary.liability
    findings = summary.findings
    (files, rowText) = RowsText.text(summary.rows)
  }

  /// The outcomes of the rows read; nil when they cannot be read back.
  package var rows: [RowOutcome]? { RowsText.rows(rowText, files: files) }
}

extension Summary {
  /// The summary of a run as it stood when it was issued; nil when its rows cannot be read.
  package init?(_ office: OfficeRecord, run: RunIdentity, statements: [Statement]) {
    guard let rows = office.rows else { return nil }
    self.init(
      run: run, issuer: office.issuer, language: office.language, inputs: office.inputs,
      waterfall: office.waterfall, overlapSeconds: office.overlapSeconds,
      statements: statements, vat: Billing.vat(statements), liability: office.liability,
      rows: rows, findings: office.findings)
  }
}

/// The outcomes of rows as one text: a million of them are no million JSON objects.
enum RowsText {
  private static let comma: UInt8 = 0x1F
  private static let escape: UInt8 = 0x1B

  /// The files' names, and a line for each row.
  static func text(_ rows: [RowOutcome]) -> (files: [String], text: String) {
    var files: [String] = []
    var indexOfFile: [String: Int] = [:]
    var bytes: [UInt8] = []
    for row in rows {
      let file: Int
      if let known = indexOfFile[row.place.file] {
        file = known
      } else {
        file = files.count
        indexOfFile[row.place.file] = file
        files.append(row.place.file)
      }
      let fields = [
        String(file), String(row.place.line), String(row.place.column), row.sessionID,
        row.clientID, row.rowClass.rawValue, String(row.seconds),
        row.isDeferred ? "1" : "0", row.consultant, row.started.map { String($0.seconds) } ?? "",
        row.ended.map { String($0.seconds) } ?? "", row.reason, String(row.lineIDs.count),
      ]
      for field in fields + row.lineIDs {
        append(field, to: &bytes)
        bytes.append(comma)
      }
      bytes.append(0x0A)
    }
    return (files, String(decoding: bytes, as: UTF8.self))
  }

  /// The rows of such a text; nil when it is none.
  static func rows(_ text: String, files: [String]) -> [RowOutcome]? {
    var rows: [RowOutcome] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        field.append(byte ^ 0x40)
        isEscaped = false
      } else if byte == escape {
        isEscaped = true
      } else if byte == comma {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      } else if byte == 0x0A {
        guard field.isEmpty, let row = row(fields, files) else { return nil }
        rows.append(row)
        fields.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
    }
    return fields.isEmpty && field.isEmpty && !isEscaped ? rows : nil
  }

  /// The three bytes that mean something here are written as two.
  private static func append(_ field: String, to bytes: inout [UInt8]) {
    for byte in field.utf8 {
      if byte == comma || byte == escape || byte == 0x0A {
        bytes.append(escape)
        bytes.append(byte ^ 0x40)
      } else {
        bytes.append(byte)
      }
    }
  }

  private static func row(_ fields: [String], _ files: [String]) -> RowOutcome? {
    guard fields.count >= 13, let file = Int(fields[0]), files.indices.contains(file),
      let line = Int(fields[1]), let column = Int(fields[2]),
      let rowClass = RowClass(rawValue: fields[5]), let seconds = Int(fields[6]),
      let count = Int(fields[12]), fields.count == 13 + count
    else { return nil }
    return RowOutcome(
      place: Place(file: files[file], line: line, column: column), sessionID: fields[3],
      clientID: fields[4], rowClass: rowClass, seconds: seconds, lineIDs: Array(fields[13...]),
      reason: fields[11], isDeferred: fields[7] == "1", consultant: fields[8],
      started: Int64(fields[9]).map(LocalTime.init(seconds:)),
      ended: Int64(fields[10]).map(LocalTime.init(seconds:)))
  }
}
