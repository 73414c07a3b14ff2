import Invoicing
import Testing

@Suite struct TextEncodingTests {
  static func outcome(_ bytes: [UInt8], block: Int = 1000) -> EncodingProbe.Outcome {
    var probe = EncodingProbe()
    var start = 0
    while start < bytes.count {
      let end = min(start + block, bytes.count)
      probe.feed(Array(bytes[start..<end]).span)
      start = end
    }
    return probe.outcome
  }

  static func wide(_ text: String, little: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
      little ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)]
    }
  }

  static let polish = "klient;uwaga\nŻółć;gęślą jaźń 😀\n"
  static let head = Array("klient;uwaga\n".utf8)
  static let cases: [([UInt8], EncodingProbe.Outcome)] = [
    ([], .encoding(.utf8)),
    (Array("plain;ascii\n".utf8), .encoding(.utf8)),
    (Array(polish.utf8), .encoding(.utf8)),
    ([0xEF, 0xBB, 0xBF] + Array(polish.utf8), .encoding(.utf8)),
    (wide(polish, little: true, mark: true), .encoding(.utf16LE)),
    (wide(polish, little: false, mark: true), .encoding(.utf16BE)),
    (wide(polish, little: true, mark: false), .encoding(.utf16LE)),
    (wide(polish, little: false, mark: false), .encoding(.utf16BE)),
    // "Zażółć gęślą" in Windows-1250 (B9, 9C) and ISO 8859-2 (B1, B6); ł and ó share bytes.
    (head + [0x67, 0xEA, 0x9C, 0x6C, 0xB9], .encoding(.windows1250)),
    (head + [0x67, 0xEA, 0xB6, 0x6C, 0xB1], .encoding(.iso88592)),
    (head + [0xB3, 0xF3, 0xE6], .encoding(.windows1250)),
    // 0x81 is no character of Windows-1250.
    (head + [0x9C, 0x81], .undecodable(at: head.count + 1)),
    // è ò à of an Italian console: no Polish letter among them.
    (head + [0x70, 0x65, 0x72, 0x63, 0x68, 0xE8, 0x20, 0xF2, 0xE0], .encoding(.windows1252)),
    // č ř š ž of a Czech one: è and ø, but for the š.
    (head + [0xE8, 0xF8, 0x9A, 0x9E], .encoding(.windows1250)),
    // ó é ü are the same everywhere; one Polish letter against one Italian leaves it Polish.
    (head + [0xF3, 0xE9, 0xFC], .encoding(.windows1250)),
    (head + [0xE8, 0xB3], .encoding(.windows1250)),
    // 0x98 is a character of Windows-1252 only, 0x8D of Windows-1250 only.
    (head + [0xE9, 0x98], .encoding(.windows1252)),
    (head + [0xE8, 0x8D], .encoding(.windows1250)),
    (head + [0xE8, 0xE8, 0x81], .undecodable(at: head.count + 2)),
    // UTF-8 with one broken byte is not eight-bit text.
    (Array(polish.utf8) + [0xFF], .undecodable(at: polish.utf8.count)),
    (Array(polish.utf8) + [0xC5], .undecodable(at: polish.utf8.count)),
    // Two exports joined: ł in UTF-8 is no text of eight bits, however much of that there is.
    (
      head + Array("ł;".utf8) + [0x9C, 0x20, 0xB9, 0x20, 0xEA, 0x20],
      .undecodable(at: head.count + 3)
    ),
    // NUL bytes alone do not make UTF-16.
    (Array("a;b\n1;\u{0}\n2;3\n4;5\n".utf8), .encoding(.utf8)),
  ]

  @Test("the encoding is found, however the blocks are cut", arguments: cases.indices)
  func found(index: Int) {
    let (bytes, expected) = Self.cases[index]
    for block in [1, 2, 3, 1000] { #expect(Self.outcome(bytes, block: block) == expected) }
  }

  @Test("text of even length in Windows-1250 is never taken for UTF-16")
  func evenLength() {
    for text in ["Łódź;Świt", "Łódź;Świt\r\n", "ab", "ąć"] {
      let bytes = text.unicodeScalars.map { Self.windows1250[$0] ?? UInt8($0.value & 0x7F) }
      let padded = bytes.count.isMultiple(of: 2) ? bytes : bytes + [0x20]
      let expected: TextEncoding = padded.allSatisfy { $0 < 0x80 } ? .utf8 : .windows1250
      #expect(Self.outcome(padded) == .encoding(expected))
    }
  }

  static let windows1250: [Unicode.Scalar: UInt8] = [
    "Ł": 0xA3, "ó": 0xF3, "ź": 0x9F, "Ś": 0x8C, "ą": 0xB9, "ć": 0xE6,
  ]

  static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, block: Int) -> (String, Int?) {
    var decoder = TextDecoder(encoding)
    var text: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + block, bytes.count)
      decoder.decode(Array(bytes[start..<end]).span, into: &text)
      start = end
    }
    decoder.finish()
    return (String(decoding: text, as: UTF8.self), decoder.failure)
  }

  @Test("characters split between blocks are decoded", arguments: [1, 2, 3, 5, 1000])
  func decodes(block: Int) {
    let little = Self.wide(Self.polish, little: true, mark: false)
    #expect(Self.decoded(little, .utf16LE, block: block) == (Self.polish, nil))
    let big = Self.wide(Self.polish, little: false, mark: false)
    #expect(Self.decoded(big, .utf16BE, block: block) == (Self.polish, nil))
    let bytes: [UInt8] = [0xB9, 0xE6, 0xEA, 0xB3, 0xF1, 0xF3, 0x9C, 0x9F, 0xBF]
    #expect(Self.decoded(bytes, .windows1250, block: block) == ("ąćęłńóśźż", nil))
    let iso: [UInt8] = [0xB1, 0xE6, 0xEA, 0xB3, 0xF1, 0xF3, 0xB6, 0xBC, 0xBF]
    #expect(Self.decoded(iso, .iso88592, block: block) == ("ąćęłńóśźż", nil))
    #expect(Self.decoded([0xE8], .windows1252, block: block) == ("è", nil))
  }

  @Test("what is no character stops the decoder at its byte, nothing is replaced")
  func failures() {
    #expect(Self.decoded([0x41, 0x81, 0x42], .windows1250, block: 2) == ("A", 1))
    #expect(Self.decoded([0x41, 0, 0x42], .utf16LE, block: 1) == ("A", 2))
    #expect(Self.decoded([0x00, 0xDC], .utf16LE, block: 1) == ("", 0))
    #expect(Self.decoded([0x41, 0, 0x00, 0xD8], .utf16LE, block: 3) == ("A", 2))
  }
}
