/// What a workbook can hold at most, as Excel reads it.
package enum Limits {
  package static let rows = 1_048_576
  /// Rows below a header.
  package static let dataRows = rows - 1
  package static let columns = 16_384
  /// UTF-16 units of a text in one cell.
  package static let textUnits = 32_767
  /// Line feeds of a text in one cell.
  package static let lineFeeds = 253
  package static let sheetNameUnits = 31
  /// Bytes of a defined name, and of what it names: libxlsxwriter cuts both off at 128.
  package static let nameBytes = 127
  package static let formulaBytes = 8_192
  package static let footerUnits = 255
  /// Links on one sheet.
  package static let links = 65_530
  /// Numbers stay below this in size, so that no digit of them is lost.
  package static let number: Int64 = 1 << 53
  package static let decimals = 15
  /// Rows of one sheet above which the whole book is written row by row, with little memory.
  package static let rowsInMemory = 20_000
}

/// Names of cells and ranges as formulas write them.
package enum Address {
  /// The letters of a column counted from 0: A, Z, AA, XFD.
  static func letters(_ column: Int) -> String {
    var letters: [Character] = []
    var rest = column + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters.append(Character(Unicode.Scalar(UInt8(65 + digit))))
      rest = (rest - 1) / 26
    }
    return String(letters.reversed())
  }

  /// `A1`, row and column counted from 0.
  package static func cell(_ row: Int, _ column: Int) -> String {
    letters(column) + String(row + 1)
  }

  /// `A1:B2`, or `A1` for a single cell.
  static func range(_ range: CellRange) -> String {
    let first = cell(range.firstRow, range.firstColumn)
    let last = cell(range.lastRow, range.lastColumn)
    return first == last ? first : first + ":" + last
  }

  /// `$A$1`.
  package static func fixedCell(_ row: Int, _ column: Int) -> String {
    "$" + letters(column) + "$" + String(row + 1)
  }

  /// `$A$1:$B$2`; both ends are written even for one cell.
  package static func fixedRange(_ range: CellRange) -> String {
    fixedCell(range.firstRow, range.firstColumn) + ":"
      + fixedCell(range.lastRow, range.lastColumn)
  }

  /// `'Name'`, apostrophes inside doubled.
  static func quoted(_ sheet: String) -> String {
    var text = "'"
    for scalar in sheet.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "'" { text.unicodeScalars.append(scalar) }
    }
    return text + "'"
  }
}
