/// The consultation a complaint is about: rated today, or billed before (R18).
enum Complained: Hashable, Sendable {
  /// Index into the consultations of this run.
  case rated(Int)
  /// Index into ``LedgerView/work``.
  case issued(Int)
}

/// The consultations complaints are about, and whether the repair work on them can be settled
/// (R18).
struct ComplainedWork {
  let contracts: Contracts
  let consultations: [Consultation]
  /// Index of a row's consultation; -1 for none.
  let consultationOfRow: [Int32]
  private let complaintIndex: [String: Int]
  /// The complained consultation of each complaint, from the ledger where another month billed
  /// it; nil when it is nowhere or is held.
  private(set) var work: [Complained?]
  private let symbols: Symbols
  /// What holds repair work, by complaint.
  private var holds: [Holds?]
  private let issued: [IssuedWork]

  init(
    _ admission: Admission, _ consultations: [Consultation], _ consultationOfRow: [Int32],
    issued: [IssuedWork]
  ) {
    contracts = admission.contracts
    self.consultations = consultations
    self.consultationOfRow = consultationOfRow
    symbols = admission.logs.symbols
    var index: [String: Int] = [:]
    for (number, complaint) in contracts.complaints.enumerated() { index[complaint.id] = number }
    complaintIndex = index
    holds = Array(repeating: nil, count: contracts.complaints.count)
    self.issued = issued
    var issuedOfID: [String: Int] = [:]
    var removedOfID: [String: Int] = [:]
    for (number, work) in issued.enumerated() {
      for id in work.sessionIDs {
        if work.isOfThisMonth { removedOfID[id] = number } else { issuedOfID[id] = number }
      }
    }
    var rowOfID: [Symbol: Int] = [:]
    let wanted = Set(
      contracts.complaints.compactMap { admission.logs.symbols.symbol(of: $0.sessionID) })
    for row in admission.logs.rows.indices
    where !wanted.isEmpty && wanted.contains(admission.logs.rows[row].sessionID) {
      if consultationOfRow[row] >= 0 { rowOfID[admission.logs.rows[row].sessionID] = row }
    }
    work = contracts.complaints.map { complaint in
      if let issued = issuedOfID[complaint.sessionID] { return .issued(issued) }
      guard let id = admission.logs.symbols.symbol(of: complaint.sessionID), let row = rowOfID[id]
      else { return removedOfID[complaint.sessionID].map(Complained.issued) }
      return .rated(Int(consultationOfRow[row]))
    }
    for number in contracts.complaints.indices { _ = hold(number, visiting: []) }
    for number in work.indices {
      if case .rated(let index)? = work[number], isHeld(index) { work[number] = nil }
    }
  }

  /// What holds a row that repairs the complaint of this id (R18); empty when it can be settled.
  ///
  /// - Parameter client: whose work the row is: another's complaint is not about it.
  func holds(repairing id: Symbol, client: Int32) -> Holds {
    guard let number = complaintIndex[symbols.text(id)] else { return .repairWithoutComplaint }
    let own = holds[number] ?? []
    return isOthers(number, than: client) ? own.union(.repairOfNothing) : own
  }

  /// Whether a complaint is about another client's work.
  private func isOthers(_ number: Int, than client: Int32) -> Bool {
    switch work[number] {
    case .rated(let index): consultations[index].client != client
    case .issued(let index): issued[index].clientID != contracts.clients[Int(client)].id
    case nil: false
    }
  }

  func complaint(_ id: Symbol) -> Int? { complaintIndex[symbols.text(id)] }

  private mutating func hold(_ number: Int, visiting: Set<Int>) -> Holds {
    if let known = holds[number] { return known }
    let complaint = contracts.complaints[number]
    var result: Holds = []
    if complaint.cause == .open { result.insert(.repairOpen) }
    // A complaint on repair work of itself, in a circle, is about nothing.
    if !isFound(number, visiting: visiting.union([number])) { result.insert(.repairOfNothing) }
    if visiting.isEmpty { holds[number] = result }
    return result
  }

  /// What was billed before is never held again.
  private mutating func isFound(_ number: Int, visiting: Set<Int>) -> Bool {
    switch work[number] {
    case .issued(let index): !issued[index].isOfThisMonth
    case .rated(let index): !isHeld(index, visiting: visiting)
    case nil: false
    }
  }

  private mutating func isHeld(_ index: Int, visiting: Set<Int>) -> Bool {
    let consultation = consultations[index]
    if consultation.isHeld { return true }
    guard !consultation.repairs.isEmpty else { return false }
    guard let number = complaintIndex[symbols.text(consultation.repairs)] else { return true }
    if visiting.contains(number) || isOthers(number, than: consultation.client) { return true }
    return !hold(number, visiting: visiting).isEmpty
  }

  private func isHeld(_ index: Int) -> Bool {
    consultations[index].isHeld
      || (!consultations[index].repairs.isEmpty
        && !holds(
          repairing: consultations[index].repairs, client: consultations[index].client
        ).isEmpty)
  }
}
