package import Documents
package import Invoicing
package import Ledger
import Xlsx

/// Everything a run's folder holds: a function of what was issued, and of nothing else (R25).
package struct RunContent: Sendable {
  /// A workbook: its path in the run's folder and what it shows.
  struct Workbook: Sendable {
    var path: String
    var document: String?
    var book: @Sendable () -> Book
  }

  /// A text file: its path in the run's folder and what it says.
  struct Text: Sendable {
    var path: String
    var document: String?
    var text: @Sendable () -> String
  }

  private(set) var workbooks: [Workbook] = []
  private var workbookPaths: Set<String> = []
  private(set) var texts: [Text] = []
  /// Workbooks being written at once; the files are the same whatever it is.
  let jobs: Int
  /// run.json, given the digests of all other files.
  let json: @Sendable ([RunFile]) -> String

  /// Where KSeF shows a document, by its number.
  private var links: [String: String] = [:]

  /// A month's bill, or its draft.
  ///
  /// - Parameters:
  ///   - ksef: the invoices as KSeF takes them; a draft has none.
  ///   - jobs: workbooks being written at once.
  package init(
    _ summary: Summary, ksef: [KSeFFile] = [], jobs: Int = Jobs.ofMachine
  ) {
    self.jobs = jobs
    json = { runJSON(summary, kind: RunKind.bill.rawValue, files: $0) }
    add(ksef)
    for statement in summary.statements { add(statement) }
    workbooks.append(Workbook(path: "summary.xlsx", book: { summaryBook(summary) }))
    addTables(summary) { linesCSV(summary.statements, language: summary.language) }
  }

  /// A correction run, or its draft.
  ///
  /// - Parameters:
  ///   - ksef: its documents as KSeF takes them; a draft has none.
  ///   - jobs: workbooks being written at once.
  package init(
    _ summary: CorrectionSummary, ksef: [KSeFFile] = [], jobs: Int = Jobs.ofMachine
  ) {
    self.jobs = jobs
    json = { runJSON(summary, files: $0) }
    add(ksef)
    for correction in summary.corrections {
      let link = links[correction.number]
      add(correction.number, correction.after.buyer.id) {
        correctionBook(correction, ksefLink: link)
      }
    }
    for statement in summary.statements { add(statement) }
    workbooks.append(Workbook(path: "summary.xlsx", book: { correctionSummaryBook(summary) }))
    addTables(summary.base) { correctionLinesCSV(summary) }
  }

  private mutating func add(_ statement: Statement) {
    let link = links[statement.number]
    add(statement.number, statement.buyer.id) { statementBook(statement, ksefLink: link) }
  }

  /// The folder ksef/: a file for each document, and the list of them.
  private mutating func add(_ files: [KSeFFile]) {
    guard !files.isEmpty else { return }
    let digested = files.map { (file: $0, sha256: Digest.of($0.bytes.span)) }
    for (file, sha256) in digested {
      links[file.number] = ksefLink(file, sha256: sha256)
      texts.append(
        Text(
          path: "ksef/" + file.name, document: file.number,
          text: { String(decoding: file.bytes, as: UTF8.self) }))
    }
    texts.append(Text(path: "ksef/manifest.csv", text: { ksefManifest(digested) }))
  }

  /// Numbers differ, but a draft's correction to zero and its new invoice have one name.
  private mutating func add(
    _ number: String, _ client: String, _ book: @escaping @Sendable () -> Book
  ) {
    var path = "statements/" + statementFileName(number: number, clientID: client)
    if !workbookPaths.insert(path).inserted {
      path = path.dropLast(".xlsx".count) + "-2.xlsx"
    }
    workbooks.append(Workbook(path: path, document: number, book: book))
  }

  private mutating func addTables(
    _ summary: Summary, _ lines: @escaping @Sendable () -> String
  ) {
    texts += [
      Text(path: "lines.csv", text: lines),
      Text(path: "rows.csv", text: { rowsCSV(summary.rows) }),
      Text(
        path: "findings.csv",
        text: { findingsCSV(summary.findings, language: summary.language) }),
    ]
  }

  /// run.json's name.
  static let jsonPath = "run.json"

  /// Every path of the folder, sorted, run.json among them.
  package var paths: [String] {
    (workbooks.map(\.path) + texts.map(\.path) + [RunContent.jsonPath]).sorted()
  }

  /// run.json again, given the digests of the run's files as they are recorded.
  func json(recorded: [FileDigest]) -> String {
    json(
      recorded.filter { $0.path != RunContent.jsonPath }.map { file in
        RunFile(
          path: file.path, sha256: file.sha256, bytes: file.bytes,
          document: document(of: file.path))
      })
  }

  /// The document a file belongs to; nil for a file of the whole run.
  func document(of path: String) -> String? {
    workbooks.first { $0.path == path }?.document ?? texts.first { $0.path == path }?.document
  }
}

extension RunContent {
  /// What an issued run's folder holds, from the ledger alone.
  package init(_ run: StoredRun, in ledger: Ledger) throws(LedgerError) {
    let office = try ledger.office(of: run)
    let documents = try ledger.documents(by: run)
    let ksef = try ledger.ksefFiles(of: run)
    switch run.record.kind {
    case .bill:
      let statements = documents.compactMap { document -> Statement? in
        if case .statement(let statement) = document { statement } else { nil }
      }
      let summary = Summary(office, run: run.record.identity, statements: statements)
      guard let summary else { throw RunContent.unreadable(run, ledger) }
      self.init(summary, ksef: ksef)
    case .correct:
      let summary = CorrectionSummary(
        office, run: run.record.identity, documents: documents)
      guard let summary else { throw RunContent.unreadable(run, ledger) }
      self.init(summary, ksef: ksef)
    }
  }

  private static func unreadable(_ run: StoredRun, _ ledger: Ledger) -> LedgerError {
    LedgerError(ledger.path, .damaged("run \(run.record.folder): its rows cannot be read"))
  }
}

extension Ledger {
  /// A run's documents as KSeF takes them, each after those of its client's month that counted when
  /// it was issued (R25).
  package func ksefFiles(of run: StoredRun) throws(LedgerError) -> [KSeFFile] {
    var files: [KSeFFile] = []
    for document in try documents(by: run) {
      let isCorrection = document.kind == .correction
      let before = isCorrection ? try history(of: document.number) : []
      if let file = ksefFile(document, after: before) { files.append(file) }
    }
    return files
  }
}
