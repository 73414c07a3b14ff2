/// Reads one part of a workbook from its first byte to its last.
///
/// Everything is compared with bytes the caller expects; there is no way to skip any. A long part
/// is unpacked as it is read, and what was read is forgotten where the caller says so.
struct PartReader {
  let path: String
  let part: String
  /// What is unpacked of the part and not forgotten.
  private(set) var bytes: [UInt8]
  /// The place reached in ``bytes``.
  private(set) var index = 0
  private var forgotten = 0
  /// Where more bytes come from; nil where all are there.
  private let rest: Unpacking?

  /// At least so many bytes are unpacked at once.
  private static let pieceBytes = 1 << 18

  /// A part that is all there.
  init(_ bytes: [UInt8], part: String, path: String) {
    self.bytes = bytes
    self.part = part
    self.path = path
    rest = nil
  }

  /// A part still to be unpacked.
  init(_ rest: Unpacking, part: String, path: String) {
    bytes = []
    self.part = part
    self.path = path
    self.rest = rest
  }

  /// What is wrong at the place reached.
  func fault(_ reason: String) -> XlsxError {
    if let failure = rest?.failure { return failure }
    let isDamaged = rest?.isDamaged ?? false
    let found = isDamaged ? "the zip file is damaged, or else " + reason : reason
    return XlsxError(path: path, reason: "\(part), byte \(forgotten + index): \(found)")
  }

  /// Unpacks until so many bytes can be read, or all that are left.
  private mutating func need(_ count: Int) {
    let missing = count - (bytes.count - index)
    if missing > 0 { rest?.append(max(missing, PartReader.pieceBytes), to: &bytes) }
  }

  /// Gives up what was read: there is no way back to it.
  mutating func forgetRead() {
    guard rest != nil, index >= PartReader.pieceBytes else { return }
    bytes.removeSubrange(..<index)
    forgotten += index
    index = 0
  }

  /// The byte at the place reached; 0, which no part holds, at the end of what is unpacked.
  var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Steps over `expected` if it comes next.
  mutating func take(_ expected: [UInt8]) -> Bool {
    let count = expected.count
    need(count)
    guard count <= bytes.count - index else { return false }
    for offset in 0..<count where bytes[index &+ offset] != expected[offset] { return false }
    index &+= count
    return true
  }

  /// Steps over `expected` if it comes next.
  mutating func take(_ expected: String) -> Bool {
    let span = expected.utf8Span.span
    need(span.count)
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
    // An escaped character is five bytes at most.
    need(5 * span.count)
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
    need(10)
    let first = index
    var number = 0
    while index < bytes.count, index - first < 10, case 0x30...0x39 = bytes[index] {
      number = number &* 10 &+ Int(bytes[index] &- 0x30)
      index &+= 1
    }
    let count = index - first
    return count == 0 || (count > 1 && bytes[first] == 0x30) ? nil : number
  }

  /// The bytes up to the next `<`, stepped over; only of a part that is all there.
  mutating func rawText() -> Range<Int> {
    let first = index
    while index < bytes.count, bytes[index] != 0x3C { index &+= 1 }
    return first..<index
  }

  /// Whether the part ends here, whole and as its header says.
  mutating func ends() -> Bool {
    need(1)
    guard let rest else { return index == bytes.count }
    return index == bytes.count && rest.isAtEnd && !rest.isDamaged
  }

  /// Moves to a place inside the part: an entry of the table of texts, or back to read again.
  mutating func move(to place: Int) { index = place }
}
