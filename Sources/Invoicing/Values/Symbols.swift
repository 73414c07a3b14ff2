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
  /// Open addressing: a piece of the hash of each slot's text, 0 where the slot is free.
  ///
  /// Tells most strangers apart without a look at their texts, in a byte each.
  private var tags: [UInt8] = Array(repeating: 0, count: 1024)
  /// The symbol's index in each slot that is taken.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)
  /// Of texts that are compared by another spelling of theirs; hardly ever any.
  private var spellings: [UInt32: Symbol] = [:]

  private let foldsSpellings: Bool

  package init() { self.init(foldsSpellings: true) }

  /// - Parameter foldsSpellings: false numbers the texts without a gap, and knows no
  ///   ``canonical(_:)`` but a text itself.
  init(foldsSpellings: Bool) { self.foldsSpellings = foldsSpellings }

  /// How many different texts there are, the empty one counted.
  package var count: Int { ends.count }

  /// The symbol of a text given as UTF-8, kept if it is new.
  package mutating func intern(_ text: Span<UInt8>) -> Symbol {
    guard text.count > 0 else { return .none }
    let hash = Symbols.hash(text)
    let slot = slot(of: text, hash)
    if tags[slot] != 0 { return Symbol(index: slots[slot]) }
    let symbol = UInt32(ends.count)
    for index in text.indices { bytes.append(text[index]) }
    precondition(bytes.count < Int(UInt32.max), "the texts of one run exceed 4 GiB")
    ends.append(UInt32(bytes.count))
    tags[slot] = Symbols.tag(hash)
    slots[slot] = symbol
    if ends.count * 4 > slots.count * 3 { grow() }
    if foldsSpellings, let folded = Spelling.folded(text) {
      spellings[symbol] = intern(folded.span)
    }
    return Symbol(index: symbol)
  }

  /// The slot that holds a text, else the free one where it belongs.
  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    let mask = tags.count - 1
    let tag = Symbols.tag(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while tags[slot] != 0, tags[slot] != tag || !equals(slots[slot], text) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  package mutating func intern(_ text: String) -> Symbol {
    let utf8 = Array(text.utf8)
    return intern(utf8.span)
  }

  /// The symbol of a text that is already kept; nil when it is not.
  package func symbol(of text: String) -> Symbol? {
    guard !text.isEmpty else { return Symbol.none }
    let utf8 = Array(text.utf8)
    let slot = slot(of: utf8.span, Symbols.hash(utf8.span))
    return tags[slot] == 0 ? nil : Symbol(index: slots[slot])
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

  private mutating func grow() { (slots, tags) = spread(over: slots.count * 2) }

  /// Every text's index and tag in a larger table.
  private func spread(over count: Int) -> (slots: [UInt32], tags: [UInt8]) {
    let mask = count - 1
    var slots = [UInt32](repeating: 0, count: mask + 1)
    var tags = [UInt8](repeating: 0, count: mask + 1)
    let texts = bytes.span
    for index in 1..<UInt32(ends.count) {
      let hash = Symbols.hash(texts.extracting(range(index)))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while tags[slot] != 0 { slot = (slot + 1) & mask }
      tags[slot] = Symbols.tag(hash)
      slots[slot] = index
    }
    return (slots, tags)
  }

  private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 1 }

  /// Eight bytes a multiplication; the order of texts never depends on it.
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
    return mixed(hash ^ word)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value ^ value >> 32
    bits &*= 0xD6E8_FEB8_6659_FD93
    bits ^= bits >> 32
    bits &*= 0xD6E8_FEB8_6659_FD93
    return bits ^ bits >> 32
  }
}
