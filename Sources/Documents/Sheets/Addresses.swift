import Xlsx

/// A cell counted from 0 as formulas name it: `B3`.
func address(_ row: Int, _ column: Int) -> String { Address.cell(row, column) }

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
  var reference: String { sheetReference(sheet) + Address.fixedCell(row, column) }
}
