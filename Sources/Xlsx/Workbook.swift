private import CXlsx
private import Glibc

/// A workbook being written; closed once, or freed and forgotten.
package struct Workbook: ~Copyable {
  private let handle: Handle
  private let path: String

  /// Opens `path` for one book.
  ///
  /// The library's own temporary files go to `temporaryFolder`. `isLarge` writes row by row with
  /// little memory. Throws when the file or the folder cannot be written to.
  package init(path: String, temporaryFolder: String, isLarge: Bool) throws(XlsxError) {
    try checkPlaces(path: path, temporaryFolder: temporaryFolder)
    let handle = try Handle(path: path, temporaryFolder: temporaryFolder, isLarge: isLarge)
    self.path = path
    self.handle = handle
  }

  /// Writes all of a book that ``BookCheck`` has passed, its sheets in order.
  package mutating func add(_ book: Book) throws(XlsxError) {
    let writer = try unsafe BookWriter(book: book, into: handle.workbook, path: path)
    try writer.run()
  }

  /// Puts the file together.
  ///
  /// The library does not notice every failed write: only reading it back tells
  /// whether the file is right.
  package consuming func close() throws(XlsxError) {
    let code = handle.close()
    if code != 0 { throw XlsxError(path: path, reason: libraryReason(code)) }
  }
}

/// Asks the world first: the library says where it fails on the standard error only.
private func checkPlaces(path: String, temporaryFolder: String) throws(XlsxError) {
  if path.utf8.contains(0) || temporaryFolder.utf8.contains(0) {
    throw XlsxError(path: path, reason: "a path with a zero byte")
  }
  if unsafe access(temporaryFolder, W_OK | X_OK) != 0 {
    throw XlsxError(path: temporaryFolder, reason: systemReason(errno))
  }
  let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
  if file < 0 { throw XlsxError(path: path, reason: systemReason(errno)) }
  _ = Glibc.close(file)
}

/// Owns the library's book until it is closed; frees one that never was.
@safe private final class Handle {
  private var open: UnsafeMutablePointer<lxw_workbook>?
  let workbook: UnsafeMutablePointer<lxw_workbook>
  private let folder: UnsafeMutablePointer<CChar>?

  init(path: String, temporaryFolder: String, isLarge: Bool) throws(XlsxError) {
    unsafe folder = strdup(temporaryFolder)
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = isLarge ? 1 : 0
    unsafe options.tmpdir = folder
    guard let book = unsafe workbook_new_opt(path, &options) else {
      unsafe free(folder)
      throw XlsxError(path: path, reason: "no memory for a workbook")
    }
    unsafe workbook = book
    unsafe open = book
  }

  /// The library's code; it frees the book, whatever the outcome.
  func close() -> UInt32 {
    guard let book = unsafe open else { return 0 }
    unsafe open = nil
    return unsafe workbook_close(book).rawValue
  }

  deinit {
    if let book = unsafe open { unsafe lxw_workbook_free(book) }
    unsafe free(folder)
  }
}

/// The library's own words for one of its codes.
func libraryReason(_ code: UInt32) -> String {
  guard let words = unsafe lxw_strerror(lxw_error(rawValue: code)) else { return "code \(code)" }
  return unsafe String(cString: words)
}

/// The system's own words for an error number.
func systemReason(_ number: Int32) -> String {
  var words = [CChar](repeating: 0, count: 256)
  if unsafe strerror_r(number, &words, words.count) != 0 { return "error \(number)" }
  let bytes = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
