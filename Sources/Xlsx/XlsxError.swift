/// Why a workbook could not be written, or was not what was asked for.
package struct XlsxError: Error, Hashable, Sendable {
  /// The file.
  package var path: String
  /// What went wrong, in words.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
