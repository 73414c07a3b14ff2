/// Makes consultations of admitted sessions (R5), client after client.
///
/// Only remote sessions merge. The order of input never matters: rows are sorted by what they say,
/// and by place only where they say the same.
struct Merging {
  let admission: Admission
  private let remote: Symbol
  private var conditions: ConditionsOfDay

  /// - Parameter policy: a policy to compare with; nil takes what is in force.
  init(_ admission: Admission, policy: MergePolicy? = nil) {
    self.admission = admission
    remote = admission.logs.symbols.symbol(of: "remote") ?? .none
    conditions = ConditionsOfDay(admission.contracts, policy: policy)
  }

  /// The live rows of each client.
  func liveRows() -> Grouping {
    Grouping(admission.sessions.count, groups: admission.contracts.clients.count) {
      admission.sessions[$0].isLive ? Int(admission.sessions[$0].client) : -1
    }
  }

  /// All consultations of all months, in the order of client, start, end and first id.
  mutating func consultations() -> [Consultation] {
    consultations(ofClients: admission.contracts.clients.indices, liveRows())
  }

  /// The same of some clients that stand side by side.
  mutating func consultations(
    ofClients clients: Range<Int>, _ live: Grouping
  ) -> [Consultation] {
    var result: [Consultation] = []
    result.reserveCapacity(clients.reduce(0) { $0 + live.range($1).count })
    var chains: [Chain] = []
    for client in clients {
      chains.removeAll(keepingCapacity: true)
      merge(live.members[live.range(client)], to: &chains)
      sort(&chains)
      for chain in chains {
        if let consultation = consultation(chain) { result.append(consultation) }
      }
    }
    return result
  }

  /// Hands over the consultations of some live rows of one client, in no order that means anything.
  mutating func consultations(of rows: [Int32], take: (Consultation) -> Void) {
    var chains: [Chain] = []
    merge(rows[...], to: &chains)
    for chain in chains {
      if let consultation = consultation(chain) { take(consultation) }
    }
  }

  /// In the order of start, local day of the end, and first id.
  private mutating func sort(_ chains: inout [Chain]) {
    chains.sort {
      if $0.started != $1.started { return $0.started < $1.started }
      if let left = endDay($0.rows), let right = endDay($1.rows), left != right {
        return left < right
      }
      return isBefore($0.rows[0], $1.rows[0])
    }
  }

  private mutating func merge(_ rows: ArraySlice<Int32>, to chains: inout [Chain]) {
    // Rows of one client lie far from each other: nothing else is done while they are fetched.
    let facts = rows.map { Facts($0, admission.logs.rows[Int($0)], admission.sessions[Int($0)]) }
    var keyed: [Keyed] = []
    keyed.reserveCapacity(rows.count)
    for own in facts {
      if own.service == remote, let key = key(own) {
        keyed.append(Keyed(key: key, started: instant(own.started), row: own.row))
      } else {
        chains.append(
          Chain(rows: Few(own.row), seconds: Int(own.seconds), started: instant(own.started)))
      }
    }
    keyed.sort {
      if $0.key != $1.key { return $0.key < $1.key }
      return $0.started == $1.started ? isBefore($0.row, $1.row) : $0.started < $1.started
    }
    var start = 0
    for index in 1...max(1, keyed.count) where index <= keyed.count {
      if index < keyed.count, keyed[index].key == keyed[start].key { continue }
      addChains(of: keyed[start..<index], to: &chains)
      start = index
    }
  }

  /// What a session has in common with those it may join; nil when it joins no other: neither case
  /// nor device.
  private func key(_ own: Facts) -> MergeKey? {
    let symbols = admission.logs.symbols
    let consultant = symbols.canonical(own.consultant)
    let caseID = symbols.canonical(own.caseID)
    if !caseID.isEmpty {
      return MergeKey(consultant: consultant, repairs: own.repairs, caseID: caseID)
    }
    let device = own.deviceID.isEmpty ? own.deviceName : own.deviceID
    guard !device.isEmpty else { return nil }
    return MergeKey(
      consultant: consultant, repairs: own.repairs, device: symbols.canonical(device),
      kind: own.deviceID.isEmpty ? 2 : 1)
  }

  /// The order of start, end, id and place.
  private func isBefore(_ left: Int32, _ right: Int32) -> Bool {
    let (first, second) = (admission.sessions[Int(left)], admission.sessions[Int(right)])
    if first.started != second.started { return instant(first.started) < instant(second.started) }
    if first.ended != second.ended { return instant(first.ended) < instant(second.ended) }
    let firstID = admission.logs.rows[Int(left)].sessionID
    let secondID = admission.logs.rows[Int(right)].sessionID
    if firstID != secondID { return admission.logs.symbols.isBefore(firstID, secondID) }
    return left < right
  }

  private func instant(_ value: Instant?) -> Int64 { value?.seconds ?? Int64.min }

  // MARK: Chains

