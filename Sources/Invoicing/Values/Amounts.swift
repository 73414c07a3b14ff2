/// A net unit price in ten-thousandths of a currency unit: blocks, visits and items use two
/// decimals, kilometres up to four (R10).
package struct UnitPrice: Hashable, Comparable, Sendable, Codable {
  /// Ten-thousandths of the currency unit: 95.50 is 955 000.
  package var tenThousandths: Int64

  package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

  /// A price of 0.00: what a free or waived line prints (R11: quantity x price = amount).
  package static let zero = UnitPrice(tenThousandths: 0)

  package static func < (left: UnitPrice, right: UnitPrice) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// `95.50`, or `1.2345` where the price needs more than two decimals.
  package var text: String {
    if tenThousandths % 100 == 0 { return decimalText(tenThousandths / 100, decimals: 2) }
    if tenThousandths % 10 == 0 { return decimalText(tenThousandths / 10, decimals: 3) }
    return decimalText(tenThousandths, decimals: 4)
  }
}

/// How much of a service: blocks, visits, kilometres or items, in thousandths (R10).
package struct Quantity: Hashable, Comparable, Sendable, Codable {
  /// Thousandths of a unit: 12.5 km is 12 500.
  package var thousandths: Int64

  package init(thousandths: Int64) { self.thousandths = thousandths }

  /// A whole number of units.
  package init(_ whole: Int) { thousandths = Int64(whole) * 1000 }

  package static let zero = Quantity(thousandths: 0)

  package static func < (left: Quantity, right: Quantity) -> Bool {
    left.thousandths < right.thousandths
  }

  /// `3`, `12.5`: as short as it is exact.
  package var text: String {
    if thousandths % 1000 == 0 { return String(thousandths / 1000) }
    if thousandths % 100 == 0 { return decimalText(thousandths / 100, decimals: 1) }
    if thousandths % 10 == 0 { return decimalText(thousandths / 10, decimals: 2) }
    return decimalText(thousandths, decimals: 3)
  }

  /// Quantity x price, rounded once per line (R11); nil above ``Money/lineLimit``.
  package func times(_ price: UnitPrice) -> Money? {
    let product = Int128(thousandths) * Int128(price.tenThousandths)
    let grosze = rounded(product, over: 100_000)
    guard grosze.magnitude <= Int128(Money.lineLimit.grosze).magnitude else { return nil }
    return Money(grosze: Int64(grosze))
  }
}

/// What a price is for one of.
package enum Unit: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  case block, visit, km, item

  package static func < (left: Unit, right: Unit) -> Bool { left.order < right.order }

  /// A visit stands before the blocks worked on it.
  package var order: Int {
    switch self {
    case .visit: 0
    case .block: 1
    case .km: 2
    case .item: 3
    }
  }

  /// How many decimals a price of this unit may have (R10).
  package var priceDecimals: Int { self == .km ? 4 : 2 }
}

/// An ISO 4217 code as the documents write it.
package struct Currency: Hashable, Comparable, Sendable, Codable {
  package var code: String

  package init(_ code: String) { self.code = code }

  package static let pln = Currency("PLN")

  package static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }
}
