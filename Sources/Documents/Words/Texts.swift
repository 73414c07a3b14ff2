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
  let isNegative = text.hasPrefix("-")
  let parts = text.drop { $0 == "-" }.split(separator: ".")
  var whole = ""
  let digits = parts.first ?? "0"
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) {
      whole += language == .pl ? "\u{A0}" : ","
    }
    whole.append(digit)
  }
  let mark = language == .pl ? "," : "."
  return (isNegative ? "-" : "") + whole + (parts.count > 1 ? mark + parts[1] : "")
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
    if !line.isEmpty, shownWidth(line) + 1 + shownWidth(String(word)) > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  if !line.isEmpty { lines.append(line) }
  return lines
}

/// How many columns of a fixed-width font a text takes: wide East Asian characters take two.
func shownWidth(_ text: String) -> Int {
  // Most texts are ASCII: their bytes are their columns.
  if text.utf8.allSatisfy({ $0 < 128 }) { return text.utf8.count }
  var width = 0
  for character in text {
    let value = character.unicodeScalars.first?.value ?? 0
    let isWide =
      (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x1F300...0x1FAFF).contains(value)
    width += isWide ? 2 : 1
  }
  return width
}

/// A text filled up with blanks to a width.
func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
  let blanks = String(repeating: " ", count: max(0, width - shownWidth(text)))
  return right ? blanks + text : text + blanks
}
