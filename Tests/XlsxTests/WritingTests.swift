import Foundation
import Testing
import Xlsx

@Suite struct WritingTests {
  @Test(arguments: [false, true])
  func `a book that uses everything is read back as written`(isLarge: Bool) throws {
    let folder = try TestFolder()
    try writeVerified(
      isLarge ? largeBook() : fullBook(), to: folder.file(), temporaryFolder: folder.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["book.xlsx"])
  }

  @Test(arguments: [false, true])
  func `R25: equal books give equal bytes`(isLarge: Bool) throws {
    let folder = try TestFolder()
    let book = isLarge ? largeBook() : fullBook()
    try writeVerified(book, to: folder.file("a"), temporaryFolder: folder.path)
    try writeVerified(book, to: folder.file("b"), temporaryFolder: folder.path)
    let first = try Data(contentsOf: URL(fileURLWithPath: folder.file("a")))
    let second = try Data(contentsOf: URL(fileURLWithPath: folder.file("b")))
    #expect(first == second)
  }
}

@Suite struct MadeRowsTests {
  private static func book(_ change: Int? = nil, isMade: Bool) -> Book {
    let count = Limits.rowsInMemory + 1
    let row: @Sendable (Int) -> [Cell] = { row in
      [Cell(.text("wiersz \(row)")), Cell(.number(row == change ? -1 : Int64(row), decimals: 2))]
    }
    var book = fullBook()
    book.sheets[2].columns = [Column(width: 12), Column(width: 12)]
    book.sheets[2].rows = isMade ? [row(0)] : (0..<count).map(row)
    if isMade { book.sheets[2].madeRows = MadeRows(count: count - 1) { row($0 + 1) } }
    book.sheets[2].rowHeights[7] = 30
    return book
  }

  @Test func `heights of rows are quarters of a point, and none is over Excel's limit`() {
    var heights = RowHeights()
    #expect(heights[0] == nil && heights.all.isEmpty)
    heights[3] = nil
    #expect(heights.all.isEmpty)
    heights[2] = 28.25
    heights[5] = 1_000
    heights[4] = 13.6
    #expect([0, 2, 3, 4, 5, 6].map { heights[$0] } == [nil, 28.25, nil, 13.5, 409, nil])
    #expect(heights.all.map(\.row) == [2, 4, 5])
    heights[5] = nil
    #expect(heights.all.map(\.points) == [28.25, 13.5])
  }

  @Test func `rows made when they are looked at give the bytes of rows that are kept`() throws {
    let folder = try TestFolder()
    for isMade in [false, true] {
      try writeVerified(
        Self.book(isMade: isMade), to: folder.file("\(isMade)"), temporaryFolder: folder.path)
    }
    let kept = try Data(contentsOf: URL(fileURLWithPath: folder.file("false")))
    let made = try Data(contentsOf: URL(fileURLWithPath: folder.file("true")))
    #expect(kept == made)
    try verify(Self.book(isMade: true), at: folder.file("false"))
    #expect(throws: XlsxError.self) {
      try verify(Self.book(19_000, isMade: true), at: folder.file("false"))
    }
  }

  @Test func `a made row with more cells than the sheet has columns is refused`() throws {
    let folder = try TestFolder()
    var book = Self.book(isMade: true)
    book.sheets[2].columns.removeLast()
    #expect(throws: XlsxError.self) {
      try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
    }
  }
}

@Suite struct FrameTests {
  @Test func `sheets of any frame are read back as written`() throws {
    let folder = try TestFolder()
    var random = Seeded(state: 11)
    for round in 0..<150 {
      var book = book(texts: ["a"])
      book.sheets = (0..<3).map { number in Self.sheet("Arkusz \(number)", using: &random) }
      do {
        try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
      } catch {
        Issue.record("seed 11, round \(round): \(error.reason)")
      }
    }
  }

