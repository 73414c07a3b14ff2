extension CellText {
  /// The ten digits of a Polish tax number; dashes, blanks and `PL` in front are left out.
  ///
  /// The check digit is verified (weights 6 5 7 2 3 4 5 6 7, modulo 11).
  package static func nip(_ text: String) -> CellReading<String> {
    var digits: [UInt8] = []
    var letters: [UInt8] = []
    for byte in trimmed(text).utf8 where byte != UInt8(ascii: "-") && byte != .blank {
      if byte.isDigit { digits.append(byte - 0x30) } else { letters.append(byte & 0xDF) }
    }
    if digits.isEmpty && letters.isEmpty { return .empty }
    guard digits.count == 10, letters.isEmpty || letters == Array("PL".utf8) else {
      return .refused(.badNIP)
    }
    let weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1) }
    guard sum % 11 == Int(digits[9]), digits.contains(where: { $0 != 0 }) else {
      return .refused(.badNIP)
    }
    return .value(String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self))
  }

  /// An IBAN without blanks; its two check digits are verified (modulo 97).
  package static func iban(_ text: String) -> CellReading<String> {
    var characters: [UInt8] = []
    for byte in trimmed(text).utf8 where byte != .blank && byte != UInt8(ascii: "-") {
      characters.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
    }
    guard !characters.isEmpty else { return .empty }
    // A Polish account is often written without its country.
    if characters.count == 26 && characters.allSatisfy(\.isDigit) {
      characters = Array("PL".utf8) + characters
    }
    let isPolish = characters.starts(with: Array("PL".utf8))
    guard (15...34).contains(characters.count), !isPolish || characters.count == 28,
      characters[0...1].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }),
      characters[2...3].allSatisfy(\.isDigit)
    else { return .refused(.badIBAN) }
    var remainder = 0
    for byte in characters[4...] + characters[..<4] {
      if byte.isDigit {
        remainder = (remainder * 10 + Int(byte - 0x30)) % 97
      } else if byte >= 0x41 && byte <= 0x5A {
        remainder = (remainder * 100 + Int(byte - 0x41) + 10) % 97
      } else {
        return .refused(.badIBAN)
      }
    }
    return remainder == 1
      ? .value(String(decoding: characters, as: UTF8.self)) : .refused(.badIBAN)
  }

  /// A text without blanks, no-break blanks and byte order marks at both ends.
  package static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let range = trimmed(bytes.span, bytes.indices)
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
