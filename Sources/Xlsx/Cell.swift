/// What a cell holds.
///
/// Numbers are whole until the last step into the file.
package enum CellValue: Hashable, Sendable {
  /// Nothing; only the style shows.
  case empty
  /// Always a string cell, whatever its first character.
  case text(String)
  /// `value` x 10^-`decimals`: 9550 with 2 decimals is 95.50.
  case number(Int64, decimals: Int)
  /// Days since 1970-01-01.
  case day(Int)
  /// Wall-clock seconds since 1970-01-01 00:00:00.
  case dateTime(Int64)
  /// Seconds, shown as hours and minutes.
  case duration(Int64)
  /// A formula in US form without `=`, and the result we computed.
  case formula(String, FormulaResult)
  /// A link to a cell of this workbook (`internal:'Pozycje'!A1`) and the text shown.
  case link(target: String, text: String)
}

/// The cached result of a formula.
package enum FormulaResult: Hashable, Sendable {
  case number(Int64, decimals: Int)
  case text(String)
  /// Seconds as a fraction of a day.
  case duration(Int64)
}

/// A value and how it looks.
package struct Cell: Hashable, Sendable {
  package var value: CellValue
  package var style: CellStyle

  package init(_ value: CellValue, _ style: CellStyle = CellStyle()) {
    self.value = value
    self.style = style
  }

  package static let empty = Cell(.empty)
}

/// How a cell looks; equal styles become one format of the workbook.
package struct CellStyle: Hashable, Sendable {
  package enum Alignment: UInt8, Hashable, Sendable { case automatic, left, center, right }

  /// An Excel number format, such as `#,##0.00`; nil for General.
  package var numberFormat: String?
  package var isBold = false
  /// RRGGBB; nil for automatic.
  package var fontColor: UInt32?
  package var fill: UInt32?
  /// In points.
  package var fontSize = 10
  package var wraps = false
  package var alignment = Alignment.automatic
  /// Of a left-aligned cell, in widths of three blanks.
  package var indent = 0
  package var isTopAligned = false
  package var hasBottomBorder = false
  package var hasTopBorder = false

  package init() {}
}
