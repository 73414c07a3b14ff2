import Foundation
import FoundationXML

/// An element of an invoice that was read, whoever wrote it.
struct FakturaNode {
  var name: String
  /// Of an element without elements in it.
  var text: String
  var children: [FakturaNode]

  func all(_ name: String) -> [FakturaNode] { children.filter { $0.name == name } }
  func first(_ name: String) -> FakturaNode? { children.first { $0.name == name } }

  /// The text at a path below this element: `DaneIdentyfikacyjne/NIP`; nil where it is absent.
  subscript(path: String) -> String? {
    var node: FakturaNode? = self
    for name in path.split(separator: "/") { node = node?.first(String(name)) }
    return node?.text
  }
}

/// A file as XML: its elements, or why there are none.
enum FakturaReading {
  enum Fault: Error { case notXML, processingInstruction, otherEncoding }

  /// A file larger than any that KSeF takes is not read at all.
  static func root(_ bytes: [UInt8]) throws(Fault) -> FakturaNode {
    try checkProlog(bytes)
    // A document type could bring entities in; no invoice has one.
    guard bytes.count <= KSeFLimits.bytesWithAttachment * 2, !declaresType(bytes) else {
      throw .notXML
    }
    let read = XMLTurn.alone {
      let builder = FakturaBuilder()
      let parser = XMLParser(data: Data(bytes))
      parser.shouldResolveExternalEntities = false
      parser.delegate = builder
      let isWhole = parser.parse()
      return (root: isWhole ? builder.root : nil, hasInstruction: builder.hasInstruction)
    }
    if read.hasInstruction { throw .processingInstruction }
    guard let root = read.root else { throw .notXML }
    return root
  }

  private static func declaresType(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array("<!DOCTYPE".utf8)) != nil
  }

  /// The first line may name UTF-8 and nothing else.
  private static func checkProlog(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.starts(with: Array("<?xml".utf8)) else { return }
    let line = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      .lowercased()
    guard let at = line.range(of: "encoding") else { return }
    let quotes: Set<Character> = ["\"", "'"]
    let rest = line[at.upperBound...].drop { !quotes.contains($0) }.dropFirst()
    if rest.prefix(while: { !quotes.contains($0) }) != "utf-8" { throw .otherEncoding }
  }
}

/// Puts elements together as the parser meets them.
private final class FakturaBuilder: NSObject, XMLParserDelegate {
  private(set) var root: FakturaNode?
  private(set) var hasInstruction = false
  private var open: [FakturaNode] = []
  /// Deeper than any invoice, so that a hostile file cannot fill the memory with levels.
  private static let depthLimit = 32

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard open.count < FakturaBuilder.depthLimit else { return parser.abortParsing() }
    let local = name.split(separator: ":").last.map(String.init) ?? name
    open.append(FakturaNode(name: local, text: "", children: []))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1].text += text }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if !open.isEmpty { open[open.count - 1].text += String(decoding: block, as: UTF8.self) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard var node = open.popLast() else { return }
    node.text =
      node.children.isEmpty
      ? node.text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
        .joined(separator: " ") : ""
    if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
  }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    hasInstruction = true
  }
}

/// A decimal number of an invoice, exact: whole units of 10^-8.
struct ExactNumber: Hashable, Comparable {
  var units: Int128

  static let one: Int128 = 100_000_000
  static let zero = ExactNumber(units: 0)

  init(units: Int128) { self.units = units }

  /// Nil for a text that is no decimal number of at most 18 digits and 8 decimals.
  init?(_ text: String?) {
    guard let text, !text.isEmpty, text.utf8.count <= 28 else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    let decimals = parts.count > 1 ? parts[1] : "0"
    guard !decimals.isEmpty, decimals.utf8.count <= 8,
      (parts[0] + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let whole = Int128(parts[0]),
      let fraction = Int128(decimals + String(repeating: "0", count: 8 - decimals.utf8.count))
    else { return nil }
    let magnitude = whole * ExactNumber.one + fraction
    units = isNegative ? -magnitude : magnitude
  }

  static func < (left: ExactNumber, right: ExactNumber) -> Bool { left.units < right.units }
  static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(units: left.units + right.units)
  }
  static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(units: left.units - right.units)
  }
  static prefix func - (number: ExactNumber) -> ExactNumber { ExactNumber(units: -number.units) }
  static func += (left: inout ExactNumber, right: ExactNumber) { left = left + right }

  var magnitude: ExactNumber { ExactNumber(units: units < 0 ? -units : units) }
}
