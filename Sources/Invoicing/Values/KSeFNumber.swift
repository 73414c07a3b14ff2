/// The number KSeF gives an accepted invoice: `5265877635-20250826-0100001AF629-AF`.
///
/// Seller's NIP, day of acceptance, twelve hexadecimal digits, and a check byte over the 32
/// characters before it (the Ministry's description of the number, API 2.6).
package struct KSeFNumber: Hashable, Comparable, Sendable, Codable {
  package let text: String

  /// What is wrong with a text that should be a number.
  package enum Fault: Hashable, Sendable {
    /// Length, groups or characters are not those of a number.
    case form
    /// The check byte is not that of the number; it would be the given one.
    case checkByte(String)
  }

  /// Nil when the text is no number, or its check byte is wrong.
  package init?(_ text: String) {
    guard KSeFNumber.fault(of: text) == nil else { return nil }
    self.text = text
  }

  package static func < (left: KSeFNumber, right: KSeFNumber) -> Bool { left.text < right.text }

  /// The seller's NIP in it.
  package var nip: String { String(text.prefix(10)) }

  /// The day KSeF accepted the invoice.
  package var acceptedOn: Day {
    KSeFNumber.day(Array(text.utf8)[11..<19]) ?? Day(number: 0)
  }

  /// Why a text is no number; nil when it is one.
  package static func fault(of text: String) -> Fault? {
    let bytes = Array(text.utf8)
    guard bytes.count == 35, [10, 19, 32].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
      bytes[..<10].allSatisfy(\.isDigit), day(bytes[11..<19]) != nil,
      (bytes[20..<32] + bytes[33...]).allSatisfy(isHexDigit)
    else { return .form }
    let check = hexText([checkByte(bytes[..<32])]).uppercased()
    return bytes[33...].elementsEqual(check.utf8) ? nil : .checkByte(check)
  }

  /// CRC-8 with polynomial 0x07, starting from 0, nothing reflected, nothing added at the end.
  private static func checkByte(_ bytes: some Sequence<UInt8>) -> UInt8 {
    var check: UInt8 = 0
    for byte in bytes {
      check ^= byte
      for _ in 0..<8 { check = check & 0x80 == 0 ? check << 1 : (check << 1) ^ 0x07 }
    }
    return check
  }

  private static func day(_ digits: ArraySlice<UInt8>) -> Day? {
    let start = digits.startIndex
    guard let year = wholeNumber(digits[start..<start + 4]), year >= 2020,
      let month = wholeNumber(digits[start + 4..<start + 6]),
      let day = wholeNumber(digits[start + 6..<start + 8])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x41...0x46).contains(byte)
  }
}
