/// What a run would make of one log, client and price left aside: `profile check`.
///
/// Every row is taken for one client's, so that merging and started blocks can be counted by the
/// same road as in a month.
package struct LogCheck {
  /// One session to look at.
  package struct Entry: Hashable, Sendable {
    package var line: Int
    package var consultant: String
    package var started: LocalTime
    package var ended: LocalTime
    package var seconds: Int
  }

  /// What makes a session worth a look, though nothing is wrong with it.
  package enum Oddity: CaseIterable, Sendable {
    /// 0 seconds: free.
    case noTime
    /// Over eight hours.
    case long
    /// Starts from 22:00 to 5:59.
    case night
    /// In the hour the clocks repeat.
    case clockChange
    /// Begins while the same consultant is in another session.
    case overlap
  }

  /// A session and what is odd about it.
  package struct OddRow: Sendable {
    package var entry: Entry
    package var oddities: [Oddity]
  }

  /// Consultations and started blocks under one policy.
  package struct Blocks: Hashable, Sendable {
    package var policy: MergePolicy
    package var consultations: Int
    /// Of 30 and of 60 minutes.
    package var halfHours: Int
    package var hours: Int
  }

  /// Each nil when no row has both times.
  package private(set) var first: Entry?
  package private(set) var last: Entry?
  package private(set) var longest: Entry?
  package private(set) var shortest: Entry?
  /// Starts by local hour, 24 of them.
  package private(set) var hours = [Int](repeating: 0, count: 24)
  package private(set) var shiftedHours: ShiftedHours?
  package private(set) var blocks: [Blocks] = []
  /// In the order of their starts.
  package private(set) var oddRows: [OddRow] = []
  /// Sessions with both times; the others are odd rows with a finding.
  package private(set) var sessions = 0
  package private(set) var seconds = 0
  /// Rows that a kind or a total row leaves out, and copies of others.
  package private(set) var excluded = 0
  package private(set) var duplicates = 0
  /// In order; those of reading and those of times.
  package private(set) var findings: [Finding]

  /// - Parameter zone: local days and hours are those of this zone.
  package init(_ trial: ProfileTrial, zone: ZoneRules) {
    findings = trial.findings
    var contracts = Contracts(
      settings: Settings(issuer: Issuer(name: "-", nip: "-", address1: "-")), zone: zone)
    contracts.settings.terms[0].terms.requireConsent = false
    var client = Client(id: "-", name: "-")
    client.acceptedOn = Day(number: 0)
    contracts.clients = [client]
    var logs = trial.logs
    let id = logs.symbols.intern(client.id)
    for row in logs.rows.indices { logs.rows[row].clientID = id }
    var admission = Admission(logs, contracts)
    admission.run()
    for (row, session) in admission.sessions.enumerated() {
      switch session.standing {
      case .excluded: excluded += 1
      case .duplicate: duplicates += 1
      case .counts: take(row, session, admission, zone)
      }
    }
    findOverlaps()
    shiftedHours = ShiftedHours(hours)
    blocks = PolicyCost.compared.map { LogCheck.blocks($0, admission) }
    findings.sort(by: Finding.inOrder)
  }

  private mutating func take(
    _ row: Int, _ session: Session, _ admission: Admission, _ zone: ZoneRules
  ) {
    let read = admission.logs.rows[row]
    if !session.holds.isEmpty { tell(session.holds, read, admission) }
    guard let started = session.started else { return }
    hours[zone.local(started).secondOfDay / 3600] += 1
    guard let ended = session.ended, session.isLive else { return }
    sessions += 1
    seconds += Int(session.seconds)
    let entry = Entry(
      line: Int(read.line), consultant: admission.logs.symbols.text(read.consultant),
      started: zone.local(started), ended: zone.local(ended), seconds: Int(session.seconds))
    var oddities: [Oddity] = []
    if entry.seconds == 0 { oddities.append(.noTime) }
    if entry.seconds > 8 * 3600 { oddities.append(.long) }
    let hour = entry.started.secondOfDay / 3600
    if hour >= 22 || hour < 6 { oddities.append(.night) }
    if session.isClockChange { oddities.append(.clockChange) }
    oddRows.append(OddRow(entry: entry, oddities: oddities))
    if first.map({ entry.started < $0.started }) ?? true { first = entry }
    if last.map({ entry.ended >= $0.ended }) ?? true { last = entry }
    if longest.map({ entry.seconds > $0.seconds }) ?? true { longest = entry }
    if shortest.map({ entry.seconds < $0.seconds }) ?? true { shortest = entry }
  }

  /// Marks sessions that begin inside another of their consultant; keeps the odd ones alone.
  private mutating func findOverlaps() {
    oddRows.sort { ($0.entry.started, $0.entry.line) < ($1.entry.started, $1.entry.line) }
    var latest: [String: LocalTime] = [:]
    for index in oddRows.indices {
      let entry = oddRows[index].entry
      let before = latest[entry.consultant]
      if let before, entry.started < before { oddRows[index].oddities.append(.overlap) }
      latest[entry.consultant] = max(before ?? entry.ended, entry.ended)
    }
    oddRows.removeAll { $0.oddities.isEmpty }
  }

  /// What would hold the row in a month.
  private mutating func tell(_ holds: Holds, _ row: LogRow, _ admission: Admission) {
    let codes: [(Holds, FindingCode)] = [
      (.conflictingDuplicates, .conflictingDuplicates), (.noSuchTime, .noSuchTime),
      (.ambiguousTime, .ambiguousTime), (.noStart, .noStart), (.noEnd, .noEnd),
      (.noDuration, .noDuration),
      (.endBeforeStart, .endBeforeStart), (.tooLong, .tooLong), (.noQuantity, .noQuantity),
    ]
    let id = admission.logs.symbols.text(row.sessionID)
    let place = Place(file: admission.logs.files[Int(row.file)].path, line: Int(row.line))
    for (hold, code) in codes where holds.contains(hold) {
      let detail =
        hold == .noQuantity ? admission.logs.symbols.text(row.service) : LogCheck.written(row)
      findings.append(Finding(code, at: place, subject: id, detail))
    }
  }

  private static func written(_ row: LogRow) -> String {
    let stamps = [row.started, row.ended].map { stamp in
      stamp.form == .missing ? "?" : LocalTime(seconds: stamp.seconds).text()
    }
    return stamps.joined(separator: " - ")
  }

  private static func blocks(_ policy: MergePolicy, _ admission: Admission) -> Blocks {
    var blocks = Blocks(policy: policy, consultations: 0, halfHours: 0, hours: 0)
    var merging = Merging(admission, policy: policy)
    for consultation in merging.consultations() {
      blocks.consultations += 1
      blocks.halfHours += startedBlocks(seconds: consultation.seconds, blockMinutes: 30)
      blocks.hours += startedBlocks(seconds: consultation.seconds, blockMinutes: 60)
    }
    return blocks
  }
}
