import Invoicing

/// `1 234,50 zł` or `1,234.50 EUR`: an amount inside a sentence; tables hold numbers instead.
///
/// - Parameter text: the amount with a point, such as `1234.50`.
func amountText(_ text: String, _ currency: Currency, _ language: Language) -> String {
  let sign = currency == .pln && language == .pl ? "zł" : currency.code
  // The blank does not break the line, as between thousands.
  return groupedText(text, language) + "\u{A0}" + sign
}

/// The thousands in groups, with the decimal mark of the language; Polish groups four digits too.
func groupedText(_ text: String, _ language: Language) -> String {
  let bytes = text.utf8
  let isNegative = bytes.first == UInt8(ascii: "-")
  let unsigned = bytes.drop { $0 == UInt8(ascii: "-") }
  let whole = unsigned.prefix { $0 != UInt8(ascii: ".") }
  let fraction = unsigned.dropFirst(whole.count + 1)
  var grouped: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
  grouped.reserveCapacity(bytes.count + 8)
  if whole.isEmpty { grouped.append(UInt8(ascii: "0")) }
  var left = whole.count
  for digit in whole {
    grouped.append(digit)
    left -= 1
    // Two bytes: a blank that does not break the line.
    if left > 0, left.isMultiple(of: 3) {
      grouped += language == .pl ? [0xC2, 0xA0] : [UInt8(ascii: ",")]
    }
  }
  if !fraction.isEmpty {
    grouped.append(language == .pl ? UInt8(ascii: ",") : UInt8(ascii: "."))
    grouped += fraction
  }
  return String(decoding: grouped, as: UTF8.self)
}

/// The decimal point as the language writes it.
func decimalMark(_ text: String, _ language: Language) -> String {
  language == .en ? text : String(text.map { $0 == "." ? "," : $0 })
}

/// An IBAN in groups of four.
func groupedIBAN(_ iban: String) -> String {
  var text = ""
  for (index, character) in iban.enumerated() {
    if index > 0, index.isMultiple(of: 4) { text.append(" ") }
    text.append(character)
  }
  return text
}

/// A sentence in lines of at most `width` characters, broken at blanks.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, shownWidth(line) + 1 + shownWidth(word) > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}

/// How many lines a text takes in a column that many characters wide; an overlong word is broken.
func wrappedLines(_ text: String, width: Int) -> Int {
  let shown = TextWidth(text)
  guard shown.columns > width else { return 1 }
  var filling = LineFilling(width: width)
  if shown.isPlain {
    // A word ends at a blank's byte, and no mark can stand on that blank.
    var columns = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        filling.add(columns)
        columns = 0
      } else if TextWidth.beginsLetter(byte) {
        columns += 1
      }
    }
    filling.add(columns)
  } else {
    for word in text.split(separator: " ") { filling.add(shownWidth(word)) }
  }
  return filling.lines
}

/// Counts the lines that words take one after another.
private struct LineFilling {
  private let width: Int
  private var full = 0
  /// Columns taken in the line being filled; 0 before its first word.
  private var taken = 0

  init(width: Int) { self.width = width }

  /// - Parameter columns: of the next word; 0 is none, as between two blanks.
  mutating func add(_ columns: Int) {
    guard columns > 0 else { return }
    if taken > 0, taken + 1 + columns <= width {
      taken += 1 + columns
    } else {
      full = lines
      taken = columns
    }
  }

  /// An overlong word takes several.
  var lines: Int { full + (taken + width - 1) / width }
}

/// How many columns of a fixed-width font a text takes: wide East Asian characters take two.
func shownWidth(_ text: some StringProtocol) -> Int { TextWidth(text).columns }

private struct TextWidth {
  let columns: Int
  /// Whether each letter is a column: most texts are ASCII or Latin.
  let isPlain: Bool

  init(_ text: some StringProtocol) {
    var count = 0
    var isNarrow = true
    var isASCII = true
    var hasReturn = false
    for byte in text.utf8 {
      if TextWidth.beginsLetter(byte) { count += 1 }
      if byte < 0x80 {
        hasReturn = hasReturn || byte == 0x0D
      } else {
        isASCII = false
        // Before U+0300, where the marks begin that stand on another letter.
        if byte >= 0xCC { isNarrow = false }
      }
    }
    isPlain = isASCII || (isNarrow && !hasReturn)
    columns = isPlain ? count : text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  /// Whether a byte of UTF-8 is the first of a letter.
  static func beginsLetter(_ byte: UInt8) -> Bool { byte < 0x80 || byte >= 0xC0 }
}

private func isWide(_ character: Character) -> Bool {
  switch character.unicodeScalars.first?.value ?? 0 {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0x1F300...0x1FAFF:
    true
  default: false
  }
}

/// A text filled up with blanks to a width.
func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
  let blanks = String(repeating: " ", count: max(0, width - shownWidth(text)))
  return right ? blanks + text : text + blanks
}
