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
    symbols = admission.logs.symbols
    var index: [String: Int] = [:]
    for (number, complaint) in contracts.complaints.enumerated() { index[complaint.id] = number }
    complaintIndex = index
    holds = Array(repeating: nil, count: contracts.complaints.count)
    self.issued = issued
    let sought = SoughtWork(admission, consultations, consultationOfRow, issued)
    work = contracts.complaints.map(sought.work(of:))
    settleHolds()
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

  /// Finds out what holds repair work, complaint after complaint: a complaint may be about the
  /// repair of another, and so on.
  private mutating func settleHolds() {
    for start in work.indices where holds[start] == nil {
      var way: [Int] = []
      var isOnWay: Set<Int> = []
      var next: Int? = start
      // In a circle the walk ends where it has been.
      while let number = next, holds[number] == nil, isOnWay.insert(number).inserted {
        way.append(number)
        next = complaintBehind(number)
      }
      for number in way.reversed() { holds[number] = hold(number) }
    }
  }

  /// The complaint that is repaired by the work that a complaint is about.
  private func complaintBehind(_ number: Int) -> Int? {
    guard case .rated(let index)? = work[number] else { return nil }
    return consultations[index].repairs.isEmpty ? nil : complaint(consultations[index].repairs)
  }

  private func hold(_ number: Int) -> Holds {
    var result: Holds = []
    if contracts.complaints[number].cause == .open { result.insert(.repairOpen) }
    if !isFound(number) { result.insert(.repairOfNothing) }
    return result
  }

  /// Whether a complaint is about something; what was billed before is never held again.
  private func isFound(_ number: Int) -> Bool {
    switch work[number] {
    case .issued(let index): return !issued[index].isOfThisMonth
    case .rated(let index):
      let consultation = consultations[index]
      if consultation.isHeld { return false }
      if consultation.repairs.isEmpty { return true }
      // Nothing is known yet of the next one in a circle: such complaints are about nothing.
      guard let next = complaintBehind(number), !isOthers(next, than: consultation.client)
      else { return false }
      return holds[next]?.isEmpty ?? false
    case nil: return false
    }
  }

  private func isHeld(_ index: Int) -> Bool {
    consultations[index].isHeld
      || (!consultations[index].repairs.isEmpty
        && !holds(
          repairing: consultations[index].repairs, client: consultations[index].client
        ).isEmpty)
  }
}
