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
        try write(book, to: folder.file(), temporaryFolder: temporary)
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
