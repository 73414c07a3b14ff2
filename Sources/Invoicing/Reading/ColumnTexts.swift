/// The texts of one column that come again and again, kept close together: clients, consultants,
/// devices.
///
/// Among a million ids each look at a common text would miss every cache of the processor. A column
/// in which nearly every text is new gives this up early.
struct ColumnTexts: Sendable {
  private var own = Symbols(foldsSpellings: false)
  /// The run's symbol of each own one.
  private var symbols = [Symbol.none]
  private var isUseful = true

  /// More different texts than this are looked up in the run's table at once.
  private static let limit = 1 << 15

  /// The symbol of a text in the table of the run.
  mutating func symbol(of text: Span<UInt8>, in all: inout Symbols) -> Symbol {
    if let serial = all.serial(text) { return serial }
    guard isUseful else { return all.keep(text) }
    let index = Int(own.keep(text).index)
    if index < symbols.count { return symbols[index] }
    let symbol = all.keep(text)
    symbols.append(symbol)
    if symbols.count > ColumnTexts.limit {
      isUseful = false
      own = Symbols(foldsSpellings: false)
      symbols = []
    }
    return symbol
  }
}