  private mutating func addChains(of sorted: ArraySlice<Keyed>, to chains: inout [Chain]) {
    var chain = sorted.startIndex
    var latestEnd = Instant(seconds: 0)
    var policy = MergePolicy.none
    var day = Day(number: 0)
    for index in sorted.indices {
      let session = admission.sessions[Int(sorted[index].row)]
      guard let started = session.started, let ended = session.ended,
        let startDay = session.startDay
      else { preconditionFailure("a remote session that is not held has a start and an end") }
      if index > sorted.startIndex,
        joins(session, startDay, policy: policy, day: day, gap: started - latestEnd)
      {
        latestEnd = max(latestEnd, ended)
        continue
      }
      close(sorted[chain..<index], to: &chains)
      chain = index
      latestEnd = ended
      day = startDay
      policy = conditions.of(client: session.client, on: startDay).policy
    }
    close(sorted[chain...], to: &chains)
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

  /// A waived session bridges gaps but adds no time: it is a line of its own (R5, R15).
  private func close(_ chain: ArraySlice<Keyed>, to chains: inout [Chain]) {
    var billed = Chain(rows: Few(), seconds: 0, started: 0)
    for entry in chain {
      let session = admission.sessions[Int(entry.row)]
      if session.isWaived {
        chains.append(
          Chain(rows: Few(entry.row), seconds: Int(session.seconds), started: entry.started))
        continue
      }
      if billed.rows.isEmpty { billed.started = entry.started }
      billed.rows.append(entry.row)
    }
    if billed.rows.isEmpty { return }
    billed.seconds = union(billed.rows)
    chains.append(billed)
  }

  /// Each session adds its length less what its stamps share with the time so far, so that lengths
  /// from a rounded-up column stay plain sums where nothing overlaps (R3, R5).
  private func union(_ rows: Few<Int32>) -> Int {
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

  /// Nil for a row without a start, which is held and so never merged.
  private mutating func consultation(_ chain: Chain) -> Consultation? {
    let first = chain.rows[0]
    let session = admission.sessions[Int(first)]
    guard let started = session.started, let startDay = session.startDay,
      let endDay = endDay(chain.rows)
    else { return nil }
    var sum = 0
    var notes = LineNotes()
    for row in chain.rows {
      let session = admission.sessions[Int(row)]
      sum += Int(session.seconds)
      if session.isClockChange { notes.insert(.clockChange) }
    }
    var consultation = Consultation(
      rows: chain.rows, first: session, consultant: admission.logs.rows[Int(first)].consultant,
      started: started, startDay: startDay, endDay: endDay,
      conditions: conditions.of(client: session.client, on: startDay))
    consultation.ended = latestEnd(chain.rows)
    consultation.seconds = chain.seconds
    consultation.sumSeconds = sum
    consultation.notes = notes
    // Decades, which nobody worked: no number of ours holds them.
    if max(chain.seconds, sum) > Int(Int32.max) { consultation.holds.insert(.amountTooBig) }
    return consultation
  }

  /// Local day of the latest end, or of the start where there is none (R4).
  private mutating func endDay(_ rows: Few<Int32>) -> Day? {
    latestEnd(rows).map { conditions.day($0) } ?? admission.sessions[Int(rows[0])].startDay
  }

  private func latestEnd(_ rows: Few<Int32>) -> Instant? {
    rows.lazy.compactMap { admission.sessions[Int($0)].ended }.max()
  }
}

/// The rows of one consultation, before it is made.
private struct Chain {
  /// In order of start, end and id; not empty once it is closed.
  var rows: Few<Int32>
  /// The union of their times (R5).
  var seconds: Int
  /// Of the first row, in seconds since 1970.
  var started: Int64
}

/// What of a row and its session says whether it joins others.
private struct Facts {
  let row: Int32
  let service: Symbol
  let consultant: Symbol
  let caseID: Symbol
  let repairs: Symbol
  let deviceID: Symbol
  let deviceName: Symbol
  let seconds: Int32
  let started: Instant?

  @inline(__always)
  init(_ number: Int32, _ row: borrowing LogRow, _ session: borrowing Session) {
    self.row = number
    service = session.service
    consultant = row.consultant
    caseID = session.caseID
    repairs = session.repairs
    deviceID = row.deviceID
    deviceName = row.deviceName
    seconds = session.seconds
    started = session.started
  }
}

/// A session that may be joined to others, with what it is sorted by.
private struct Keyed {
  var key: MergeKey
  var started: Int64
  var row: Int32
}

/// What two sessions of a client must share to be one consultation; its order means nothing.
private struct MergeKey: Hashable, Comparable {
  private var caseAndConsultant: UInt64
  private var repairsAndDevice: UInt64
  /// For an empty case: 1 is the device's id, 2 its name.
  private var deviceKind: UInt8 = 0

  init(consultant: Symbol, repairs: Symbol, caseID: Symbol) {
    caseAndConsultant = UInt64(caseID.index) << 32 | UInt64(consultant.index)
    repairsAndDevice = UInt64(repairs.index) << 32
  }

  init(consultant: Symbol, repairs: Symbol, device: Symbol, kind: UInt8) {
    self.init(consultant: consultant, repairs: repairs, caseID: .none)
    repairsAndDevice |= UInt64(device.index)
    deviceKind = kind
  }

  static func < (left: MergeKey, right: MergeKey) -> Bool {
    if left.caseAndConsultant != right.caseAndConsultant {
      return left.caseAndConsultant < right.caseAndConsultant
    }
    if left.repairsAndDevice != right.repairsAndDevice {
      return left.repairsAndDevice < right.repairsAndDevice
    }
    return left.deviceKind < right.deviceKind
  }
}
