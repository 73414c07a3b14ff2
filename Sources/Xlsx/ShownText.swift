/// A text as it goes into a cell: every character legal in XML, visible and within the limits.
///
/// Characters that XML forbids, that are invisible or that turn the writing direction are shown as
/// `‹U+202E›`; `_x0041_`, which Excel would read as `A`, is escaped; a text that is too long ends
/// with a mark.
enum ShownText {
  static let cutMark = " […]"
  private static let markUnits = 4

  /// The text itself, when nothing has to be changed, else its shown form.
  static func of(_ text: String) -> String { isPlain(text) ? text : rebuilt(text) }

  /// Whether a text goes into a file as it is.
  static func isUnchanged(_ text: String) -> Bool { isPlain(text) || rebuilt(text) == text }

  /// Whether bytes alone show that nothing has to be changed; most texts pass here.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    if bytes.count > Limits.textUnits { return false }
    var lineFeeds = 0
    for index in 0..<bytes.count {
      switch bytes[index] {
      case 0x09: continue
      case 0x0A: lineFeeds += 1
      case 0..<0x20, 0x7F: return false
      // An underscore may begin an escape; these lead bytes may begin a sign that is not shown.
      case 0x5F, 0xC2, 0xD8, 0xE2, 0xEF: return false
      default: continue
      }
    }
    return lineFeeds <= Limits.lineFeeds
  }

  private static func rebuilt(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var shown = Builder()
    var index = 0
    while index < scalars.count, !shown.isFull {
      let scalar = scalars[index]
      index += 1
      if scalar == "\r" {
        if index < scalars.count, scalars[index] == "\n" { index += 1 }
        shown.append("\n")
      } else if isHidden(scalar) {
        shown.append(name(scalar))
      } else if scalar == "_", beginsEscape(scalars, at: index) {
        shown.append("_x005F_")
      } else {
        shown.append(scalar)
      }
    }
    return shown.text
  }

  /// Whether `xHHHH_` follows, which a reader would take for the character of that number.
  private static func beginsEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 5 < scalars.count, scalars[index] == "x", scalars[index + 5] == "_" else {
      return false
    }
    return scalars[(index + 1)...(index + 4)].allSatisfy {
      $0.isASCII && $0.properties.isASCIIHexDigit
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    // Zero width, marks and controls of the writing direction.
    case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    case 0xFFFD...0xFFFF: true
    default: false
    }
  }

  /// `‹U+202E›`.
  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
  }

  /// Grows a text piece by piece and knows where it can still be cut.
  private struct Builder {
    var text = ""
    var isFull = false
    private var units = 0
    private var lineFeeds = 0
    /// Bytes of `text` that leave room for the mark.
    private var safeBytes = 0

    mutating func append(_ scalar: Unicode.Scalar) {
      let length = scalar.value > 0xFFFF ? 2 : 1
      if scalar == "\n" { lineFeeds += 1 }
      guard fits(length) else { return }
      text.unicodeScalars.append(scalar)
      added(length)
    }

    mutating func append(_ piece: String) {
      if piece == "\n" { return append("\n" as Unicode.Scalar) }
      let length = piece.utf16.count
      guard fits(length) else { return }
      text += piece
      added(length)
    }

    private mutating func fits(_ length: Int) -> Bool {
      if units + length <= Limits.textUnits, lineFeeds <= Limits.lineFeeds { return true }
      isFull = true
      text = String(decoding: text.utf8.prefix(safeBytes), as: UTF8.self) + cutMark
      return false
    }

    private mutating func added(_ length: Int) {
      units += length
      if units + markUnits <= Limits.textUnits { safeBytes = text.utf8.count }
    }
  }
}
