import Documents
package import Invoicing
package import Ledger
import Parallel

/// The month-end run: issues a month once, and afterwards only says whether it still stands
/// (R15, R22, R23).
package struct BillRun {
  /// What became of it.
  package enum Outcome {
    /// Something in the input must be mended or settled first: nothing was issued.
    case refused(Summary)
    /// The month has no line at all: there is nothing to issue.
    case empty(findings: Made<Finding>)
    /// Figures that must tie do not: our own fault, nothing was issued (R21).
    case loose([String])
    case issued(StoredRun, Summary)
    /// The ledger's state is what the folder gives; notes tell of what needs no correction.
    case unchanged(notes: [Finding])
    /// The ledger's state is another: what a correction would change.
    case different(CorrectionPlan, Summary)
  }

  private let month: MonthInput
  private let order: RunOrder

  package init(_ month: MonthInput, _ order: RunOrder) {
    self.month = month
    self.order = order
  }

  private var run: RunIdentity { order.identity(month.period, inputs: month.inputs) }

  /// - Parameters:
  ///   - ledger: the ledger; nobody else may be writing to it.
  ///   - rated: the month as it was rated already, used where the ledger has nothing to add.
  ///   - issuing: is told of what is about to be issued, before the ledger has taken it.
  package func run(
    in ledger: Ledger, rated: Billing? = nil, issuing: (Summary) -> Void = { _ in }
  ) throws(LedgerError) -> Outcome {
    let runs = try ledger.runs(of: month.period)
    if !runs.isEmpty { return try compared(with: ledger, runs) }
    let view = try ledger.view(of: month)
    let billing: Billing
    if let rated, rated.view == view { billing = rated } else { billing = month.rated(view) }
    if let summary = refusal(of: billing) { return .refused(summary) }
    let notes = dateNotes
    let elsewhere = try ledger.billedElsewhere(billing, besides: month.period)
    guard elsewhere.isEmpty else {
      return .refused(billing.summary(draftRun, inputs: month.inputs, notes: notes + elsewhere))
    }
    let strayPayments = try ledger.strayPayments(month.contracts)
    var outcome: Outcome?
    let record = order.record(.bill, folder: month.period.text, month)
    let stored = try ledger.issue(record) { desk throws(LedgerError) in
      guard try desk.runs().isEmpty else { throw LedgerError(ledger.path, .busy) }
      let pattern = billing.contracts.settings.numbering.invoice
      var numbers: [String: String] = [:]
      for client in billing.chargedClients {
        numbers[billing.contracts.clients[client].id] = try desk.number(pattern)
      }
      let summary = billing.summary(
        record.identity, inputs: month.inputs, numbers: numbers,
        notes: notes + strayPayments.filter { !numbers.values.contains($0.subject) }
      ).checkedForKSeF(jobs: month.workers.count)
      guard !summary.isRefusedByKSeF else {
        outcome = .refused(summary)
        return nil
      }
      let loose = summary.looseEnds
      guard loose.isEmpty else {
        outcome = .loose(loose)
        return nil
      }
      guard !summary.statements.isEmpty else {
        outcome = .empty(findings: summary.findings)
        return nil
      }
      outcome = .issued(StoredRun(id: 0, record: record), summary)
      issuing(summary)
      return IssueBatch(
        documents: Made(count: summary.statements.count) { .statement(summary.statements[$0]) },
        summary: FrozenText.pieces(OfficeRecord(summary)))
    }
    guard let stored, case .issued(_, let summary)? = outcome else {
      return outcome ?? .empty(findings: [])
    }
    return .issued(stored, summary)
  }

  /// What stops a month that was never billed; nil when it may be issued (R15, R22).
  package func refusal(of billing: Billing) -> Summary? {
    let notes = dateNotes
    guard
      billing.isRefused || notes.contains(where: { $0.severity == .refused })
        || (billing.stoppingRows > 0 && !order.allowsHeld)
    else { return nil }
    return billing.summary(draftRun, inputs: month.inputs, notes: notes)
  }

  /// A month that is not over, or an issue date that is late (R22).
  private var dateNotes: [Finding] {
    let last = month.period.last
    let place = Place(file: ".")
    if order.issuedOn < last {
      return [
        Finding(
          .periodNotOver, at: place, subject: month.period.text, last.text, order.issuedOn.text)
      ]
    }
    guard order.issuedOn > month.period.next.first + 14 else { return [] }
    return [Finding(.lateInvoice, at: place, subject: month.period.text, order.issuedOn.text)]
  }

  /// The identity of a run that gives no numbers.
  private var draftRun: RunIdentity {
    var run = run
    run.isDraft = true
    return run
  }

  // MARK: A month already billed (R23)

  private func compared(
    with ledger: Ledger, _ runs: [StoredRun]
  ) throws(LedgerError) -> Outcome {
    let frozen = FrozenMonth(try ledger.state(of: month.period))
    let (contracts, notes) = frozen.applied(to: month.contracts)
    let view = try ledger.view(of: month, accounts: frozen.accounts)
    let billing = month.rated(view, contracts: contracts)
    if billing.isRefused {
      return .refused(billing.summary(draftRun, inputs: month.inputs, notes: notes))
    }
    let held = try ledger.heldSessions(of: runs)
    let newlyHeld = billing.stoppingSessions.subtracting(held)
    if !newlyHeld.isEmpty && !order.allowsHeld {
      return .refused(billing.summary(draftRun, inputs: month.inputs, notes: notes))
    }
    let plan = CorrectionPlan(
      frozen,
      statements: billing.statements(
        run, numbers: frozen.invoiceNumbers, comparesPolicies: false), run: run,
      paymentDays: contracts.settings.paymentDays)
    let all = notes + plan.findings + (try ledger.strayPayments(contracts))
    if plan.isEmpty { return .unchanged(notes: all) }
    return .different(
      plan, billing.summary(draftRun, inputs: month.inputs, clients: [], notes: all))
  }
}

