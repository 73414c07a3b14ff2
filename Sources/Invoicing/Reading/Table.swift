/// The columns a table may have.
package struct TableColumns: Sendable {
  package let required: [String]
  package let optional: [String]

  package init(required: [String], optional: [String] = []) {
    self.required = required
    self.optional = optional
  }
}

/// A small table read whole: rows of trimmed cells by column name.
///
/// Logs are not read this way: they are large and go through ``LogReader``.
package struct Table: Sendable {
  package let file: String
  package private(set) var rows: [TableRow] = []
  /// Rows that could be handed over, kept or not.
  package private(set) var rowCount = 0
  /// Rows of which every cell was empty.
  package private(set) var emptyRows = 0
  private var columns: [String: Int] = [:]
  private var header: [String] = []

  /// Reads a table and keeps its rows; everything wrong with it is added to the findings.
  ///
  /// - Parameters:
  ///   - file: path relative to the billing folder.
  ///   - bytes: the file as it is, in whatever encoding.
  package init(
    file: String, bytes: [UInt8], columns known: TableColumns, findings: inout [Finding]
  ) {
    var rows: [TableRow] = []
    self.init(file: file, bytes: bytes, columns: known, findings: &findings) { row, _ in
      rows.append(row)
    }
    self.rows = rows
  }

  /// Reads a table and hands over row by row; where too much is refused the rest is not read.
  init(
    file: String, bytes: [UInt8], columns known: TableColumns, findings: inout [Finding],
    each: (TableRow, inout [Finding]) -> Void
  ) {
    self.file = file
    guard let text = Table.decoded(bytes, file: file, findings: &findings) else { return }
    var reader = CSVReader()
    reader.feed(text.span)
    reader.finish()
    guard reader.next() else {
      Table.fault(of: reader, file: file, findings: &findings)
      if reader.fault == nil { findings.append(Finding(.emptyFile, at: Place(file: file))) }
      return
    }
    guard readHeader(reader, known, &findings) else { return }
    var refusals = 0
    var seen = findings.count
    while reader.next() {
      if refusals >= LogReader.mostRefusals {
        findings.append(
          Finding(
            .tooManyRefused, at: Place(file: file), subject: "", String(refusals),
            String(reader.line)))
        break
      }
      if let row = row(reader, &findings) {
        rowCount += 1
        each(row, &findings)
      }
      refusals += findings[seen...].count { $0.severity == .refused }
      seen = findings.count
    }
    emptyRows = reader.emptyRows
    Table.fault(of: reader, file: file, findings: &findings)
  }

  private static func decoded(
    _ bytes: [UInt8], file: String, findings: inout [Finding]
  ) -> [UInt8]? {
    var probe = EncodingProbe()
    probe.feed(bytes.span)
    switch probe.outcome {
    case .undecodable(let offset):
      findings.append(
        Finding(.badEncoding, at: Place(file: file), subject: "", String(offset + 1)))
      return nil
    case .encoding(let encoding):
      var decoder = TextDecoder(encoding)
      var text: [UInt8] = []
      decoder.decode(bytes.span, into: &text)
      decoder.finish()
      guard let offset = decoder.failure else { return text }
      findings.append(
        Finding(.badEncoding, at: Place(file: file), subject: "", String(offset + 1)))
      return nil
    }
  }

  /// The finding of a reader that had to stop.
  static func fault(of reader: CSVReader, file: String, findings: inout [Finding]) {
    guard let fault = reader.fault else { return }
    let code = fault == .rowTooLong ? FindingCode.rowTooLong : .unterminatedQuote
    findings.append(Finding(code, at: reader.faultPlace(file: file)))
  }

  private mutating func readHeader(
    _ reader: CSVReader, _ known: TableColumns, _ findings: inout [Finding]
  ) -> Bool {
    let names = known.required + known.optional
    var isWhole = true
    let places = reader.places(file: file)
    for index in reader.fields.indices {
      let name = reader.text(index)
      header.append(name)
      if name.isEmpty { continue }
      let place = places[index]
      if columns[name] != nil {
        findings.append(Finding(.duplicateColumn, at: place, subject: "", name))
        isWhole = false
      } else if !names.contains(name) {
        let known = nearestNameOrAll(to: name, among: names)
        findings.append(Finding(.unknownColumn, at: place, subject: "", name, known))
        isWhole = false
      }
      columns[name] = index
    }
    let missing = known.required.filter { columns[$0] == nil }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .missingColumns, at: Place(file: file, line: reader.line), subject: "",
          missing.joined(separator: ", ")))
      isWhole = false
    }
    return isWhole
  }

  private func row(_ reader: CSVReader, _ findings: inout [Finding]) -> TableRow? {
    let rowPlace = Place(file: file, line: reader.line)
    if reader.hasNUL {
      findings.append(Finding(.nulByte, at: rowPlace))
      return nil
    }
    if let offset = reader.strayQuote {
      findings.append(Finding(.strayQuote, at: reader.place(at: offset, file: file)))
    }
    var texts = reader.fields.indices.map { reader.text($0) }
    if texts == header {
      findings.append(Finding(.headerTwice, at: rowPlace))
      return nil
    }
    while texts.count > header.count, texts.last == "" { texts.removeLast() }
    let lastNamed = header.lastIndex { !$0.isEmpty } ?? 0
    let isShifted = zip(header, texts).contains { $0.isEmpty && !$1.isEmpty }
    guard texts.count <= header.count, texts.count > lastNamed, !isShifted else {
      findings.append(
        Finding(
          .raggedRow, at: rowPlace, subject: "", String(reader.fields.count),
          String(header.count { !$0.isEmpty })))
      return nil
    }
    let places = Array(reader.places(file: file).prefix(texts.count))
    return TableRow(texts: texts, places: places, place: rowPlace, columns: columns)
  }
}

/// A row of a ``Table``: its trimmed cells by column name.
package struct TableRow: Sendable {
  let texts: [String]
  let places: [Place]
  /// The row as a whole.
  package let place: Place
  let columns: [String: Int]

  /// The text of a cell; empty when the cell is, or the table has no such column.
  package subscript(column: String) -> String {
    columns[column].flatMap { $0 < texts.count ? texts[$0] : nil } ?? ""
  }

  /// Where a cell stands; the row where the table has no such column.
  package func place(of column: String) -> Place {
    columns[column].flatMap { $0 < places.count ? places[$0] : nil } ?? place
  }
}

extension CSVReader {
  /// The trimmed text of a cell.
  package func text(_ field: Int) -> String {
    let range = CellText.trimmed(buffer.span, fields[field].range)
    return String(decoding: buffer[range], as: UTF8.self)
  }
}
