/// Admits the rows that were read: whose, when, how long, with whose consent, and what holds them.
struct Admission {
  let contracts: Contracts
  var logs: SessionLogs
  /// Of every row, once they are settled.
  private(set) var sessions: [Session] = []
  var findings: [Finding] = []

  private let clientIndex: [String: Int]
  private let clientOfSymbol: [Symbol: Int]
  private let finding: ClientFinding
  /// What becomes of each row whatever it says (R7); nothing once rows are settled.
  private var standings: [Session.Standing]
  /// Rows of one id that contradict each other.
  private var conflicting: Set<Int> = []
  /// Indices of decisions by session id.
  private let decisions: [Symbol: [Int]]
  private let decidedIDs: SymbolMarks
  /// Of the few rows that a decision other than to exclude speaks of.
  private var decided: [Int: RowDecisions] = [:]
  /// Symbols of standing consents, by log file and by client.
  private let fileConsents: [Symbol]
  private let clientConsents: [Symbol]
  private let remote: Symbol
  private let onsite: Symbol
  /// The zone of each log file and, for times of decisions and local days, our own.
  private var fileZones: [ZoneReader]
  private var ownZone: ZoneReader

  init(_ logs: consuming SessionLogs, _ contracts: Contracts) {
    self.contracts = contracts
    var logs = logs
    var clientIndex: [String: Int] = [:]
    var clientOfSymbol: [Symbol: Int] = [:]
    for (index, client) in contracts.clients.enumerated() {
      clientIndex[client.id] = index
      clientOfSymbol[logs.symbols.canonical(logs.symbols.intern(client.id))] = index
    }
    var decisions: [Symbol: [Int]] = [:]
    for (index, decision) in contracts.decisions.enumerated() {
      decisions[logs.symbols.intern(decision.sessionID), default: []].append(index)
      for text in [decision.consent, decision.service, decision.caseID, decision.repairs] {
        if let text { _ = logs.symbols.intern(text) }
      }
    }
    fileConsents = logs.files.map { logs.symbols.intern($0.standingConsent) }
    clientConsents = contracts.clients.map { logs.symbols.intern($0.consent) }
    remote = logs.symbols.intern("remote")
    onsite = logs.symbols.intern("onsite")
    fileZones = logs.files.map { ZoneReader($0.zone) }
    ownZone = ZoneReader(contracts.zone)
    self.clientIndex = clientIndex
    self.clientOfSymbol = clientOfSymbol
    finding = ClientFinding(contracts.matches, clients: clientIndex)
    self.decisions = decisions
    var marks = SymbolMarks(room: decisions.count)
    for id in decisions.keys { marks.insert(id) }
    decidedIDs = marks
    standings = Array(repeating: .counts, count: logs.rows.count)
    self.logs = logs
  }

  /// Admits every row.
  ///
  /// - Parameters:
  ///   - workers: who settles the rows.
  ///   - rowsAtOnce: so many are settled at a time.
  mutating func run(_ workers: any Workers = OneWorker(), rowsAtOnce: Int = 16_384) {
    removeAndPair(workers)
    sessions.reserveCapacity(logs.rows.count)
    let (size, end) = (max(1, rowsAtOnce), logs.rows.count)
    let parts = stride(from: 0, to: end, by: size).map { $0..<min($0 + size, end) }
    workers.inOrder(parts) { [self] rows in
      var own = self
      return rows.map { own.settled($0) }
    } take: {
      sessions += $0
    }
    (standings, conflicting) = ([], [])
    findings += StrayDecisions(self).findings
  }

  // MARK: Which rows count (R7)

  private mutating func removeAndPair(_ workers: any Workers) {
    let duplicates = Duplicates(logs: logs, contracts: contracts, decisions: decisions)
    let groups = workers.begin { duplicates.groups() }
    // Rows of an id that a decision names, and the row of each decision that names one.
    var named: [Int] = []
    var rowOfSource: [Int: Int] = [:]
    for row in logs.rows.indices {
      if logs.rows[row].isNoSession { standings[row] = .excluded(.noSession) }
      let own = decisions(onID: logs.rows[row].sessionID)
      if !own.isEmpty { named.append(row) }
      for index in own where applies(index, to: row) {
        if contracts.decisions[index].source != nil { rowOfSource[index] = row }
        if contracts.decisions[index].kind == .exclude {
          standings[row] = .excluded(.decision(Int32(index)))
        }
      }
    }
    for group in groups() {
      let rows = group.filter { standings[$0] == .counts }
      if rows.count < 2 { continue }
      switch duplicates.outcome(of: rows) {
      case .counts(let chosen):
        for row in rows where row != chosen {
          standings[row] = .duplicate(of: Int32(chosen))
        }
      case .named(let chosen):
        for row in rows where row != chosen { standings[row] = .excluded(.otherRowNamed) }
      case .conflict:
        conflicting.formUnion(rows)
      }
    }
    for row in named where standings[row] == .counts { decide(row, rowOfSource) }
  }

