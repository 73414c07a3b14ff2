/// Texts that come again and again, each by its number.
struct NumberedTexts {
  /// In the order of their numbers, from 0.
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  /// The number of a text; the next one where it is new.
  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}

/// Records of fields as one text, a line each: a million of them are no million JSON objects.
struct FieldText {
  private static let comma: UInt8 = 0x1F
  private static let escape: UInt8 = 0x1B

  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a field; the three bytes that mean something here are written as two.
  mutating func append(_ field: String) {
    for byte in field.utf8 {
      if byte == FieldText.comma || byte == FieldText.escape || byte == 0x0A {
        bytes.append(FieldText.escape)
        bytes.append(byte ^ 0x40)
      } else {
        bytes.append(byte)
      }
    }
    bytes.append(FieldText.comma)
  }

  mutating func append(_ number: some BinaryInteger) {
    bytes += String(number).utf8
    bytes.append(FieldText.comma)
  }

  mutating func endRecord() { bytes.append(0x0A) }

  /// Hands over the records of such a text until one is not taken.
  ///
  /// - Returns: whether the text was one, and every record was taken.
  static func eachRecord(of text: String, _ take: ([String]) -> Bool) -> Bool {
    var fields: [String] = []
    var field: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        field.append(byte ^ 0x40)
        isEscaped = false
      } else if byte == escape {
        isEscaped = true
      } else if byte == comma {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      } else if byte == 0x0A {
        guard field.isEmpty, take(fields) else { return false }
        fields.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
    }
    return fields.isEmpty && field.isEmpty && !isEscaped
  }
}
