import Invoicing

/// `1 234,50 zł` or `1,234.50 EUR`: an amount inside a sentence; tables hold numbers instead.
///
/// - Parameter text: the amount with a point, such as `1234.50`.
func amountText(_ text: String, _ currency: Currency, _ language: Language) -> String {
  let sign = currency == .pln && language == .pl ? "zł" : currency.code
  return groupedText(text, language) + " " + sign
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

/// `12:05:09`: hours, minutes and seconds of a length.
func lengthText(_ seconds: Int) -> String {
  String(seconds / 3600) + ":" + paddedNumber(seconds / 60 % 60, 2) + ":"
    + paddedNumber(seconds % 60, 2)
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
  guard shownWidth(text) > width else { return 1 }
  var lines = 0
  // Columns taken in the line being filled; nil before its first word.
  var taken: Int?
  for word in text.split(separator: " ") {
    let own = shownWidth(word)
    if let before = taken, before + 1 + own <= width {
      taken = before + 1 + own
      continue
    }
    if let before = taken { lines += (before + width - 1) / width }
    taken = own
  }
  if let before = taken { lines += (before + width - 1) / width }
  return lines
}

/// How many columns of a fixed-width font a text takes: wide East Asian characters take two.
func shownWidth(_ text: some StringProtocol) -> Int {
  var count = 0
  var isNarrow = true
  var isASCII = true
  var hasReturn = false
  for byte in text.utf8 {
    if byte < 0x80 {
      count += 1
      hasReturn = hasReturn || byte == 0x0D
    } else {
      isASCII = false
      // Before U+0300, where the marks begin that stand on another letter.
      if byte >= 0xCC { isNarrow = false }
      if byte >= 0xC0 { count += 1 }
    }
  }
  // Most texts are ASCII or Latin: each letter is a column.
  if isASCII || (isNarrow && !hasReturn) { return count }
  return text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
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
