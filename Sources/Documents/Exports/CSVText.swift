/// A CSV file while it is written: comma, RFC 4180 quotes, LF, a header.
struct CSVText {
  /// What a cell holds: a text is guarded against being read as a formula, a number is not.
  enum Field {
    case text(String)
    case number(String)
  }

  private(set) var text: String

  init(header: [String]) { text = header.joined(separator: ",") + "\n" }

  mutating func append(_ fields: [Field]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      switch field {
      case .text(let value): appendQuoted(Self.guarded(value))
      case .number(let value): text += value
      }
    }
    text += "\n"
  }

  private mutating func appendQuoted(_ value: String) {
    let needsQuotes = value.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
    }
    guard needsQuotes else {
      text += value
      return
    }
    text += "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
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
