internal import GRDB

/// The tables of the ledger and the triggers that keep them from changing.
enum Schema {
  /// `IRLG` as a number: marks the file as ours.
  static let applicationID = 0x4952_4C47
  /// How many migrations there are.
  static let version = 4

  /// Those of the first migration, in the order of creation; a table refers only to those before
  /// it.
  static let tables = [
    "run", "summary", "input", "document", "model", "vatSum", "line", "sessionOnLine",
    "fileList", "file",
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents", foreignKeyChecks: .immediate) { db in
      for statement in first { try db.execute(sql: statement) }
      for table in tables { try forbidChange(of: table, db) }
      try forbidGaps(in: "run", db)
      try forbidGaps(in: "document", db)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2 answers of KSeF", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: answers)
      try forbidChange(of: "ksefAnswer", db)
      try forbidGaps(in: "ksefAnswer", db)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3 released sessions", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: released)
      try forbidChange(of: "sessionReleased", db)
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4 long texts", foreignKeyChecks: .immediate) { db in
      for (table, key) in [("summary", "run"), ("model", "document")] {
        try db.execute(sql: rest(of: table, key))
        try forbidChange(of: table + "Rest", db)
      }
      try db.execute(sql: "PRAGMA user_version = 4")
    }
    return migrator
  }

  /// Rows are added, never changed or removed.
  private static func forbidChange(of table: String, _ db: Database) throws {
    for (action, name) in [("UPDATE", "Update"), ("DELETE", "Delete")] {
      try db.execute(
        sql: """
          CREATE TRIGGER \(table)No\(name) BEFORE \(action) ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END
          """)
    }
  }

  /// A row follows the last one, so none is replaced and none put in between.
  private static func forbidGaps(in table: String, _ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TRIGGER \(table)InOrder BEFORE INSERT ON \(table)
        WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM \(table))
        BEGIN SELECT RAISE(ABORT, 'the ledger only grows at its end'); END
        """)
  }

  /// Money is whole hundredths of the document's currency, days and months ISO texts.
  private static let first = [
    """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, runID TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('bill', 'correct')),
      folder TEXT NOT NULL UNIQUE, period TEXT NOT NULL, issuedOn TEXT NOT NULL,
      reason TEXT NOT NULL, programVersion TEXT NOT NULL, options TEXT NOT NULL,
      summaryHash BLOB NOT NULL, previousHash BLOB NOT NULL, hash BLOB NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE summary (run INTEGER PRIMARY KEY REFERENCES run, bytes BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE input (
      run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, path TEXT NOT NULL,
      sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, rows INTEGER NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, run INTEGER NOT NULL REFERENCES run,
      kind TEXT NOT NULL CHECK (kind IN ('invoice', 'correction', 'none')),
      clientID TEXT NOT NULL, period TEXT NOT NULL, currency TEXT NOT NULL,
      net INTEGER NOT NULL, tax INTEGER NOT NULL,
      series TEXT, seqYear INTEGER, seqMonth INTEGER, seq INTEGER,
      corrects TEXT REFERENCES document (number),
      modelHash BLOB NOT NULL, previousHash BLOB NOT NULL, hash BLOB NOT NULL UNIQUE,
      UNIQUE (series, seqYear, seqMonth, seq)
    ) STRICT
    """,
    "CREATE INDEX documentOfClient ON document (period, clientID, id)",
    """
    CREATE TABLE model (
      document INTEGER PRIMARY KEY REFERENCES document, bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE vatSum (
      document INTEGER NOT NULL REFERENCES document, code TEXT NOT NULL,
      net INTEGER NOT NULL, tax INTEGER NOT NULL,
      ownNet INTEGER NOT NULL, ownTax INTEGER NOT NULL,
      PRIMARY KEY (document, code)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE line (
      document INTEGER NOT NULL REFERENCES document, position INTEGER NOT NULL,
      lineID TEXT NOT NULL, service TEXT NOT NULL, unit TEXT NOT NULL, vat TEXT NOT NULL,
      net INTEGER NOT NULL, PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sessionOnLine (
      document INTEGER NOT NULL, position INTEGER NOT NULL, sessionID TEXT NOT NULL,
      PRIMARY KEY (document, position, sessionID),
      FOREIGN KEY (document, position) REFERENCES line (document, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sessionOnLineOfSession ON sessionOnLine (sessionID)",
    """
    CREATE TABLE fileList (run INTEGER PRIMARY KEY REFERENCES run, hash BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE file (
      run INTEGER NOT NULL REFERENCES fileList, position INTEGER NOT NULL, path TEXT NOT NULL,
      sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// Sessions that left a live line whose amount did not change, with the run that charged them
  /// elsewhere: their old document needs no correction and none is issued (R24).
  private static let released = """
    CREATE TABLE sessionReleased (
      document INTEGER NOT NULL, position INTEGER NOT NULL, sessionID TEXT NOT NULL,
      run INTEGER NOT NULL REFERENCES run,
      PRIMARY KEY (document, position, sessionID),
      FOREIGN KEY (document, position, sessionID)
        REFERENCES sessionOnLine (document, position, sessionID)
    ) STRICT, WITHOUT ROWID
    """

  /// Where bytes go on that are too long for one row (``LongBytes``), in order.
  private static func rest(of table: String, _ key: String) -> String {
    """
    CREATE TABLE \(table)Rest (
      \(key) INTEGER NOT NULL REFERENCES \(table), position INTEGER NOT NULL,
      bytes BLOB NOT NULL, PRIMARY KEY (\(key), position)
    ) STRICT
    """
  }

  /// One answer a document, for ever; `lastDocument` is the newest document there was by then.
  private static let answers = """
    CREATE TABLE ksefAnswer (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL UNIQUE REFERENCES document,
      status TEXT NOT NULL CHECK (status IN ('accepted', 'refused')),
      ksefNumber TEXT UNIQUE, acceptedOn TEXT, importedOn TEXT NOT NULL,
      lastDocument INTEGER NOT NULL REFERENCES document,
      previousHash BLOB NOT NULL, hash BLOB NOT NULL UNIQUE,
      CHECK ((status = 'accepted') = (ksefNumber IS NOT NULL)),
      CHECK ((status = 'accepted') = (acceptedOn IS NOT NULL))
    ) STRICT
    """
}
