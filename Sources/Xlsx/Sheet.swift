import Parallel

/// A spreadsheet as a value: what it shows, not how it is written.
package struct Sheet: Sendable {
  /// Shown on the tab; a constant of ours, never input text.
  package var name: String
  package var columns: [Column]
  /// Row by row from A1; rows may be shorter than the columns.
  package var rows: [[Cell]]
  /// The rows below ``rows`` of a table too long to be kept; nil where there are none.
  package var madeRows: MadeRows?
  /// How many rows from the top stay in view and are repeated in print.
  package var frozenRows = 0
  package var frozenColumns = 0
  /// Of the rows that need more than one line or a larger font.
  ///
  /// Excel would find them itself, LibreOffice does not.
  package var rowHeights = RowHeights()
  /// Rows and columns the filter covers, header row included; nil for none.
  package var filter: CellRange?
  package var page = Page()
  /// The tab's colour as RRGGBB; nil for none.
  package var tabColor: UInt32?
  package var showsGridlines = true
  /// Ranges of ids written as text: Excel's number-stored-as-text mark is switched off there.
  package var textIDs: [CellRange] = []
  package var conditions: [Condition] = []
  package var charts: [Chart] = []

  package init(name: String, columns: [Column], rows: [[Cell]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// Those kept and those made.
  package var rowCount: Int { rows.count + (madeRows?.count ?? 0) }

  package func cells(ofRow row: Int) -> [Cell] {
    if row < rows.count { return rows[row] }
    return madeRows?.cells(ofRow: row - rows.count) ?? []
  }

  /// Hands over all rows in order; those that are made come from another thread, a stretch ahead.
  func eachRow(
    _ take: (_ row: Int, _ cells: [Cell]) throws(XlsxError) -> Void
  ) throws(XlsxError) {
    for row in rows.indices { try take(row, rows[row]) }
    guard let madeRows else { return }
    var stretch = madeRows.begin(at: 0)
    for first in stride(from: 0, to: madeRows.count, by: MadeRows.stretch) {
      let lines = stretch.value
      stretch = madeRows.begin(at: first + MadeRows.stretch)
      for (index, cells) in lines.enumerated() { try take(rows.count + first + index, cells) }
    }
  }

  /// The height the file states for a row of these cells: only where it has some and differs from
  /// the usual 15 points.
  func height(ofRow row: Int, _ cells: [Cell]) -> Double? {
    guard let height = rowHeights[row], height != 15, cells.contains(where: \.isWritten)
    else { return nil }
    return height
  }
}

/// Rows that are made each time they are looked at, so that a million of them need no memory.
package struct MadeRows: Sendable {
  package let count: Int
  private let make: @Sendable (Int) -> [Cell]

  /// - Parameter make: the cells of a row, counted from 0: always the same ones, and no more than
  ///   the sheet has columns.
  package init(count: Int, _ make: @escaping @Sendable (Int) -> [Cell]) {
    self.count = count
    self.make = make
  }

  package func cells(ofRow row: Int) -> [Cell] { make(row) }

  /// How many are made ahead.
  static let stretch = 1024

  /// Begins to make a stretch of rows, none behind the last.
  func begin(at first: Int) -> Begun<[[Cell]]> {
    Begun { (first..<max(first, min(first + MadeRows.stretch, count))).map(make) }
  }
}

/// Width of a column in characters of the standard font.
package struct Column: Hashable, Sendable {
  package var width: Double

  package init(width: Double) { self.width = width }
}

/// A block of cells, counted from 0, both ends included.
package struct CellRange: Hashable, Sendable {
  package var firstRow: Int
  package var firstColumn: Int
  package var lastRow: Int
  package var lastColumn: Int

  package init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
    self.firstRow = firstRow
    self.firstColumn = firstColumn
    self.lastRow = lastRow
    self.lastColumn = lastColumn
  }
}

/// How a sheet prints: always A4, one page wide.
package struct Page: Hashable, Sendable {
  package var isLandscape = false
  /// Footer text in libxlsxwriter's codes (`&L...&C...&R...`): constants of ours and numbers only.
  package var footer = ""

  package init() {}
}

/// Cells of a range get a style while their text is exactly this one, or while their number is
/// positive.
package struct Condition: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    case textIs(String)
    case isPositive
  }

  package var range: CellRange
  package var rule: Rule
  package var style: CellStyle

  package init(range: CellRange, rule: Rule, style: CellStyle) {
    self.range = range
    self.rule = rule
    self.style = style
  }
}

/// A native chart over cells of the same workbook.
package struct Chart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case bar, column }

  package struct Series: Hashable, Sendable {
    package var name: String
    /// Name of the sheet the ranges lie on.
    package var sheet: String
    package var categories: CellRange
    package var values: CellRange

    package init(name: String, sheet: String, categories: CellRange, values: CellRange) {
      self.name = name
      self.sheet = sheet
      self.categories = categories
      self.values = values
    }
  }

  package var kind: Kind
  package var title: String
  /// What the chart shows, for those who cannot see it.
  package var altText: String
  package var series: [Series]
  /// The cell its upper left corner covers.
  package var row: Int
  package var column: Int
  package var widthPixels: Int
  package var heightPixels: Int
  package var categoryAxis: String
  package var valueAxis: String

  package init(
    kind: Kind, title: String, altText: String, series: [Series], row: Int, column: Int,
    widthPixels: Int = 720, heightPixels: Int = 360, categoryAxis: String = "",
    valueAxis: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.altText = altText
    self.series = series
    self.row = row
    self.column = column
    self.widthPixels = widthPixels
    self.heightPixels = heightPixels
    self.categoryAxis = categoryAxis
    self.valueAxis = valueAxis
  }
}
