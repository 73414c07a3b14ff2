import Xlsx

/// A first sheet while it is laid out, row by row; it has no table and is read like a letter.
struct Front {
  let name: String
  private(set) var rows: [[Cell]] = []
  private(set) var textIDs: [CellRange] = []

  init(name: String) { self.name = name }

  /// The row the next line will stand on.
  var nextRow: Int { rows.count }

  func place(_ row: Int, _ column: Int) -> CellPlace {
    CellPlace(sheet: name, row: row, column: column)
  }

  /// A row of cells from column A on; gives the row back.
  @discardableResult
  mutating func line(_ cells: [Cell]) -> Int {
    // Labels and values of a letter stand on one line, whatever their styles say of tables.
    rows.append(
      cells.map { cell in
        var cell = cell
        cell.style.isTopAligned = false
        cell.style.wraps = false
        return cell
      })
    return rows.count - 1
  }

  /// One more cell at the end of a row.
  mutating func append(_ cell: Cell, to row: Int) { rows[row].append(cell) }

  mutating func blank() { rows.append([]) }

  /// A heading over the full width.
  mutating func section(_ title: String, columns: Int) {
    if !rows.isEmpty { blank() }
    var cells = Array(repeating: Cell(.empty, House.section), count: columns)
    cells[0] = Cell(.text(title), House.section)
    rows.append(cells)
  }

  /// A label and its value; gives the value's place back.
  @discardableResult
  mutating func field(_ label: String, _ value: CellValue, _ style: CellStyle = House.value)
    -> CellPlace
  {
    let row = line([Cell(textValue(label), House.label), Cell(value, style)])
    return place(row, 1)
  }

  /// A label and an id that may look like a number.
  mutating func idField(_ label: String, _ id: String) {
    let place = field(label, .text(id), House.idValue)
    isID(place.row, place.column)
  }

  mutating func isID(_ row: Int, _ column: Int) {
    textIDs.append(CellRange(firstRow: row, firstColumn: column, lastRow: row, lastColumn: column))
  }

  /// A sentence over as many rows as it needs; cells are never merged.
  mutating func sentence(_ text: String, width: Int, _ style: CellStyle = CellStyle()) {
    for part in wrapped(text, width: width) { line([Cell(.text(part), style)]) }
  }

  /// The header of a small table: names to the left, the columns of figures to the right, and a
  /// text that follows them set off.
  mutating func header(_ titles: [String], figures: Range<Int> = 1..<100) {
    line(
      titles.enumerated().map { column, title in
        let text = column == figures.upperBound ? House.setOff(House.header) : House.header
        return Cell(textValue(title), figures.contains(column) ? House.figureHeader : text)
      })
  }

  mutating func set(_ place: CellPlace, _ value: CellValue) {
    rows[place.row][place.column].value = value
  }

  /// Links to other sheets, side by side.
  mutating func links(_ names: [String], columns: Int) {
    for start in stride(from: 0, to: names.count, by: columns) {
      line(
        names[start..<min(start + columns, names.count)].map { name in
          Cell(.link(target: "internal:'" + name + "'!A1", text: name), House.link)
        })
    }
  }

  func sheet(widths: [Double], footer: String, isLandscape: Bool = false) -> Sheet {
    var sheet = Sheet(name: name, columns: widths.map { Column(width: $0) }, rows: rows)
    sheet.showsGridlines = false
    sheet.rowHeights = rowHeights(of: sheet)
    sheet.page.footer = footer
    sheet.page.isLandscape = isLandscape
    sheet.tabColor = House.accent
    sheet.textIDs = textIDs
    return sheet
  }

  /// Widths that show every number whole: at least the given ones.
  func widths(atLeast minimum: [Double]) -> [Double] {
    var widths = minimum
    for row in rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        // Texts may run over their neighbours, numbers may not.
        switch cell.value {
        case .text, .link, .empty, .formula(_, .text): break
        default: widths[column] = max(widths[column], cellWidth(cell))
        }
      }
    }
    return widths
  }
}
