package import Documents
import Invoicing
package import Ledger

/// Keeps the folders of issued runs as the ledger says they are (R23, R25).
package struct RunKeeping: ~Copyable {
  private let ledger: Ledger
  private let outbox: Outbox

  package init(_ ledger: Ledger, _ outbox: consuming Outbox) {
    self.ledger = ledger
    self.outbox = outbox
  }

  /// Publishes the folder of a run that was just issued, or cut off after it was.
  ///
  /// Digests are recorded before the folder appears; where they stand already they must be met.
  /// - Returns: run.json.
  @discardableResult
  package func publish(_ run: StoredRun, _ content: RunContent) throws -> JSONFile {
    let recorded = try ledger.files(of: run)
    var json = JSONFile()
    do {
      try outbox.publish(final: run.record.folder) { staging throws(any Error) in
        let filled = try RunFolder(content).fill(staging)
        json = filled.json
        if let recorded {
          guard recorded == filled.files else {
            throw ChangedRendering(path: run.record.folder)
          }
        } else {
          try ledger.recordFiles(run, filled.files)
        }
      }
    } catch {
      throw error.cause
    }
    return json
  }

  /// Writes a draft's folder over the one before it; the ledger knows nothing of it.
  /// - Returns: run.json.
  package static func publishDraft(
    _ name: String, _ content: RunContent, in outbox: borrowing Outbox
  ) throws -> JSONFile {
    var json = JSONFile()
    do {
      try outbox.publish(final: name, replacing: true) { staging throws(any Error) in
        json = try RunFolder(content).fill(staging).json
      }
    } catch {
      throw error.cause
    }
    return json
  }

  /// Completes runs that were cut off between their issue and their folder.
  ///
  /// - Returns: names of the folders that were made.
  package func complete() throws -> [String] {
    var made: [String] = []
    for run in try ledger.runs() {
      let isThere = try outbox.kind(of: run.record.folder) != nil
      let isRecorded = try ledger.hasFiles(of: run)
      if isThere && isRecorded { continue }
      // The folder of a run appears only once its digests are recorded.
      guard !isThere else { throw FileError(.create, folder(run), .notEmpty) }
      try publish(run, RunContent(run, in: ledger))
      made.append(run.record.folder)
    }
    return made
  }

  /// Puts back what is missing or damaged in the folders of some runs, byte for byte (R23).
  ///
  /// - Returns: paths of the files put back, each with its run's folder.
  package func restore(_ runs: [StoredRun]) throws -> [String] {
    var restored: [String] = []
    for run in runs {
      let recorded = try ledger.files(of: run) ?? []
      let bad = try damaged(run, recorded)
      guard !bad.isEmpty else { continue }
      let content = try RunContent(run, in: ledger)
      do {
        try outbox.putBack(bad, into: run.record.folder) { staging throws(any Error) in
          try RunFolder(content).fill(staging, only: Set(bad), recorded: recorded)
        }
      } catch {
        throw error.cause
      }
      restored += bad.map { run.record.folder + "/" + $0 }
    }
    return restored
  }

  /// Files of a run that are missing or not as they were recorded.
  private func damaged(_ run: StoredRun, _ recorded: [FileDigest]) throws -> [String] {
    let folder = try Folder.open(folder(run))
    return try recorded.filter { file in
      let found = try folder.digest(file.path)
      return found?.sha256 != file.sha256 || found?.bytes != file.bytes
    }.map(\.path)
  }

  private func folder(_ run: StoredRun) -> String { outbox.path + "/" + run.record.folder }
}
