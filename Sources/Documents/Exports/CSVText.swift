import Invoicing

/// A CSV file while it is written: comma, RFC 4180 quotes, LF, a header.
package struct CSVText: Sendable {
  /// What a cell holds: a text is guarded against being read as a formula, a number is not.
  enum Field {
    case text(String)
    case number(String)
  }

  package private(set) var bytes: [UInt8]

  init(header: [String]) { bytes = Array((header.joined(separator: ",") + "\n").utf8) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written, so that there is room for more.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ fields: [Field]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch field {
      case .text(let value): bytes += csvQuoted(Self.guarded(value)).utf8
      case .number(let value): bytes += value.utf8
      }
    }
    bytes.append(0x0A)
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
  ///
  /// The wide forms of `=`, `+`, `-` and `@` count too: where East Asian letters are typed, some
  /// programs read them as the narrow ones.
  static func guarded(_ value: String) -> String {
    switch value.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\n", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      "'" + value
    default: value
    }
  }
}
