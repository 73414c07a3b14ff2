/// Our records of a month against the other side's log, record by record: evidence for a dispute.
///
/// Nothing is billed by it. Two records are of one connection when they carry one id, or when they
/// lie close together in time and no device says otherwise; the closest pair is taken first.
package struct Reconciliation: Sendable {
  /// How two records go together.
  package enum Status: String, CaseIterable, Sendable {
    case exact
    /// Both ends within the tolerance.
    case within
    case different
    /// The other side has it, we do not.
    case missingHere = "missing-here"
    /// We have it, the other side does not.
    case missingThere = "missing-there"
    /// The other side's record is none of a session: a file window, a rejected login.
    case noSession = "no-session"
  }

  /// One side's record.
  package struct Record: Hashable, Sendable {
    package var place: Place
    package var sessionID: String
    package var consultant: String
    package var device: String
    package var kind: String
    package var started: LocalTime
    package var ended: LocalTime?
    /// Length as settled here, end minus start there; nil without an end.
    package var seconds: Int?
    /// Of our records: what became of the row.
    package var rowClass: RowClass?
  }

  /// A record of either side, or one of each.
  package struct Entry: Sendable {
    package var status: Status
    package var here: Record?
    package var there: Record?
    /// Seconds the other side's start lies after ours; nil where one is missing.
    package var startDifference: Int?
    package var endDifference: Int?
    /// Our session that a record of the other side lies inside of.
    package var inside = ""
  }

  package let period: Month
  /// Nil for all clients.
  package let clientID: String?
  package let toleranceSeconds: Int
  /// In order of time, ours first.
  package private(set) var entries: [Entry] = []
  /// Whole hours by which the other side's records seem to be off; 0 where they are not.
  package private(set) var shiftHours = 0

  /// - Parameters:
  ///   - billing: the month as it is rated.
  ///   - trial: the other side's log as it was read.
  ///   - clientID: whose sessions are compared; nil for all.
  ///   - device: id or name of the only device whose sessions are; nil for all.
  ///   - toleranceSeconds: by how much start and end may differ and still agree.
  package init(
    _ billing: Billing, _ trial: ProfileTrial, clientID: String?, device: String? = nil,
    toleranceSeconds: Int
  ) {
    period = billing.period
    self.clientID = clientID
    self.toleranceSeconds = toleranceSeconds
    let ours = Reconciliation.ours(billing, clientID).filter { record in
      device.map { $0 == record.deviceID || $0 == record.record.device } ?? true
    }
    let (theirs, others) = Reconciliation.theirs(trial, billing.contracts.zone)
    let isCoarse = trial.profile.precision == .minute
    let pairing = RecordPairing(ours, theirs, toleranceSeconds: toleranceSeconds)
    shiftHours = pairing.shiftHours
    var pairOf: [Int: Int] = [:]
    for (left, right) in pairing.pairs { pairOf[left] = right }
    let paired = Set(pairOf.values)
    for (index, own) in ours.enumerated() {
      entries.append(entry(own, pairOf[index].map { theirs[$0] }, isCoarse: isCoarse))
    }
    for (index, other) in theirs.enumerated() where !paired.contains(index) {
      var entry = Entry(status: .missingHere, there: other.record)
      entry.inside =
        ours.first {
          $0.start <= other.start && other.start < ($0.end ?? $0.start)
            && !RecordPairing.areApart($0, other)
        }?.record.sessionID ?? ""
      entries.append(entry)
    }
    entries += others.map { Entry(status: .noSession, there: $0.record) }
    entries = entries.filter(isOfPeriod)
    entries.sort { Reconciliation.key($0) < Reconciliation.key($1) }
  }

  /// Records of each status, none left out.
  package var counts: [(status: Status, count: Int)] {
    Status.allCases.map { status in (status, entries.count { $0.status == status }) }
  }

  /// Seconds of all of one side's sessions.
  package var secondsHere: Int { entries.reduce(0) { $0 + ($1.here?.seconds ?? 0) } }
  package var secondsThere: Int {
    entries.reduce(0) { $0 + ($1.status == .noSession ? 0 : $1.there?.seconds ?? 0) }
  }

  private func isOfPeriod(_ entry: Entry) -> Bool {
    [entry.here, entry.there].compactMap(\.self).contains {
      period.contains(($0.ended ?? $0.started).day)
    }
  }

  private static func key(_ entry: Entry) -> (Int64, Int, Int) {
    let record = entry.here ?? entry.there
    return (
      record?.started.seconds ?? 0, entry.here == nil ? 1 : 0, record?.place.line ?? 0
    )
  }

  private func entry(_ own: TimedRecord, _ other: TimedRecord?, isCoarse: Bool) -> Entry {
    guard let other else { return Entry(status: .missingThere, here: own.record) }
    // A log to the minute says only in which minute something was.
    let grain: Int64 = isCoarse || own.isCoarse ? 60 : 1
    func difference(_ left: Int64, _ right: Int64) -> Int {
      Int(right.floored(to: grain) - left.floored(to: grain))
    }
    var entry = Entry(status: .exact, here: own.record, there: other.record)
    entry.startDifference = difference(own.start, other.start)
    if let end = own.end, let otherEnd = other.end {
      entry.endDifference = difference(end, otherEnd)
    }
    let differences = [entry.startDifference, entry.endDifference].compactMap(\.self).map {
      abs($0)
    }
    if own.end == nil, other.end != nil {
      entry.status = .different
    } else if differences.contains(where: { $0 > toleranceSeconds }) {
      entry.status = .different
    } else if differences.contains(where: { $0 != 0 }) {
      entry.status = .within
    }
    return entry
  }
}

