private import GRDB
private import Glibc

extension Ledger {
  /// Opens a ledger, or makes one where none is and `readOnly` is false.
  ///
  /// A ledger of a newer version is refused before anything is written; one of an older version
  /// is brought to this one, and what a killed run left half done is rolled back, also when it is
  /// only to be read. A symbolic link at the path is refused, and so, to be written, is a file that
  /// has a second name: a backup made of hard links would change with it.
  /// - Parameters:
  ///   - path: the file.
  ///   - readOnly: whether nothing may be made or issued; `notFound` where no ledger is.
  ///   - patienceSeconds: how long to wait for another run before it is `busy`.
  package static func open(
    path: String, readOnly: Bool = false, patienceSeconds: Int = 5
  ) throws(LedgerError) -> Ledger {
    let exists = try isFile(path)
    // SQLite would wait for ever at a pipe of that name.
    _ = try isFile(path + "-journal")
    guard exists || !readOnly else { throw LedgerError(path, .notFound) }
    if !readOnly {
      for file in [path, path + "-journal"] where try names(file) > 1 {
        throw LedgerError(file, .io("it has a second name (hard link); put a copy in its place"))
      }
    }
    if !exists { try create(path) }
    do {
      let standing = try standing(path, patienceSeconds)
      if readOnly && standing == .unmade { throw LedgerError(path, .notFound) }
      if standing != .ready { try make(path, patienceSeconds) }
      return Ledger(
        path: path,
        queue: try DatabaseQueue(
          path: path, configuration: configuration(readOnly: readOnly, patienceSeconds)))
    } catch {
      throw LedgerError(path, error)
    }
  }

  /// A ledger that lives as long as this value, in no file.
  package static func inMemory() throws(LedgerError) -> Ledger {
    do {
      let queue = try DatabaseQueue(configuration: configuration(readOnly: false, 0))
      try Schema.migrator.migrate(queue)
      return Ledger(path: ":memory:", queue: queue)
    } catch {
      throw LedgerError(":memory:", error)
    }
  }

  /// What stands in a file that could be a ledger.
  private enum Standing {
    /// Nothing yet, or a creation that was cut off.
    case unmade
    /// Written by an older version.
    case older
    case ready

    init(_ db: Database, _ path: String) throws {
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if application == 0 && version == 0 {
        let others =
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
        guard others == 0 else { throw LedgerError(path, .damaged("it is no ledger")) }
        self = .unmade
        return
      }
      guard application == Schema.applicationID else {
        throw LedgerError(path, .damaged("it is no ledger"))
      }
      if version > Schema.version { throw LedgerError(path, .newerSchema) }
      if try Schema.migrator.hasBeenSuperseded(db) { throw LedgerError(path, .newerSchema) }
      if try Schema.migrator.hasCompletedMigrations(db) {
        self = .ready
        return
      }
      // The mark of a ledger and its first migration come in one transaction.
      guard try !Schema.migrator.appliedIdentifiers(db).isEmpty else {
        throw LedgerError(path, .damaged("it does not say which version wrote it"))
      }
      self = .older
    }
  }

  /// Looks without writing; only what a killed run left in its journal needs a writer first.
  private static func standing(_ path: String, _ patienceSeconds: Int) throws -> Standing {
    do {
      return try look(path, configuration(readOnly: true, patienceSeconds))
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_READONLY || error.resultCode == .SQLITE_CANTOPEN
    {
      // SQLite rolls the journal back before the first read.
      return try look(path, configuration(readOnly: false, patienceSeconds))
    }
  }

  private static func look(_ path: String, _ configuration: Configuration) throws -> Standing {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { try Standing($0, path) }
  }

  private static func make(_ path: String, _ patienceSeconds: Int) throws {
    let queue = try DatabaseQueue(
      path: path, configuration: configuration(readOnly: false, patienceSeconds))
    defer { try? queue.close() }
    for attempt in 1... {
      do {
        return try Schema.migrator.migrate(queue)
      } catch {
        // Another run may have made it in the meantime, or be making it step by step: each failure
        // then stands for a step that is made.
        let standing = try queue.read { try Standing($0, path) }
        if standing == .ready { return }
        guard standing == .older, attempt <= Schema.version else { throw error }
      }
    }
  }

  private static func configuration(readOnly: Bool, _ patienceSeconds: Int) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode =
      patienceSeconds > 0 ? .timeout(Double(patienceSeconds)) : .immediateError
    configuration.prepareDatabase { db in
      // A row that replaces another counts as a removal, so the triggers see it.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
      // Damaged pages are looked at closely instead of believed.
      try db.execute(sql: "PRAGMA cell_size_check = ON")
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      guard !readOnly else { return }
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  // MARK: The file

  /// Whether a regular file stands there; anything else that stands there is refused.
  private static func isFile(_ path: String) throws(LedgerError) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return false }
      throw system(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return true
    case S_IFLNK: throw LedgerError(path, .io("it is a symbolic link"))
    default: throw LedgerError(path, .io("it is no regular file"))
    }
  }

  /// How many names a file has; none when it is not there.
  private static func names(_ path: String) throws(LedgerError) -> Int {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return 0 }
      throw system(path)
    }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_nlink) : 1
  }

  /// An empty file with the house's mode, its name on the disk.
  private static func create(_ path: String) throws(LedgerError) {
    let file = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw system(path)
    }
    // The umask may have taken bits away.
    let changed = fchmod(file, 0o640)
    Glibc.close(file)
    guard changed == 0 else { throw system(path) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let parent = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw system(path) }
    defer { Glibc.close(parent) }
    guard fsync(parent) == 0 else { throw system(path) }
  }

  private static func system(_ path: String) -> LedgerError {
    LedgerError(path, .io(unsafe String(cString: strerror(errno))))
  }
}
