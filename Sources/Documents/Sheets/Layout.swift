import Xlsx

/// Where the columns of a table lie: what formulas need to know of another sheet.
///
/// A table of more rows than a sheet holds goes on in further sheets, numbered from 2; every
/// formula over it counts them all.
struct Layout<Key: Hashable & Sendable>: Sendable {
  /// Name of the table, and of its first sheet.
  let sheet: String
  let keys: [Key]
  /// Data rows, the headers not counted.
  let rowCount: Int
  let rowsPerSheet: Int

  /// - Parameter rowsPerSheet: data rows of one sheet at most.
  init(sheet: String, keys: [Key], rowCount: Int, rowsPerSheet: Int = Limits.dataRows) {
    self.sheet = sheet
    self.keys = keys
    self.rowCount = rowCount
    self.rowsPerSheet = rowsPerSheet
  }

  func column(_ key: Key) -> Int { keys.firstIndex(of: key) ?? 0 }

  /// The sheets' names and how many data rows each has; one sheet at least.
  var parts: [(sheet: String, rows: Range<Int>)] {
    let count = max(1, (rowCount + rowsPerSheet - 1) / rowsPerSheet)
    return (0..<count).map { part in
      let first = part * rowsPerSheet
      return (
        part == 0 ? sheet : "\(sheet) \(part + 1)", first..<min(rowCount, first + rowsPerSheet)
      )
    }
  }

  /// All data cells of a column, sheet by sheet: `Pozycje!$Q$2:$Q$9`; one empty cell where there is
  /// no row.
  private func ranges(_ key: Key) -> [String] {
    let column = column(key)
    return parts.map { part in
      sheetReference(part.sheet) + Address.fixedCell(1, column) + ":"
        + Address.fixedCell(max(1, part.rows.count), column)
    }
  }

  /// One formula for each sheet, added up where there are several.
  private func total(_ formula: (Int) -> String) -> String {
    let parts = parts.indices.map(formula)
    return parts.count == 1 ? parts[0] : "SUM(" + parts.joined(separator: ",") + ")"
  }

  /// `SUM(Pozycje!$Q$2:$Q$9)`.
  func sum(_ key: Key) -> String { "SUM(" + ranges(key).joined(separator: ",") + ")" }

  /// The sum of a column's cells in rows whose other cells equal those named.
  func sum(_ key: Key, where conditions: (key: Key, cell: String)...) -> String {
    let summed = ranges(key)
    let compared = conditions.map { ranges($0.key) }
    return total { part in
      let pairs = zip(compared, conditions).map { $0[part] + "," + $1.cell }
      return "SUMIFS(" + ([summed[part]] + pairs).joined(separator: ",") + ")"
    }
  }

  /// How many cells of a column are not empty.
  func filled(_ key: Key) -> String { "COUNTA(" + ranges(key).joined(separator: ",") + ")" }

  /// How many cells of a column equal a cell or a text in quotes.
  func count(_ key: Key, of value: String) -> String {
    let counted = ranges(key)
    return total { "COUNTIF(" + counted[$0] + "," + value + ")" }
  }

  /// A cell of the given row of this very sheet: `Q2`.
  func cell(_ key: Key, row: Int) -> String { address(row, column(key)) }
}
