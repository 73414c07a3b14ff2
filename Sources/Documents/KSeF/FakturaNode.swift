/// An element of an invoice: one that is written, or one that was read, whoever wrote it.
struct FakturaNode: Sendable {
  var name: String
  /// Of an element without elements in it.
  var text = ""
  /// As they are written, each with a blank before it; not kept of what was read.
  var attributes = ""
  var children: [FakturaNode] = []

  func all(_ name: String) -> [FakturaNode] { children.filter { $0.name == name } }
  func first(_ name: String) -> FakturaNode? { children.first { $0.name == name } }

  /// The text at a path below this element: `DaneIdentyfikacyjne/NIP`; nil where it is absent.
  subscript(path: String) -> String? {
    guard path.utf8.contains(UInt8(ascii: "/")) else { return first(path)?.text }
    var node: FakturaNode? = self
    for name in path.split(separator: "/") { node = node?.first(String(name)) }
    return node?.text
  }

  /// The file: a line for each element, two blanks for each level.
  var bytes: [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    bytes.reserveCapacity(64 * children.count)
    append(to: &bytes, level: 0)
    return bytes
  }

  /// How many bytes of the file it takes, without making them.
  func byteCount(level: Int) -> Int {
    let content =
      children.isEmpty
      ? text.utf8.reduce(0) { $0 + (FakturaNode.escape($1)?.utf8.count ?? 1) }
      : children.reduce(2 * level + 1) { $0 + $1.byteCount(level: level + 1) }
    return 2 * level + 2 * name.utf8.count + attributes.utf8.count + 6 + content
  }

  private func append(to bytes: inout [UInt8], level: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    bytes += attributes.utf8
    bytes.append(UInt8(ascii: ">"))
    if children.isEmpty {
      FakturaNode.append(text, to: &bytes)
    } else {
      bytes.append(0x0A)
      for child in children { child.append(to: &bytes, level: level + 1) }
      bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
    }
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
    bytes.append(0x0A)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { escape($0) != nil }) else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      if let escape = escape(byte) { bytes += escape.utf8 } else { bytes.append(byte) }
    }
  }

  /// What stands for a byte that means something else in XML.
  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: nil
    }
  }
}
