/// How a file writes its characters.
package enum TextEncoding: String, Hashable, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case windows1250 = "windows-1250"
  case iso88592 = "iso-8859-2"
  case windows1252 = "windows-1252"
}

/// Finds out how a file is encoded: feed it the whole file, then ask for the ``outcome``.
///
/// Strict UTF-8 wins; UTF-16 is believed only with its mark or with NULs at every other byte (an
/// eight-bit file of even length would "decode" as well); else eight-bit text, told apart by
/// ``EightBitGuess``.
package struct EncodingProbe: Sendable {
  /// What a probe found.
  package enum Outcome: Hashable, Sendable {
    case encoding(TextEncoding)
    /// No encoding fits; the offset of the first byte that fits none.
    case undecodable(at: Int)
  }

  private var offset = 0
  private var first: [UInt8] = []
  private var nulsAtEven = 0
  private var nulsAtOdd = 0
  /// Continuation bytes still due, and the bounds of the next one.
  private var due = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF
  private var sequenceStart = 0
  private var leadByte: UInt8 = 0
  private var validSequences = 0
  /// Of those, Polish letters: two bytes that stand side by side in no text of eight bits.
  private var polishLetters = 0
  private var invalidCount = 0
  private var firstInvalid = 0
  private var histogram = [Int](repeating: 0, count: 256)
  /// Where each byte stands first.
  private var firstPlaces = [Int](repeating: 0, count: 256)

  package init() {}

  package mutating func feed(_ block: Span<UInt8>) {
    for index in 0..<min(3 - first.count, block.count) { first.append(block[index]) }
    var index = 0
    let count = block.count
    while index < count {
      if due == 0 {
        index = EncodingProbe.endOfPlain(block, from: index)
        if index + 1 < count, takePair(block[index], block[index + 1], at: offset + index) {
          index += 2
          continue
        }
      }
      guard index < count else { break }
      take(block[index], at: offset + index)
      index += 1
    }
    offset += count
  }

  /// Takes a whole character of two bytes, as nearly all are that are not ASCII; false where the
  /// bytes are none.
  private mutating func takePair(_ first: UInt8, _ second: UInt8, at place: Int) -> Bool {
    guard 0xC2...0xDF ~= first, 0x80...0xBF ~= second else { return false }
    note(first, at: place)
    note(second, at: place + 1)
    countPair(first, second)
    return true
  }

  private mutating func countPair(_ first: UInt8, _ second: UInt8) {
    validSequences += 1
    let letter = UInt16(first & 0x1F) << 6 | UInt16(second & 0x3F)
    if EncodingProbe.isPolish(letter) { polishLetters += 1 }
  }

  /// Where the first byte stands that is 0 or above 0x7F; most of a log has none.
  private static func endOfPlain(_ block: Span<UInt8>, from start: Int) -> Int {
    let count = block.count
    var index = start
    // Sixteen bytes a step, which the compiler does at once.
    while index + 16 <= count {
      var isOdd: UInt8 = 0
      for step in 0..<16 {
        // 0 less one is 0xFF: either way the highest bit tells.
        let byte = block[index &+ step]
        isOdd |= byte | (byte &- 1)
      }
      if isOdd >= 0x80 { break }
      index += 16
    }
    while index < count, block[index] != 0, block[index] < 0x80 { index += 1 }
    return index
  }

  /// The encoding, once the whole file has been fed.
  package var outcome: Outcome {
    if first.starts(with: [0xFF, 0xFE]) { return .encoding(.utf16LE) }
    if first.starts(with: [0xFE, 0xFF]) { return .encoding(.utf16BE) }
    if let wide = wideByParity { return .encoding(wide) }
    let isBroken = due > 0
    if invalidCount == 0 && !isBroken { return .encoding(.utf8) }
    let firstBad = invalidCount > 0 ? firstInvalid : sequenceStart
    if first.starts(with: [0xEF, 0xBB, 0xBF]) || polishLetters > 0
      || validSequences > invalidCount + (isBroken ? 1 : 0)
    {
      return .undecodable(at: firstBad)
    }
    return eightBit
  }

  /// Where the file stops being UTF-8; nil when all of it is.
  package var utf8Failure: Int? {
    invalidCount > 0 ? firstInvalid : due > 0 ? sequenceStart : nil
  }

  private var wideByParity: TextEncoding? {
    let half = offset / 2
    guard half > 0 else { return nil }
    if nulsAtOdd * 10 >= half * 3 && nulsAtEven * 20 <= half { return .utf16LE }
    if nulsAtEven * 10 >= half * 3 && nulsAtOdd * 20 <= half { return .utf16BE }
    return nil
  }

  private var eightBit: Outcome {
    let guess = EightBitGuess(histogram: histogram).encoding
    let page: [UInt16]? =
      switch guess {
      case .windows1250: CodePages.windows1250
      case .windows1252: CodePages.windows1252
      default: nil
      }
    if let page, let undefined = firstUndefined(in: page) { return .undecodable(at: undefined) }
    return .encoding(guess)
  }

  /// Where the first byte stands that is no character of a code page.
  private func firstUndefined(in page: [UInt16]) -> Int? {
    page.indices.filter { page[$0] == 0 && histogram[$0 + 0x80] > 0 }
      .map { firstPlaces[$0 + 0x80] }.min()
  }

  /// ą ć ę ł ń ś ź ż and their capitals; ó proves nothing.
  private static func isPolish(_ letter: UInt16) -> Bool {
    switch letter {
    case 0x104...0x107, 0x118...0x119, 0x141...0x144, 0x15A...0x15B, 0x179...0x17C: true
    default: false
    }
  }

  private mutating func note(_ byte: UInt8, at place: Int) {
    let index = Int(byte)
    if histogram[index] == 0 { firstPlaces[index] = place }
    histogram[index] += 1
  }

  private mutating func take(_ byte: UInt8, at place: Int) {
    if byte == 0 {
      if place & 1 == 0 { nulsAtEven += 1 } else { nulsAtOdd += 1 }
    }
    if byte >= 0x80 { note(byte, at: place) }
    if due > 0 {
      if byte >= low && byte <= high {
        due -= 1
        (low, high) = (0x80, 0xBF)
        if due == 0 {
          if 0xC2...0xDF ~= leadByte { countPair(leadByte, byte) } else { validSequences += 1 }
        }
        return
      }
      due = 0
      (low, high) = (0x80, 0xBF)
      invalid(at: sequenceStart)
    }
    lead(byte, at: place)
  }

  /// The first byte of a character; no overlong form, no surrogate, nothing above U+10FFFF.
  private mutating func lead(_ byte: UInt8, at place: Int) {
    (sequenceStart, leadByte) = (place, byte)
    switch byte {
    case 0..<0x80: break
    case 0xC2...0xDF: due = 1
    case 0xE0: (due, low) = (2, 0xA0)
    case 0xED: (due, high) = (2, 0x9F)
    case 0xE1...0xEF: due = 2
    case 0xF0: (due, low) = (3, 0x90)
    case 0xF4: (due, high) = (3, 0x8F)
    case 0xF1...0xF3: due = 3
    default: invalid(at: place)
    }
  }

  private mutating func invalid(at place: Int) {
    if invalidCount == 0 { firstInvalid = place }
    invalidCount += 1
  }
}
