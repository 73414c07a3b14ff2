/// Makes texts that read the same equal, for comparing; what is shown stays as it was written.
///
/// A letter with its accent behind it becomes one letter (normal form C of Latin, Greek and
/// Cyrillic), no-break blanks become blanks, and blanks without width are left out.
enum Spelling {
  /// The text as it is compared; nil when it is written so already.
  static func folded(_ text: Span<UInt8>) -> [UInt8]? {
    guard isSuspect(text) else { return nil }
    var written: [UInt8] = []
    written.append(copying: text)
    var folded = ""
    for character in String(decoding: written, as: UTF8.self) {
      let scalars = character.unicodeScalars
      if scalars.count > 1, let composed = composed[character] {
        folded.unicodeScalars.append(composed)
      } else {
        for scalar in scalars where !hasNoWidth(scalar) {
          folded.unicodeScalars.append(isBlank(scalar) ? " " : scalar)
        }
      }
    }
    let bytes = Array(folded.utf8)
    return bytes == written ? nil : bytes
  }

  /// Whether two texts read the same.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || folded(left) == folded(right)
  }

  private static func folded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return folded(bytes.span) ?? bytes
  }

  /// Whether a byte stands in the text that only marks, odd blanks and marks of order begin with.
  private static func isSuspect(_ text: Span<UInt8>) -> Bool {
    var all: UInt8 = 0
    for index in text.indices { all |= text[index] }
    guard all >= 0x80 else { return false }
    for index in text.indices {
      switch text[index] {
      case 0xCC, 0xCD, 0xE2, 0xEF: return true
      case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: return true
      default: continue
      }
    }
    return false
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{A0}" || scalar == "\u{2007}" || scalar == "\u{202F}"
  }

  private static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200B}" || scalar == "\u{2060}" || scalar == "\u{FEFF}"
  }

  /// The one-letter form of letters with marks: characters are equal when they are canonically so.
  private static let composed: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    for range in [UInt32(0xC0)...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF] {
      for value in range {
        if let scalar = Unicode.Scalar(value) { table[Character(scalar)] = scalar }
      }
    }
    return table
  }()
}
