internal import GRDB
package import Invoicing

/// What was billed, on which evidence: a file that only grows (R22 to R25).
///
/// It never decides an amount. One writer at a time; a writer that finds another gets
/// ``LedgerError/Reason/busy``.
package struct Ledger: Sendable {
  /// As given to `open`.
  package let path: String
  private let queue: DatabaseQueue
  /// Runs from this one on are not seen; ``Int/max`` sees all.
  let limit: Int
  /// The most bytes of a model or summary that one row takes; a test makes it small.
  var mostBytes = LongBytes.most

  init(path: String, queue: DatabaseQueue, limit: Int = .max) {
    self.path = path
    self.queue = queue
    self.limit = limit
  }

  /// The ledger as it stood before a run: it shows what the run saw, and what it would issue is
  /// not written (`verify --deep`).
  package func before(_ run: StoredRun) -> Ledger {
    Ledger(path: path, queue: queue, limit: run.id)
  }

  /// Frees the file; using the ledger afterwards is an error.
  package func close() throws(LedgerError) {
    do { try queue.close() } catch { throw LedgerError(path, error) }
  }

  func reading<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try queue.read(body) } catch { throw LedgerError(path, error) }
  }

  /// One `BEGIN IMMEDIATE` transaction; nil from the body, or an error, rolls it back.
  func writing<Value>(_ body: (Database) throws -> Value?) throws(LedgerError) -> Value? {
    do {
      var result: Value?
      try queue.inTransaction(.immediate) { db in
        result = try body(db)
        return result == nil ? .rollback : .commit
      }
      return result
    } catch {
      throw LedgerError(path, error)
    }
  }
}

// MARK: Documents

extension Ledger {
  /// The documents of a period per client id, in the order of issue; the last is the state (R24).
  ///
  /// Documents that KSeF refused count as never issued and are left out.
  package func state(of period: Month) throws(LedgerError) -> [String: [IssuedDocument]] {
    var state: [String: [IssuedDocument]] = [:]
    let live = try reading { db in
      try DocumentReading(db, before: limit).liveDocuments(of: period)
    }
    for document in live {
      state[document.clientID, default: []].append(document)
    }
    return state
  }

  /// One client's documents of a period in the order of issue; the last is the state (R24).
  ///
  /// Documents that KSeF refused count as never issued and are left out.
  package func documents(
    of period: Month, client: String
  ) throws(LedgerError) -> [IssuedDocument] {
    try reading { db in
      try DocumentReading(db, before: limit).liveDocuments(of: period, client: client)
    }
  }

  /// The client's documents of a month before one of them, in the order of issue, as they counted
  /// when it was issued: without those that KSeF had refused by then (R25).
  package func history(of number: String) throws(LedgerError) -> [IssuedDocument] {
    try reading { db in try DocumentReading(db).history(of: number) }
  }

  /// A period's documents in the order of issue, refused ones too.
  package func documents(of period: Month) throws(LedgerError) -> [IssuedDocument] {
    try reading { db in try DocumentReading(db, before: limit).documents(of: period) }
  }

  /// Hands over every document in the order of issue, one at a time.
  package func allDocuments(
    _ body: (IssuedDocument) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    try reading { db in try DocumentReading(db, before: limit).each { try body($0) } }
  }

  /// One document by its number; nil when there is none.
  package func document(_ number: String) throws(LedgerError) -> IssuedDocument? {
    try reading { db in try DocumentReading(db, before: limit).document(number) }
  }

  /// Every document without its model, in the order of issue: fast over years.
  package func entries() throws(LedgerError) -> [DocumentEntry] {
    try reading { db in
      try DocumentReading(db, before: limit).entries().filter { $0.run < limit }
    }
  }

  /// NIP of the issuer on documents of the latest run; nil while there is none.
  package func issuerNIP() throws(LedgerError) -> String? {
    try reading { db in
      try DocumentReading(db, before: limit).smallestOfLatestRun()?.state.issuer.nip
    }
  }
}

// MARK: Runs

extension Ledger {
  /// Every run in the order of issue.
  package func runs() throws(LedgerError) -> [StoredRun] {
    try reading { db in try RunReading(db).runs().filter { $0.id < limit } }
  }

  /// A period's runs in the order of issue.
  package func runs(of period: Month) throws(LedgerError) -> [StoredRun] {
    try runs().filter { $0.record.identity.period == period }
  }

  /// The office's summary as the run's caller gave it.
  package func summary(of run: StoredRun) throws(LedgerError) -> [UInt8] {
    try reading { db in try RunReading(db).summary(of: run.id) }
  }

  /// The documents one run issued, in the order of issue.
  package func documents(by run: StoredRun) throws(LedgerError) -> [IssuedDocument] {
    try reading { db in try DocumentReading(db, before: limit).documents(by: run.id) }
  }

  /// Whether the digests of a run's files are recorded.
  package func hasFiles(of run: StoredRun) throws(LedgerError) -> Bool {
    try reading { db in
      try Row.fetchOne(db, sql: "SELECT 1 FROM fileList WHERE run = ?", arguments: [run.id]) != nil
    }
  }

  /// Digests of a run's files; nil until they are recorded.
  package func files(of run: StoredRun) throws(LedgerError) -> [FileDigest]? {
    try reading { db in try RunReading(db).files(of: run.id) }
  }
}