  private static func sheet(_ name: String, using random: inout Seeded) -> Sheet {
    func range() -> CellRange {
      let row = Int.random(in: 0..<40, using: &random)
      let column = Int.random(in: 0..<30, using: &random)
      return CellRange(
        firstRow: row, firstColumn: column, lastRow: row + .random(in: 0..<4, using: &random),
        lastColumn: column + .random(in: 0..<4, using: &random))
    }
    func count(_ most: Int) -> Int { .random(in: 0...most, using: &random) }
    var sheet = Sheet(name: name, columns: [])
    sheet.columns = (0..<count(30)).map { _ in Column(width: Double(count(4000) + 1) / 16) }
    for _ in 0..<count(40) {
      sheet.rows.append((0..<count(5)).map { _ in count(2) == 0 ? .empty : Cell(.text("x")) })
    }
    sheet.frozenRows = count(2)
    sheet.frozenColumns = count(2)
    sheet.filter = count(1) == 0 ? nil : range()
    sheet.page.isLandscape = count(1) == 0
    sheet.showsGridlines = count(1) == 0
    sheet.tabColor = count(1) == 0 ? nil : UInt32(count(0xFFFFFF))
    sheet.textIDs = (0..<count(3)).map { _ in range() }
    let rules: [Condition.Rule] = [.textIs("-"), .isPositive, .textIs("BŁĄD")]
    sheet.conditions = (0..<count(12)).map { _ in
      Condition(
        range: range(), rule: rules[count(2)], style: style { $0.fill = UInt32(count(5)) })
    }
    sheet.charts = (0..<count(2)).map { _ in
      Chart(
        kind: [.bar, .column][count(1)], title: count(1) == 0 ? "" : "T", altText: "a",
        series: (0...count(2)).map {
          Chart.Series(name: "s\($0)", sheet: name, categories: range(), values: range())
        }, row: count(50), column: count(9), categoryAxis: count(1) == 0 ? "" : "K")
    }
    return sheet
  }
}

@Suite struct WorldTests {
  @Test func `R25: eight books from four threads equal those written one by one`() throws {
    let folder = try TestFolder()
    let books = (0..<8).map { number in
      var book = fullBook()
      book.sheets[1].rows[1][0] = Cell(.text("numer \(number)"))
      return book
    }
    for (number, book) in books.enumerated() {
      try writeVerified(book, to: folder.file("one\(number)"), temporaryFolder: folder.path)
    }
    let path = folder.path
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for number in [thread, thread + 4] {
        try? writeVerified(
          books[number], to: "\(path)/four\(number)", temporaryFolder: path)
      }
    }
    for number in 0..<8 {
      let one = try Data(contentsOf: URL(fileURLWithPath: folder.file("one\(number)")))
      let four = try Data(contentsOf: URL(fileURLWithPath: folder.file("four\(number)")))
      #expect(one == four)
    }
  }

  @Test(arguments: ["/dev/full", "/no/such/folder/book.xlsx", "/proc/book.xlsx", ""])
  func `a path that cannot be written to throws`(path: String) throws {
    let folder = try TestFolder()
    #expect(throws: XlsxError.self) {
      try writeVerified(fullBook(), to: path, temporaryFolder: folder.path)
    }
  }

  @Test(arguments: ["/no/such/folder", "", "/dev/null/x"])
  func `a temporary folder that cannot be written to throws`(temporary: String) throws {
    let folder = try TestFolder()
    for book in [fullBook(), largeBook()] {
      #expect(throws: XlsxError.self) {
        try writeVerified(book, to: folder.file(), temporaryFolder: temporary)
      }
    }
  }

  @Test func `a missing, empty or foreign file is refused`() throws {
    let folder = try TestFolder()
    #expect(throws: XlsxError.self) { try verify(fullBook(), at: folder.file()) }
    for content in ["", "PK", "not a workbook at all, only words"] {
      try Data(content.utf8).write(to: URL(fileURLWithPath: folder.file()))
      #expect(throws: XlsxError.self) { try verify(fullBook(), at: folder.file()) }
    }
    #expect(throws: XlsxError.self) { try verify(fullBook(), at: folder.path) }
  }

  @Test func `an abandoned book is freed and leaves no temporary file`() throws {
    let folder = try TestFolder()
    for isLarge in [false, true] {
      for _ in 0..<20 {
        var workbook = try Workbook(
          path: folder.file(), temporaryFolder: folder.path, isLarge: isLarge)
        try workbook.add(fullBook())
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["book.xlsx"])
  }

  @Test func `a disk that fills up never leaves a workbook that passes`() throws {
    let folder = try TestFolder()
    let disk = folder.file("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    for kilobytes in [4, 16, 28] {
      let mounted = try run(["mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", disk])
      if mounted.code != 0 {
        print("SKIPPED: no right to mount a small disk, a full one was not tried")
        return
      }
      defer { _ = try? run(["umount", disk]) }
      #expect(throws: XlsxError.self) {
        try writeVerified(largeBook(), to: disk + "/a.xlsx", temporaryFolder: folder.path)
      }
      #expect(throws: XlsxError.self) {
        try writeVerified(largeBook(), to: folder.file(), temporaryFolder: disk)
      }
    }
  }
}
