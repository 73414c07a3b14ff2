/// Makes consultations of admitted sessions (R5).
///
/// Only remote sessions merge. The order of input never matters: rows are sorted by what they say,
/// and by place only where they say the same.
struct Merging {
  let admission: Admission
  private let contracts: Contracts
  private let remote: Symbol
  private let onsite: Symbol?
  private let agreements: AgreementIndex
  /// Instead of what terms and agreements say; nil leaves them in force.
  private let asked: MergePolicy?

  /// - Parameter policy: a policy to compare with; nil takes what is in force.
  init(_ admission: Admission, policy: MergePolicy? = nil) {
    self.admission = admission
    asked = policy
    contracts = admission.contracts
    remote = admission.logs.symbols.symbol(of: "remote") ?? .none
    onsite = admission.logs.symbols.symbol(of: "onsite")
    agreements = AgreementIndex(contracts)
  }

  /// What two sessions must share to be one consultation.
  private struct Key: Hashable {
    var client: Int32
    var consultant: Symbol
    var repairs: Symbol
    var caseID: Symbol
    /// For an empty case: 1 is the device's id, 2 its name.
    var deviceKind: UInt8
    var device: Symbol
  }

  /// All consultations of all months, in the order of client, start, end and first id.
  func consultations() -> [Consultation] {
    consultations(of: admission.sessions.indices.lazy.map { Int32($0) })
  }

  /// The consultations of some rows; rows that are not live take no part.
  func consultations(of rows: some Sequence<Int32>) -> [Consultation] {
    var chains: [Key: [Int32]] = [:]
    var result: [Consultation] = []
    for row in rows {
      let session = admission.sessions[Int(row)]
      guard session.isLive else { continue }
      if session.service == remote, let key = key(Int(row)) {
        chains[key, default: []].append(row)
      } else if let only = consultation([row], seconds: Int(session.seconds)) {
        result.append(only)
      }
    }
    for rows in chains.values { addChains(of: rows, to: &result) }
    let symbols = admission.logs.symbols
    result.sort { left, right in
      if left.client != right.client { return left.client < right.client }
      if left.started != right.started { return left.started < right.started }
      if left.endDay != right.endDay { return left.endDay < right.endDay }
      return isBefore(left.rows[0], right.rows[0], symbols)
    }
    return result
  }

  private func key(_ index: Int) -> Key? {
    let session = admission.sessions[index]
    let row = admission.logs.rows[index]
    var key = Key(
      client: session.client, consultant: canonical(row.consultant),
      repairs: session.repairs, caseID: canonical(session.caseID), deviceKind: 0,
      device: .none)
    if session.caseID.isEmpty {
      if !row.deviceID.isEmpty {
        (key.deviceKind, key.device) = (1, canonical(row.deviceID))
      } else if !row.deviceName.isEmpty {
        (key.deviceKind, key.device) = (2, canonical(row.deviceName))
      } else {
        return nil
      }
    }
    return key
  }

  private func canonical(_ symbol: Symbol) -> Symbol {
    admission.logs.symbols.canonical(symbol)
  }

  private func isBefore(_ left: Int32, _ right: Int32, _ symbols: Symbols) -> Bool {
    let first = admission.sessions[Int(left)]
    let second = admission.sessions[Int(right)]
    if first.started != second.started { return instant(first.started) < instant(second.started) }
    if first.ended != second.ended { return instant(first.ended) < instant(second.ended) }
    let firstID = admission.logs.rows[Int(left)].sessionID
    let secondID = admission.logs.rows[Int(right)].sessionID
    if firstID != secondID { return symbols.isBefore(firstID, secondID) }
    return left < right
  }

  private func instant(_ value: Instant?) -> Int64 { value?.seconds ?? Int64.min }

  // MARK: Chains

  private func addChains(of unsorted: [Int32], to result: inout [Consultation]) {
    let symbols = admission.logs.symbols
    let rows = unsorted.sorted { isBefore($0, $1, symbols) }
    var chain: [Int32] = []
    var latestEnd = Instant(seconds: 0)
    var policy = MergePolicy.none
    var day = Day(number: 0)
    for row in rows {
      let session = admission.sessions[Int(row)]
      guard let started = session.started, let ended = session.ended,
        let startDay = session.startDay
      else { continue }
      if !chain.isEmpty,
        joins(session, startDay, policy: policy, day: day, gap: started - latestEnd)
      {
        chain.append(row)
        latestEnd = max(latestEnd, ended)
      } else {
        close(chain, to: &result)
        chain = [row]
        latestEnd = ended
        day = startDay
        policy = mergePolicy(client: session.client, on: startDay)
      }
    }
    close(chain, to: &result)
  }

