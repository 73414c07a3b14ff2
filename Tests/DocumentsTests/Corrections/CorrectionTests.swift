import Documents
import Foundation
import Invoicing
import Testing
import Xlsx

@Suite struct CorrectionTests {
  static let books = Samples.correctionBooks
  static let names = Samples.corrections.keys.sorted()

  @Test(
    "every sheet of a correction is as it was agreed, cell by cell (R24, R25)",
    arguments: names + ["summary"])
  func golden(name: String) throws {
    let book = try #require(Self.books["correction-" + name])
    expectGolden(dump(book), "correction-" + name + ".txt")
  }

  @Test("half of two half-hours at 23 % gives VAT -21.96, in figures and in words (R24)")
  func fewer() throws {
    #expect(sums("fewer") == ["-95.50", "-21.96", "-117.46"])
    let text = dump(try #require(Self.books["correction-fewer"]))
    #expect(text.contains("'Do zwrotu [PLN]'"))
    #expect(text.contains("'sto siedemnaście złotych czterdzieści sześć groszy'"))
  }

  @Test(
    "the named sums are the difference, never the state after (R24)",
    arguments: [
      ("moved", ["-286.50", "-65.90", "-352.40"]), ("data", ["0.00", "0.00", "0.00"]),
      ("foreign", ["105.00", "24.15", "129.15"]), ("recoded", ["-95.50", "-50.62", "-146.12"]),
    ])
  func namedSums(name: String, expected: [String]) {
    #expect(sums(name) == expected)
  }

  /// What the cells behind the three names give, computed from the workbook alone.
  private func sums(_ name: String) -> [String] {
    guard let book = Self.books["correction-" + name] else { return [] }
    #expect(book.names.map(\.name) == ["SumaNetto", "SumaVAT", "SumaBrutto"])
    let evaluator = Evaluator(book)
    return book.names.map { name in
      let value = evaluator.value(name.sheet, name.row, name.column).asNumber
      return Money(grosze: Int64((value * 100).rounded())).text
    }
  }

  @Test("a fee lowered below what was settled on it is told in red (R20)")
  func breach() throws {
    let front = try #require(Self.books["correction-fewer"]?.sheets.first)
    let red = front.rows.joined().filter { $0.style.fontColor == 0x9C_0006 }.map(shownText)
    #expect(red.contains { $0.contains("a ta korekta obniża opłatę") })
    #expect(red.joined(separator: " ").contains("32,53\u{A0}zł"))
  }

  @Test("a breach that this correction did not cause is not laid at its door (R20)")
  func olderBreach() throws {
    var correction = Samples.fewer
    correction.changes = []
    let text = dump(correctionBook(correction))
    #expect(!text.contains("a ta korekta obniża opłatę"))
    #expect(text.contains("R-1: wypłacono 150,00\u{A0}zł, należy się najwyżej 117,47\u{A0}zł"))
  }

  @Test("a lower VAT rate lowers a gross cap, not a net one (R19, R20)")
  func breachByRate() throws {
    var correction = Samples.fewer
    let before = try #require(correction.after.lines.first)
    var after = before
    after.vat = .rate8
    correction.changes = [LineChange(before: before, after: after)]
    let words = "a ta korekta obniża opłatę"
    #expect(dump(correctionBook(correction)).contains(words))
    correction.after.complaints[0].basis = .net
    #expect(!dump(correctionBook(correction)).contains(words))
  }

  @Test("a data-only correction shows the buyer before and after, and only what differs (R24)")
  func dataOnly() throws {
    let text = dump(try #require(Self.books["correction-data"]))
    #expect(text.contains("'Piekarnia Żródło'") && text.contains("'Piekarnia Źródło s.c.'"))
    #expect(text.contains("'ul. Młynarska 2'"))
    #expect(text.contains("'Nic do zapłaty ani do zwrotu [PLN]'"))
    #expect(!text.contains("'Słownie'"))
  }

  @Test("lines that do not add up to the sums turn a check to BŁĄD (R24)")
  func tornDifference() throws {
    var correction = Samples.fewer
    correction.changes = []
    let book = correctionBook(correction)
    let checks = try #require(book.sheets.first { $0.name == "Kontrola" })
    let failed = checks.rows.filter { $0.last.map(shownText) == "BŁĄD" }
    #expect(failed.map { shownText($0[0]) } == ["Różnica pozycji = różnica sum: Netto (23)"])
  }

  @Test("a correction's workbook is written and read back as it is", arguments: books.keys.sorted())
  func written(name: String) throws {
    let book = try #require(Self.books[name])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "corrections-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeVerified(
      book, to: folder.appendingPathComponent(name + ".xlsx").path, temporaryFolder: folder.path)
  }

  @Test("lines.csv says before and after of each changed line, now of a new invoice's (R24)")
  func lines() {
    expectGolden(
      correctionLinesCSV(Samples.correctionSummary()).text,
      "correction-lines.csv")
  }

  @Test("run.json of a correction run names what is corrected and the differences (R24, R25)")
  func json() {
    let json = runJSON(
      Samples.correctionSummary(),
      files: [
        RunFile(path: "summary.xlsx", sha256: "00", bytes: 1),
        RunFile(
          path: "statements/K011_KOR-2026-11-0001.xlsx", sha256: "01", bytes: 2,
          document: "KOR/2026/11/0001"),
      ])
    expectGolden(json.text, "correction-run.json")
  }

  @Test("the table of a correction run is aligned by character width", arguments: Language.allCases)
  func table(language: Language) {
    expectGolden(
      correctionTable(Samples.correctionSummary(language)),
      "corrections-" + language.rawValue + ".txt")
  }

  @Test("a run without a difference says so in words (R24)")
  func nothing() {
    var summary = CorrectionSummary(Samples.correctionSummary().base, [])
    summary.liability = []
    #expect(correctionTable(summary).contains("Nic do skorygowania."))
    #expect(correctionLinesCSV(summary).text.split(separator: "\n").count == 1)
  }

  private func shownText(_ cell: Cell) -> String {
    switch cell.value {
    case .text(let text), .formula(_, .text(let text)): text
    default: ""
    }
  }
}

@Suite struct AmountInWordsTests {
  @Test(
    "Polish amounts take the form their last number asks for (R24)",
    arguments: [
      (0, "zero złotych zero groszy"), (1, "zero złotych jeden grosz"),
      (102, "jeden złoty dwa grosze"), (205, "dwa złote pięć groszy"),
      (512, "pięć złotych dwanaście groszy"), (1222, "dwanaście złotych dwadzieścia dwa grosze"),
      (2221, "dwadzieścia dwa złote dwadzieścia jeden groszy"),
      (-10_100, "sto jeden złotych zero groszy"),
      (100_000, "tysiąc złotych zero groszy"),
      (200_100, "dwa tysiące jeden złotych zero groszy"),
      (1_100_000, "jedenaście tysięcy złotych zero groszy"),
      (2_200_000, "dwadzieścia dwa tysiące złotych zero groszy"),
      (100_000_000, "milion złotych zero groszy"),
      (
        99_999_999_999,
        "dziewięćset dziewięćdziesiąt dziewięć milionów dziewięćset dziewięćdziesiąt dziewięć "
          + "tysięcy dziewięćset dziewięćdziesiąt dziewięć złotych dziewięćdziesiąt dziewięć "
          + "groszy"
      ),
    ])
  func polish(grosze: Int64, words: String) {
    #expect(amountInWords(Money(grosze: grosze), .pln, .pl) == words)
  }

  @Test(
    "English amounts and other currencies (R24)",
    arguments: [
      (12_915, "EUR", Language.en, "one hundred twenty-nine euros fifteen cents"),
      (101, "EUR", .en, "one euro one cent"), (2112, "PLN", .en, "twenty-one zloty twelve grosze"),
      (1_000_002, "EUR", .pl, "dziesięć tysięcy euro dwa centy"),
      (9905, "CHF", .en, "ninety-nine CHF 05/100"),
      (250, "USD", .pl, "dwa dolary pięćdziesiąt centów"),
    ])
  func others(amount: Int64, currency: String, language: Language, words: String) {
    #expect(amountInWords(Money(grosze: amount), Currency(currency), language) == words)
  }

  @Test("no amount is too large for words")
  func largest() {
    let words = amountInWords(Money(grosze: .min), .pln, .pl)
    #expect(words.hasPrefix("dziewięćdziesiąt dwa biliardy"))
  }
}
