/// What the frame of a sheet says of its cells, gathered row by row.
struct UsedCells {
  private var block: CellRange?
  /// The links as the library writes them, without what encloses them.
  private(set) var links = ""

  /// - Parameter filter: its last cell counts as used.
  init(filter: CellRange?) {
    block = filter.map {
      CellRange(
        firstRow: $0.lastRow, firstColumn: $0.lastColumn, lastRow: $0.lastRow,
        lastColumn: $0.lastColumn)
    }
  }

  /// The smallest block that holds all written cells and the filter's last one; else A1.
  var range: CellRange {
    block ?? CellRange(firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0)
  }

  mutating func add(_ cells: [Cell], row: Int) {
    guard let first = cells.firstIndex(where: \.isWritten),
      let last = cells.lastIndex(where: \.isWritten)
    else { return }
    var range =
      block ?? CellRange(firstRow: row, firstColumn: first, lastRow: row, lastColumn: last)
    range.firstColumn = min(range.firstColumn, first)
    range.lastColumn = max(range.lastColumn, last)
    range.firstRow = min(range.firstRow, row)
    range.lastRow = max(range.lastRow, row)
    block = range
    for column in first...last {
      guard case .link(let target, let text) = cells[column].value else { continue }
      let place = SheetFrame.escaped(
        String(target.dropFirst("internal:".count)), isAttribute: true)
      let shown = SheetFrame.escaped(ShownText.of(text), isAttribute: true)
      links += "<hyperlink ref=\"\(Address.cell(row, column))\" location=\"\(place)\""
      links += " display=\"\(shown)\"/>"
    }
  }
}