extension Ledger {
  /// What rating a month takes from here: complained consultations that were billed, and what
  /// their clients ordered in other months (R17 to R20).
  package func view(
    of month: MonthInput, accounts: [String: DocumentAccount] = [:]
  ) throws(LedgerError) -> LedgerView {
    guard !month.contracts.complaints.isEmpty else { return LedgerView(accounts: accounts) }
    var work = try issuedWork(month.contracts.complaints.map(\.sessionID))
    for index in work.indices { work[index].isOfThisMonth = work[index].period == month.period }
    let orders = try issuedOrders(
      of: Set(work.map(\.clientID)).union(month.complainingClients), besides: month.period)
    return LedgerView(work: work, orders: orders, accounts: accounts)
  }

  /// Sessions that another month charges already: a consultation belongs to one month (R4).
  ///
  /// - Parameter ids: the sessions to look at; nil for all of the period's statements.
  func billedElsewhere(
    _ billing: Billing, of ids: Set<String>? = nil, besides period: Month
  ) throws(LedgerError) -> [Finding] {
    let elsewhere =
      if let ids { try sessions(ids.sorted(), billedBesides: period) } else {
        try sessions(billing.statementSessionIDs, billedBesides: period)
      }
    let found = Dictionary(grouping: elsewhere, by: \.id)
    return billing.sessionsOnStatements(of: Set(found.keys)).compactMap { session in
      // The same id may be another session: a tool may count anew each month.
      let same = found[session.id]?.first {
        $0.started == session.started || $0.started == session.logged
      }
      return same.map {
        Finding(
          .billedInOtherMonth, at: session.place, subject: session.id, $0.period.text, $0.document)
      }
    }
  }

  /// Payments that name no document of the ledger: a slip in a number makes a paid fee look unpaid
  /// (R19).
  func strayPayments(_ contracts: Contracts) throws(LedgerError) -> [Finding] {
    guard let payments = contracts.payments, !payments.isEmpty else { return [] }
    let known = Set(try entries().map(\.number))
    return payments.filter { !known.contains($0.document) }.map {
      Finding(.paymentUnknownDocument, at: $0.place, subject: $0.document)
    }
  }

  /// Sessions that were held when one of the runs issued (R23).
  func heldSessions(of runs: [StoredRun]) throws(LedgerError) -> Set<String> {
    var held: Set<String> = []
    for run in runs {
      for row in try office(of: run).rows ?? [] where row.rowClass == .held {
        held.insert(row.sessionID)
      }
    }
    return held
  }

  /// What a run's office files were made of.
  func office(of run: StoredRun) throws(LedgerError) -> OfficeRecord {
    guard let office = FrozenText.value(OfficeRecord.self, try summary(of: run)) else {
      throw LedgerError(path, .damaged("run \(run.record.folder): its summary cannot be read"))
    }
    return office
  }
}

extension Summary {
  /// With what KSeF would say of each statement (R22).
  ///
  /// - Parameter isRefused: input that is refused already would only be refused for it again.
  func checkedForKSeF(jobs: Int, unless isRefused: Bool = false) -> Summary {
    guard !isRefused else { return self }
    var checked = self
    let found = Jobs.map(statements, atOnce: jobs) { ksefFindings(.statement($0)) }.flatMap { $0 }
    checked.findings = checked.findings.merging(found)
    return checked
  }

  /// Whether KSeF would refuse one of the documents: then none is issued.
  var isRefusedByKSeF: Bool { findings.contains { $0.code == .ksefInvalid } }
}
