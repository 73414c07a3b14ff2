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
