import ArgumentParser
package import Invoicing

/// `init`: a billing folder to start from.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a commented billing folder to start from.")

  @Argument(help: "The folder to make; an empty one may be there.")
  var folder: String

  func run() throws {
    try StarterFolder.write(to: folder)
    let console = Console(language: .pl)
    let example = StarterFolder.period.text
    try console.result(
      """
      \(folder): gotowe. Popraw billing.yaml i tabele, potem:
        invoice-run check \(folder) --period \(example)
      """)
  }
}

/// Writes the files of a new billing folder.
package enum StarterFolder {
  /// The month of the example sessions.
  package static let period = Month(year: 2026, month: 10)

  /// Writes every file of ``StarterFiles``; a folder that holds anything is refused, untouched.
  package static func write(to path: String) throws(FileError) {
    let folder = try Folder.openOrCreate(path)
    guard try folder.names().isEmpty else { throw FileError(.create, path, .notEmpty) }
    for (name, text) in StarterFiles.tables { try folder.create(name, Array(text.utf8).span) }
    let logs = try folder.createFolder("logs")
    for (name, text) in StarterFiles.logs { try logs.create(name, Array(text.utf8).span) }
    try logs.sync()
    try folder.sync()
  }
}
