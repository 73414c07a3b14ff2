/// A mark for each symbol among sixteen times as many as symbols: two hardly ever meet in one, and
/// all marks stay near, where a table of a million symbols would not.
struct SymbolMarks: Sendable {
  private let bits: UInt64
  private var words: [UInt64]

  /// - Parameter room: so many different symbols at most are marked.
  init(room count: Int) {
    var bits: UInt64 = 10
    while 1 << bits < count * 16 { bits += 1 }
    self.bits = bits
    words = Array(repeating: 0, count: 1 << Int(bits - 6))
  }

  /// Marks a symbol; false where its mark stood already.
  @discardableResult
  mutating func insert(_ symbol: Symbol) -> Bool {
    let (word, bit) = place(symbol)
    if words[word] & bit != 0 { return false }
    words[word] |= bit
    return true
  }

  /// True for a symbol that was marked, and for hardly any other.
  func mayContain(_ symbol: Symbol) -> Bool {
    let (word, bit) = place(symbol)
    return words[word] & bit != 0
  }

  private func place(_ symbol: Symbol) -> (word: Int, bit: UInt64) {
    let place = (UInt64(symbol.index) &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits)
    return (Int(place >> 6), 1 << (place & 63))
  }
}