  /// Notes the decisions on a row that counts.
  ///
  /// - Parameter rowOfSource: the row that a decision's `source` names, by decision.
  private mutating func decide(_ row: Int, _ rowOfSource: [Int: Int]) {
    let isConflicting = conflicting.contains(row)
    var own = RowDecisions()
    for number in decisions(onID: logs.rows[row].sessionID) {
      let decision = contracts.decisions[number]
      // Of rows that contradict each other all can be put off, and nothing else.
      if isConflicting && decision.kind != .defer { continue }
      // A source that names a duplicate speaks of the row that counts instead.
      let isOfCopy = rowOfSource[number].map { standings[$0] == .duplicate(of: Int32(row)) }
      guard applies(number, to: row) || isOfCopy == true else { continue }
      let before = decision.kind == .set ? own.set : own.other
      if let before {
        // Two of one source are told where the table is read.
        if contracts.decisions[before].source == decision.source { continue }
        let line = String(contracts.decisions[before].place.line)
        findings.append(
          Finding(
            .conflictingDecisions, at: decision.place, subject: decision.sessionID,
            decision.sessionID, line))
      } else if decision.kind == .set {
        own.set = number
      } else {
        own.other = number
      }
    }
    if own != RowDecisions() { decided[row] = own }
  }

  private func decisions(onID id: Symbol) -> [Int] {
    decidedIDs.mayContain(id) ? decisions[id, default: []] : []
  }

  /// Whether a decision speaks of this row: of all rows of its id, or of the one its source names.
  func applies(_ index: Int, to row: Int) -> Bool {
    guard let source = contracts.decisions[index].source else { return true }
    return logs.stands(row: row, file: source.file, line: source.line)
  }

  // MARK: One row

  private mutating func settled(_ index: Int) -> Session {
    let row = logs.rows[index]
    var session = Session()
    session.standing = standings[index]
    if conflicting.contains(index) { session.holds.insert(.conflictingDuplicates) }
    let set = decisions(onRow: index).set
    session.service = row.service
    session.caseID = row.caseID
    session.repairs = row.repairs
    var times = WrittenTimes(row)
    if let set {
      let decision = contracts.decisions[set]
      session.service = symbol(of: decision.service) ?? row.service
      session.caseID = symbol(of: decision.caseID) ?? row.caseID
      session.repairs = symbol(of: decision.repairs) ?? row.repairs
      times.replace(by: decision)
    }
    setTimes(&session, row, times)
    if session.standing == .counts {
      setClient(&session, row, set)
      setHolds(&session, index)
    }
    return session
  }

  /// The symbol of what a decision sets, which has had one from the start.
  private func symbol(of text: String?) -> Symbol? { text.flatMap(logs.symbols.symbol(of:)) }

  private mutating func setTimes(
    _ session: inout Session, _ row: LogRow, _ times: WrittenTimes
  ) {
    let file = Int(row.file)
    let basis = logs.files[file].lengthBasis
    let (start, end) = (times.start, times.end)
    // A decision on the times is the truth: the export's duration no longer is.
    let isAsLogged = !times.isStartSet && !times.isEndSet
    let duration =
      isAsLogged && basis != .stamps && row.durationSeconds >= 0
      ? Int64(row.durationSeconds) : nil
    let starts = moments(start, of: file, isSet: times.isStartSet)
    let ends = moments(end, of: file, isSet: times.isEndSet)
    let reading = TimeReading.of(
      start: start, end: end, starts: starts, ends: ends, durationSeconds: duration,
      slackSeconds: basis == .roundedUpDuration ? 60 : 0)
    switch reading {
    case .plain(let first, let last):
      (session.started, session.ended) = (first, last)
      session.isClockChange = isSettledByOffset(start, first) || isSettledByOffset(end, last)
    case .settled(let start, let end):
      (session.started, session.ended) = (start, end)
      session.isClockChange = true
    case .noSuchTime: session.holds.insert(.noSuchTime)
    case .ambiguous: session.holds.insert(.ambiguousTime)
    }
    session.startDay = day(session.started) ?? writtenDay(start)
    let endDay = day(session.ended) ?? writtenDay(end)
    session.placeDay = endDay ?? session.startDay
    if let started = session.started, let ended = session.ended {
      let length = times.length(of: ended - started, duration, basis)
      if ended < started {
        session.holds.insert(.endBeforeStart)
        session.placeDay = session.startDay
      } else {
        session.seconds = Int32(clamping: length)
        session.hasRoundedMinutes = duration != nil && basis == .roundedUpDuration
        if isAsLogged && duration == nil && basis == .roundedUpDuration {
          session.holds.insert(.noDuration)
        }
        if length > 86_400 { session.holds.insert(.tooLong) }
      }
    }
    if times.confirmed.form != .missing,
      moments(times.confirmed, of: file, isSet: times.isConfirmedSet).isEmpty
    {
      session.holds.insert(.noSuchTime)
    }
  }

  /// Whether only a stamp's offset says which pass of the repeated hour it is in (R2).
  private mutating func isSettledByOffset(_ stamp: Stamp, _ moment: Instant?) -> Bool {
    guard stamp.form == .instant, let moment else { return false }
    return ownZone.isRepeated(moment)
  }

