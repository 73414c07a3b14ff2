/// Net amounts added up per VAT code: the tax is that of each sum, never of its parts (R11).
package struct VATNets: Sendable {
  // A document has one or two codes.
  private var sums: [(code: VATCode, net: Money)] = []

  package init() {}

  package mutating func add(_ net: Money, _ code: VATCode) {
    if let known = sums.firstIndex(where: { $0.code == code }) {
      sums[known].net += net
    } else {
      sums.append((code, net))
    }
  }

  /// In the order in which documents list the codes.
  package var inOrder: [(code: VATCode, net: Money)] { sums.sorted { $0.code < $1.code } }

  var net: Money { sums.reduce(into: .zero) { $0 += $1.net } }

  var gross: Money { sums.reduce(into: .zero) { $0 += $1.net + $1.code.tax(on: $1.net) } }
}
