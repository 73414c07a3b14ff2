import Testing
import Xlsx

/// What no workbook can hold is refused before the library sees it, and nothing less.
@Suite struct LimitTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func isWritten(_ book: Book) -> Bool {
    (try? writeVerified(book, to: folder.file(), temporaryFolder: folder.path)) != nil
  }

  private func one(_ change: (inout Sheet) -> Void) -> Book {
    var sheet = Sheet(name: "Dane", columns: [], rows: [[Cell(.number(1, decimals: 0))]])
    change(&sheet)
    return Book(sheets: [sheet], properties: Properties(title: "Test", createdSeconds: 1))
  }

  @Test(arguments: [
    ("a", true), (String(repeating: "ż", count: 31), true),
    (String(repeating: "ż", count: 32), false),
    ("", false), ("'a", false), ("a'", false), ("a'b", true), ("a[b", false), ("a]b", false),
    ("a:b", false), ("a*b", false), ("a?b", false), ("a/b", false), ("a\\b", false),
    ("a\u{202E}b", false), ("a\nb", false), ("Pozycje & <co>", true), ("1", true), ("A1", true),
  ])
  func `a sheet's name`(name: String, isLegal: Bool) {
    #expect(isWritten(one { $0.name = name }) == isLegal)
  }

  @Test func `two sheets need two names, whatever the case`() {
    var book = one { $0.name = "Łąka" }
    book.sheets.append(Sheet(name: "łĄKA", columns: []))
    #expect(!isWritten(book))
    book.sheets[1].name = "Łąki"
    #expect(isWritten(book))
    book.sheets = []
    #expect(!isWritten(book))
  }

  @Test(arguments: [
    ("SumaNetto", true), ("SumaNetto_EUR", true), ("_x", true), ("A1", false), ("a1", false),
    ("XFD1048576", false), ("ABCD1", true), ("R1C1", false), ("r", false), ("RC", false),
    ("R2", false), ("Suma Netto", false), ("1a", false), ("", false), ("Suma-x", false),
    ("TRUE", false), ("_xlnm.Print_Area", false), ("Kwotą", false),
    (String(repeating: "a", count: 127), true), (String(repeating: "a", count: 128), false),
  ])
  func `a defined name`(name: String, isLegal: Bool) {
    var book = one { _ in }
    book.names = [DefinedName(name, sheet: "Dane", row: 0, column: 0)]
    #expect(isWritten(book) == isLegal)
  }

  @Test func `a defined name stands once, on a sheet that is there`() {
    var book = one { _ in }
    book.names = [DefinedName("Suma", sheet: "Dane", row: 0, column: 0)]
    #expect(isWritten(book))
    book.names.append(DefinedName("SUMA", sheet: "Dane", row: 1, column: 0))
    #expect(!isWritten(book))
    book.names = [DefinedName("Suma", sheet: "Inny", row: 0, column: 0)]
    #expect(!isWritten(book))
    book.names = [DefinedName("Suma", sheet: "Dane", row: Limits.rows, column: 0)]
    #expect(!isWritten(book))
  }

  @Test func `rows and columns end where Excel ends`() {
    let cell = [Cell(.number(1, decimals: 0))]
    let rows = { (count: Int) -> [[Cell]] in Array(repeating: [], count: count - 1) + [cell] }
    #expect(isWritten(one { $0.rows = rows(Limits.rows) }))
    #expect(!isWritten(one { $0.rows = rows(Limits.rows + 1) }))
    let columns = { (count: Int) -> [[Cell]] in
      [Array(repeating: .empty, count: count - 1) + cell]
    }
    #expect(isWritten(one { $0.rows = columns(Limits.columns) }))
    #expect(!isWritten(one { $0.rows = columns(Limits.columns + 1) }))
  }

  @Test(arguments: [
    (CellValue.number(Limits.number - 1, decimals: 0), true),
    (.number(Limits.number, decimals: 0), false), (.number(-Limits.number + 1, decimals: 2), true),
    (.number(-Limits.number, decimals: 2), false), (.number(.min, decimals: 2), false),
    (.number(1, decimals: 15), true), (.number(1, decimals: 16), false),
    (.number(1, decimals: -1), false), (.day(-25_508), true), (.day(-25_509), false),
    (.day(2_932_896), true), (.day(2_932_897), false), (.day(.max), false), (.day(.min), false),
    (.dateTime(253_402_300_799), true), (.dateTime(253_402_300_800), false),
    (.dateTime(.min), false), (.dateTime(.max), false), (.dateTime(-1), true),
    (.duration(0), true), (.duration(-1), false), (.duration(.max), false),
    (.formula("A2", .number(Limits.number, decimals: 0)), false),
    (.formula("A2", .duration(.max)), false), (.formula("", .text("")), false),
    (.formula("=A2", .text("")), false), (.formula("A2", .text("TRUE")), false),
    (.formula("A2", .text("#REF!")), false), (.formula("A2", .text("-")), true),
    (.link(target: "internal:Dane!A1", text: "tam"), true),
    (.link(target: "internal:'Dane'!XFD1048576", text: "tam"), true),
    (.link(target: "internal:Dane!A1048577", text: "tam"), false),
    (.link(target: "internal:Inny!A1", text: "tam"), false),
    (.link(target: "https://example.invalid", text: "tam"), false),
    (.link(target: "file:///etc/passwd", text: "tam"), false),
    (.link(target: "internal:Dane!A1", text: ""), false),
  ])
  func `a value`(value: CellValue, isLegal: Bool) {
    #expect(isWritten(one { $0.rows = [[Cell(value)]] }) == isLegal)
  }

  @Test(arguments: [
    (8.43, true), (0.0, false), (-1.0, false), (255.0, true), (255.5, false),
    (Double.nan, false), (Double.infinity, false), (0.01, true), (1.0, true), (9.14, true),
  ])
  func `a column's width`(width: Double, isLegal: Bool) {
    #expect(isWritten(one { $0.columns = [Column(width: width)] }) == isLegal)
  }

  @Test(arguments: [
    (0, 0, 0, 0, true), (-1, 0, 0, 0, false), (1, 0, 0, 0, false),
    (0, 0, 1_048_575, 16_383, true), (0, 0, 1_048_576, 0, false), (0, 0, 0, 16_384, false),
  ])
  func `a range`(top: Int, left: Int, bottom: Int, right: Int, isLegal: Bool) {
    let range = CellRange(firstRow: top, firstColumn: left, lastRow: bottom, lastColumn: right)
    #expect(isWritten(one { $0.filter = range }) == isLegal)
    #expect(isWritten(one { $0.textIDs = [range] }) == isLegal)
  }

  @Test func `a style has three bytes of colour and a size Excel knows`() {
    for (change, isLegal) in [
      (style { $0.fill = 0 }, true), (style { $0.fontColor = 0xFFFFFF }, true),
      (style { $0.fill = 0x100_0000 }, false), (style { $0.fontSize = 409 }, true),
      (style { $0.fontSize = 410 }, false), (style { $0.fontSize = 0 }, false),
      (style { $0.numberFormat = "#,##0.00\\ \"zł\"" }, true),
      (style { $0.numberFormat = String(repeating: "0", count: 121) }, false),
      (style { $0.hasTopBorder = true }, true), (style { $0.hasBottomBorder = true }, true),
      (style { $0.alignment = .right }, true),
    ] {
      #expect(isWritten(one { $0.rows = [[Cell(.text("a"), change)]] }) == isLegal)
    }
  }
}