extension Int64 {
  fileprivate func floored(to grain: Int64) -> Int64 {
    let rest = self % grain
    return rest < 0 ? self - rest - grain : self - rest
  }
}

extension Reconciliation {
  /// Our rows that are sessions of the client, whatever became of them.
  private static func ours(_ billing: Billing, _ clientID: String?) -> [TimedRecord] {
    let admission = billing.admission
    let symbols = admission.logs.symbols
    var records: [TimedRecord] = []
    for (row, session) in admission.sessions.enumerated() where session.standing == .counts {
      let client =
        session.client < 0 ? nil : billing.contracts.clients[Int(session.client)].id
      guard let started = session.started, clientID == nil || clientID == client else { continue }
      let read = admission.logs.rows[row]
      let zone = billing.contracts.zone
      let record = Record(
        place: billing.place(ofRow: row), sessionID: symbols.text(read.sessionID),
        consultant: symbols.text(read.consultant),
        device: symbols.text(read.deviceID.isEmpty ? read.deviceName : read.deviceID),
        kind: symbols.text(session.service), started: zone.local(started),
        ended: session.ended.map(zone.local),
        seconds: session.ended == nil ? nil : Int(session.seconds),
        rowClass: billing.classes[row])
      records.append(
        TimedRecord(
          record: record, start: started.seconds, end: session.ended?.seconds,
          deviceID: symbols.text(read.deviceID), caseID: symbols.text(session.caseID),
          hasOwnID: !read.hasDerivedID,
          isCoarse: admission.logs.files[Int(read.file)].lengthBasis == .roundedUpDuration))
    }
    return records.sorted { ($0.start, $0.record.place) < ($1.start, $1.record.place) }
  }

  /// The other side's sessions, and its records that are none.
  private static func theirs(
    _ trial: ProfileTrial, _ zone: ZoneRules
  ) -> (sessions: [TimedRecord], others: [TimedRecord]) {
    let logs = trial.logs
    let symbols = logs.symbols
    let isCoarse = trial.profile.precision == .minute
    var sessions: [TimedRecord] = []
    var others: [TimedRecord] = []
    for (index, row) in logs.rows.enumerated() {
      let file = logs.files[Int(row.file)]
      let duration = row.durationSeconds >= 0 ? Int64(row.durationSeconds) : nil
      var reader = ZoneReader(file.zone)
      let reading = TimeReading.of(
        start: row.started, end: row.ended, starts: reader.moments(row.started),
        ends: reader.moments(row.ended),
        durationSeconds: file.lengthBasis == .stamps ? nil : duration,
        slackSeconds: file.lengthBasis == .roundedUpDuration ? 60 : 0)
      let moments: (Instant?, Instant?)
      switch reading {
      case .plain(let start, let end), .settled(let start, let end): moments = (start, end)
      case .noSuchTime, .ambiguous: continue
      }
      guard let start = moments.0 else { continue }
      let record = Record(
        place: Place(file: file.path, line: Int(row.line)),
        sessionID: row.hasDerivedID ? "" : symbols.text(row.sessionID),
        consultant: symbols.text(row.consultant),
        device: symbols.text(row.deviceID.isEmpty ? row.deviceName : row.deviceID),
        kind: symbols.text(logs.kinds[Int32(index)] ?? .none), started: zone.local(start),
        ended: moments.1.map(zone.local), seconds: moments.1.map { Int($0 - start) })
      let timed = TimedRecord(
        record: record, start: start.seconds, end: moments.1?.seconds,
        deviceID: symbols.text(row.deviceID), caseID: symbols.text(row.caseID),
        hasOwnID: !row.hasDerivedID, isCoarse: isCoarse)
      if row.isNoSession { others.append(timed) } else { sessions.append(timed) }
    }
    func ordered(_ records: [TimedRecord]) -> [TimedRecord] {
      records.sorted { ($0.start, $0.record.place) < ($1.start, $1.record.place) }
    }
    return (ordered(sessions), ordered(others))
  }
}
