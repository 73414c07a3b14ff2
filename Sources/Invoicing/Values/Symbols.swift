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
  /// Open addressing: 0 is free, else the symbol's index.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)
  /// Of texts that are compared by another spelling of theirs; hardly ever any.
  private var spellings: [UInt32: Symbol] = [:]

  package init() {}

  /// How many different texts there are, the empty one counted.
  package var count: Int { ends.count }

  /// The symbol of a text given as UTF-8, kept if it is new.
  package mutating func intern(_ text: Span<UInt8>) -> Symbol {
    guard text.count > 0 else { return .none }
    var slot = Int(truncatingIfNeeded: Symbols.hash(text)) & (slots.count - 1)
    while slots[slot] != 0 {
      if equals(slots[slot], text) { return Symbol(index: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let symbol = UInt32(ends.count)
    for index in text.indices { bytes.append(text[index]) }
    precondition(bytes.count < Int(UInt32.max), "the texts of one run exceed 4 GiB")
    ends.append(UInt32(bytes.count))
    slots[slot] = symbol
    if ends.count * 2 > slots.count { grow() }
    if let folded = Spelling.folded(text) { spellings[symbol] = intern(folded.span) }
    return Symbol(index: symbol)
  }

  package mutating func intern(_ text: String) -> Symbol {
    let utf8 = Array(text.utf8)
    return intern(utf8.span)
  }

  /// The symbol of a text that is already kept; nil when it is not.
  package func symbol(of text: String) -> Symbol? {
    guard !text.isEmpty else { return Symbol.none }
    let utf8 = Array(text.utf8)
    var slot = Int(truncatingIfNeeded: Symbols.hash(utf8.span)) & (slots.count - 1)
    while slots[slot] != 0 {
      if equals(slots[slot], utf8.span) { return Symbol(index: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The symbol that stands for all spellings of a text that read the same: for comparing only.
  package func canonical(_ symbol: Symbol) -> Symbol {
    spellings.isEmpty ? symbol : spellings[symbol.index] ?? symbol
  }

  /// The text of a symbol.
  package func text(_ symbol: Symbol) -> String {
    guard !symbol.isEmpty else { return "" }
    return String(decoding: bytes[range(symbol.index)], as: UTF8.self)
  }

  /// Whether the left text stands before the right one, byte by byte: the same in every locale.
  package func isBefore(_ left: Symbol, _ right: Symbol) -> Bool {
    guard left != right else { return false }
    return bytes[range(left.index)].lexicographicallyPrecedes(bytes[range(right.index)])
  }

  /// Whether a text is this one, byte by byte.
  package func isEqual(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    bytes[range(symbol.index)].elementsEqual(text)
  }

  package func hasPrefix(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    bytes[range(symbol.index)].starts(with: text)
  }

  package func contains(_ symbol: Symbol, _ text: [UInt8]) -> Bool {
    var rest = bytes[range(symbol.index)]
    while rest.count >= text.count {
      if rest.starts(with: text) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private func range(_ index: UInt32) -> Range<Int> {
    index == 0 ? 0..<0 : Int(ends[Int(index) - 1])..<Int(ends[Int(index)])
  }

  private func equals(_ index: UInt32, _ text: Span<UInt8>) -> Bool {
    let range = range(index)
    guard range.count == text.count else { return false }
    for offset in text.indices where bytes[range.lowerBound + offset] != text[offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for index in 1..<UInt32(ends.count) {
      var slot = Int(truncatingIfNeeded: Symbols.hash(bytes[range(index)].span)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = index
    }
  }

  /// FNV-1a with a final mix; the order of texts never depends on it.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return hash
  }
}
