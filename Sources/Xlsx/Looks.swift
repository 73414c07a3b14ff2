extension Cell {
  /// Whether the file holds this cell at all: nothing in the standard look is left out.
  var isWritten: Bool { !isBlank || style != CellStyle() }

  /// Nothing to show but the style; an empty text is the same to every reader.
  var isBlank: Bool {
    switch value {
    case .empty: true
    case .text(let text): text.isEmpty
    default: false
    }
  }
}

extension CellValue {
  /// The number format that makes the value readable when its style names none.
  var standardFormat: String? {
    switch self {
    case .day: "yyyy-mm-dd"
    case .dateTime: "yyyy-mm-dd hh:mm"
    case .duration, .formula(_, .duration): "[h]:mm"
    case .empty, .text, .number, .formula, .link: nil
    }
  }
}

extension CellStyle {
  /// The one form of a look: styles that look alike become equal.
  func look(for value: CellValue) -> CellStyle {
    var look = self
    if look.numberFormat == "" || look.numberFormat == "General" { look.numberFormat = nil }
    if look.numberFormat == nil { look.numberFormat = value.standardFormat }
    return look
  }
}

/// The distinct looks of a book, numbered as they are met.
struct LookTable {
  private(set) var looks: [CellStyle] = []
  private var numbers: [CellStyle: Int] = [:]
  /// The last look met in each column: neighbours in a column mostly look alike.
  private var recent: [Recent] = []

  private struct Recent {
    var style: CellStyle
    var standardFormat: String?
    var number: Int
  }

  init() {}

  /// The number of a cell's look, from 0.
  mutating func number(of cell: Cell, column: Int) -> Int {
    let format = cell.value.standardFormat
    // Looked at in its place: a copy would cost more than the comparison.
    if column < recent.count, recent[column].style == cell.style,
      recent[column].standardFormat == format
    {
      return recent[column].number
    }
    let look = cell.style.look(for: cell.value)
    let number = numbers[look] ?? looks.count
    if number == looks.count {
      looks.append(look)
      numbers[look] = number
    }
    let met = Recent(style: cell.style, standardFormat: format, number: number)
    while recent.count <= column { recent.append(met) }
    recent[column] = met
    return number
  }
}
