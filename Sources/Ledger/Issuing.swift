internal import GRDB
package import Invoicing
import Parallel

/// Where a run that issues gets its numbers, and sees the ledger no other run can change now.
package struct IssueDesk {
  private let db: Database
  private let path: String
  private let run: RunRecord
  private let limit: Int
  /// In the order they were given.
  private(set) var given: [(number: String, place: SeriesPlace)] = []
  private var next: [String: Int] = [:]

  init(_ db: Database, _ path: String, _ run: RunRecord, before limit: Int = .max) {
    self.db = db
    self.path = path
    self.run = run
    self.limit = limit
  }

  /// The next number of a pattern in the month of issue, in the order asked (R22).
  ///
  /// Every number given must stand on a document, else nothing is issued.
  package mutating func number(_ pattern: String) throws(LedgerError) -> String {
    let date = run.identity.issuedOn.civil
    let seq: Int
    if let known = next[pattern] {
      seq = known
    } else {
      do {
        seq = try DocumentReading(db, before: limit)
          .nextSequence(series: pattern, year: date.year, month: date.month)
      } catch {
        throw LedgerError(path, error)
      }
    }
    next[pattern] = seq + 1
    let place = SeriesPlace(series: pattern, year: date.year, month: date.month, seq: seq)
    if try isTaken(place.number) { throw LedgerError(path, .numberTaken(place.number)) }
    given.append((place.number, place))
    return place.number
  }

  private func isTaken(_ number: String) throws(LedgerError) -> Bool {
    do {
      return try DocumentReading(db, before: limit).hasDocument(number)
    } catch {
      throw LedgerError(path, error)
    }
  }

  /// The documents of the run's period per client, as ``Ledger/state(of:)``.
  package func state() throws(LedgerError) -> [String: [IssuedDocument]] {
    var state: [String: [IssuedDocument]] = [:]
    do {
      for document in try DocumentReading(db, before: limit).liveDocuments(of: run.identity.period)
      {
        state[document.clientID, default: []].append(document)
      }
    } catch {
      throw LedgerError(path, error)
    }
    return state
  }

  /// One client's documents of the run's period, as ``Ledger/documents(of:client:)``.
  package func documents(client: String) throws(LedgerError) -> [IssuedDocument] {
    do {
      return try DocumentReading(db, before: limit).liveDocuments(
        of: run.identity.period, client: client)
    } catch {
      throw LedgerError(path, error)
    }
  }

  /// What KSeF said of documents by number, as ``Ledger/ksefAnswers()``.
  package func ksefAnswers() throws(LedgerError) -> [String: KSeFAnswer] {
    do { return try KSeFReading(db).answers().mapValues(\.answer) } catch {
      throw LedgerError(path, error)
    }
  }

  /// The runs of the run's period, as ``Ledger/runs(of:)``.
  package func runs() throws(LedgerError) -> [StoredRun] {
    do {
      return try RunReading(db).runs().filter {
        $0.id < limit && $0.record.identity.period == run.identity.period
      }
    } catch {
      throw LedgerError(path, error)
    }
  }
}

extension Ledger {
  /// Issues documents in one transaction: all of them, or nothing (R22).
  ///
  /// The laws of the ledger are checked before it is committed; one that is broken throws
  /// ``LedgerError/Reason/refused(_:)`` and nothing is written.
  /// - Parameters:
  ///   - run: the run that issues.
  ///   - make: asks for numbers and gives the documents; nil to issue nothing after all.
  /// - Returns: the run as it stands now; nil when `make` gave nil.
  @discardableResult
  package func issue(
    _ run: RunRecord, _ make: (inout IssueDesk) throws(LedgerError) -> IssueBatch?
  ) throws(LedgerError) -> StoredRun? {
    guard limit == .max else {
      // A look back: numbers are given as they were then, and nothing is written.
      _ = try reading { db in
        var desk = IssueDesk(db, path, run, before: limit)
        return try make(&desk)
      }
      return nil
    }
    return try writing { db in
      var desk = IssueDesk(db, path, run)
      guard let batch = try make(&desk) else { return nil }
      let writer = IssueWriting(db: db, run: run, mostBytes: mostBytes)
      var check = BatchCheck(
        run: run, count: batch.documents.count, given: desk.given.map(\.number))
      let id = try writer.write(batch, desk.given, &check)
      guard let id, check.problems.isEmpty else {
        throw LedgerError(path, .refused(check.problems))
      }
      try writer.release(batch.released, run: id)
      if let files = batch.files { try writer.write(files, run: id) }
      let laws = Laws(db)
      let broken = try laws.problems(of: run.identity.period.text) + laws.numberProblems()
      guard broken.isEmpty else { throw LedgerError(path, .refused(broken)) }
      return StoredRun(id: id, record: run)
    }
  }

