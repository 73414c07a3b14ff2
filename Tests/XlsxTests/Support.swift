import Foundation
import Testing

@testable import Xlsx

/// A folder of its own for one test, removed with it.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/xlsx-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String = "book.xlsx") -> String { path + "/" + name }
}

/// Runs a program and gives its exit code and what it said.
func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

/// Whether python3 has openpyxl; says so loudly when it has not.
let hasOpenpyxl: Bool = {
  let has = (try? run(["python3", "-c", "import openpyxl"]).code) == 0
  if !has { print("SKIPPED: no python3 with openpyxl, the independent reader was not asked") }
  return has
}()

/// Whether xmllint is there; says so loudly when it is not.
let hasXmllint: Bool = {
  let has = (try? run(["xmllint", "--version"]).code) == 0
  if !has { print("SKIPPED: no xmllint, corruptions are not compared with its verdict") }
  return has
}()

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
  var style = CellStyle()
  change(&style)
  return style
}

/// Reads a file back and compares it with the book, as is done with every file that is written.
func verify(_ book: Book, at path: String) throws(XlsxError) {
  let used = try BookCheck(book, path: path).run()
  try BookReadback(book: book, used: used, path: path).run()
}

/// A book of one sheet, with texts down column A.
func book(texts: [String]) -> Book {
  Book(
    sheets: [Sheet(name: "Dane", columns: [], rows: texts.map { [Cell(.text($0))] })],
    properties: Properties(title: "Test", createdSeconds: 1_700_000_000))
}

/// The sheet of `fullBook` with every kind of cell.
private func fullLines() -> Sheet {
  let head = style {
    $0.isBold = true
    $0.fill = 0x1F3864
    $0.fontColor = 0xFFFFFF
    $0.wraps = true
    $0.isTopAligned = true
    $0.alignment = .center
    $0.hasBottomBorder = true
  }
  let money = style { $0.numberFormat = "#,##0.00" }
  let plain = style { $0.fontSize = 11 }
  let setOff = style {
    $0.alignment = .left
    $0.indent = 1
  }
  var lines = Sheet(
    name: "Pozycje", columns: [Column(width: 8.43), Column(width: 12.5), Column(width: 0.5)],
    rows: [
      ["Id", "Kwota", "Początek", "Czas", "Dzień"].map { Cell(.text($0), head) },
      [
        Cell(.text("0017")), Cell(.number(9550, decimals: 2), money),
        Cell(.dateTime(1_793_441_903)), Cell(.duration(1_801)), Cell(.day(20_757)),
        Cell(.number(-7, decimals: 5)), Cell(.text("ą"), setOff),
      ],
      [],
      [
        Cell(.text(" =1+1\t\n")), Cell(.number(0, decimals: 2), money), .empty,
        Cell(.empty, head), Cell(.text("")), Cell(.text("")),
        Cell(.number(9_007_199_254_740_991, decimals: 2), plain),
      ],
    ])
  lines.frozenRows = 1
  lines.frozenColumns = 1
  lines.filter = CellRange(firstRow: 0, firstColumn: 0, lastRow: 3, lastColumn: 4)
  lines.page.isLandscape = true
  lines.page.footer = "&LFV & 1&CStrona &P z &N"
  lines.tabColor = 0
  lines.textIDs = [
    CellRange(firstRow: 1, firstColumn: 0, lastRow: 3, lastColumn: 0),
    CellRange(firstRow: 1, firstColumn: 6, lastRow: 1, lastColumn: 6),
  ]
  return lines
}

/// A book that uses everything there is.
func fullBook() -> Book {
  let total = style {
    $0.numberFormat = "#,##0.00"
    $0.isBold = true
    $0.hasTopBorder = true
    $0.fontSize = 12
  }
  let lines = fullLines()
  let column = CellRange(firstRow: 1, firstColumn: 1, lastRow: 3, lastColumn: 1)
  var first = Sheet(
    name: "Zestawienie ą'b", columns: [Column(width: 40)],
    rows: [
      [
        Cell(.formula("SUM(Pozycje!B2:B4)", .number(9550, decimals: 2)), total),
        Cell(.formula("IF(A1<1,\"a&b\",\"x\")", .text("x <&> \"y\""))),
        Cell(.formula("Pozycje!D2", .duration(1_801))),
        Cell(.formula("\"\"", .text(""))),
      ],
      [Cell(.link(target: "internal:'Pozycje'!A1", text: "Pozycje & <reszta>"))],
    ])
  first.showsGridlines = false
  let red = style {
    $0.fontColor = 0xC00000
    $0.isBold = true
  }
  first.conditions = [
    Condition(range: column, rule: .textIs("-"), style: red),
    Condition(range: column, rule: .textIs("BŁĄD \"x\""), style: style { $0.fill = 0xFFC7CE }),
    Condition(
      range: CellRange(firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0),
      rule: .isPositive, style: red),
  ]
  let chart = Chart(
    kind: .bar, title: "Netto & <x>", altText: "Słupki \"netto\"",
    series: [
      Chart.Series(
        name: "Netto", sheet: "Pozycje",
        categories: CellRange(firstRow: 1, firstColumn: 0, lastRow: 3, lastColumn: 0),
        values: column)
    ], row: 4, column: 0, categoryAxis: "Klient", valueAxis: "PLN")
  first.charts = [chart, chart]
  var last = Sheet(name: "Pusty", columns: [])
  last.frozenRows = 2
  return Book(
    sheets: [first, lines, last],
    names: [
      DefinedName("SumaNetto", sheet: "Zestawienie ą'b", row: 0, column: 0),
      DefinedName("SumaBrutto", sheet: "Pozycje", row: 1, column: 1),
    ],
    properties: Properties(
      title: "FV & 1", subject: "2026-10", company: "Pomoc <Zdalna>", keywords: "K001",
      createdSeconds: 1_793_448_000,
      custom: [CustomProperty("RunId", "abc & def"), CustomProperty("Version", "1.0")]))
}

/// `fullBook` with so many rows that it is written row by row.
func largeBook() -> Book {
  var book = fullBook()
  let row = [Cell(.text("wiersz")), Cell(.number(1, decimals: 2))]
  book.sheets[2].rows = Array(repeating: row, count: Limits.rowsInMemory + 1)
  return book
}
