/// Reads one part of a workbook from its first byte to its last.
///
/// Everything is compared with bytes the caller expects; there is no way to skip any.
struct PartReader {
  let path: String
  let part: String
  let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: [UInt8], part: String, path: String) {
    self.bytes = bytes
    self.part = part
    self.path = path
  }

  /// What is wrong at the place reached.
  func fault(_ reason: String) -> XlsxError {
    XlsxError(path: path, reason: "\(part), byte \(index): \(reason)")
  }

  /// The byte at the place reached; 0, which no part holds, at the end.
  var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Steps over `expected` if it comes next.
  mutating func take(_ expected: [UInt8]) -> Bool {
    let count = expected.count
    guard count <= bytes.count - index else { return false }
    for offset in 0..<count where bytes[index &+ offset] != expected[offset] { return false }
    index &+= count
    return true
  }

  /// Steps over `expected` if it comes next.
  mutating func take(_ expected: String) -> Bool {
    let span = expected.utf8Span.span
    guard span.count <= bytes.count - index else { return false }
    for offset in 0..<span.count where bytes[index &+ offset] != span[offset] { return false }
    index &+= span.count
    return true
  }

  /// Steps over `expected`, which must come next.
  mutating func expect(_ expected: String) throws(XlsxError) {
    if !take(expected) { throw fault("\(expected.prefix(60)) should stand here") }
  }

  /// Steps over a text as it stands between tags: `&`, `<` and `>` escaped.
  mutating func take(escaped text: String) -> Bool {
    let span = text.utf8Span.span
    var place = index
    let end = bytes.count
    for offset in 0..<span.count {
      let byte = span[offset]
      guard place < end else { return false }
      if byte != 0x26, byte != 0x3C, byte != 0x3E {
        if bytes[place] != byte { return false }
        place &+= 1
        continue
      }
      index = place
      if !take(byte == 0x26 ? "&amp;" : byte == 0x3C ? "&lt;" : "&gt;") { return false }
      place = index
    }
    index = place
    return true
  }

  /// Steps over a whole number without sign or leading zero; nil if none comes next.
  mutating func number() -> Int? {
    let first = index
    var number = 0
    while index < bytes.count, index - first < 10, case 0x30...0x39 = bytes[index] {
      number = number &* 10 &+ Int(bytes[index] &- 0x30)
      index &+= 1
    }
    let count = index - first
    return count == 0 || (count > 1 && bytes[first] == 0x30) ? nil : number
  }

  /// The bytes up to the next `<`, stepped over.
  mutating func rawText() -> Range<Int> {
    let first = index
    while index < bytes.count, bytes[index] != 0x3C { index &+= 1 }
    return first..<index
  }

  /// Whether the part ends here.
  var isAtEnd: Bool { index == bytes.count }

  /// Moves to a place inside the part: an entry of the table of texts, or back to read again.
  mutating func move(to place: Int) { index = place }
}
