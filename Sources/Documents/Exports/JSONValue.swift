/// A JSON value with its keys in the order they were given: the same bytes every time (R25).
indirect enum JSONValue {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSONValue])
  /// A list of so many values, each made when it is written.
  case made(Int, (Int) -> JSONValue)
  case object([(key: String, value: JSONValue)])

  /// The value as a file: two blanks of indent, a final newline.
  var fileText: String {
    var bytes: [UInt8] = []
    write(into: &bytes, indent: 0)
    bytes.append(0x0A)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Parameter indent: how many objects and lists stand around the value.
  fileprivate func write(into bytes: inout [UInt8], indent: Int) {
    switch self {
    case .text(let value): Self.quote(value, into: &bytes)
    case .number(let value): bytes += String(value).utf8
    case .flag(let value): bytes += (value ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .list(let values):
      Self.writeBlock("[", "]", count: values.count, into: &bytes, indent: indent) { bytes, index in
        values[index].write(into: &bytes, indent: indent + 1)
      }
    case .made(let count, let value):
      Self.writeBlock("[", "]", count: count, into: &bytes, indent: indent) { bytes, index in
        value(index).write(into: &bytes, indent: indent + 1)
      }
    case .object(let fields):
      Self.writeBlock("{", "}", count: fields.count, into: &bytes, indent: indent) { bytes, index in
        Self.quote(fields[index].key, into: &bytes)
        bytes += ": ".utf8
        fields[index].value.write(into: &bytes, indent: indent + 1)
      }
    }
  }

  private static func writeBlock(
    _ open: String, _ close: String, count: Int, into bytes: inout [UInt8], indent: Int,
    item: (inout [UInt8], Int) -> Void
  ) {
    bytes += open.utf8
    for index in 0..<count {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      Self.blank(indent + 1, into: &bytes)
      item(&bytes, index)
    }
    if count > 0 {
      bytes.append(0x0A)
      Self.blank(indent, into: &bytes)
    }
    bytes += close.utf8
  }

  private static func blank(_ indent: Int, into bytes: inout [UInt8]) {
    for _ in 0..<(2 * indent) { bytes.append(0x20) }
  }

  /// A string with the escapes JSON demands; everything else stays as it is, in UTF-8.
  fileprivate static func quote(_ value: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    if isPlain(value) { return bytes += value.utf8 }
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
  }

  /// Whether nothing of a string has to be escaped; of most nothing has.
  private static func isPlain(_ value: String) -> Bool {
    let bytes = value.utf8Span.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return false
      default: continue
      }
    }
    return true
  }
}

/// A JSON object as a file: two blanks of indent, a final newline.
package struct JSONFile: MadeFile {
  private let fields: [(key: String, value: JSONValue)]

  /// About so many bytes are handed over at once.
  private static let pieceBytes = 1 << 20

  init(_ fields: [(key: String, value: JSONValue)]) { self.fields = fields }

  /// An object of nothing.
  package init() { self.init([]) }

  package func eachPiece<Failure: Error>(
    _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes: [UInt8] = Array("{".utf8)
    for (index, field) in fields.enumerated() {
      bytes += (index == 0 ? "\n  " : ",\n  ").utf8
      JSONValue.quote(field.key, into: &bytes)
      bytes += ": ".utf8
      guard case .made(let count, let value) = field.value, count > 0 else {
        field.value.write(into: &bytes, indent: 1)
        continue
      }
      for item in 0..<count {
        bytes += (item == 0 ? "[\n    " : ",\n    ").utf8
        value(item).write(into: &bytes, indent: 2)
        guard bytes.count >= JSONFile.pieceBytes else { continue }
        try take(bytes.span)
        bytes.removeAll(keepingCapacity: true)
      }
      bytes += "\n  ]".utf8
    }
    bytes += "\n}\n".utf8
    try take(bytes.span)
  }
}
