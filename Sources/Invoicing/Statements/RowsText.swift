/// The outcomes of rows as one text: a million of them are no million JSON objects.
package struct RowsText: Sendable {
  /// The files' names, in the order of their rows.
  let files: [String]
  /// A line for each row.
  private(set) var text: LongText

  /// - Parameter rows: those of one file stand together.
  package init(_ rows: Made<RowOutcome>) {
    var numbers = NumberedTexts()
    var first = 0
    while first < rows.count {
      let file = rows[first].place.file
      _ = numbers.number(of: file)
      first = (first..<rows.count).end(while: { rows[$0].place.file == file })
    }
    files = numbers.texts
    text = FieldText.records(rows.count) { [numbers] number, text in
      let row = rows[number]
      text.append(numbers.known(row.place.file))
      text.append(row.place.line)
      text.append(row.place.column)
      text.append(row.sessionID)
      text.append(row.clientID)
      text.append(row.rowClass.rawValue)
      text.append(row.seconds)
      text.append(row.isDeferred ? 1 : 0)
      text.append(row.consultant)
      RowsText.append(row.started, to: &text)
      RowsText.append(row.ended, to: &text)
      text.append(row.reason)
      text.append(row.lineIDs.count)
      for line in row.lineIDs { text.append(line) }
    }
  }

  /// The same, made and kept: begun while nobody waits for it.
  package var kept: RowsText {
    var kept = self
    kept.text = text.kept
    return kept
  }

  private static func append(_ time: LocalTime?, to text: inout FieldText) {
    if let time { text.append(Int(time.seconds)) } else { text.append("") }
  }

  /// The rows of such a text; nil when it is none.
  static func rows(_ text: String, files: [String]) -> [RowOutcome]? {
    var rows: [RowOutcome] = []
    let isWhole = FieldText.eachRecord(of: text) { fields in
      guard let row = row(fields, files) else { return false }
      rows.append(row)
      return true
    }
    return isWhole ? rows : nil
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