  /// Records the digests of a run's files, once (R25).
  package func recordFiles(_ run: StoredRun, _ files: [FileDigest]) throws(LedgerError) {
    _ = try writing { db -> Bool? in
      guard try RunReading(db).files(of: run.id) == nil else {
        let problem = LedgerProblem(.files, run.record.folder, "its files are recorded already")
        throw LedgerError(path, .refused([problem]))
      }
      try IssueWriting(db: db, run: run.record, mostBytes: mostBytes).write(files, run: run.id)
      return true
    }
  }
}

/// Puts the rows of one run into the ledger.
struct IssueWriting {
  let db: Database
  let run: RunRecord
  let mostBytes: Int

  /// The new run's id; nil where documents do not hold what they must, and then not all are
  /// written, so that the transaction must be given up.
  func write(
    _ batch: IssueBatch, _ given: [(number: String, place: SeriesPlace)],
    _ check: inout BatchCheck
  ) throws -> Int? {
    guard check.isSound else {
      for document in batch.documents { check.add(document) }
      return nil
    }
    let id = try writeRun(summary: batch.summary, jobs: batch.jobs)
    let places = Dictionary(given.map { ($0.number, $0.place) }) { first, _ in first }
    let last = try Row.fetchOne(db, sql: "SELECT id, hash FROM document ORDER BY id DESC LIMIT 1")
    var documentID = try last?.number("id") ?? 0
    var previous = try last?.bytes("hash") ?? Chain.start
    let rows = try RowsWriting(db)
    for start in stride(from: 0, to: batch.documents.count, by: FrozenDocument.atOnce) {
      let end = min(start + FrozenDocument.atOnce, batch.documents.count)
      let frozen = try Jobs.map(batch.documents[start..<end], atOnce: batch.jobs) {
        document throws in
        try FrozenDocument(document)
      }
      for own in frozen { check.add(own.document) }
      guard check.isSound else { continue }
      for own in frozen {
        documentID += 1
        let entry = DocumentEntry(
          own.document, id: documentID, run: id, place: places[own.document.number])
        previous = try write(own, entry, after: previous, jobs: batch.jobs)
        try rows.write(own.rows, document: documentID)
      }
    }
    return check.isSound ? id : nil
  }

  private func writeRun(summary: Made<[UInt8]>, jobs: Int) throws -> Int {
    let last = try Row.fetchOne(db, sql: "SELECT id, hash FROM run ORDER BY id DESC LIMIT 1")
    let id = (try last?.number("id") ?? 0) + 1
    let previous = try last?.bytes("hash") ?? Chain.start
    let summaryHash = try write(summary, of: id, jobs: jobs)
    let identity = run.identity
    try db.execute(
      sql: "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, identity.id, run.kind.rawValue, run.folder, identity.period.text,
        identity.issuedOn.text, identity.reason, identity.programVersion, run.options,
        blob(summaryHash), blob(previous),
        blob(run.link(id: id, after: previous, summaryHash: summaryHash)),
      ])
    for (position, input) in run.inputs.enumerated() {
      try db.execute(
        sql: "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, position, input.path, input.sha256, input.bytes, input.rows])
    }
    return id
  }

  /// Writes the summary of a run before the run itself, which holds its digest: pieces are made
  /// once and forgotten.
  private func write(_ summary: Made<[UInt8]>, of run: Int, jobs: Int) throws -> [UInt8] {
    // Until the run is there its summary belongs to none; SQLite looks again when it commits.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    var digest = Digest()
    try LongBytes.summary.write(summary, of: run, most: mostBytes, jobs: jobs, db) {
      digest.update($0.span)
    }
    return digest.finish()
  }

