/// Texts that come again and again, each by its number.
struct NumberedTexts {
  /// In the order of their numbers, from 0.
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var last = 0

  /// The number of a text; the next one where it is new.
  mutating func number(of text: String) -> Int {
    // Most often it is the one asked for before.
    if last < texts.count, texts[last] == text { return last }
    last = numbers[text, default: texts.count]
    if last == texts.count {
      numbers[text] = last
      texts.append(text)
    }
    return last
  }

  /// The number of a text that has one.
  func known(_ text: String) -> Int {
    guard let number = numbers[text] else {
      preconditionFailure("a text that was not numbered: \(text)")
    }
    return number
  }
}

/// Records of fields as one text, a line each: a million of them are no million JSON objects.
struct FieldText {
  private static let comma: UInt8 = 0x1F
  private static let escape: UInt8 = 0x1B

  private var bytes: [UInt8] = []

  private var text: String { String(decoding: bytes, as: UTF8.self) }

  /// So many records are made at once.
  private static let atOnce = 8192

  /// A record for each of some things.
  ///
  /// - Parameter append: appends the fields of the record with a number from 0.
  static func records(
    _ count: Int, _ append: @escaping @Sendable (Int, inout FieldText) -> Void
  ) -> LongText {
    LongText(
      Made(count: (count + atOnce - 1) / atOnce) { piece in
        var text = FieldText()
        for number in (piece * atOnce)..<Swift.min((piece + 1) * atOnce, count) {
          append(number, &text)
          text.endRecord()
        }
        return text.text
      })
  }

  /// Appends a field; the three bytes that mean something here are written as two.
  mutating func append(_ field: String) {
    if FieldText.isPlain(field) {
      bytes += field.utf8
    } else {
      for byte in field.utf8 {
        if FieldText.means(byte) {
          bytes.append(FieldText.escape)
          bytes.append(byte ^ 0x40)
        } else {
          bytes.append(byte)
        }
      }
    }
    bytes.append(FieldText.comma)
  }

  /// Whether a byte means something here.
  private static func means(_ byte: UInt8) -> Bool {
    byte == comma || byte == escape || byte == 0x0A
  }

  /// Whether a field is written as it is, as nearly all are.
  private static func isPlain(_ field: String) -> Bool {
    let bytes = field.utf8Span.span
    for index in bytes.indices where means(bytes[index]) { return false }
    return true
  }

  mutating func append(_ number: Int) {
    bytes += String(number).utf8
    bytes.append(FieldText.comma)
  }

  private mutating func endRecord() { bytes.append(0x0A) }

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
