import Documents
import Invoicing
import Testing

@Suite struct ExportTests {
  @Test("lines.csv says every line once, with local offsets and state now")
  func lines() {
    let summary = Samples.summary()
    expectGolden(
      linesCSV(summary).text, "lines.csv")
  }

  @Test("rows.csv and findings.csv guard texts against formulas, never numbers (R21)")
  func rows() {
    let summary = Samples.summary()
    let rows = rowsCSV(summary.rows).text
    expectGolden(rows, "rows.csv")
    #expect(rows.contains(",'-H14,"))
    expectGolden(findingsCSV(summary.findings, language: .en).text, "findings.csv")
  }

  @Test(
    "A text that begins like a formula, in wide letters or behind a line break too, is guarded",
    arguments: ["=1", "+1", "-1", "@a", "\t=1", "\n=1", "\r=1", "＝1", "＋1", "－1", "＠a"])
  func guarded(text: String) {
    let first = Finding(.emptyFile, at: Place(file: text))
    let second = Finding(.emptyFile, at: Place(file: "a" + text))
    let csv = findingsCSV([first, second], language: .en).text
    #expect(csv.contains("'" + text))
    #expect(!csv.contains("'a"))
  }

  @Test("run.json has its keys in order and its amounts as strings (R25)")
  func json() {
    let json = runJSON(
      Samples.summary(), kind: "bill",
      files: [
        RunFile(path: "summary.xlsx", sha256: "00", bytes: 1),
        RunFile(
          path: "statements/K001_FV-2026-11-0001.xlsx", sha256: "01", bytes: 2,
          document: "FV/2026/11/0001"),
      ])
    expectGolden(json.text, "run.json")
  }

  @Test("the table of the month is aligned by character width", arguments: Language.allCases)
  func table(language: Language) {
    expectGolden(
      monthTable(Samples.summary(language: language)), "month-" + language.rawValue + ".txt")
  }

  @Test(
    "file names keep only safe characters",
    arguments: [
      ("FV/2026/11/0001", "K001", "K001_FV-2026-11-0001.xlsx"),
      ("NONE-K ą-2026-10", "K ą", "K--_NONE-K---2026-10.xlsx"),
      ("A.b_c", "..", ".._A.b_c.xlsx"),
    ])
  func fileNames(number: String, client: String, expected: String) {
    #expect(statementFileName(number: number, clientID: client) == expected)
  }
}
