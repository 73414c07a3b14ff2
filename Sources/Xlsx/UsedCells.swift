/// What the frame of a sheet says of its cells, found in one walk over them.
struct UsedCells {
  /// The smallest block that holds all written cells and the filter's last one; else A1.
  let range: CellRange
  /// The links as the library writes them, without what encloses them.
  let links: String

  init(_ sheet: Sheet) {
    var used = sheet.filter.map {
      CellRange(
        firstRow: $0.lastRow, firstColumn: $0.lastColumn, lastRow: $0.lastRow,
        lastColumn: $0.lastColumn)
    }
    var links = ""
    for row in 0..<sheet.rowCount {
      let cells = sheet.cells(ofRow: row)
      guard let first = cells.firstIndex(where: \.isWritten),
        let last = cells.lastIndex(where: \.isWritten)
      else { continue }
      var range =
        used ?? CellRange(firstRow: row, firstColumn: first, lastRow: row, lastColumn: last)
      range.firstColumn = min(range.firstColumn, first)
      range.lastColumn = max(range.lastColumn, last)
      range.firstRow = min(range.firstRow, row)
      range.lastRow = max(range.lastRow, row)
      used = range
      for column in first...last {
        guard case .link(let target, let text) = cells[column].value else { continue }
        links += UsedCells.link(Address.cell(row, column), target, text)
      }
    }
    range = used ?? CellRange(firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0)
    self.links = links
  }

  private static func link(_ cell: String, _ target: String, _ text: String) -> String {
    let place = SheetFrame.escaped(
      String(target.dropFirst("internal:".count)), isAttribute: true)
    let shown = SheetFrame.escaped(ShownText.of(text), isAttribute: true)
    return "<hyperlink ref=\"\(cell)\" location=\"\(place)\" display=\"\(shown)\"/>"
  }
}
