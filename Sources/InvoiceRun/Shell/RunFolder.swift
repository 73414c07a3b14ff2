import Dispatch
import Documents
import Invoicing
import Ledger
import Synchronization
import Xlsx

/// Writes a run's files into a folder set aside, each workbook read back.
struct RunFolder {
  private let content: RunContent

  init(_ content: RunContent) { self.content = content }

  /// Writes every file, run.json last.
  ///
  /// - Returns: the digests of all files, run.json among them, and its text.
  func fill(_ staging: borrowing StagingFolder) throws -> (files: [FileDigest], json: String) {
    try write(content.workbooks, staging)
    var files: [RunFile] = []
    for workbook in content.workbooks {
      try staging.seal(workbook.path)
      files.append(try file(workbook.path, staging, document: workbook.document))
    }
    for text in content.texts {
      try staging.write(text.path, text.text())
      files.append(try file(text.path, staging, document: text.document))
    }
    files.sort { $0.path < $1.path }
    let json = content.json(files)
    try staging.write(RunContent.jsonPath, json)
    let own = try file(RunContent.jsonPath, staging)
    try staging.keep(only: Set(content.paths))
    return ((files + [own]).map(\.recorded), json)
  }

  /// Writes some files only; their digests must be those recorded.
  ///
  /// - Parameter recorded: of every file of the run.
  func fill(
    _ staging: borrowing StagingFolder, only paths: Set<String>, recorded: [FileDigest]
  ) throws {
    let workbooks = content.workbooks.filter { paths.contains($0.path) }
    try write(workbooks, staging)
    for workbook in workbooks { try staging.seal(workbook.path) }
    for text in content.texts where paths.contains(text.path) {
      try staging.write(text.path, text.text())
    }
    if paths.contains(RunContent.jsonPath) {
      try staging.write(RunContent.jsonPath, content.json(recorded: recorded))
    }
    for wanted in recorded where paths.contains(wanted.path) {
      guard try file(wanted.path, staging).recorded == wanted else {
        throw ChangedRendering(path: wanted.path)
      }
    }
  }

  /// One workbook a thread: they are independent of each other and of the order they end in.
  private func write(
    _ workbooks: [RunContent.Workbook], _ staging: borrowing StagingFolder
  ) throws {
    let paths = try workbooks.map { try staging.prepare($0.path) }
    let temporary = staging.path
    let failure = Mutex<XlsxError?>(nil)
    let next = Atomic(0)
    // Only so many workbooks stand in memory at once.
    DispatchQueue.concurrentPerform(iterations: min(content.jobs, workbooks.count)) { _ in
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < workbooks.count else { return }
        do throws(XlsxError) {
          try writeVerified(workbooks[index].book(), to: paths[index], temporaryFolder: temporary)
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func file(
    _ path: String, _ staging: borrowing StagingFolder, document: String? = nil
  ) throws -> RunFile {
    var digest = Digest()
    var size = 0
    try FileSystem.readBlocks(staging.path + "/" + path) { block in
      digest.update(block)
      size += block.count
      return true
    }
    return RunFile(
      path: path, sha256: Digest.hex(digest.finish()), bytes: size, document: document)
  }
}

/// A file made again from the ledger is not the one that was issued: another version of the
/// program words or lays it out differently (R25).
struct ChangedRendering: Error, Hashable {
  var path: String

  func message(_ language: Language) -> String {
    Wording(
      "{0}: z rejestru powstaje dziś inny plik niż wystawiony; użyj wersji programu, która go "
        + "wystawiła (nazywa ją run.json)",
      "{0}: the ledger gives another file today than was issued; use the version of the program "
        + "that issued it (run.json names it)"
    ).text(language, [path])
  }
}

extension RunFile {
  fileprivate var recorded: FileDigest { FileDigest(path: path, sha256: sha256, bytes: bytes) }
}
