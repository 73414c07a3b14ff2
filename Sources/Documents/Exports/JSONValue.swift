/// A JSON value with its keys in the order they were given: the same bytes every time (R25).
indirect enum JSONValue {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The value as a file: two blanks of indent, a final newline.
  var fileText: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int) {
    switch self {
    case .text(let value): Self.quote(value, into: &text)
    case .number(let value): text += String(value)
    case .flag(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .list(let values):
      Self.writeBlock("[", "]", count: values.count, into: &text, indent: indent) { text, index in
        values[index].write(into: &text, indent: indent + 1)
      }
    case .object(let fields):
      Self.writeBlock("{", "}", count: fields.count, into: &text, indent: indent) { text, index in
        Self.quote(fields[index].key, into: &text)
        text += ": "
        fields[index].value.write(into: &text, indent: indent + 1)
      }
    }
  }

  private static func writeBlock(
    _ open: String, _ close: String, count: Int, into text: inout String, indent: Int,
    item: (inout String, Int) -> Void
  ) {
    guard count > 0 else {
      text += open + close
      return
    }
    text += open + "\n"
    for index in 0..<count {
      text += String(repeating: "  ", count: indent + 1)
      item(&text, index)
      text += index + 1 < count ? ",\n" : "\n"
    }
    text += String(repeating: "  ", count: indent) + close
  }

  /// A string with the escapes JSON demands; everything else stays as it is, in UTF-8.
  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
