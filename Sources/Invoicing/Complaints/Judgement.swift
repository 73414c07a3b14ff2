/// Judges complaints: window, warranty, verdict and what can be owed (R16, R17, R19).
struct Judgement {
  let contracts: Contracts
  let consultations: [Consultation]
  let symbols: Symbols
  /// Consultations of one client that count as orders, by start.
  private let orders: [Int32: [Int]]
  private let clientOrders: Set<Symbol>

  /// The dates that decide a complaint.
  struct Window {
    var confirmedOn: Day?
    var nextOrderOn: Day?
    var deadline: Day
    var warrantyUntil: Day
    var isInTime: Bool
    var isInWarranty: Bool
  }

  /// - Parameter consultations: with every hold already set; held and waived ones are no orders.
  init(_ contracts: Contracts, _ consultations: [Consultation], _ symbols: Symbols) {
    self.contracts = contracts
    self.consultations = consultations
    self.symbols = symbols
    clientOrders = Set(["remote", "onsite"].compactMap { symbols.symbol(of: $0) })
    var orders: [Int32: [Int]] = [:]
    for (index, consultation) in consultations.enumerated()
    where !consultation.isHeld && !consultation.isWaived
      && clientOrders.contains(consultation.service)
    {
      orders[consultation.client, default: []].append(index)
    }
    for client in orders.keys {
      orders[client]?.sort { consultations[$0].started < consultations[$1].started }
    }
    self.orders = orders
  }

  /// The complaint window and the warranty of a consultation (R16, R17).
  func window(_ complaint: Complaint, on consultation: Consultation, complaintsOnIt: Set<Symbol>)
    -> Window
  {
    let terms = contracts.settings.terms(on: consultation.startDay)
    let warranty = BusinessDays.endOfTerm(consultation.endDay + terms.warrantyDays)
    let confirmedOn = consultation.confirmed.map(contracts.zone.day)
    let nextOrderOn = nextOrder(after: consultation, complaintsOnIt: complaintsOnIt)
    var deadline = warranty
    if let confirmedOn {
      deadline = terms.businessDays.day(terms.complaintBusinessDays, after: confirmedOn)
    }
    if let nextOrderOn { deadline = min(deadline, nextOrderOn) }
    return Window(
      confirmedOn: confirmedOn, nextOrderOn: nextOrderOn, deadline: deadline,
      warrantyUntil: warranty, isInTime: complaint.filedOn <= deadline,
      isInWarranty: complaint.filedOn <= warranty)
  }

  /// Local day of the client's next ordered consultation of another case, or of none (R17).
  private func nextOrder(after work: Consultation, complaintsOnIt: Set<Symbol>) -> Day? {
    let end = work.ended ?? work.started
    for index in orders[work.client] ?? [] {
      let next = consultations[index]
      if next.started <= end { continue }
      if !next.caseID.isEmpty && next.caseID == work.caseID { continue }
      if !next.repairs.isEmpty && complaintsOnIt.contains(next.repairs) { continue }
      return next.startDay
    }
    return nil
  }

  /// The first verdict that holds (R19).
  static func verdict(_ complaint: Complaint, _ window: Window) -> Verdict {
    switch complaint.cause {
    case .open: .open
    case .notOurs: .notOurs
    case .ours: window.isInTime ? .accepted : window.isInWarranty ? .warranty : .late
    }
  }
}
