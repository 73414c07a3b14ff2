/// A decimal number of an invoice, exact: whole units of 10^-8.
struct ExactNumber: Hashable, Comparable {
  var units: Int128

  static let one: Int128 = 100_000_000
  static let zero = ExactNumber(units: 0)

  init(units: Int128) { self.units = units }

  /// Nil for a text that is no decimal number of at most 18 digits and 8 decimals.
  init?(_ text: String?) {
    guard let text, text.utf8.count <= 28 else { return nil }
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    var units: Int128 = 0
    var whole = 0
    var decimals: Int?
    for byte in digits {
      if byte == UInt8(ascii: "."), decimals == nil, whole > 0 {
        decimals = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      units = units * 10 + Int128(byte - UInt8(ascii: "0"))
      if decimals == nil { whole += 1 } else { decimals? += 1 }
    }
    guard whole > 0, decimals != 0, decimals ?? 0 <= 8 else { return nil }
    for _ in 0..<(8 - (decimals ?? 0)) { units *= 10 }
    self.units = isNegative ? -units : units
  }

  static func < (left: ExactNumber, right: ExactNumber) -> Bool { left.units < right.units }
  static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(units: left.units + right.units)
  }
  static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(units: left.units - right.units)
  }
  static prefix func - (number: ExactNumber) -> ExactNumber { ExactNumber(units: -number.units) }
  static func += (left: inout ExactNumber, right: ExactNumber) { left = left + right }

  var magnitude: ExactNumber { ExactNumber(units: units < 0 ? -units : units) }
}
