import Invoicing
import Xlsx

/// One column of a data sheet.
struct TableColumn<Row>: Sendable {
  let title: String
  var style: CellStyle
  /// An id that may look like a number; Excel's mark for that is switched off.
  let isID: Bool
  /// The value for a row that stands at the given place (1 is the first under the header).
  let value: @Sendable (Row, Int) -> CellValue

  init(
    _ title: String, _ style: CellStyle, isID: Bool = false,
    _ value: @escaping @Sendable (Row, Int) -> CellValue
  ) {
    self.title = title
    self.style = style
    self.isID = isID
    self.value = value
  }
}

/// Rows of a table; a long one makes each when it is asked for.
typealias TableRows = RandomAccessCollection & Sendable

/// A table in as many sheets as its layout says.
///
/// - Parameters:
///   - footer: for a sheet's name.
///   - frozenColumns: of each sheet.
func tableSheets<Key, Rows: TableRows>(
  _ layout: Layout<Key>, columns: [TableColumn<Rows.Element>], rows: Rows,
  footer: (String) -> String, frozenColumns: Int = 0
) -> [Sheet] where Rows.Index == Int, Rows.SubSequence: Sendable {
  layout.parts.map { part in
    let first = rows.startIndex + part.rows.lowerBound
    var sheet = tableSheet(
      name: part.sheet, columns: columns, rows: rows[first..<(first + part.rows.count)],
      footer: footer(part.sheet))
    sheet.frozenColumns = frozenColumns
    return sheet
  }
}

/// Cells of a table of more rows are not kept: a row takes some thousand bytes.
private let keptRows = 5_000

/// A data sheet: one table from A1, header frozen and repeated, filter on, nothing above or below.
///
/// A long table's cells are not kept, but made anew for each of the few walks over them.
func tableSheet<Rows: TableRows>(
  name: String, columns: [TableColumn<Rows.Element>], rows: Rows, footer: String,
  isLandscape: Bool = true
) -> Sheet where Rows.Index == Int {
  let columns = setOff(columns)
  let header = columns.map { Cell(.text($0.title), House.header(over: $0.style)) }
  let made = MadeRows(count: rows.count) { index in
    let row = rows[rows.startIndex + index]
    return columns.map { Cell($0.value(row, index + 1), $0.style) }
  }
  let isKept = rows.count <= keptRows
  var cells = [header]
  if isKept { cells.reserveCapacity(rows.count + 1) }
  var widths = columns.map { headerWidth($0.title) + indentWidth($0.style) }
  var heights = RowHeights()
  for index in 0..<rows.count {
    let line = made.cells(ofRow: index)
    for number in line.indices { widths[number] = max(widths[number], cellWidth(line[number])) }
    // A column of prose that stays narrower than this has no text that needs a second line.
    if let height = rowHeight(line, width: { proseWidth(columns[$0].style) }) {
      heights[index + 1] = height
    }
    if isKept { cells.append(line) }
  }
  for (number, column) in columns.enumerated() where column.style.wraps {
    widths[number] = min(widths[number], proseWidth(column.style))
  }
  var sheet = Sheet(
    name: name, columns: widths.map { Column(width: min($0, Double(House.widestColumn))) },
    rows: cells)
  if !isKept { sheet.madeRows = made }
  sheet.frozenRows = 1
  heights[0] = rowHeight(header, width: { sheet.columns[$0].width })
  sheet.rowHeights = heights
  let lastRow = rows.count
  sheet.filter = CellRange(
    firstRow: 0, firstColumn: 0, lastRow: lastRow, lastColumn: columns.count - 1)
  sheet.page.isLandscape = isLandscape
  sheet.page.footer = footer
  if lastRow > 0 {
    for (number, column) in columns.enumerated() where column.isID {
      sheet.textIDs.append(
        CellRange(firstRow: 1, firstColumn: number, lastRow: lastRow, lastColumn: number))
    }
  }
  return sheet
}

/// Texts that follow figures are set off from them.
private func setOff<Row>(_ columns: [TableColumn<Row>]) -> [TableColumn<Row>] {
  var columns = columns
  for number in columns.indices.dropFirst() where columns[number].style.alignment == .left {
    switch columns[number - 1].style.alignment {
    case .right, .center: columns[number].style = House.setOff(columns[number].style)
    case .automatic, .left: break
    }
  }
  return columns
}

