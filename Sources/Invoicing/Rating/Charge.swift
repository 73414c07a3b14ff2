/// What one line of a consultation costs, and by which price (R8 to R11).
struct Charge: Sendable {
  /// What is billed: blocks (perhaps reduced), visits, kilometres or items.
  var quantity = Quantity.zero
  var unitPrice: UnitPrice
  var net = Money.zero
  /// Index of the price; -1 where a waived line has none.
  var price: Int32
  var unit: Unit
  var level: PriceLevel?
  var vat: VATCode

  /// A charge of nothing yet, at a price.
  init(_ unit: Unit, price: Int32, level: PriceLevel?, vat: VATCode, unitPrice: UnitPrice) {
    self.unit = unit
    self.price = price
    self.level = level
    self.vat = vat
    self.unitPrice = unitPrice
  }
}

/// Started blocks: every begun one counts, from the consultation's start (T5, T6, R8).
package func startedBlocks(seconds: Int, blockMinutes: Int) -> Int {
  let block = blockMinutes * 60
  return (seconds + block - 1) / block
}
