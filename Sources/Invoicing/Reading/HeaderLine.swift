/// What the first line of a table tells: where it ends and which delimiter it uses.
struct HeaderLine {
  /// Where the next line begins.
  var next: Int
  var isEmpty: Bool
  /// The delimiter that a line such as `sep=;` states; such a line is no header.
  var statedDelimiter: UInt8?
  /// The most frequent of `;`, tab and `,` outside quotes; `,` when there is none.
  var delimiter: UInt8

  /// Nil when the line does not end within the bytes and more may follow.
  init?(_ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool) {
    var counts = [0, 0, 0]
    var isQuoted = false
    var opens = true
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == .quote {
        if isQuoted { isQuoted = false } else if opens { isQuoted = true }
      }
      opens = false
      if !isQuoted {
        if byte == .lineFeed || byte == .carriageReturn { break }
        let slot = HeaderLine.slot(of: byte)
        if slot >= 0 {
          counts[slot] += 1
          opens = true
        }
      }
      index += 1
    }
    guard index < end || isLast else { return nil }
    next = min(index + 1, end)
    if index < end && bytes[index] == .carriageReturn {
      // Whether a line feed belongs to it is only known with the next byte.
      guard index + 1 < end || isLast else { return nil }
      if index + 1 < end && bytes[index + 1] == .lineFeed { next = index + 2 }
    }
    isEmpty = index == start
    var best = 2
    for slot in [1, 0] where counts[slot] >= counts[best] && counts[slot] > 0 { best = slot }
    delimiter = HeaderLine.candidates[best]
    statedDelimiter = HeaderLine.stated(bytes, start..<index)
  }

  private static let candidates: [UInt8] = [
    UInt8(ascii: ";"), .tab, UInt8(ascii: ","),
  ]

  /// The place of a byte among the candidates; -1 for any other.
  ///
  /// Spelt out, because it is asked for every byte of what may be one endless line.
  private static func slot(of byte: UInt8) -> Int {
    switch byte {
    case candidates[0]: 0
    case candidates[1]: 1
    case candidates[2]: 2
    default: -1
    }
  }

  private static func stated(_ bytes: Span<UInt8>, _ line: Range<Int>) -> UInt8? {
    let word = Array("sep=".utf8)
    guard line.count == 5 else { return nil }
    for offset in 0..<4 where bytes[line.lowerBound + offset] | 0x20 != word[offset] | 0x20 {
      return nil
    }
    let mark = bytes[line.lowerBound + 4]
    return candidates.contains(mark) || mark == UInt8(ascii: "|") ? mark : nil
  }
}