  private func joins(
    _ session: Session, _ startDay: Day, policy: MergePolicy, day: Day, gap: Int64
  ) -> Bool {
    switch policy {
    case .none: false
    case .gap(let minutes): gap <= Int64(minutes) * 60
    case .day: !session.caseID.isEmpty && startDay == day
    }
  }

  private func mergePolicy(client: Int32, on day: Day) -> MergePolicy {
    if let asked { return asked }
    let agreement = agreements.index(client: client, on: day)
    let own = agreement < 0 ? nil : contracts.agreements[Int(agreement)].merge
    return own ?? contracts.settings.terms(on: day).merge
  }

  /// A waived session bridges gaps but adds no time: it is a line of its own (R5, R15).
  private func close(_ chain: [Int32], to result: inout [Consultation]) {
    let billed = chain.filter { !admission.sessions[Int($0)].isWaived }
    for row in chain where admission.sessions[Int(row)].isWaived {
      let seconds = Int(admission.sessions[Int(row)].seconds)
      if let waived = consultation([row], seconds: seconds) { result.append(waived) }
    }
    if let merged = consultation(billed, seconds: union(billed)) { result.append(merged) }
  }

  /// Each session adds its length less what its stamps share with the time so far, so that lengths
  /// from a rounded-up column stay plain sums where nothing overlaps (R3, R5).
  private func union(_ rows: [Int32]) -> Int {
    var total: Int64 = 0
    var covered = Instant(seconds: Int64.min / 2)
    for row in rows {
      let session = admission.sessions[Int(row)]
      guard let started = session.started, let ended = session.ended else { continue }
      let shared = max(0, min(covered, ended) - started)
      total += max(0, Int64(session.seconds) - shared)
      covered = max(covered, ended)
    }
    return Int(total)
  }

  private func consultation(_ rows: [Int32], seconds: Int) -> Consultation? {
    guard let first = rows.first else { return nil }
    let session = admission.sessions[Int(first)]
    guard let started = session.started, let startDay = session.startDay else { return nil }
    let ends = rows.compactMap { admission.sessions[Int($0)].ended }
    let ended = ends.max()
    let agreement = agreements.index(client: session.client, on: startDay)
    let terms = contracts.settings.terms(on: startDay)
    let standard = agreement < 0 ? terms.standardBlockMinutes : terms.slaBlockMinutes
    let own = agreement < 0 ? nil : contracts.agreements[Int(agreement)].blockMinutes
    var notes: Set<LineNote> = []
    if rows.contains(where: { admission.sessions[Int($0)].isClockChange }) {
      notes.insert(.clockChange)
    }
    return Consultation(
      rows: rows, client: session.client, service: session.service,
      consultant: admission.logs.rows[Int(first)].consultant, caseID: session.caseID,
      repairs: session.repairs, started: started, ended: ended, startDay: startDay,
      endDay: ended.map(contracts.zone.day) ?? startDay, seconds: seconds,
      sumSeconds: rows.reduce(0) { $0 + Int(admission.sessions[Int($1)].seconds) },
      policy: mergePolicy(client: session.client, on: startDay), agreement: agreement,
      blockMinutes: own ?? standard, isWaived: session.isWaived,
      confirmed: rows.compactMap { admission.sessions[Int($0)].confirmed }.max(), notes: notes)
  }
}

/// Agreements by client, for a day (R4, R8).
struct AgreementIndex: Sendable {
  private let contracts: [Agreement]
  private let ranges: [Range<Int>]

  init(_ contracts: Contracts) {
    let agreements = contracts.agreements
    self.contracts = agreements
    var firstOf: [String: Int] = [:]
    var countOf: [String: Int] = [:]
    for (index, agreement) in agreements.enumerated() {
      if firstOf[agreement.clientID] == nil { firstOf[agreement.clientID] = index }
      countOf[agreement.clientID, default: 0] += 1
    }
    ranges = contracts.clients.map { client in
      let first = firstOf[client.id] ?? 0
      return first..<(first + (countOf[client.id] ?? 0))
    }
  }

  /// Index of the agreement in force on a day; -1 for none.
  func index(client: Int32, on day: Day) -> Int32 {
    guard client >= 0 else { return -1 }
    for index in ranges[Int(client)] where contracts[index].validity.contains(day) {
      return Int32(index)
    }
    return -1
  }
}
