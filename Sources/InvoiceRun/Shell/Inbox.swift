import Invoicing
import Ledger
import Parallel

/// Everything a billing folder says, read once: settings, tables, logs, and a digest of each file.
struct Inbox {
  /// Nil when billing.yaml cannot be read.
  private(set) var contracts: Contracts?
  private(set) var logs = SessionLogs()
  /// Of every file, unsorted.
  private(set) var findings: [Finding] = []
  /// Sorted by path.
  private(set) var files: [InputFile] = []

  private let folder: String
  private let period: Month
  /// The only files that are read; nil for all.
  private let only: Set<String>?
  private let jobs: Int
  /// The largest table in bytes; logs have no limit.
  private static let tableLimit = 64 << 20
  private static let settingsName = "billing.yaml"

  /// Reads the folder; what is wrong with it is a finding, not an error.
  ///
  /// - Parameters:
  ///   - period: the month that is billed.
  ///   - only: paths to read, where a run of old is looked at again; nil for all.
  ///   - jobs: threads at work at once; the same comes out of any number.
  init(
    _ folder: String, period: Month, only: Set<String>? = nil, jobs: Int = Jobs.ofMachine
  ) {
    self.folder = folder
    self.period = period
    self.jobs = jobs
    self.only = only
    guard FileSystem.isFolder(folder) else {
      findings.append(Finding(.missingFolder, at: Place(file: "."), folder))
      return
    }
    guard FileSystem.exists(folder + "/" + Inbox.settingsName) else {
      findings.append(withoutSettings)
      return
    }
    guard let settings = yaml(Inbox.settingsName) else { return }
    var tables: [String: [UInt8]] = [:]
    for name in ContractsReading.requiredTables + ContractsReading.optionalTables
    where isWanted(name) && FileSystem.exists(folder + "/" + name) {
      if let bytes = bytes(name, limit: Inbox.tableLimit) { tables[name] = bytes }
    }
    var reading = ContractsReading(tables: tables)
    contracts = reading.read(settings: settings, zone: ZoneTable.rules)
    findings += reading.findings
    for index in files.indices { files[index].rows = reading.rows[files[index].path] ?? 0 }
    if let contracts { readLogs(contracts.settings) }
    files.sort { $0.path < $1.path }
  }

  /// Hands the logs over: nobody else holds them, so that nothing of them is copied.
  mutating func takeLogs() -> SessionLogs {
    let taken = logs
    logs = SessionLogs()
    return taken
  }

  private func isWanted(_ path: String) -> Bool { only?.contains(path) ?? true }

  /// What is said of a folder without billing.yaml: a slip in the path is likelier than its loss.
  private var withoutSettings: Finding {
    let place = Place(file: Inbox.settingsName)
    let parent = FileSystem.absolute(folder + "/..")
    return FileSystem.exists(parent + "/" + Inbox.settingsName)
      ? Finding(.insideBillingFolder, at: place, folder, parent)
      : Finding(.notBillingFolder, at: place, folder)
  }

  // MARK: Small files

  private mutating func bytes(_ path: String, limit: Int) -> [UInt8]? {
    do throws(FileError) {
      let bytes = try FileSystem.read(folder + "/" + path, limit: limit)
      add(path, hexText(Digest.of(bytes.span)), bytes.count)
      return bytes
    } catch {
      refuse(path, error)
      return nil
    }
  }

  private mutating func yaml(_ path: String) -> ConfigNode? {
    guard let bytes = bytes(path, limit: YAMLReader.limitBytes) else { return nil }
    let outcome = YAMLReader.read(bytes, file: path)
    findings += outcome.findings
    if outcome.node == nil && outcome.findings.isEmpty {
      findings.append(Finding(.emptyFile, at: Place(file: path)))
    }
    return outcome.node
  }

  private mutating func add(_ path: String, _ sha256: String, _ bytes: Int, rows: Int = 0) {
    files.append(InputFile(path: path, sha256: sha256, bytes: bytes, rows: rows))
  }

  private mutating func refuse(_ path: String, _ error: FileError) {
    findings.append(
      Finding(.unreadableFile, at: Place(file: path), error.cause(.pl), error.cause(.en)))
  }

  private mutating func names(in subfolder: String) -> [String] {
    let path = folder + "/" + subfolder
    guard FileSystem.isFolder(path) else { return [] }
    do throws(FileError) {
      return try FileSystem.files(in: path, depth: 1).map { subfolder + "/" + $0 }
        .filter(isWanted)
    } catch {
      refuse(subfolder, error)
      return []
    }
  }

  // MARK: Logs

  /// Endings of files that are a log in a form we do not read; others are no log.
  private static let tableEndings: Set<String> = ["ods", "tsv", "txt", "xls", "xlsm", "xlsx"]

  /// What stands behind a name's last dot, in small letters: Windows writes `.CSV` as well.
  private static func ending(of path: String) -> String {
    path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  }

  private mutating func profiles() -> [LogProfile] {
    var profiles: [LogProfile] = []
    for path in names(in: "profiles") where path.hasSuffix(".yaml") {
      if let node = yaml(path),
        let profile = LogProfile.read(node, file: path, findings: &findings)
      {
        profiles.append(profile)
      }
    }
    return profiles + ProfileShelf.builtIn(BuiltInProfiles.files, &findings)
  }

  private mutating func readLogs(_ settings: Settings) {
    var reading = LogsReading(
      profiles: profiles(), entries: settings.logs, period: period, zone: ZoneTable.rules,
      digest: { Digest.of($0) })
    var isAnyRead = false
    for path in names(in: "logs") {
      switch Inbox.ending(of: path) {
      case "csv":
        readLog(path, &reading)
        isAnyRead = true
      case let ending where Inbox.tableEndings.contains(ending):
        findings.append(Finding(.logNotCSV, at: Place(file: path)))
      default: continue
      }
    }
    if !isAnyRead { findings.append(Finding(.noLogs, at: Place(file: "logs"))) }
    reading.finish()
    findings += reading.findings
    for index in files.indices {
      if let count = reading.counts[files[index].path] { files[index].rows = count.rows }
    }
    logs = reading.logs
  }

  private mutating func readLog(_ path: String, _ reading: inout LogsReading) {
    do throws(FileError) {
      let file = LogFileReading(folder + "/" + path, as: path, jobs: jobs)
      let looks = try file.read(into: &reading)
      add(path, hexText(looks.sha256), looks.bytes)
    } catch {
      refuse(path, error)
    }
  }
}
