internal import GRDB
import Invoicing

/// What is said of a run whose bytes changed.
struct ChangedRun: Error, CustomStringConvertible {
  var folder: String
  var description: String { "run \(folder) is not as it was recorded" }
}

/// Reads runs; nothing leaves it whose digest is not the one written.
struct RunReading {
  let db: Database

  init(_ db: Database) { self.db = db }

  func runs() throws -> [StoredRun] {
    var runs: [StoredRun] = []
    var previous = Chain.start
    for row in try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id") {
      let (run, hash) = try run(row, after: previous)
      guard let run else { throw ChangedRun(folder: try row.text("folder")) }
      previous = hash
      runs.append(run)
    }
    return runs
  }

  /// The run of a row, nil when it is not as it was written, and its link.
  func run(_ row: Row, after previous: [UInt8]) throws -> (StoredRun?, [UInt8]) {
    let id = try row.number("id")
    let hash = try row.bytes("hash")
    guard let kind = RunKind(rawValue: try row.text("kind")),
      let period = Month(try row.text("period")), let issuedOn = Day(text: try row.text("issuedOn"))
    else { return (nil, hash) }
    let identity = RunIdentity(
      id: try row.text("runID"), period: period, issuedOn: issuedOn, isDraft: false,
      reason: try row.text("reason"), programVersion: try row.text("programVersion"))
    let record = RunRecord(
      identity: identity, kind: kind, folder: try row.text("folder"),
      options: try row.text("options"), inputs: try inputs(of: id))
    let link = record.link(
      id: id, after: previous, summaryHash: try row.bytes("summaryHash"))
    let isIntact = try link == hash && row.bytes("previousHash") == previous
    return (isIntact ? StoredRun(id: id, record: record) : nil, hash)
  }

  func summary(of run: Int) throws -> [UInt8] {
    let row = try Row.fetchOne(
      db, sql: "SELECT summaryHash FROM run WHERE id = ?", arguments: [run])
    guard let row, let bytes = try LongBytes.summary.read(run, db),
      try Chain.sha256(bytes) == row.bytes("summaryHash")
    else { throw ChangedRun(folder: "\(run) (its summary)") }
    return bytes
  }

  func files(of run: Int) throws -> [FileDigest]? {
    let list = try Row.fetchOne(
      db, sql: "SELECT hash FROM fileList WHERE run = ?", arguments: [run])
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM file WHERE run = ? ORDER BY position", arguments: [run])
    guard let list else {
      guard rows.isEmpty else { throw ChangedRun(folder: "\(run) (its files)") }
      return nil
    }
    let files = try rows.map { row in
      FileDigest(
        path: try row.text("path"), sha256: try row.text("sha256"),
        bytes: try row.number("bytes"))
    }
    guard try FileDigest.hash(files, run: run) == list.bytes("hash") else {
      throw ChangedRun(folder: "\(run) (its files)")
    }
    return files
  }

  private func inputs(of run: Int) throws -> [InputFile] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM input WHERE run = ? ORDER BY position", arguments: [run]
    ).map { row in
      InputFile(
        path: try row.text("path"), sha256: try row.text("sha256"),
        bytes: try row.number("bytes"), rows: try row.number("rows"))
    }
  }
}

extension RunRecord {
  /// The link of the chain of runs: everything of the run, after the link before it.
  func link(id: Int, after previous: [UInt8], summaryHash: [UInt8]) -> [UInt8] {
    var chain = Chain()
    chain.add(previous)
    chain.add(id)
    let texts = [
      identity.id, kind.rawValue, folder, identity.period.text, identity.issuedOn.text,
      identity.reason, identity.programVersion, options,
    ]
    for text in texts { chain.add(text) }
    chain.add(inputs.count)
    for input in inputs {
      chain.add(input.path)
      chain.add(input.sha256)
      chain.add(input.bytes)
      chain.add(input.rows)
    }
    chain.add(summaryHash)
    return chain.digest
  }
}

extension FileDigest {
  /// One digest over a run's list of files.
  static func hash(_ files: [FileDigest], run: Int) -> [UInt8] {
    var chain = Chain()
    chain.add(run)
    for file in files {
      chain.add(file.path)
      chain.add(file.sha256)
      chain.add(file.bytes)
    }
    return chain.digest
  }
}

extension Day {
  /// Reads `2026-10-31`; nil for anything else.
  init?(text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, let year = wholeNumber(parts[0]), let month = wholeNumber(parts[1]),
      let day = wholeNumber(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
