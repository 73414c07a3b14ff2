import Foundation
import FoundationXML
import Synchronization

/// Nothing says that Foundation's XML may be used by several threads at once: one at a time.
private enum XMLTurn {
  private static let turn = Mutex(())

  static func alone<Value: Sendable>(_ body: () -> Value) -> Value {
    turn.withLock { _ in body() }
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
    open.append(FakturaNode(name: local))
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
