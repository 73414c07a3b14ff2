/// What one line of a consultation costs, and by which price (R8 to R11).
struct Charge: Sendable {
  var unit: Unit
  /// Started blocks by R8; 0 where the unit is not a block.
  var computedBlocks: Int
  /// What is billed: blocks (perhaps reduced), visits, kilometres or items.
  var quantity: Quantity
  /// Index of the price; -1 where a waived line has none.
  var price: Int32
  var level: PriceLevel?
  var vat: VATCode
  /// Real length shown on the line.
  var seconds: Int
  var unitPrice: UnitPrice
  var net: Money
}

/// Started blocks: every begun one counts, from the consultation's start (T5, T6, R8).
package func startedBlocks(seconds: Int, blockMinutes: Int) -> Int {
  let block = blockMinutes * 60
  return (seconds + block - 1) / block
}
