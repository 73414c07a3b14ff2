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

  private func append(to bytes: inout [UInt8], level: Int) {
    for _ in 0..<level { bytes += [0x20, 0x20] }
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    bytes += attributes.utf8
    bytes.append(UInt8(ascii: ">"))
    if children.isEmpty {
      FakturaNode.append(text, to: &bytes)
    } else {
      bytes.append(0x0A)
      for child in children { child.append(to: &bytes, level: level + 1) }
      for _ in 0..<level { bytes += [0x20, 0x20] }
    }
    bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    bytes += name.utf8
    bytes += [UInt8(ascii: ">"), 0x0A]
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
