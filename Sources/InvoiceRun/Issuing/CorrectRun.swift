package import Documents
package import Invoicing
package import Ledger
import Parallel

/// A correction run: the month rated again by the same road, compared with what the ledger says
/// was billed, and the differences issued (R24).
package struct CorrectRun {
  /// What became of it.
  package enum Outcome {
    /// The month was never billed.
    case notBilled
    /// Clients that neither the ledger nor the folder knows.
    case unknownClients([String])
    /// Something in the input must be mended or settled first: nothing was issued.
    case refused(Summary, [Finding])
    /// Nothing to correct, or only for clients that must wait for a KSeF number.
    case nothing(notes: [Finding], waiting: [Finding])
    /// What would be issued; of a draft.
    case draft(CorrectionSummary, waiting: [Finding])
    case issued(StoredRun, CorrectionSummary, waiting: [Finding])
    /// Figures that must tie do not: our own fault, nothing was issued (R21).
    case loose([String])
  }

  private let month: MonthInput
  private let order: RunOrder

  package init(_ month: MonthInput, _ order: RunOrder) {
    self.month = month
    self.order = order
  }

  /// - Parameters:
  ///   - ledger: the ledger; nobody else may be writing to it unless this is a draft.
  ///   - issuing: is told of what is about to be issued, before the ledger has taken it.
  package func run(
    in ledger: Ledger, issuing: (CorrectionSummary) -> Void = { _ in }
  ) throws(LedgerError) -> Outcome {
    let runs = try ledger.runs(of: month.period)
    guard runs.contains(where: { $0.record.kind == .bill }) else { return .notBilled }
    let frozen = try frozenMonth(ledger)
    let unknown = unknownClients(frozen)
    guard unknown.isEmpty else { return .unknownClients(unknown) }
    let (contracts, notes) = frozen.applied(to: month.contracts, exempt: Set(order.buyerData))
    let view = try ledger.view(of: month, accounts: frozen.accounts)
    let billing = month.rated(view, contracts: contracts)
    let nowHeld = billing.billedNowHeld(frozen.billedSessions)
    guard !billing.isRefused, nowHeld.isEmpty else {
      return .refused(summary(billing, frozen, notes), nowHeld)
    }
    let run = order.identity(month.period, inputs: month.inputs)
    var base = summary(billing, frozen, notes)
    if limit == nil, !base.looseEnds.isEmpty { return .loose(base.looseEnds) }
    var plan = CorrectionPlan(
      frozen, statements: base.statements,
      clients: limit, buyerData: Set(order.buyerData), run: run,
      paymentDays: contracts.settings.paymentDays,
      removed: billing.complaintsOnRemovedWork(run, frozen.invoiceNumbers))
    let elsewhere = try ledger.billedElsewhere(
      billing, of: Set(plan.come.keys), besides: month.period)
    guard elsewhere.isEmpty else { return .refused(base, elsewhere) }
    let early = plan.entries.compactMap { $0.tooEarly(on: run.issuedOn) }
    guard early.isEmpty else { return .refused(base, early) }
    let moves = try moves(plan, billing, ledger)
    let half = moves.filter { !isNamed($0.from) || !isNamed($0.to) }
    guard half.isEmpty else {
      return .refused(base, half.map(\.finding))
    }
    let readiness = try ledger.readiness(of: frozen, isOutside: order.isOutsideKSeF)
    let waiting = waiting(plan, moves, contracts, readiness)
    plan.remove(Set(waiting.map(\.subject)))
    base.leaveOutComplaints(of: Set(waiting.map(\.subject)))
    plan.place(
      inKSeF: readiness.compactMapValues(\.standing), effect: order.effect)
    guard !plan.isEmpty else {
      return .nothing(notes: notes + plan.findings, waiting: waiting)
    }
    // A new invoice is dated like those of a bill.
    let dateNotes = plan.kinds.contains(.invoice) ? order.dateNotes(of: month.period) : []
    let undated = dateNotes.filter { $0.severity == .refused }
    guard undated.isEmpty else { return .refused(base, undated) }
    base.findings = base.findings.merging(
      plan.findings + dateNotes + (try ledger.strayPayments(contracts)))
    if order.isDraft {
      let clients = plan.entries.flatMap { entry in
        if case .renewal = entry.step { [entry.client, entry.client] } else { [entry.client] }
      }
      let documents = plan.documents(numbers: clients.map { "DRAFT-" + $0 })
      return .draft(CorrectionSummary(base, documents), waiting: waiting)
    }
    return try issue(plan, base, frozen, ledger, count: runs.count, waiting: waiting, issuing)
  }

  // MARK: Who is looked at

  /// The clients a correction is limited to; nil for all.
  private var limit: Set<String>? {
    order.clients.isEmpty ? nil : Set(order.clients + order.buyerData)
  }

  private func isNamed(_ client: String) -> Bool { limit?.contains(client) ?? true }

  private func frozenMonth(_ ledger: Ledger) throws(LedgerError) -> FrozenMonth {
    guard let limit else { return FrozenMonth(try ledger.state(of: month.period)) }
    var documents: [String: [IssuedDocument]] = [:]
    for client in limit.sorted() {
      let own = try ledger.documents(of: month.period, client: client)
      if !own.isEmpty { documents[client] = own }
    }
    return FrozenMonth(documents)
  }

  private func unknownClients(_ frozen: FrozenMonth) -> [String] {
    let known = Set(month.contracts.clients.map(\.id))
    let named = order.clients.filter { !known.contains($0) && frozen.documents[$0] == nil }
    return Set(named + order.buyerData.filter { !known.contains($0) }).sorted()
  }

  /// The month for the office; who is not corrected keeps what the ledger has, so his complaints
  /// are not told of.
  private func summary(
    _ billing: Billing, _ frozen: FrozenMonth, _ notes: [Finding]
  ) -> Summary {
    // A line for each row read, though perhaps one client is corrected: made beside the rest, and
    // kept, since making them again would take longer than the correction itself.
    let rows = Begun { billing.rowOutcomes(keeping: .max) }
    return billing.summary(
      order.identity(month.period, inputs: month.inputs), inputs: month.inputs,
      numbers: frozen.invoiceNumbers, clients: limit, notes: notes, complaintsOf: isNamed,
      rows: { rows.value })
  }

  // MARK: Consultations that moved

  /// A consultation that stands for another client than it was billed to.
  private struct Move: Hashable {
    var from: String
    var to: String

    var finding: Finding {
      Finding(.moveNeedsBoth, at: Place(file: "."), subject: from, from, to)
    }
  }

  /// The clients from whom the plan takes sessions, by session.
  private func held(
    _ plan: CorrectionPlan, _ ledger: Ledger
  ) throws(LedgerError) -> [String: String] {
    let planned = Set(plan.entries.map(\.client))
    let come = plan.come.filter { planned.contains($0.value) }
    return try ledger.clients(ofSessions: come.keys.sorted(), in: month.period)
      .filter { plan.come[$0.key] != $0.value }
  }

  private func moves(
    _ plan: CorrectionPlan, _ billing: Billing, _ ledger: Ledger
  ) throws(LedgerError) -> [Move] {
    let now = billing.clients(ofSessions: Set(plan.gone.keys))
    let before = try held(plan, ledger)
    var moves: Set<Move> = []
    for (session, from) in plan.gone {
      if let to = now[session], to != from { moves.insert(Move(from: from, to: to)) }
    }
    for (session, to) in plan.come {
      if let from = before[session], from != to { moves.insert(Move(from: from, to: to)) }
    }
    return moves.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  // MARK: KSeF

  /// Clients whose invoice has no KSeF number yet, and those a consultation binds to one of them.
  private func waiting(
    _ plan: CorrectionPlan, _ moves: [Move], _ contracts: Contracts,
    _ readiness: [String: KSeFReadiness]
  ) -> [Finding] {
    guard contracts.settings.ksef else { return [] }
    let place = Place(file: ".")
    var waiting: [String: Finding] = [:]
    for entry in plan.entries {
      guard entry.corrects != nil, let missing = readiness[entry.client]?.missing.first
      else { continue }
      waiting[entry.client] = Finding(
        .noKSeFNumber, at: place, subject: entry.client, missing)
    }
    var grows = !waiting.isEmpty
    while grows {
      grows = false
      for move in moves where (waiting[move.from] == nil) != (waiting[move.to] == nil) {
        let client = waiting[move.from] == nil ? move.from : move.to
        let other = client == move.from ? move.to : move.from
        waiting[client] = Finding(.moveMustWait, at: place, subject: client, client, other)
        grows = true
      }
    }
    let planned = Set(plan.entries.map(\.client))
    return waiting.keys.filter(planned.contains).sorted().compactMap { waiting[$0] }
  }

  // MARK: Issuing

  private func issue(
    _ plan: CorrectionPlan, _ base: Summary, _ frozen: FrozenMonth, _ ledger: Ledger, count: Int,
    waiting: [Finding], _ issuing: (CorrectionSummary) -> Void
  ) throws(LedgerError) -> Outcome {
    let record = order.record(
      .correct, folder: "\(month.period.text).correction-\(count)", month)
    let planned = Set(plan.entries.map(\.client))
    let released = try held(plan, ledger).filter { !planned.contains($0.value) }
    let numbering = month.contracts.settings.numbering
    let rows = Begun { RowsText(base.rows).kept }
    var summary: CorrectionSummary?
    var refused: [Finding] = []
    let stored = try ledger.issue(record) { desk throws(LedgerError) in
      guard try desk.runs().count == count else { throw LedgerError(ledger.path, .busy) }
      var numbers: [String] = []
      for kind in plan.kinds {
        let pattern = kind == .correction ? numbering.correction : numbering.invoice
        numbers.append(try desk.number(pattern))
      }
      let documents = plan.documents(numbers: numbers)
      var checked = base
      let findings = frozen.ksefFindings(documents)
      refused = findings.filter { $0.severity == .refused }
      guard refused.isEmpty else { return nil }
      checked.findings = checked.findings.merging(findings)
      let issued = CorrectionSummary(checked, documents)
      summary = issued
      issuing(issued)
      return IssueBatch(
        documents: Made(documents),
        summary: FrozenText.pieces(OfficeRecord(issued.base, rows: rows.value)),
        released: released, jobs: month.workers.count)
    }
    guard refused.isEmpty else { return .refused(base, refused) }
    guard let summary else { return .nothing(notes: [], waiting: waiting) }
    return .issued(stored ?? StoredRun(id: 0, record: record), summary, waiting: waiting)
  }
}

extension CorrectionPlan.Entry {
  /// What is told where the invoice or a correction of it would be younger than this one.
  fileprivate func tooEarly(on day: Day) -> Finding? {
    let correction: Correction
    switch step {
    case .correction(let own), .renewal(let own, _): correction = own
    case .invoice: return nil
    }
    let known = [correction.original] + correction.earlier
    guard let late = known.first(where: { $0.issuedOn > day }) else { return nil }
    return Finding(
      .correctionBeforeInvoice, at: Place(file: "."), subject: client, late.number, day.text,
      late.issuedOn.text)
  }
}

extension Summary {
  /// Leaves out complaints whose client is not corrected yet: he keeps what the ledger has, and
  /// today's fee is not his.
  fileprivate mutating func leaveOutComplaints(of clients: Set<String>) {
    let others = liability.filter { clients.contains($0.clientID) }
    liability.removeAll { clients.contains($0.clientID) }
    let told = Set(others.filter { $0.breach > .zero }.map(\.complaint.id))
    guard !told.isEmpty else { return }
    findings = Made(findings.filter { $0.code != .capBreach || !told.contains($0.subject) })
  }
}

extension FrozenMonth {
  /// What KSeF would say of documents about to be issued, each after those before it.
  fileprivate func ksefFindings(_ new: [IssuedDocument]) -> [Finding] {
    var month = documents
    var findings: [Finding] = []
    for document in new {
      findings += Documents.ksefFindings(
        document, after: month[document.clientID] ?? [])
      month[document.clientID, default: []].append(document)
    }
    return findings
  }
}
