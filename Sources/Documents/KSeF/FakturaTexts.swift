/// What was done to a text before it could stand in an invoice for KSeF.
package struct KSeFTextChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Characters that KSeF does not take became question marks.
    case replaced(count: Int)
    /// The text was longer than the field takes.
    case cut(limit: Int)
    /// KSeF takes no such value there, and the field may be absent.
    case leftOut
  }

  /// The element, such as `Podmiot2/Nazwa`.
  package var field: String
  package var kind: Kind
}

/// Makes texts of the billing folder fit for FA(3), and keeps what it had to change.
final class FakturaTexts {
  private(set) var changes: [KSeFTextChange] = []

  /// A text as the field takes it: blanks joined as XML Schema's token does, forbidden characters
  /// replaced, and not longer than `limit` characters.
  func fitted(_ text: String, limit: Int, field: String) -> String {
    let (clean, replaced) = FakturaTexts.cleaned(text)
    if replaced > 0 { add(field, .replaced(count: replaced)) }
    guard clean.unicodeScalars.count > limit else { return clean }
    add(field, .cut(limit: limit))
    return FakturaTexts.cut(clean, limit)
  }

  /// A text that must be as it is or be left out.
  func unchanged(_ text: String, limit: Int, field: String, isFit: (String) -> Bool) -> String? {
    guard !text.isEmpty else { return nil }
    let (clean, replaced) = FakturaTexts.cleaned(text)
    if replaced == 0, clean.unicodeScalars.count <= limit, isFit(clean) { return clean }
    add(field, .leftOut)
    return nil
  }

  private func add(_ field: String, _ kind: KSeFTextChange.Kind) {
    let change = KSeFTextChange(field: field, kind: kind)
    if !changes.contains(change) { changes.append(change) }
  }

  /// Whether KSeF takes a character (its rules of 19 October 2026 beside those of XML 1.0).
  static func isTaken(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0x7F...0x84, 0x86...0x9F, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// Whether a byte is only ever part of characters that KSeF takes; those of Polish texts are.
  static func isCommon(_ byte: UInt8) -> Bool {
    switch byte {
    // Controls, and what begins a character that is one, or no character at all.
    case 0..<0x20, 0x7F, 0xC2, 0xEF...0xFF: false
    default: true
    }
  }

  /// Whether bytes alone show that nothing has to be changed; most texts pass here.
  private static func isClean(_ text: String) -> Bool {
    // As if a blank stood before the text: one there, or after another, would be joined.
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      if !isCommon(byte) || (byte == 0x20 && last == 0x20) { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  private static func cleaned(_ text: String) -> (text: String, replaced: Int) {
    if isClean(text) { return (text, 0) }
    var clean = String.UnicodeScalarView()
    var replaced = 0
    var isBlankDue = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        isBlankDue = !clean.isEmpty
        continue
      }
      if isBlankDue { clean.append(" ") }
      isBlankDue = false
      if isTaken(scalar) {
        clean.append(scalar)
      } else {
        clean.append("?")
        replaced += 1
      }
    }
    return (String(clean), replaced)
  }

  /// Whole letters only, with a mark at the end that says there was more.
  private static func cut(_ text: String, _ limit: Int) -> String {
    var kept = ""
    var count = 0
    for character in text {
      count += character.unicodeScalars.count
      if count >= limit { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }
}