  /// The moments a stamp can mean: in its log's zone or, where a decision set it, in ours (R1).
  private mutating func moments(_ stamp: Stamp, of file: Int, isSet: Bool) -> Moments {
    isSet ? ownZone.moments(stamp) : fileZones[file].moments(stamp)
  }

  private mutating func day(_ instant: Instant?) -> Day? {
    guard let instant else { return nil }
    return ownZone.day(instant)
  }

  /// The day a stamp shows, when no moment could be made of it.
  private func writtenDay(_ stamp: Stamp) -> Day? {
    stamp.form == .local ? LocalTime(seconds: stamp.seconds).day : nil
  }

  private func setClient(_ session: inout Session, _ row: LogRow, _ set: Int?) {
    if let set, let id = contracts.decisions[set].clientID {
      if let client = clientIndex[id] {
        session.client = Int32(client)
      } else {
        session.holds.insert(.unknownClient)
      }
    } else if !row.clientID.isEmpty {
      if let client = clientOfSymbol[logs.symbols.canonical(row.clientID)] {
        session.client = Int32(client)
      } else {
        session.holds.insert(.unknownClient)
      }
    } else {
      let day = session.startDay ?? session.placeDay ?? Day(number: 0)
      switch finding.client(of: row, caseID: session.caseID, on: day, logs.symbols) {
      case .client(let client): session.client = Int32(client)
      case .ownMachine(let line): session.standing = .excluded(.ownMachine(line: Int32(line)))
      case .nobody: session.holds.insert(.noClient)
      }
    }
  }

  private func setHolds(_ session: inout Session, _ index: Int) {
    guard session.standing == .counts else { return }
    if session.started == nil && session.holds.isDisjoint(with: [.noSuchTime, .ambiguousTime]) {
      session.holds.insert(.noStart)
    }
    let needsEnd = isTimed(session.service)
    if needsEnd && session.ended == nil
      && session.holds.isDisjoint(with: [.noSuchTime, .ambiguousTime])
    {
      session.holds.insert(.noEnd)
    }
    if !needsEnd && quantity(ofRow: index) == nil { session.holds.insert(.noQuantity) }
    let day = session.startDay ?? session.placeDay
    if session.client >= 0, let day {
      let accepted = contracts.clients[Int(session.client)].acceptedOn
      if accepted.map({ day < $0 }) ?? true { session.holds.insert(.notAccepted) }
    }
    if session.service == remote, consent(ofRow: index, client: session.client).isEmpty,
      contracts.settings.terms(on: day ?? Day(number: 0)).requireConsent
    {
      session.holds.insert(.noConsent)
    }
    defer {
      // What is cut off where no number holds it, nobody can accept.
      if session.seconds == .max { session.holds.insert(.tooLong) }
    }
    guard let decision = decisions(onRow: index).other else { return }
    switch contracts.decisions[decision].kind {
    case .accept: session.holds.subtract(.settledByAccept)
    case .waive:
      session.holds.subtract(.settledByAccept)
      session.isWaived = true
    case .defer: session.holds.insert(.deferred)
    case .reduce, .exclude, .set: break
    }
  }

  private func isTimed(_ service: Symbol) -> Bool {
    service == remote || service == onsite
  }

  // MARK: What is asked for now and then

  /// The decisions on one row.
  func decisions(onRow row: Int) -> RowDecisions {
    // Asked of every row, and hardly any has one.
    guard decidedIDs.mayContain(logs.rows[row].sessionID) else { return RowDecisions() }
    return decided[row] ?? RowDecisions()
  }

  /// Kilometres or items of a row (R10).
  func quantity(ofRow row: Int) -> Quantity? {
    if let set = decisions(onRow: row).set, let quantity = contracts.decisions[set].quantity {
      return quantity
    }
    return logs.rows[row].quantity
  }

  /// When a row's work was confirmed (R17).
  func confirmed(ofRow row: Int) -> Instant? {
    let set = decisions(onRow: row).set.flatMap { contracts.decisions[$0].confirmed }
    var zone = set == nil ? fileZones[Int(logs.rows[row].file)] : ownZone
    return zone.moments(set ?? logs.rows[row].confirmed).first
  }

  /// The start a row itself shows; the first pass of a repeated hour.
  func logged(ofRow row: Int) -> Instant? {
    var zone = fileZones[Int(logs.rows[row].file)]
    return zone.moments(logs.rows[row].started).first
  }

  /// The consent that covers a row, wherever it comes from (R14).
  func consent(ofRow row: Int) -> Symbol { consent(ofRow: row, client: sessions[row].client) }

  /// Its own, the client's standing one, or the log entry's.
  private func consent(ofRow row: Int, client: Int32) -> Symbol {
    if let set = decisions(onRow: row).set,
      let consent = symbol(of: contracts.decisions[set].consent)
    {
      return consent
    }
    let read = logs.rows[row]
    if !read.consent.isEmpty { return read.consent }
    if client >= 0, !clientConsents[Int(client)].isEmpty { return clientConsents[Int(client)] }
    return fileConsents[Int(read.file)]
  }
}
