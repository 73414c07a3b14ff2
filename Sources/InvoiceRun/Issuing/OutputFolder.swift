import Invoicing
import Ledger

/// The output folder and its ledger, locked against every other run as long as this lives.
///
/// The lock stands in the ledger's folder, and in the output folder where that is another one.
package struct OutputFolder: ~Copyable {
  package let path: String
  package let ledgerPath: String
  private let ledgerLock: Lock
  private let ownLock: Lock?

  /// - Throws: ``LockHeld`` while another run holds one of the two folders.
  package static func lock(
    _ path: String, ledger: String?, creating: Bool
  ) throws -> OutputFolder {
    let folder = creating ? try Folder.openOrCreate(path) : try Folder.open(path)
    guard let ledger else {
      guard let lock = try Lock(in: folder) else { throw LockHeld(path: path) }
      return OutputFolder(
        path: folder.path, ledgerPath: folder.path + "/" + standardName, ledgerLock: lock,
        ownLock: nil)
    }
    let home = try Folder.open(Folder.parent(of: ledger))
    guard let ledgerLock = try Lock(in: home) else { throw LockHeld(path: home.path) }
    if try home.isSame(as: folder) {
      return OutputFolder(
        path: folder.path, ledgerPath: ledger, ledgerLock: ledgerLock, ownLock: nil)
    }
    guard let ownLock = try Lock(in: folder) else { throw LockHeld(path: path) }
    return OutputFolder(
      path: folder.path, ledgerPath: ledger, ledgerLock: ledgerLock, ownLock: ownLock)
  }

  private static let standardName = "ledger.sqlite"

  /// Where the ledger of an output folder is.
  package static func ledgerPath(_ output: String, _ ledger: String?) -> String {
    ledger ?? output + "/" + standardName
  }

  /// The output folder, ready to publish into.
  package func outbox() throws(FileError) -> Outbox { try Outbox(Folder.open(path)) }

  /// The file that names the billing folders this output was made from, one a line.
  ///
  /// It is where `verify --deep` looks for the inputs. No document depends on it.
  static let originsName = ".invoice-run.folders"

  /// Notes where the billing folder is.
  func remember(_ folder: String) throws(FileError) {
    let origin = FileSystem.absolute(folder)
    var known = try OutputFolder.origins(path)
    guard !known.contains(origin), !origin.contains("\n") else { return }
    known.append(origin)
    let output = try Folder.open(path)
    let aside = OutputFolder.originsName + ".new"
    if try output.kind(of: aside) != nil { try output.remove(aside) }
    try output.create(aside, Array((known.joined(separator: "\n") + "\n").utf8).span)
    try output.rename(aside, to: OutputFolder.originsName)
    try output.sync()
  }

  /// The billing folders an output folder was made from, the oldest first.
  static func origins(_ output: String) throws(FileError) -> [String] {
    let path = output + "/" + originsName
    guard FileSystem.exists(path) else { return [] }
    let bytes = try FileSystem.read(path, limit: 1 << 20)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension Ledger {
  /// The ledger to read from; nil where there is none yet.
  static func reading(_ path: String) throws(LedgerError) -> Ledger? {
    do throws(LedgerError) { return try open(path: path, readOnly: true) } catch {
      if case .notFound = error.reason { return nil }
      throw error
    }
  }
}
