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
