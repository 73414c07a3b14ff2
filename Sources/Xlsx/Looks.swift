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
    if look.hasBox {
      look.hasTopBorder = false
      look.hasBottomBorder = false
    }
    return look
  }
}

/// The distinct looks of a book, numbered as they are met.
struct LookTable {
  private(set) var looks: [CellStyle] = []
  private var numbers: [CellStyle: Int] = [:]
  /// The last look met in each column: neighbours in a column mostly look alike.
  private var recent: [Recent?] = []

  private struct Recent {
    var style: CellStyle
    var standardFormat: String?
    var number: Int
  }

  init() {}

  /// The number of a cell's look, from 0.
  mutating func number(of cell: Cell, column: Int) -> Int {
    while recent.count <= column { recent.append(nil) }
    let format = cell.value.standardFormat
    if let last = recent[column], last.standardFormat == format, last.style == cell.style {
      return last.number
    }
    let look = cell.style.look(for: cell.value)
    let number = numbers[look] ?? looks.count
    if number == looks.count {
      looks.append(look)
      numbers[look] = number
    }
    recent[column] = Recent(style: cell.style, standardFormat: format, number: number)
    return number
  }
}
