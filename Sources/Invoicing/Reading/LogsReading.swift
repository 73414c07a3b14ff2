/// Reads the logs of a billing folder: for each file, in the order of their paths, ``begin(_:_:)``,
/// ``feed(_:)`` for every block and ``end()``; at last ``finish()``.
package struct LogsReading {
  /// Rows, files and texts read so far.
  package internal(set) var logs = SessionLogs()
  /// Unsorted; the shell sorts all of a run together.
  package private(set) var findings: [Finding] = []
  /// What was read of each file, by its path.
  package private(set) var counts: [String: LogCounts] = [:]

  private let profiles: [LogProfile]
  private let entries: [LogEntry]
  private let zone: (String) -> ZoneRules?
  private let digest: LogReader.Digest
  private let period: Month?
  var reader: LogReader?
  /// How many files, rows and findings there were before the file that was begun.
  private var before = (files: 0, rows: 0, findings: 0)

  /// What was refused of files as a whole.
  private var told: Set<Finding> = []

  /// - Parameters:
  ///   - profiles: the folder's own before the built-in ones; the first of an id wins.
  ///   - entries: ``Settings/logs``.
  ///   - period: the month that is billed, where one is.
  ///   - zone: the rules of an IANA name; nil when there is none.
  ///   - digest: SHA-256 of some bytes.
  package init(
    profiles: [LogProfile], entries: [LogEntry], period: Month? = nil,
    zone: @escaping (String) -> ZoneRules?, digest: @escaping LogReader.Digest
  ) {
    self.period = period
    self.profiles = profiles
    self.entries = entries
    self.zone = zone
    self.digest = digest
  }

  /// Begins a file; false when it cannot be read (the findings say why): then feed nothing.
  ///
  /// - Parameters:
  ///   - encoding: what ``EncodingProbe`` found in the whole file.
  ///   - utf8Failure: where the file stops being UTF-8.
  package mutating func begin(
    _ path: String, _ encoding: EncodingProbe.Outcome, utf8Failure: Int? = nil
  ) -> Bool {
    reader = nil
    before = (logs.files.count, logs.rows.count, findings.count)
    guard let entry = entries.first(where: { globMatches($0.files, path) }) else {
      refuse(.unmatchedLog, Place(file: path))
      return false
    }
    guard let profile = profiles.first(where: { $0.id == entry.profile }) else {
      let known = nearestNameOrAll(to: entry.profile, among: profiles.map(\.id))
      refuse(.unknownProfile, entry.place, entry.profile, known)
      return false
    }
    guard !profile.isEvidence else {
      refuse(.evidenceOnly, entry.place, profile.id)
      return false
    }
    var file = LogFile(
      path: path, profile: profile.id, zone: .utc, standingConsent: entry.standingConsent)
    var needsOffset = false
    var zoneName = entry.zoneName
    if case .named(let name) = profile.zone {
      // How a tool writes its times is a fact, whatever the entry was copied from.
      if !zoneName.isEmpty, zoneName != name {
        tell(.zoneOfProfile, entry.place, [profile.id, name, zoneName])
      }
      zoneName = name
    }
    if !zoneName.isEmpty {
      // A wrong name in billing.yaml has its finding already.
      if let rules = zone(zoneName) {
        file.zone = rules
      } else if entry.zoneName != zoneName {
        refuse(.unknownZone, Place(file: path), zoneName)
      }
    } else if profile.zone == .inCell {
      needsOffset = true
    } else {
      refuse(.missingZone, entry.place, profile.id)
    }
    let decided: TextEncoding
    if profile.encoding == .utf8, let offset = utf8Failure {
      refuse(.badEncoding, Place(file: path), String(offset + 1))
      return false
    }
    switch (profile.encoding, encoding) {
    case (let forced?, _): decided = forced
    case (nil, .encoding(let found)): decided = found
    case (nil, .undecodable(let offset)):
      refuse(.badEncoding, Place(file: path), String(offset + 1))
      return false
    }
    logs.files.append(file)
    reader = LogReader(
      profile: profile, path: path, fileIndex: logs.files.count - 1, entry: entry,
      encoding: decided, needsOffset: needsOffset, period: period, digest: digest)
    return true
  }

  /// Makes room for all rows of the file that was begun, as many a byte as it began with.
  package mutating func reserveRows(after bytes: Int, of all: Int) {
    let expected = before.rows + density(after: bytes).rows(in: all)
    let capacity = logs.rows.capacity
    if expected > capacity { logs.rows.reserveCapacity(max(expected, capacity * 3 / 2)) }
  }

  /// How many rows stand in the first bytes of the file.
  func density(after bytes: Int) -> RowDensity {
    RowDensity(rows: logs.rows.count - before.rows, bytes: bytes)
  }

  /// Takes the next block of the file as it is on disk.
  package mutating func feed(_ block: Span<UInt8>) { reader?.feed(block, into: &logs) }

  /// Ends the file.
  package mutating func end() {
    guard var last = reader.take() else { return }
    last.finish(into: &logs)
    findings += last.findings
    findings += FileSigns(logs, file: logs.files.count - 1, from: before.rows).findings
    counts[last.path] = last.counts
  }

  /// Forgets what was read of the file that was begun: it is to be read again in another way.
  package mutating func abandon() {
    reader = nil
    logs.files.removeLast(logs.files.count - before.files)
    logs.rows.removeLast(logs.rows.count - before.rows)
    let kept = Int32(before.rows)
    logs.kinds = logs.kinds.filter { $0.key < kept }
    logs.sourceFees = logs.sourceFees.filter { $0.key < kept }
    findings.removeLast(findings.count - before.findings)
  }

  /// Ends the reading: repeated made ids get their numbers.
  package mutating func finish() { logs.assignDerivedIDs() }

  private mutating func refuse(_ code: FindingCode, _ place: Place, _ details: String...) {
    tell(code, place, details)
  }

  private mutating func tell(_ code: FindingCode, _ place: Place, _ details: [String]) {
    var finding = Finding(code, at: place)
    finding.details = details
    // An entry of billing.yaml is told once, however many files it covers.
    if told.insert(finding).inserted { findings.append(finding) }
  }
}

/// Whether a path fits a pattern in which `*` stands for any characters but `/`.
package func globMatches(_ pattern: String, _ path: String) -> Bool {
  let pattern = Array(pattern.utf8)
  let path = Array(path.utf8)
  var at = 0
  var star: Int?
  var resume = 0
  var index = 0
  while index < path.count {
    if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
      star = at
      resume = index
      at += 1
    } else if at < pattern.count, pattern[at] == path[index] {
      at += 1
      index += 1
    } else if let last = star, path[resume] != UInt8(ascii: "/") {
      resume += 1
      index = resume
      at = last + 1
    } else {
      return false
    }
  }
  return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
}
