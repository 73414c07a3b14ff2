/// A text kept once: equal texts have equal symbols.
///
/// 0 is the empty text.
package struct Symbol: Hashable, Sendable {
  package var index: UInt32

  package init(index: UInt32) { self.index = index }

  package static let none = Symbol(index: 0)

  package var isEmpty: Bool { index == 0 }
}

/// The texts of a run, each once: a million rows carry four-byte symbols instead of strings.
package struct Symbols: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends; the text of symbol n lies between ends[n - 1] and ends[n].
  private var ends: [UInt32] = [0]
  /// Open addressing: half of the hash of a text above its symbol's index, 0 where a slot is free.
  ///
  /// The half tells strangers apart without a look at their texts, and says where a text goes in a
  /// larger table.
  private var slots: [UInt64] = Array(repeating: 0, count: 1024)
  /// Of texts that are compared by another spelling of theirs; hardly ever any.
  private var spellings: [UInt32: Symbol] = [:]

  /// Texts that need no place in the table.
  private var serials = Serials()

  private let foldsSpellings: Bool

  package init() { self.init(foldsSpellings: true) }

  /// - Parameter foldsSpellings: false numbers kept texts without a gap, and knows no
  ///   ``canonical(_:)`` but a text itself.
  init(foldsSpellings: Bool) { self.foldsSpellings = foldsSpellings }

  /// The symbol of a text given as UTF-8, kept if it is new.
  package mutating func intern(_ text: Span<UInt8>) -> Symbol {
    serial(text) ?? keep(text)
  }

  /// The symbol of a text that needs no place in the table.
  mutating func serial(_ text: Span<UInt8>) -> Symbol? { serials.symbol(of: text) }

  /// The symbol of a text that is no ``serial(_:)``, kept if it is new.
  mutating func keep(_ text: Span<UInt8>) -> Symbol {
    guard text.count > 0 else { return .none }
    let hash = Symbols.hash(text)
    let slot = slot(of: text, hash)
    if slots[slot] != 0 { return Symbols.symbol(in: slots[slot]) }
    let symbol = UInt32(ends.count)
    bytes.append(copying: text)
    precondition(bytes.count < Int(UInt32.max), "the texts of one run exceed 4 GiB")
    ends.append(UInt32(bytes.count))
    slots[slot] = hash | UInt64(symbol)
    if ends.count * 8 > slots.count * 7 { grow() }
    if foldsSpellings, let folded = Spelling.folded(text) {
      spellings[symbol] = intern(folded.span)
    }
    return Symbol(index: symbol)
  }

  /// The slot that holds a text, else the free one where it belongs.
  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Symbols.place(hash, in: slots)
    while slots[slot] != 0, (slots[slot] ^ hash) >> 32 != 0 || !equals(slots[slot], text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private static func symbol(in slot: UInt64) -> Symbol {
    Symbol(index: UInt32(truncatingIfNeeded: slot))
  }

  /// Where the search for a text begins.
  private static func place(_ hash: UInt64, in slots: [UInt64]) -> Int {
    Int(hash >> 32) & (slots.count - 1)
  }

  package mutating func intern(_ text: String) -> Symbol {
    let utf8 = Array(text.utf8)
    return intern(utf8.span)
  }

  /// The symbol of a text; nil when no text of the run can be that.
  package func symbol(of text: String) -> Symbol? {
    guard !text.isEmpty else { return Symbol.none }
    let utf8 = Array(text.utf8)
    if let serial = serials.knownSymbol(of: utf8.span) { return serial }
    let slot = slots[slot(of: utf8.span, Symbols.hash(utf8.span))]
    return slot == 0 ? nil : Symbols.symbol(in: slot)
  }

  /// The symbol that stands for all spellings of a text that read the same: for comparing only.
  package func canonical(_ symbol: Symbol) -> Symbol {
    spellings.isEmpty ? symbol : spellings[symbol.index] ?? symbol
  }

  /// The text of a symbol.
  package func text(_ symbol: Symbol) -> String {
    symbol.isEmpty ? "" : String(decoding: utf8(symbol), as: UTF8.self)
  }

  /// Whether the left text stands before the right one, byte by byte: the same in every locale.
  package func isBefore(_ left: Symbol, _ right: Symbol) -> Bool {
    left != right && utf8(left).lexicographicallyPrecedes(utf8(right))
  }

  /// Whether a text is this one, byte by byte.
  package func isEqual(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    utf8(symbol).elementsEqual(text)
  }

  package func hasPrefix(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    utf8(symbol).starts(with: text)
  }

  package func contains(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    var rest = utf8(symbol)
    while rest.count >= text.count {
      if rest.starts(with: text) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private func utf8(_ symbol: Symbol) -> ArraySlice<UInt8> {
    Serials.holds(symbol) ? serials.text(symbol)[...] : bytes[range(symbol.index)]
  }

  private func range(_ index: UInt32) -> Range<Int> {
    index == 0 ? 0..<0 : Int(ends[Int(index) - 1])..<Int(ends[Int(index)])
  }

  private func equals(_ slot: UInt64, _ text: Span<UInt8>) -> Bool {
    let range = range(UInt32(truncatingIfNeeded: slot))
    guard range.count == text.count else { return false }
    let own = bytes.span.extracting(range)
    var difference: UInt8 = 0
    for index in text.indices { difference |= own[index] ^ text[index] }
    return difference == 0
  }

  // MARK: Two tables

  /// An empty table in which a serial text has the same symbol as here, as far as it is known here.
  var sibling: Symbols {
    var sibling = Symbols()
    sibling.serials = serials
    return sibling
  }

  /// Keeps all texts that need a place in another table, in their order: its symbol n is symbol
  /// `result[n]` here.
  mutating func absorb(_ other: Symbols) -> [Symbol] {
    var symbols = [Symbol.none]
    symbols.reserveCapacity(other.ends.count)
    let texts = other.bytes.span
    for index in 1..<UInt32(max(1, other.ends.count)) {
      symbols.append(intern(texts.extracting(other.range(index))))
    }
    return symbols
  }

  /// How many series are known here and to a ``sibling`` alike.
  func sharedSeries(with sibling: Symbols) -> Int { serials.shared(with: sibling.serials) }

  /// The symbol here of a serial text of a ``sibling`` whose series is not shared.
  mutating func intern(serial symbol: Symbol, of sibling: Symbols) -> Symbol {
    let text = sibling.serials.text(symbol)
    return intern(text.span)
  }

  // MARK: The table

  /// Moves every text into a table twice as large.
  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot != 0 {
      var place = Symbols.place(slot, in: larger)
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// In the upper half, eight bytes a multiplication.
  ///
  /// The order of texts never depends on it.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count)
    var word: UInt64 = 0
    for index in text.indices {
      word = word << 8 | UInt64(text[index])
      if index & 7 == 7 {
        hash = mixed(hash ^ word)
        word = 0
      }
    }
    return mixed(hash ^ word) & ~UInt64(UInt32.max)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value ^ value >> 32
    bits &*= 0xD6E8_FEB8_6659_FD93
    bits ^= bits >> 32
    bits &*= 0xD6E8_FEB8_6659_FD93
    return bits ^ bits >> 32
  }
}
