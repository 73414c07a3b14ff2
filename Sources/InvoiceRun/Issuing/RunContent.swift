package import Documents
package import Invoicing
package import Ledger
package import Parallel
package import Xlsx

/// Everything a run's folder holds: a function of what was issued, and of nothing else (R25).
package struct RunContent: Sendable {
  /// The files of one document, or the workbook of the whole run: made together, each set apart
  /// from all others.
  struct Piece: Sendable {
    /// Nil for the whole run.
    var document: String?
    /// The workbook's path in the run's folder.
    var workbook: String
    /// The XML's path; nil where there is none.
    var xml: String?
    /// What the files say; a document is made for it, so it is asked for once.
    var content: @Sendable () -> PieceContent
  }

  /// What the files of a piece say.
  struct PieceContent {
    /// The document as KSeF takes it.
    var ksef: () -> KSeFFile? = { nil }
    /// What the workbook shows, given where KSeF shows the document.
    var book: (_ link: String?) -> CheckedBook
  }

  /// A text file: its path in the run's folder and what it says.
  struct Text: Sendable {
    var path: String
    var file: CSVFile
  }

  /// The whole run's first: it takes longest.
  private(set) var pieces: [Piece] = []
  private var workbookPaths: Set<String> = []
  private(set) var texts: [Text] = []
  /// Pieces being made at once; the files are the same whatever it is.
  let jobs: Int
  /// run.json, given the digests of all other files.
  let json: @Sendable ([RunFile]) -> JSONFile

  /// A month's bill, or its draft.
  ///
  /// - Parameters:
  ///   - book: the run's workbook, where it was begun ahead.
  ///   - jobs: pieces being made at once.
  package init(
    _ summary: Summary, book: Begun<CheckedBook>? = nil, jobs: Int = Jobs.ofMachine
  ) {
    self.jobs = jobs
    json = { runJSON(summary, kind: RunKind.bill.rawValue, files: $0) }
    pieces.append(
      Piece(workbook: "summary.xlsx") {
        PieceContent { _ in book?.value ?? CheckedBook(summaryBook(summary)) }
      })
    for (number, figures) in summary.figures.enumerated() {
      add(figures.head) { summary.statements[number] }
    }
    addTables(summary, lines: linesCSV(summary))
  }

  /// A correction run, or its draft.
  ///
  /// - Parameters:
  ///   - histories: the documents before each correction, by its number.
  ///   - book: the run's workbook, where it was begun ahead.
  ///   - jobs: pieces being made at once.
  package init(
    _ summary: CorrectionSummary, histories: [String: [IssuedDocument]] = [:],
    book: Begun<CheckedBook>? = nil, jobs: Int = Jobs.ofMachine
  ) {
    self.jobs = jobs
    json = { runJSON(summary, files: $0) }
    pieces.append(
      Piece(workbook: "summary.xlsx") {
        PieceContent { _ in book?.value ?? CheckedBook(correctionSummaryBook(summary)) }
      })
    for correction in summary.corrections {
      let history = histories[correction.number] ?? []
      add(.correction(correction)) {
        PieceContent(ksef: { ksefFile(.correction(correction), after: history) }) {
          CheckedBook(correctionBook(correction, ksefLink: $0))
        }
      }
    }
    for statement in summary.statements { add(statement) { statement } }
    addTables(summary.base, lines: correctionLinesCSV(summary))
  }

  /// - Parameters:
  ///   - head: the statement, perhaps without its lines.
  ///   - statement: makes the whole of it.
  private mutating func add(_ head: Statement, _ statement: @escaping @Sendable () -> Statement) {
    add(.statement(head)) {
      let statement = statement()
      return PieceContent(ksef: { ksefFile(.statement(statement)) }) {
        CheckedBook(statementBook(statement, ksefLink: $0))
      }
    }
  }

  /// Numbers differ, but a draft's correction to zero and its new invoice have one name.
  ///
  /// - Parameter document: its lines are not looked at.
  private mutating func add(
    _ document: IssuedDocument, _ content: @escaping @Sendable () -> PieceContent
  ) {
    let number = document.number
    var path = "statements/" + statementFileName(number: number, clientID: document.clientID)
    if !workbookPaths.insert(path).inserted {
      path = path.dropLast(".xlsx".count) + "-2.xlsx"
    }
    var piece = Piece(document: number, workbook: path, content: content)
    if isForKSeF(document) { piece.xml = "ksef/" + ksefFileName(number) }
    pieces.append(piece)
  }

  private mutating func addTables(_ summary: Summary, lines: CSVFile) {
    texts += [
      Text(path: "lines.csv", file: lines),
      Text(path: "rows.csv", file: rowsCSV(summary.rows)),
      Text(
        path: "findings.csv",
        file: findingsCSV(summary.findings, language: summary.language)),
    ]
  }

  /// The list of files for KSeF.
  static let manifestPath = "ksef/manifest.csv"

  var hasManifest: Bool { pieces.contains { $0.xml != nil } }

  /// run.json's name.
  static let jsonPath = "run.json"

  /// Every path of the folder, sorted, run.json among them.
  package var paths: [String] {
    var paths = pieces.map(\.workbook) + pieces.compactMap(\.xml) + texts.map(\.path)
    if hasManifest { paths.append(RunContent.manifestPath) }
    return (paths + [RunContent.jsonPath]).sorted()
  }

  /// run.json again, given the digests of the run's files as they are recorded.
  func json(recorded: [FileDigest]) -> JSONFile {
    var documents: [String: String] = [:]
    for piece in pieces {
      documents[piece.workbook] = piece.document
      if let xml = piece.xml { documents[xml] = piece.document }
    }
    let files = recorded.filter { $0.path != RunContent.jsonPath }.map { file in
      RunFile(
        path: file.path, sha256: file.sha256, bytes: file.bytes, document: documents[file.path])
    }
    return json(files)
  }
}

extension RunContent {
  /// What an issued run's folder holds, from the ledger alone.
  package init(_ run: StoredRun, in ledger: Ledger) throws(LedgerError) {
    let office = try ledger.office(of: run)
    let documents = try ledger.documents(by: run)
    switch run.record.kind {
    case .bill:
      let statements = documents.compactMap { document -> Statement? in
        if case .statement(let statement) = document { statement } else { nil }
      }
      let summary = Summary(office, run: run.record.identity, statements: Made(statements))
      guard let summary else { throw RunContent.unreadable(run, ledger) }
      self.init(summary)
    case .correct:
      let summary = CorrectionSummary(
        office, run: run.record.identity, documents: documents)
      guard let summary else { throw RunContent.unreadable(run, ledger) }
      self.init(summary, histories: try ledger.histories(of: documents))
    }
  }

  private static func unreadable(_ run: StoredRun, _ ledger: Ledger) -> LedgerError {
    LedgerError(ledger.path, .damaged("run \(run.record.folder): its rows cannot be read"))
  }
}

extension Ledger {
  /// The documents of a client's month before each correction that goes to KSeF, by its number:
  /// those that counted when it was issued (R25).
  package func histories(
    of documents: [IssuedDocument]
  ) throws(LedgerError) -> [String: [IssuedDocument]] {
    var histories: [String: [IssuedDocument]] = [:]
    for document in documents where document.kind == .correction && isForKSeF(document) {
      histories[document.number] = try history(of: document.number)
    }
    return histories
  }
}
