/// Compares the cells of one sheet with the book, byte by byte.
struct CellsReadback {
  private let sheet: Sheet
  private let hasInlineTexts: Bool
  private let letters: [[UInt8]]
  private var digits: [UInt8] = []
  private var number: [UInt8] = []

  private static let cellStart = Array("<c r=\"".utf8)
  private static let styleStart = Array("\" s=\"".utf8)
  private static let valueStart = Array("\"><v>".utf8)
  private static let valueEnd = Array("</v></c>".utf8)
  private static let sharedStart = Array("\" t=\"s\"><v>".utf8)
  private static let inlineStart = Array("\" t=\"inlineStr\"><is><t".utf8)
  private static let inlineEnd = Array("</t></is></c>".utf8)

  init(sheet: Sheet, hasInlineTexts: Bool) {
    self.sheet = sheet
    self.hasInlineTexts = hasInlineTexts
    let widest = max(
      sheet.rows.map(\.count).max() ?? 0, sheet.madeRows == nil ? 0 : sheet.columns.count)
    letters = (0..<widest).map { Array(Address.letters($0).utf8) }
  }

  /// Compares all rows; throws at the first cell that differs, is missing or too many.
  mutating func run(
    _ reader: inout PartReader, texts: inout SharedTexts?, looks: inout LookNumbers
  ) throws(XlsxError) {
    var isOpen = false
    let sheet = sheet
    try sheet.eachRow { row, cells throws(XlsxError) in
      guard cells.contains(where: \.isWritten) else { return }
      reader.forgetRead()
      if !isOpen { try reader.expect("<sheetData>") }
      isOpen = true
      try expectRow(row, cells, &reader)
      for column in cells.indices where cells[column].isWritten {
        let cell = cells[column]
        if !take(cell, column, &reader, &texts, &looks) {
          let name = Address.cell(row, column)
          throw reader.fault("the cell \(name) of \(sheet.name) differs")
        }
      }
      if !reader.take("</row>") {
        throw reader.fault("row \(row + 1) of \(sheet.name) has a cell too many")
      }
    }
    if !reader.take(isOpen ? "</sheetData>" : "<sheetData/>") {
      throw reader.fault("\(sheet.name) has a row too many")
    }
  }

  private mutating func expectRow(
    _ row: Int, _ cells: [Cell], _ reader: inout PartReader
  ) throws(XlsxError) {
    digits.removeAll(keepingCapacity: true)
    digits.append(contentsOf: String(row + 1).utf8)
    guard reader.take("<row r=\""), reader.take(digits), reader.take("\"") else {
      throw reader.fault("row \(row + 1) of \(sheet.name) should stand here")
    }
    // A hint of the columns of sixteen rows, for readers that make room in advance.
    if !hasInlineTexts {
      guard reader.take(" spans=\""), let first = reader.number(), reader.take(":"),
        let last = reader.number(), reader.take("\""), first >= 1, first <= last,
        last <= cells.count || last <= letters.count
      else { throw reader.fault("the span of row \(row + 1) should stand here") }
    }
    if let height = sheet.height(ofRow: row, cells) {
      guard reader.take(" ht=\"\(shortest(height))\" customHeight=\"1\"") else {
        throw reader.fault("the height of row \(row + 1) should stand here")
      }
    }
    try reader.expect(">")
  }

  private mutating func take(
    _ cell: Cell, _ column: Int, _ reader: inout PartReader, _ texts: inout SharedTexts?,
    _ looks: inout LookNumbers
  ) -> Bool {
    guard reader.take(Self.cellStart), reader.take(letters[column]), reader.take(digits) else {
      return false
    }
    // No number of a style means the workbook's standard, which is number 0.
    var style = 0
    if reader.take(Self.styleStart) {
      guard let given = reader.number(), given > 0 else { return false }
      style = given
    }
    guard looks.accepts(style, for: cell, column: column) else { return false }
    if cell.isBlank { return reader.take("\"/>") }
    switch cell.value {
    case .text(let text), .link(_, let text):
      return take(ShownText.of(text), &reader, &texts)
    case .formula(let formula, .text(let text)):
      return reader.take("\" t=\"str\"><f>") && reader.take(escaped: formula)
        && reader.take("</f><v>") && reader.take(escaped: ShownText.of(text))
        && reader.take(Self.valueEnd)
    case .formula(let formula, _):
      return reader.take("\"><f>") && reader.take(escaped: formula) && reader.take("</f><v>")
        && takeNumber(of: cell, &reader)
    case .empty, .number, .day, .dateTime, .duration:
      return reader.take(Self.valueStart) && takeNumber(of: cell, &reader)
    }
  }

  private mutating func takeNumber(of cell: Cell, _ reader: inout PartReader) -> Bool {
    guard let value = CellNumber(cell.value) else { return false }
    // Both spell the same number: the exact decimal, and the library's sixteen digits of it.
    number.removeAll(keepingCapacity: true)
    let start = reader.index
    if value.appendExact(to: &number), reader.take(number), reader.take(Self.valueEnd) {
      return true
    }
    reader.move(to: start)
    number.removeAll(keepingCapacity: true)
    value.appendPrinted(to: &number)
    return reader.take(number) && reader.take(Self.valueEnd)
  }

  private func take(
    _ text: String, _ reader: inout PartReader, _ texts: inout SharedTexts?
  ) -> Bool {
    if hasInlineTexts {
      return reader.take(Self.inlineStart) && reader.take(PartReader.opening(of: text))
        && reader.take(escaped: text) && reader.take(Self.inlineEnd)
    }
    guard reader.take(Self.sharedStart), let number = reader.number(),
      reader.take(Self.valueEnd)
    else { return false }
    return texts?.holds(text, at: number) ?? false
  }
}

/// A height as the library prints it: `28.5`, `30`.
private func shortest(_ height: Double) -> String {
  height == height.rounded() ? String(Int(height)) : String(height)
}
