/// Judges complaints: window, warranty, verdict and what can be owed (R16, R17, R19).
struct Judgement {
  private let admission: Admission
  private let contracts: Contracts
  private let consultations: [Consultation]
  private let symbols: Symbols
  private let issued: [IssuedWork]
  private let clientIndex: [String: Int32]
  /// Consultations of one client that count as orders, by start.
  private let orders: [Int32: [Int]]
  private let clientOrders: Set<Symbol>
  /// Of other months, as the ledger has them.
  private let issuedOrders: [IssuedOrder]

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
  init(_ admission: Admission, _ consultations: [Consultation], _ view: LedgerView) {
    self.admission = admission
    contracts = admission.contracts
    issued = view.work
    issuedOrders = view.orders
    var clientIndex: [String: Int32] = [:]
    for (index, client) in contracts.clients.enumerated() { clientIndex[client.id] = Int32(index) }
    self.clientIndex = clientIndex
    self.consultations = consultations
    let symbols = admission.logs.symbols
    self.symbols = symbols
    clientOrders = Set(IssuedOrder.services.compactMap { symbols.symbol(of: $0) })
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

  /// What the dates of a complaint depend on, the same for work rated today and billed before.
  private struct Work {
    var client: Int32?
    var startDay: Day
    var endDay: Day
    var end: Instant
    var confirmed: Instant?
    /// A text, since no session read today may carry the case; empty for none.
    var caseID: String
  }

  private func work(_ complained: Complained) -> Work {
    switch complained {
    case .rated(let index):
      let consultation = consultations[index]
      return Work(
        client: consultation.client, startDay: consultation.startDay,
        endDay: consultation.endDay, end: consultation.ended ?? consultation.started,
        confirmed: consultation.rows.compactMap { admission.confirmed(ofRow: Int($0)) }.max(),
        caseID: symbols.text(consultation.caseID))
    case .issued(let index):
      let work = issued[index]
      return Work(
        client: clientIndex[work.clientID], startDay: work.startDay, endDay: work.endDay,
        end: work.ended ?? work.started, confirmed: work.confirmed,
        caseID: work.caseID)
    }
  }

  /// The complaint window and the warranty of a consultation (R16, R17).
  func window(_ complaint: Complaint, on complained: Complained, complaintsOnIt: Set<String>)
    -> Window
  {
    let work = work(complained)
    let terms = contracts.settings.terms(on: work.startDay)
    let warranty = terms.endOfWarranty(onWorkEnded: work.endDay)
    let confirmedOn = work.confirmed.map(contracts.zone.day)
    let nextOrderOn = nextOrder(after: work, complaintsOnIt: complaintsOnIt)
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
  private func nextOrder(after work: Work, complaintsOnIt: Set<String>) -> Day? {
    guard let client = work.client else { return nil }
    let billed = nextIssued(after: work, client, complaintsOnIt)
    for index in orders[client] ?? [] {
      let next = consultations[index]
      if next.started <= work.end { continue }
      if let billed, billed.started < next.started { return billed.startDay }
      if isSame(symbols.text(next.caseID), work.caseID) { continue }
      if complaintsOnIt.contains(symbols.text(next.repairs)) { continue }
      return next.startDay
    }
    return billed?.startDay
  }

  /// The same of what other months billed: their logs need not be here any more.
  private func nextIssued(
    after work: Work, _ client: Int32, _ complaintsOnIt: Set<String>
  ) -> IssuedOrder? {
    let id = contracts.clients[Int(client)].id
    return issuedOrders.first { next in
      next.clientID == id && next.started > work.end && !isSame(next.caseID, work.caseID)
        && !complaintsOnIt.contains(next.repairs)
    }
  }

  /// Whether two consultations are of one case, however its accents are spelt (R5).
  private func isSame(_ left: String, _ right: String) -> Bool {
    !left.isEmpty && Spelling.isSame(left, right)
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