  /// The document's link of the chain.
  private func write(
    _ frozen: FrozenDocument, _ entry: DocumentEntry, after previous: [UInt8], jobs: Int
  ) throws -> [UInt8] {
    let hash = entry.link(after: previous, modelHash: frozen.modelHash)
    try db.execute(
      sql: "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.id, entry.number, entry.run, entry.kind.rawValue, entry.clientID, entry.period.text,
        entry.currency.code, entry.net.grosze, entry.tax.grosze, entry.place?.series,
        entry.place?.year, entry.place?.month, entry.place?.seq, entry.corrects,
        blob(frozen.modelHash),
        blob(previous), blob(hash),
      ])
    try LongBytes.model.write(frozen.model, of: entry.id, most: mostBytes, jobs: jobs, db)
    return hash
  }

  /// Takes sessions off the live lines of a client's documents of earlier runs.
  func release(_ sessions: [String: String], run id: Int) throws {
    for session in sessions.keys.sorted() {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO sessionReleased
          SELECT s.document, s.position, s.sessionID, :run FROM sessionOnLine AS s
          WHERE s.sessionID = :session AND s.document = (
            SELECT max(id) FROM document WHERE period = :period AND clientID = :client
              AND run < :run AND id NOT IN (\(KSeFReading.refused)))
          """,
        arguments: [
          "run": id, "session": session, "client": sessions[session],
          "period": run.identity.period.text,
        ])
    }
  }

  func write(_ files: [FileDigest], run: Int) throws {
    try db.execute(
      sql: "INSERT INTO fileList VALUES (?, ?)",
      arguments: [run, blob(FileDigest.hash(files, run: run))])
    let insert = try BulkInsert(db, into: "file", columns: 5)
    for (position, file) in files.enumerated() {
      try insert.add([
        .number(Int64(run)), .number(Int64(position)), .text(file.path), .text(file.sha256),
        .number(Int64(file.bytes)),
      ])
    }
  }
}

/// A document as the ledger keeps it, made without the database: several at once.
private struct FrozenDocument: Sendable {
  /// So many stand in memory beside the documents themselves.
  static let atOnce = 16

  let document: IssuedDocument
  /// In pieces; where there is more than one, each is made whenever it is looked at.
  let model: Made<[UInt8]>
  let modelHash: [UInt8]
  let rows: DocumentRows

  init(_ document: IssuedDocument) throws {
    self.document = document
    let pieces = try ModelText.pieces(document)
    model = pieces.count == 1 ? pieces.kept : pieces
    var digest = Digest()
    for piece in model { digest.update(piece.span) }
    modelHash = digest.finish()
    rows = DocumentRows(document)
  }
}

/// The rows beside documents: many, so each table has one statement for all of them.
private struct RowsWriting: ~Copyable {
  private let lines: BulkInsert
  private let sessions: BulkInsert
  private let sums: BulkInsert

  init(_ db: Database) throws {
    let lines = try BulkInsert(db, into: "line", columns: 7)
    let sessions = try BulkInsert(db, into: "sessionOnLine", columns: 3)
    let sums = try BulkInsert(db, into: "vatSum", columns: 6)
    self.lines = lines
    self.sessions = sessions
    self.sums = sums
  }

  func write(_ rows: DocumentRows, document: Int) throws {
    let document = BulkInsert.Field.number(Int64(document))
    for (index, line) in rows.lines.enumerated() {
      let position = BulkInsert.Field.number(Int64(index))
      try lines.add([
        document, position, .text(line.lineID), .text(line.service), .text(line.unit),
        .text(line.vat), .number(line.net),
      ])
      for session in line.sessionIDs { try sessions.add([document, position, .text(session)]) }
    }
    for sum in rows.sums {
      try sums.add([
        document, .text(sum.code), .number(sum.net), .number(sum.tax), .number(sum.ownNet),
        .number(sum.ownTax),
      ])
    }
  }
}
