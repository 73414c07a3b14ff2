/// An amount in hundredths of a currency unit (grosze, cents): whole, checked, never rounded in
/// secret.
///
/// The currency stands on the document, not here; amounts of two currencies never meet in one sum
/// because every sum is kept per document or per currency.
package struct Money: Hashable, Comparable, Sendable, Codable {
  /// Hundredths of the currency unit.
  package var grosze: Int64

  package init(grosze: Int64) { self.grosze = grosze }

  /// Nothing.
  package static let zero = Money(grosze: 0)

  /// The largest amount a single line may reach: 10 000 000 000.00.
  ///
  /// Below it a workbook's number holds every grosz exactly and sums over a million lines cannot
  /// overflow 64 bits (R11: overflow is an error, never a wrap).
  package static let lineLimit = Money(grosze: 1_000_000_000_000)

  package static func < (left: Money, right: Money) -> Bool { left.grosze < right.grosze }
  package static func + (left: Money, right: Money) -> Money {
    Money(grosze: left.grosze + right.grosze)
  }
  package static func - (left: Money, right: Money) -> Money {
    Money(grosze: left.grosze - right.grosze)
  }
  package static prefix func - (amount: Money) -> Money { Money(grosze: -amount.grosze) }
  package static func += (left: inout Money, right: Money) { left = left + right }
  package static func -= (left: inout Money, right: Money) { left = left - right }

  /// The amount as other programs read it: `1234.56`, `-0.05`.
  package var text: String { decimalText(grosze, decimals: 2) }
}

/// The one rounding of the program: half away from zero (R11).
///
/// - Parameters:
///   - numerator: what is divided.
///   - denominator: by what; greater than zero.
package func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
  precondition(denominator > 0, "rounding needs a positive denominator")
  let magnitude = numerator.magnitude
  let divisor = denominator.magnitude
  let quotient = Int128((magnitude * 2 + divisor) / (divisor * 2))
  return numerator < 0 ? -quotient : quotient
}

/// A whole number of 10^-decimals units, written with a point: `decimalText(-5, decimals: 2)` is
/// `-0.05`.
package func decimalText(_ value: Int64, decimals: Int) -> String {
  guard decimals > 0 else { return String(value) }
  var digits = String(value.magnitude)
  while digits.utf8.count <= decimals { digits = "0" + digits }
  let cut = digits.index(digits.endIndex, offsetBy: -decimals)
  return (value < 0 ? "-" : "") + digits[..<cut] + "." + digits[cut...]
}
