/// A VAT code as the price list writes it (R12).
package enum VATCode: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  case rate23 = "23"
  case rate8 = "8"
  case rate5 = "5"
  /// The domestic 0 %.
  case rate0 = "0"
  /// Exempt; the document prints the legal basis.
  case zw
  /// Domestic reverse charge.
  case oo
  /// A service supplied outside Poland to a buyer outside the EU.
  case npI = "np-I"
  /// A service supplied to a business in another EU country (art. 28b): reverse charge.
  case npII = "np-II"

  /// The rate in percent; 0 for the codes without tax.
  package var percent: Int64 {
    switch self {
    case .rate23: 23
    case .rate8: 8
    case .rate5: 5
    case .rate0, .zw, .oo, .npI, .npII: 0
    }
  }

  /// Whether there is a rate at all: 0 % is one, exempt or outside the tax is none.
  package var hasRate: Bool {
    switch self {
    case .rate23, .rate8, .rate5, .rate0: true
    case .zw, .oo, .npI, .npII: false
    }
  }

  /// The tax on a sum of net amounts of this code, rounded once (R11).
  package func tax(on net: Money) -> Money {
    Money(grosze: Int64(rounded(Int128(net.grosze) * Int128(percent), over: 100)))
  }

  package static func < (left: VATCode, right: VATCode) -> Bool {
    left.position < right.position
  }

  /// The order in which documents list the codes.
  private var position: Int { VATCode.allCases.firstIndex(of: self) ?? 0 }
}
