import Xlsx

/// What a formula gives: the few functions our workbooks use, computed from the cells alone.
enum Computed: Equatable {
  case number(Double)
  case text(String)
  case blank

  var asNumber: Double { if case .number(let value) = self { value } else { 0 } }
  var asText: String? { if case .text(let value) = self { value } else { nil } }
}

/// A second, independent calculator over the cells of a workbook.
final class Evaluator {
  private let sheets: [String: Sheet]
  private var cache: [String: Computed] = [:]
  /// A cell whose value is replaced: what a reader does who changes an amount.
  var changed: (sheet: String, row: Int, column: Int, by: Double)?

  init(_ book: Book) {
    sheets = Dictionary(uniqueKeysWithValues: book.sheets.map { ($0.name, $0) })
  }

  func reset() { cache = [:] }

  func value(_ sheet: String, _ row: Int, _ column: Int) -> Computed {
    let key = "\(sheet)!\(row),\(column)"
    if let known = cache[key] { return known }
    var result = plain(sheet, row, column)
    if let changed, changed.sheet == sheet, changed.row == row, changed.column == column {
      result = .number(result.asNumber + changed.by)
    }
    cache[key] = result
    return result
  }

  private func plain(_ name: String, _ row: Int, _ column: Int) -> Computed {
    guard let sheet = sheets[name], row < sheet.rows.count, column < sheet.rows[row].count else {
      return .blank
    }
    switch sheet.rows[row][column].value {
    case .empty: return .blank
    case .text(let text), .link(_, let text): return .text(text)
    case .number(let value, let decimals):
      return .number(Double(value) / (0..<decimals).reduce(1.0) { power, _ in power * 10 })
    case .day(let day): return .number(Double(day) + 25_569)
    case .dateTime(let seconds): return .number(Double(seconds) / 86_400 + 25_569)
    case .duration(let seconds): return .number(Double(seconds) / 86_400)
    case .formula(let formula, _):
      var parser = FormulaParser(formula, sheet: name, evaluator: self)
      return parser.result()
    }
  }
}

/// Reads and computes a formula in one go.
private struct FormulaParser {
  private let bytes: [Character]
  private var position = 0
  private let sheet: String
  private let evaluator: Evaluator

  /// A value, or the cells of a range.
  private enum Operand {
    case one(Computed)
    case cells([Computed])

    var value: Computed {
      switch self {
      case .one(let value): value
      case .cells(let cells): cells.first ?? .blank
      }
    }
    var all: [Computed] {
      switch self {
      case .one(let value): [value]
      case .cells(let cells): cells
      }
    }
  }

  init(_ formula: String, sheet: String, evaluator: Evaluator) {
    bytes = Array(formula)
    self.sheet = sheet
    self.evaluator = evaluator
  }

  mutating func result() -> Computed { comparison().value }

  private var next: Character? { position < bytes.count ? bytes[position] : nil }

  private mutating func comparison() -> Operand {
    let left = sum()
    guard next == "=" else { return left }
    position += 1
    let right = sum().value
    return .one(.number(left.value.asNumber == right.asNumber ? 1 : 0))
  }

  private mutating func sum() -> Operand {
    var left = product()
    while let sign = next, sign == "+" || sign == "-" {
      position += 1
      let right = product().value.asNumber
      left = .one(.number(left.value.asNumber + (sign == "+" ? right : -right)))
    }
    return left
  }

  private mutating func product() -> Operand {
    var left = primary()
    while let sign = next, sign == "*" || sign == "/" {
      position += 1
      let right = primary().value.asNumber
      left = .one(
        .number(sign == "*" ? left.value.asNumber * right : left.value.asNumber / right))
    }
    return left
  }

  private mutating func primary() -> Operand {
    guard let character = next else { return .one(.blank) }
    if character == "\"" { return .one(.text(quoted("\""))) }
    if character.isNumber { return .one(.number(Double(word()) ?? 0)) }
    var sheet = sheet
    if character == "'" {
      sheet = quoted("'")
      position += 1
      return cells(sheet, word())
    }
    let name = word()
    if next == "!" {
      sheet = name
      position += 1
      return cells(sheet, word())
    }
    return next == "(" ? .one(call(name)) : cells(sheet, name)
  }

  private mutating func quoted(_ mark: Character) -> String {
    position += 1
    var text = ""
    while let character = next, character != mark {
      text.append(character)
      position += 1
    }
    position += 1
    return text
  }

  private mutating func word() -> String {
    var text = ""
    while let character = next,
      character.isLetter || character.isNumber || "$.:".contains(character)
    {
      text.append(character)
      position += 1
    }
    return text
  }

  private func cells(_ sheet: String, _ reference: String) -> Operand {
    let ends = reference.filter { $0 != "$" }.split(separator: ":").map(place)
    guard let first = ends.first else { return .one(.blank) }
    guard ends.count == 2 else {
      return .one(evaluator.value(sheet, first.row, first.column))
    }
    var cells: [Computed] = []
    for row in first.row...ends[1].row {
      for column in first.column...ends[1].column {
        cells.append(evaluator.value(sheet, row, column))
      }
    }
    return .cells(cells)
  }

  private func place(_ text: Substring) -> (row: Int, column: Int) {
    var column = 0
    for letter in text.utf8.prefix(while: { $0 >= 65 }) { column = column * 26 + Int(letter) - 64 }
    let row = Int(text.drop { !$0.isNumber }) ?? 1
    return (row - 1, column - 1)
  }

  private mutating func call(_ name: String) -> Computed {
    position += 1
    var arguments: [Operand] = []
    while next != ")" {
      arguments.append(comparison())
      if next == "," { position += 1 }
    }
    position += 1
    return apply(name, arguments)
  }

  private func apply(_ name: String, _ arguments: [Operand]) -> Computed {
    func number(_ index: Int) -> Double { arguments[index].value.asNumber }
    switch name {
    case "SUM": return .number(arguments.flatMap(\.all).reduce(0) { $0 + $1.asNumber })
    case "COUNTA": return .number(Double(arguments.flatMap(\.all).count { $0 != .blank }))
    case "COUNTIF":
      let wanted = arguments[1].value
      return .number(Double(arguments[0].all.count { $0 == wanted }))
    case "SUMIFS": return .number(sumIfs(arguments))
    case "ROUND":
      let scaled = number(0) * 100
      return .number((scaled + (scaled < 0 ? -1e-7 : 1e-7)).rounded() / 100)
    case "ROUNDUP": return .number(number(0).rounded(.up))
    case "IF": return number(0) != 0 ? arguments[1].value : arguments[2].value
    case "MAX": return .number(max(number(0), number(1)))
    case "MIN": return .number(min(number(0), number(1)))
    default: return .text("#NAME? " + name)
    }
  }

  private func sumIfs(_ arguments: [Operand]) -> Double {
    var total = 0.0
    for (index, cell) in arguments[0].all.enumerated() {
      var matches = true
      for pair in stride(from: 1, to: arguments.count, by: 2) {
        matches = matches && arguments[pair].all[index] == arguments[pair + 1].value
      }
      if matches { total += cell.asNumber }
    }
    return total
  }
}
