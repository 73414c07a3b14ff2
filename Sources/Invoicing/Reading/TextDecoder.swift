/// Turns blocks of a file into UTF-8; a character may be split between two blocks.
///
/// Nothing is ever replaced: the first byte that means no character stops it (``failure``).
package struct TextDecoder: Sendable {
  package let encoding: TextEncoding
  /// Offset of the first byte that means no character; nil while all is well.
  package private(set) var failure: Int?

  private var offset = 0
  private var firstByte: UInt8?
  private var highSurrogate: UInt32 = 0
  private let page: [UInt16]

  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
    switch encoding {
    case .windows1250: page = CodePages.windows1250
    case .iso88592: page = CodePages.iso88592
    case .windows1252: page = CodePages.windows1252
    case .utf8, .utf16LE, .utf16BE: page = []
    }
  }

  /// Appends the block's text to `text`.
  ///
  /// UTF-8 passes through as it is: the probe has checked it.
  package mutating func decode(_ block: Span<UInt8>, into text: inout [UInt8]) {
    guard failure == nil else { return }
    switch encoding {
    case .utf8: text.append(copying: block)
    case .utf16LE, .utf16BE: decodeWide(block, into: &text)
    case .windows1250, .iso88592, .windows1252: decodeBytes(block, into: &text)
    }
    offset += block.count
  }

  /// Says that the file ends here: half a character is a failure.
  package mutating func finish() {
    if failure == nil && (firstByte != nil || highSurrogate != 0) {
      failure = offset - (firstByte == nil ? 2 : 1)
    }
  }

  private mutating func decodeBytes(_ block: Span<UInt8>, into text: inout [UInt8]) {
    for index in block.indices {
      let byte = block[index]
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let scalar = page[Int(byte) - 0x80]
      guard scalar != 0 else {
        failure = offset + index
        return
      }
      append(UInt32(scalar), to: &text)
    }
  }

  private mutating func decodeWide(_ block: Span<UInt8>, into text: inout [UInt8]) {
    for index in block.indices {
      guard let first = firstByte else {
        firstByte = block[index]
        continue
      }
      firstByte = nil
      let second = block[index]
      let unit =
        encoding == .utf16LE
        ? UInt32(second) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(second)
      guard take(unit, into: &text) else {
        failure = offset + index - 1
        return
      }
    }
  }

  /// One unit of UTF-16; false when it is half a pair without its other half.
  private mutating func take(_ unit: UInt32, into text: inout [UInt8]) -> Bool {
    let isLow = unit >= 0xDC00 && unit <= 0xDFFF
    if highSurrogate != 0 {
      guard isLow else { return false }
      append(0x10000 + (highSurrogate - 0xD800) << 10 + (unit - 0xDC00), to: &text)
      highSurrogate = 0
    } else if unit >= 0xD800 && unit <= 0xDBFF {
      highSurrogate = unit
    } else if isLow {
      return false
    } else {
      append(unit, to: &text)
    }
    return true
  }

  private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(0xF0 | scalar >> 18))
      text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
