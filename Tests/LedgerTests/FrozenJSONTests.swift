import Foundation
import Invoicing
import Testing

@testable import Ledger

/// The ledger's own JSON beside Foundation's, byte for byte.
@Suite("Frozen models") struct FrozenJSONTests {
  private func expectSame(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let wanted = String(decoding: try encoder.encode(value), as: UTF8.self)
    #expect(String(decoding: try FrozenJSON.bytes(value), as: UTF8.self) == wanted)
  }

  @Test("Documents with everything in them") func documents() throws {
    var lines = [
      Samples.line(["S-1", "S-2"]), Samples.line(["S-3"], unit: .visit, vat: .zw),
      Samples.line(["S-4"]), Samples.line(["S-5"]), Samples.line(["S-6"]),
    ]
    lines[1].reason = .reduced(computedBlocks: 3, reason: "na \"prośbę\" \\ klienta/zł")
    lines[2].reason = .repair(complaintID: "R-1")
    lines[3].reason = .noTime
    lines[3].notes = [.parallel, .clockChange]
    lines[3].mergePolicy = .day
    lines[4].exchange = ExchangeRate(
      currency: Currency("EUR"), day: Samples.period.first, rateTenThousandths: 43_217,
      table: "1/A/NBP")
    let statement = Samples.statement("K001", "FV/2026/11/0001", lines)
    try expectSame(IssuedDocument.statement(statement))
    let correction = Samples.correction(
      of: statement, "KOR/2026/11/0001", to: Array(lines.dropFirst()),
      run: Samples.correct(1).identity)
    try expectSame(IssuedDocument.correction(correction))
  }

  @Test("Every control character, and others that need care") func texts() throws {
    let controls = (0..<0x30).map { String(UnicodeScalar(UInt8($0))) }
    try expectSame(controls + ["\u{7F}", "\u{85}", "\u{2028}", "ą🦊", "a/b", "\\\"", ""])
  }

  @Test("Empty values, nothing, dictionaries and nested values") func shapes() throws {
    struct Inner: Encodable { var b: [Int?], a: [String: [Int64]], none: String?, c = true }
    struct Empty: Encodable {}
    try expectSame([Inner]())
    try expectSame(Inner(b: [1, nil, -3], a: ["z": [.min, .max], "a": [], "ą": [0]], none: nil))
    try expectSame(["x": Empty(), "a": Empty()])
    try expectSame([[[1], []], []] as [[[Int]]])
  }

  private struct Told: Codable {
    var a: [String]
    var b: LongText
    var c: Inner
    var d: LongText

    struct Inner: Codable {
      var list: [Int]
      var text: LongText
    }
  }

  @Test("Long texts come in pieces that are the bytes of the whole", arguments: 0...4)
  func pieces(count: Int) throws {
    let text = Made(count: count) { "ż\"\u{1}\($0)\n" }
    let value = Told(
      a: ["", "\"b\":\"\""], b: LongText(text), c: Told.Inner(list: [1], text: LongText(text)),
      d: LongText(["end"]))
    let pieces = try FrozenJSON.pieces(value)
    #expect(pieces.count == 2 * count + 1 + 4)
    #expect(Array(pieces.joined()) == (try FrozenJSON.bytes(value)))
    let back = try JSONDecoder().decode(Told.self, from: Data(pieces.joined()))
    #expect(back.c.text.pieces.joined() == text.joined())
  }

  @Test("A document of many lines comes in pieces that are the bytes of the whole")
  func manyLines() throws {
    let lines = (0..<2 * FrozenJSON.linesAtOnce + 1).map { Samples.line(["S-\($0)"]) }
    let statement = Samples.statement("K001", "FV/2026/11/0001", lines)
    let made = Made(count: lines.count) { lines[$0] }
    var long = statement
    long.lines = made
    let correction = Samples.correction(
      of: long, "KOR/2026/11/0001", to: lines, run: Samples.correct(1).identity)
    for document in [IssuedDocument.statement(long), .correction(correction)] {
      let pieces = try FrozenJSON.pieces(document)
      #expect(pieces.count > 3)
      let whole = try FrozenJSON.bytes(document)
      #expect(Array(pieces.joined()) == whole)
      #expect(ModelText.document(whole) == document)
    }
    #expect(long == statement && Set([long, statement]).count == 1)
  }

  @Test("A value without long texts is one piece")
  func onePiece() throws {
    let value = ["b": 1, "a": 2]
    #expect(Array(try FrozenJSON.pieces(value)) == [try FrozenJSON.bytes(value)])
  }
}
