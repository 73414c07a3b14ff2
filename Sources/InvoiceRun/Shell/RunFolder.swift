import Dispatch
import Documents
import Invoicing
import Synchronization
import Xlsx

/// The files of a run, written aside, each workbook read back, then published by one rename.
struct RunFolder {
  private let summary: Summary
  private let zone: ZoneRules

  /// A workbook to write: its path in the run folder and what it shows.
  private struct Workbook: Sendable {
    var path: String
    var document: String?
    var book: @Sendable () -> Book
  }

  init(_ summary: Summary, _ zone: ZoneRules) {
    self.summary = summary
    self.zone = zone
  }

  /// Publishes the folder and returns run.json.
  func publish(
    in outbox: borrowing Outbox, as name: String, replacing: Bool, console: inout Console
  ) throws -> String {
    var json = ""
    console.progress("\(name): zapisywanie / writing")
    do {
      try outbox.publish(final: name, replacing: replacing) { staging throws(any Error) in
        json = try fill(staging)
      }
    } catch Outbox.Failure.file(let error) {
      throw error
    } catch Outbox.Failure.fill(let error) {
      throw error
    }
    return json
  }

  private func fill(_ staging: borrowing StagingFolder) throws -> String {
    let summary = summary
    var workbooks = summary.statements.map { statement in
      Workbook(
        path: "statements/"
          + statementFileName(number: statement.number, clientID: statement.buyer.id),
        document: statement.number, book: { statementBook(statement) })
    }
    workbooks.append(Workbook(path: "summary.xlsx", book: { summaryBook(summary) }))
    try write(workbooks, staging)
    var files: [RunFile] = []
    for workbook in workbooks {
      try staging.seal(workbook.path)
      files.append(try file(workbook.path, staging, document: workbook.document))
    }
    let language = summary.language
    for (path, text) in [
      ("lines.csv", linesCSV(summary.statements, zone: zone, language: language)),
      ("rows.csv", rowsCSV(summary.rows)),
      ("findings.csv", findingsCSV(summary.findings, language: language)),
    ] {
      try staging.write(path, text)
      files.append(try file(path, staging))
    }
    files.sort { $0.path < $1.path }
    let json = runJSON(summary, kind: "bill", files: files)
    try staging.write("run.json", json)
    return json
  }

  /// One workbook a thread: they are independent of each other and of the order they end in.
  private func write(_ workbooks: [Workbook], _ staging: borrowing StagingFolder) throws {
    let paths = try workbooks.map { try staging.prepare($0.path) }
    let temporary = staging.path
    let failure = Mutex<XlsxError?>(nil)
    DispatchQueue.concurrentPerform(iterations: workbooks.count) { index in
      if failure.withLock({ $0 != nil }) { return }
      do throws(XlsxError) {
        try writeVerified(workbooks[index].book(), to: paths[index], temporaryFolder: temporary)
      } catch {
        failure.withLock { $0 = error }
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
