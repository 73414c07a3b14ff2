import InvoiceRun
import Invoicing
import Testing

@Suite struct YAMLReaderTests {
  private func value(_ text: String, _ key: String) -> ConfigNode? {
    guard case .mapping(let entries, _) = YAMLReader.read(text, file: "a.yaml").node else {
      return nil
    }
    return entries.first { $0.key == key }?.value
  }

  @Test(
    "Every scalar is its text, whatever YAML would make of it",
    arguments: [
      ("0123", "0123"), ("no", "no"), ("12:30", "12:30"), ("1_000", "1_000"), ("~", "~"),
      ("2026-10-31", "2026-10-31"), ("0x1F", "0x1F"), ("1.0", "1.0"),
      ("\"5260250274\"", "5260250274"),
      ("!!int 7", "7"), ("'a: b'", "a: b"), ("\"zażółć\\n\"", "zażółć\n"), ("", ""),
      ("gap:15", "gap:15"), ("FV/{year}/{seq:4}", "FV/{year}/{seq:4}"),
    ])
  func texts(written: String, meant: String) {
    guard case .scalar(let text, _) = value("key: \(written)\n", "key") else {
      Issue.record("no scalar")
      return
    }
    #expect(text == meant)
  }

  @Test("Marks count lines and columns from 1, blocks and flows alike")
  func marks() {
    let text = """
      # settings
      issuer:
        name: Łódź
      block: { sla: 30, standard: 60 }
      days: [2026-12-31]
      """
    typealias Mark = ConfigNode.Mark
    typealias Entry = ConfigNode.Entry
    let expected = ConfigNode.mapping(
      [
        Entry(
          key: "issuer", keyMark: Mark(line: 2, column: 1),
          value: .mapping(
            [
              Entry(
                key: "name", keyMark: Mark(line: 3, column: 3),
                value: .scalar("Łódź", Mark(line: 3, column: 9)))
            ], Mark(line: 3, column: 3))),
        Entry(
          key: "block", keyMark: Mark(line: 4, column: 1),
          value: .mapping(
            [
              Entry(
                key: "sla", keyMark: Mark(line: 4, column: 10),
                value: .scalar("30", Mark(line: 4, column: 15))),
              Entry(
                key: "standard", keyMark: Mark(line: 4, column: 19),
                value: .scalar("60", Mark(line: 4, column: 29))),
            ], Mark(line: 4, column: 8))),
        Entry(
          key: "days", keyMark: Mark(line: 5, column: 1),
          value: .sequence(
            [.scalar("2026-12-31", Mark(line: 5, column: 8))], Mark(line: 5, column: 7))),
      ], Mark(line: 2, column: 1))
    #expect(YAMLReader.read(text, file: "a.yaml") == .init(node: expected))
  }

  @Test(
    "What is no YAML for us is a finding at its place",
    arguments: [
      ("a: 1\nb: [1, 2\nc: 3\n", "yaml-syntax", 3),
      ("a: 1\n\tb: 2\n", "yaml-syntax", 2),
      ("a: \"open\n", "yaml-syntax", 2),
      ("a: 1\n---\nb: 2\n", "yaml-syntax", 2),
      ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 1),
      ("a: &x 1\nb: *x\n", "yaml-unsupported", 2),
      ("? [a, b]\n: 1\n", "yaml-unsupported", 1),
    ])
  func refused(text: String, code: String, line: Int) {
    let outcome = YAMLReader.read(text, file: "billing.yaml")
    #expect(outcome.node == nil)
    #expect(outcome.findings.map(\.code.id) == [code])
    #expect(outcome.findings.first?.place.file == "billing.yaml")
    #expect(outcome.findings.first?.place.line == line)
  }

  @Test("Stars and ampersands inside texts are no aliases")
  func noAlias() {
    let text = "a: R&D *x\nfiles: logs/*.csv\nname: A & B\nstar: \"*\"\n"
    #expect(YAMLReader.read(text, file: "a.yaml").findings.isEmpty)
  }

  @Test("Bytes that are no UTF-8 are refused with their line; a byte order mark is not text")
  func encoding() {
    let bad = YAMLReader.read(Array("a: 1\nb: ".utf8) + [0xB3, 10], file: "a.yaml")
    #expect(bad.findings.map(\.code.id) == ["yaml-not-utf8"])
    #expect(bad.findings.first?.place.line == 2)
    let marked = YAMLReader.read([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8), file: "a.yaml")
    #expect(marked == YAMLReader.read("a: 1\n", file: "a.yaml"))
    #expect(YAMLReader.read("", file: "a.yaml") == .init(node: nil))
  }

  @Test("A billion laughs and bottomless nesting are refused at once", .timeLimit(.minutes(10)))
  func bounded() {
    var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      laughs += "a\(level): &a\(level) [\(items)]\n"
    }
    laughs += "? *a12\n: 1\n"
    #expect(YAMLReader.read(laughs, file: "a").findings.map(\.code.id) == ["yaml-unsupported"])
    let deep = String(repeating: "[", count: 200_000)
    #expect(YAMLReader.read(deep, file: "a").findings.map(\.code.id) == ["yaml-syntax"])
  }
}
