import GRDB
import Invoicing
import Ledger
import Testing

@Suite struct DamageTests {
  private static let dearer =
    "UPDATE model SET bytes = CAST(replace(CAST(bytes AS TEXT), '9550', '9551') AS BLOB) "
    + "WHERE document = 1"
  private static let moved =
    "UPDATE sessionOnLine SET sessionID = '2026-10-K002-1' "
    + "WHERE sessionID = '2026-10-K001-1' AND document = 4"

  /// Everything a reader can ask of a ledger.
  private struct Content: Equatable {
    var documents: [IssuedDocument] = []
    var entries: [DocumentEntry]
    var runs: [StoredRun]
    var summaries: [[UInt8]]
    var files: [[FileDigest]?]
    var work: [IssuedWork]

    init(_ ledger: Ledger) throws {
      entries = try ledger.entries()
      runs = try ledger.runs()
      summaries = try runs.map { try ledger.summary(of: $0) }
      files = try runs.map { try ledger.files(of: $0) }
      work = try ledger.issuedWork(["2026-10-K001-1"])
      var documents: [IssuedDocument] = []
      try ledger.allDocuments { documents.append($0) }
      self.documents = documents
    }
  }

  /// SplitMix64.
  private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }

  private func filled() throws -> (ScratchFile, Content) {
    let scratch = try ScratchFile()
    let ledger = try Ledger.open(path: scratch.path)
    try Samples.fill(ledger)
    let content = try Content(ledger)
    try ledger.close()
    return (scratch, content)
  }

  /// Changes rows though the triggers forbid it, as a hand with an editor would.
  private func change(_ scratch: ScratchFile, _ table: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
        arguments: [table])
      for row in triggers { try db.execute(sql: "DROP TRIGGER " + (row["name"] as String)) }
      try db.execute(sql: sql)
      #expect(db.changesCount == 1)
      for row in triggers { try db.execute(sql: row["sql"] as String) }
    }
    try queue.close()
  }

  @Test(arguments: [
    (
      "model",
      dearer,
      LedgerProblem.Kind.chain
    ),
    ("model", "DELETE FROM model WHERE document = 3", .chain),
    ("document", "UPDATE document SET net = net + 1 WHERE id = 2", .chain),
    ("document", "UPDATE document SET clientID = 'K007' WHERE id = 2", .chain),
    ("document", "UPDATE document SET number = 'FV/2026/11/0009' WHERE id = 2", .number),
    ("document", "DELETE FROM document WHERE id = 2", .chain),
    ("line", "UPDATE line SET net = net + 1 WHERE document = 1", .sum),
    ("line", "UPDATE line SET lineID = 'x' WHERE document = 1", .rows),
    ("vatSum", "UPDATE vatSum SET ownNet = ownNet + 1 WHERE document = 1", .state),
    (
      "sessionOnLine",
      moved,
      .session
    ),
    (
      "sessionReleased",
      "INSERT INTO sessionReleased SELECT document, position, sessionID, 1 FROM sessionOnLine "
        + "LIMIT 1",
      .session
    ),
    ("run", "UPDATE run SET reason = 'x' WHERE id = 2", .run),
    ("input", "UPDATE input SET sha256 = 'ab13'", .run),
    ("summary", "UPDATE summary SET bytes = x'00' WHERE run = 2", .run),
    ("file", "UPDATE file SET bytes = bytes + 1", .files),
  ])
  func `a changed row is named (R25)`(
    table: String, sql: String, kind: LedgerProblem.Kind
  ) throws {
    let (scratch, _) = try filled()
    try change(scratch, table, sql)
    let ledger = try Ledger.open(path: scratch.path, readOnly: true)
    let kinds = Set(try ledger.verify().map(\.kind))
    #expect(kinds.contains(kind), "\(kinds)")
  }

  @Test func `a trigger that is gone is named`() throws {
    let (scratch, _) = try filled()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.write { try $0.execute(sql: "DROP TRIGGER lineNoDelete") }
    try queue.close()
    let problems = try Ledger.open(path: scratch.path, readOnly: true).verify()
    #expect(problems.map(\.kind) == [.schema])
    #expect(problems.map(\.subject) == ["lineNoDelete"])
  }

  @Test func `a changed model is not read as if nothing had happened (R24)`() throws {
    let (scratch, _) = try filled()
    try change(
      scratch, "model", DamageTests.dearer
    )
    let ledger = try Ledger.open(path: scratch.path)
    #expect(throws: LedgerError.self) { try ledger.state(of: Samples.period) }
    #expect(try ledger.documents(of: Samples.period, client: "K002").count == 1)
  }

  @Test(arguments: 0..<6)
  func `a flipped byte is named or harmless, never a trap (R25)`(part: Int) throws {
    let (scratch, content) = try filled()
    let original = try scratch.bytes()
    var random = Random(state: UInt64(part) + 2026)
    var named = 0
    for round in 0..<50 {
      var bytes = original
      // Every fifth flip in the header and the schema, where most can go wrong.
      let position = random.below(round % 5 == 0 ? 4096 : bytes.count)
      bytes[position] ^= UInt8(1 + random.below(255))
      try scratch.write(bytes)
      do {
        let ledger = try Ledger.open(
          path: scratch.path, readOnly: round % 3 != 0, patienceSeconds: 0)
        if try ledger.verify().isEmpty {
          let found = try Content(ledger)
          #expect(found == content, "part \(part), byte \(position)")
        } else {
          named += 1
        }
      } catch {
        #expect(error is LedgerError, "part \(part), byte \(position): \(error)")
        named += 1
      }
    }
    #expect(named > 0)
  }

  @Test func `a file cut short is named, never a trap (R25)`() throws {
    let (scratch, _) = try filled()
    let original = try scratch.bytes()
    for length in stride(from: 0, to: original.count, by: 4096 + 611) {
      try scratch.write(Array(original[..<length]))
      do {
        let ledger = try Ledger.open(path: scratch.path, readOnly: true)
        #expect(try !ledger.verify().isEmpty, "\(length) bytes")
      } catch {
        #expect(error.path == scratch.path)
      }
    }
  }
}
