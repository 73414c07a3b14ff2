/// Reads the typed cells of one row; what is wrong is collected, not thrown.
struct RowReading {
  let row: TableRow
  private(set) var findings: [Finding] = []

  init(_ row: TableRow) { self.row = row }

  /// Whether nothing was refused so far.
  var isSound: Bool { !findings.contains { $0.severity == .refused } }

  mutating func refuse(_ code: FindingCode, _ column: String, _ details: String...) {
    var finding = Finding(code, at: row.place(of: column), subject: column)
    finding.details = details
    findings.append(finding)
  }

  func text(_ column: String) -> String { row[column] }

  /// A text that must not be empty.
  mutating func required(_ column: String) -> String {
    let text = row[column]
    if text.isEmpty { refuse(.missingValue, column) }
    return text
  }

  mutating func day(_ column: String) -> Day? {
    let bytes = Array(row[column].utf8)
    return take(CellText.day(bytes.span), column)
  }

  /// A date that must not be empty; a stand-in where it is, beside the finding.
  mutating func requiredDay(_ column: String) -> Day {
    if row[column].isEmpty { refuse(.missingValue, column) }
    return day(column) ?? Day(number: 0)
  }

  mutating func stamp(_ column: String) -> Stamp? {
    let bytes = Array(row[column].utf8)
    return take(CellText.stamp(bytes.span), column)
  }

  mutating func quantity(_ column: String) -> Quantity? {
    let bytes = Array(row[column].utf8)
    return take(CellText.quantity(bytes.span), column)
  }

  /// An amount in the currency of what it is about, which only PLN may follow by name.
  mutating func money(_ column: String, mayBeNegative: Bool = false) -> Money? {
    let bytes = Array(row[column].utf8)
    return take(CellText.money(bytes.span, mayBeNegative: mayBeNegative), column)
  }

  mutating func price(_ column: String, unit: Unit, currency: Currency) -> UnitPrice? {
    let bytes = Array(row[column].utf8)
    return take(CellText.price(bytes.span, unit: unit, currency: currency), column)
  }

  mutating func rate(_ column: String) -> Int64? {
    let bytes = Array(row[column].utf8)
    return take(CellText.rate(bytes.span), column)
  }

  mutating func whole(_ column: String, in range: ClosedRange<Int>) -> Int? {
    let bytes = Array(row[column].utf8)
    let reading = CellText.whole(bytes.span, in: range)
    guard reading != .refused(.badWholeNumber) else {
      refuse(
        .badWholeNumber, column, row[column], String(range.lowerBound), String(range.upperBound))
      return nil
    }
    return take(reading, column)
  }

  mutating func nip(_ column: String) -> String { take(CellText.nip(row[column]), column) ?? "" }

  /// One of a few words; nil when the cell is empty or holds another.
  mutating func choice<Value>(_ column: String, _ allowed: [(String, Value)]) -> Value? {
    let text = row[column]
    guard !text.isEmpty else { return nil }
    if let found = allowed.first(where: { $0.0 == text }) { return found.1 }
    refuse(.badValue, column, text, allowed.map(\.0).joined(separator: ", "))
    return nil
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Value.Type
  ) -> Value? where Value.RawValue == String {
    choice(column, type.allCases.map { ($0.rawValue, $0) })
  }

  /// `yes`, or empty for no.
  mutating func flag(_ column: String) -> Bool {
    choice(column, [("yes", true), ("no", false)]) ?? false
  }

  mutating func currency(_ column: String, default fallback: Currency) -> Currency {
    let text = row[column]
    guard !text.isEmpty else { return fallback }
    if Currency.isCode(text) { return Currency(text) }
    refuse(.badValue, column, text, "ISO 4217 (PLN, EUR, USD)")
    return fallback
  }

  /// `valid_from` and `valid_to`; the last day may not come before the first.
  mutating func validity() -> Validity {
    let from = requiredDay("valid_from")
    let to = day("valid_to")
    if let to, to < from, !row["valid_from"].isEmpty {
      refuse(.validityOrder, "valid_to", to.text, from.text)
    }
    return Validity(from: from, to: to)
  }

  private mutating func take<Value>(_ reading: CellReading<Value>, _ column: String) -> Value? {
    switch reading {
    case .empty: return nil
    case .value(let value): return value
    case .refused(let code):
      refuse(code, column, row[column])
      return nil
    }
  }
}

extension Currency {
  /// Whether a text is three capital letters.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }
}
