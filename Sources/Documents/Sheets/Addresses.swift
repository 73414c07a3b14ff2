import Xlsx

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
func columnLetters(_ column: Int) -> String {
  var letters = ""
  var left = column
  repeat {
    letters = String(UnicodeScalar(UInt8(65 + left % 26))) + letters
    left = left / 26 - 1
  } while left >= 0
  return letters
}

/// A cell counted from 0 as formulas name it: `B3`.
func address(_ row: Int, _ column: Int) -> String { columnLetters(column) + String(row + 1) }

/// A cell that stays the same in every row of a column: `$B$3`.
func fixedAddress(_ row: Int, _ column: Int) -> String {
  "$" + columnLetters(column) + "$" + String(row + 1)
}

/// A sheet's name as formulas need it: quoted unless it is plain letters.
func sheetReference(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
  return (isPlain ? name : "'" + name + "'") + "!"
}

/// A cell of a first sheet, with the name of that sheet.
struct CellPlace: Hashable {
  let sheet: String
  let row: Int
  let column: Int

  /// `Zestawienie!$C$30`.
  var reference: String { sheetReference(sheet) + fixedAddress(row, column) }
}

/// Where the columns of a table lie: what formulas need to know of another sheet.
struct Layout<Key: Hashable> {
  let sheet: String
  let keys: [Key]
  /// Data rows, the header not counted.
  let rowCount: Int

  func column(_ key: Key) -> Int { keys.firstIndex(of: key) ?? 0 }

  /// All data cells of a column: `Pozycje!$Q$2:$Q$9`; one empty cell where there is no row.
  func range(_ key: Key) -> String {
    let column = column(key)
    return sheetReference(sheet) + fixedAddress(1, column) + ":"
      + fixedAddress(max(1, rowCount), column)
  }

  /// `SUM(Pozycje!$Q$2:$Q$9)`.
  func sum(_ key: Key) -> String { "SUM(" + range(key) + ")" }

  /// A cell of the given row of this very sheet: `Q2`.
  func cell(_ key: Key, row: Int) -> String { address(row, column(key)) }
}
