import InvoiceRun
import Invoicing
import Testing

@Suite struct ConsoleTests {
  private static let noConsent = FindingCode(
    "no-consent", .held, Wording("brak zgody na {0}", "no consent for {0}"),
    help: Wording("Wpisz zgodę.", "Enter the consent."))
  private static let oddColumn = FindingCode(
    "odd-column", .refused, Wording("nieznana kolumna", "unknown column"),
    help: Wording("Usuń ją.", "Remove it."))

  private static func finding(_ line: Int, _ column: Int, _ code: FindingCode? = nil) -> Finding {
    Finding(
      code ?? noConsent, at: Place(file: "logs/2026-10.csv", line: line, column: column),
      subject: "S-0417", "K001")
  }

  @Test("A result on a terminal moves no cursor and hides nothing; its lines stay lines")
  func visibleLines() {
    let text = "a\u{1B}[31mb\n\u{202E}c\u{85}d\u{200B}e\r\nż"
    #expect(SourceRow.visibleLines(text) == "a␛[31mb\n\u{FFFD}c\u{FFFD}d\u{FFFD}e␍\nż")
  }

  @Test("A finding is its place, the row, a caret under the column, and what to do")
  func layout() {
    let layout = FindingLayout(language: .en)
    let rows = [41: "S-0417,K001,Jan Nowak", 2: "\tzażółć,\u{1B}[31m,漢字,x"]
    let findings = [
      Self.finding(41, 8), Self.finding(2, 15), Self.finding(3, 1),
      Finding(Self.oddColumn, at: Place(file: "clients.csv"), subject: ""),
    ]
    let expected = """
      clients.csv: refused odd-column: unknown column
        help: Remove it.
      logs/2026-10.csv:2:15: held no-consent: S-0417 no consent for K001
            zażółć,␛[31m,漢字,x
                         ^
        help: Enter the consent.
      logs/2026-10.csv:3:1: held no-consent: S-0417 no consent for K001
        help: Enter the consent.
      logs/2026-10.csv:41:8: held no-consent: S-0417 no consent for K001
        S-0417,K001,Jan Nowak
               ^
        help: Enter the consent.
      refused: 1, held: 3, noted: 0, warnings: 0
      """
    let lines = layout.lines(findings) { rows[$0.line] }
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test("The same in Polish, in colour")
  func polish() {
    let layout = FindingLayout(language: .pl, colour: true)
    let expected = [
      "logs/2026-10.csv:41:8: \u{1B}[33mheld no-consent\u{1B}[0m: S-0417 brak zgody na K001",
      "  help: Wpisz zgodę.",
      "odrzucone: 0, wstrzymane: 1, odnotowane: 0, ostrzeżenia: 0",
    ]
    #expect(layout.lines([Self.finding(41, 8)]) { _ in nil } == expected)
  }

  @Test("A hundred are printed, the worst of them, and all are counted")
  func cap() {
    var findings = (1...150).map { Self.finding($0, 1) }
    findings.append(Self.finding(400, 1, Self.oddColumn))
    let shown = FindingDigest(findings.reversed(), limit: FindingLayout.limit).shown
    #expect(shown.count == 100)
    #expect(shown.last?.code == Self.oddColumn)
    #expect(shown.first?.place.line == 1)
    let lines = FindingLayout(language: .en).lines(findings) { _ in nil }
    #expect(
      lines.suffix(2) == [
        "... and 51 more, less urgent; all are in findings.csv and in check --json",
        "refused: 1, held: 150, noted: 0, warnings: 0",
      ])
    #expect(FindingLayout(language: .en).lines([]) { _ in nil }.isEmpty)
  }

  @Test(
    "The caret of a long row stays in sight and under its column",
    arguments: [1, 60, 119, 120, 121, 500, 999, 1000, 1001])
  func longRow(column: Int) throws {
    var row = Array(repeating: Character("."), count: 1000)
    if column <= 1000 { row[column - 1] = "X" }
    let shown = SourceRow(String(row), column: column)
    let caret = try #require(shown.caret)
    #expect(shown.text.count <= 121)
    #expect(caret.count <= 121)
    let under = Array(shown.text).dropFirst(caret.count - 1).first
    #expect(under == (column <= 1000 ? "X" : nil))
  }

  @Test("Rows of UTF-16 are shown as text, in either order of bytes")
  func wideRows() throws {
    let scratch = try ScratchFolder()
    let units = Array("\u{FEFF}a;Łódź\r\nGęś;b\r\nżółw".utf16)
    for isLittle in [true, false] {
      let bytes = units.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isLittle ? [low, high] : [high, low]
      }
      try scratch.write("a.csv", bytes)
      let places = [1, 2, 3].map { Place(file: "a.csv", line: $0) }
      let rows = SourceRows(folder: scratch.path, places: places, decode: SourceRows.guessed)
      #expect(places.map { rows[$0] } == ["a;Łódź", "Gęś;b", "żółw"])
    }
  }

  @Test("Rows are found again by number, whatever ends them")
  func rows() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a.csv", Array("one\r\ntwo\n\nfour".utf8) + [0xB3])
    let places = [0, 1, 2, 3, 4, 5].map { Place(file: "a.csv", line: $0) }
    let rows = SourceRows(folder: scratch.path, places: places + [Place(file: "no", line: 1)]) {
      "\($0):" + String(decoding: $1, as: UTF8.self)
    }
    #expect(
      places.map { rows[$0] } == [
        nil, "a.csv:one", "a.csv:two", "a.csv:", "a.csv:four\u{FFFD}", nil,
      ])
    #expect(rows[Place(file: "no", line: 1)] == nil)
  }
}
