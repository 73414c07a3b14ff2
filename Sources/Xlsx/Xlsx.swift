private func writeUnchecked(
  _ book: Book, to path: String, temporaryFolder: String
) throws(XlsxError) {
  // Which way a book is written depends on its rows alone, so equal books stay equal.
  var workbook = try Workbook(
    path: path, temporaryFolder: temporaryFolder, isLarge: book.isLarge)
  try workbook.add(book)
  try workbook.close()
}

/// Writes a book to `path` and reads it back, cell by cell: returns only when the file is right.
///
/// Equal books give equal bytes. Throws at the first deviation, naming part and cell: a file that
/// is damaged in any way, or holds anything the book does not say, is never passed. Whatever else
/// `XlsxError` names was refused before the library saw it, or is the system's own reason.
/// - Parameter temporaryFolder: where the library's temporary files go.
package func writeVerified(
  _ book: Book, to path: String, temporaryFolder: String
) throws(XlsxError) {
  try writeVerified(CheckedBook(book), to: path, temporaryFolder: temporaryFolder)
}

/// The same of a book whose check was done ahead.
package func writeVerified(
  _ checked: CheckedBook, to path: String, temporaryFolder: String
) throws(XlsxError) {
  let used = try checked.used(at: path)
  try writeUnchecked(checked.book, to: path, temporaryFolder: temporaryFolder)
  try BookReadback(book: checked.book, used: used, path: path).run()
}

/// A book and what its check came to, made before its file has a place.
package struct CheckedBook: Sendable {
  let book: Book
  /// Of each sheet; or why no workbook can hold the book.
  private let outcome: Result<[UsedCells], XlsxError>

  package init(_ book: Book) {
    self.book = book
    outcome = Result { () throws(XlsxError) in try BookCheck(book, path: "").run() }
  }

  /// What the frame of each sheet says of its cells; throws what the check found.
  fileprivate func used(at path: String) throws(XlsxError) -> [UsedCells] {
    do throws(XlsxError) { return try outcome.get() } catch {
      throw XlsxError(path: path, reason: error.reason)
    }
  }
}

extension Book {
  /// Whether the book is written row by row, with little memory and its texts in the cells.
  var isLarge: Bool { sheets.contains { $0.rowCount > Limits.rowsInMemory } }
}

/// How every sheet prints.
enum PageSetup {
  static let paperA4: UInt8 = 9
  /// 1.5 cm.
  static let marginInches = 0.59
}

extension Condition {
  /// The condition as a formula; one for a positive number must not take texts for numbers.
  var formula: String {
    switch rule {
    case .textIs(let text):
      "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    case .isPositive:
      "AND(ISNUMBER(\(firstCell)),\(firstCell)>0)"
    }
  }

  private var firstCell: String { Address.cell(range.firstRow, range.firstColumn) }
}
