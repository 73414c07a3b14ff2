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
    let notes = order.dateNotes(of: month.period)
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
        summary: FrozenText.pieces(OfficeRecord(summary)), jobs: month.workers.count)
    }
    guard let stored, case .issued(_, let summary)? = outcome else {
      return outcome ?? .empty(findings: [])
    }
    return .issued(stored, summary)
  }

  /// What stops a month that was never billed; nil when it may be issued (R15, R22).
  package func refusal(of billing: Billing) -> Summary? {
    let notes = order.dateNotes(of: month.period)
    guard
      billing.isRefused || notes.contains(where: { $0.severity == .refused })
        || (billing.stoppingRows > 0 && !order.allowsHeld)
    else { return nil }
    return billing.summary(draftRun, inputs: month.inputs, notes: notes)
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
