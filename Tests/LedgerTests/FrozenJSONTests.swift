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
}