/// Left, middle and right of every page: what it is, which page, which sheet.
///
/// Only characters that number patterns and our own names are made of get in.
func footer(_ document: String, sheet: String, isDraft: Bool, _ language: Language) -> String {
  let safe = document.unicodeScalars.filter { scalar in
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "/", "-", ".", "_", " ": true
    default: false
    }
  }
  let left = String(String.UnicodeScalarView(safe.prefix(60)))
  let mark = isDraft ? Words.draft[language] + " " : ""
  return "&L" + mark + left + "&C" + Words.page[language] + "&R" + sheet
}

/// Width of a header: it wraps, so its longest word counts, with room for the filter's arrow.
private func headerWidth(_ title: String) -> Double {
  let longest = title.split(separator: " ").map { shownWidth(String($0)) }.max() ?? 0
  return Double(longest) * boldFactor + 2
}

/// The rows that are higher than one line of the standard font, with their heights in points.
func rowHeights(of sheet: Sheet) -> RowHeights {
  var heights = RowHeights()
  for number in 0..<sheet.rowCount {
    let cells = sheet.cells(ofRow: number).prefix(sheet.columns.count)
    if let height = rowHeight(Array(cells), width: { sheet.columns[$0].width }) {
      heights[number] = height
    }
  }
  return heights
}

/// The height a row needs in points; nil where one line of the standard font is enough.
private func rowHeight(_ cells: [Cell], width: (_ column: Int) -> Double) -> Double? {
  var height = 0.0
  for column in cells.indices {
    let style = cells[column].style
    if !style.wraps && style.fontSize <= 11 { continue }
    height = max(height, cellHeight(cells[column], columnWidth: width(column)))
  }
  // What does not fit is hidden, so never less than was measured.
  return height > 0 ? (height * 4).rounded(.up) / 4 : nil
}

/// The height a cell needs in points; 0 where one line of the standard font is enough.
private func cellHeight(_ cell: Cell, columnWidth: Double) -> Double {
  let line = Double(cell.style.fontSize) * 1.36
  let height = cell.style.fontSize > 11 && cell.value != .empty ? line + 2 : 0
  guard cell.style.wraps, case .text(let text) = cell.value else { return height }
  let factor = cell.style.isBold ? boldFactor : 1
  // Letters are narrower than the digits widths are measured in.
  let width = max(1, Int((columnWidth - indentWidth(cell.style) - 0.5) * 1.08 / factor))
  let lines = wrappedLines(text, width: width)
  return lines > 1 ? max(height, Double(lines) * line + 2) : height
}

private let boldFactor = 1.12

/// The widest a column of prose becomes.
private func proseWidth(_ style: CellStyle) -> Double {
  Double(House.proseWidth) + indentWidth(style)
}

/// What an indent takes of a column's width.
private func indentWidth(_ style: CellStyle) -> Double { 1.5 * Double(style.indent) }

/// How many characters of the standard font a cell needs to show its value whole.
func cellWidth(_ cell: Cell) -> Double {
  let shown = shownLength(cell.value, format: cell.style.numberFormat)
  let size = Double(cell.style.fontSize) / 11 + 0.09
  let width = Double(shown) * max(1, size) * (cell.style.isBold ? boldFactor : 1)
  return width + 1.5 + indentWidth(cell.style)
}

private func shownLength(_ value: CellValue, format: String?) -> Int {
  switch value {
  case .empty: 0
  case .text(let text), .link(_, let text): shownWidth(text)
  case .number(let number, let decimals): numberLength(number, decimals)
  case .day: 10
  case .dateTime: format == House.secondsFormat ? 19 : 16
  case .duration(let seconds): lengthText(Int(seconds)).utf8.count
  case .formula(_, .number(let number, let decimals)): numberLength(number, decimals)
  case .formula(_, .text(let text)): shownWidth(text)
  case .formula(_, .duration(let seconds)): lengthText(Int(seconds)).utf8.count
  }
}

/// Digits, group marks and sign as the number format shows them; two decimals at least.
private func numberLength(_ value: Int64, _ decimals: Int) -> Int {
  var digits = 1
  var rest = value.magnitude / 10
  while rest > 0 {
    digits += 1
    rest /= 10
  }
  let whole = max(1, digits - max(0, decimals))
  let fraction = decimals > 0 ? decimals : 2
  return (value < 0 ? 1 : 0) + whole + (whole - 1) / 3 + 1 + fraction
}
