package import Invoicing

/// A month as its folder says today, read and not yet rated.
package struct MonthInput: Sendable {
  package var period: Month
  package var contracts: Contracts
  package var logs: SessionLogs
  /// Every file that was read, with its digest (R25).
  package var inputs: [InputFile]
  /// What reading found.
  package var findings: [Finding]
  /// Who rates.
  var workers = Threads()

  package init(
    period: Month, contracts: Contracts, logs: SessionLogs, inputs: [InputFile],
    findings: [Finding] = []
  ) {
    self.period = period
    self.contracts = contracts
    self.logs = logs
    self.inputs = inputs
    self.findings = findings
  }

  /// Whose sessions here complaints may be about, told before any row is admitted: perhaps too
  /// many, never too few.
  var complainingClients: Set<String> {
    let sessions = Set(contracts.complaints.map(\.sessionID))
    var clients = Set(
      contracts.decisions.filter { sessions.contains($0.sessionID) }.compactMap(\.clientID))
    let symbols = Set(sessions.compactMap { logs.symbols.symbol(of: $0) })
    for row in logs.rows where symbols.contains(row.sessionID) {
      // Whose a row without a client is, rules say.
      if row.clientID.isEmpty { return Set(contracts.clients.map(\.id)) }
      clients.insert(logs.symbols.text(logs.symbols.canonical(row.clientID)))
    }
    return clients
  }

  /// Walks the road with what the ledger knows.
  ///
  /// - Parameter contracts: other contracts than today's, where the ledger froze some (R24).
  func rated(_ view: LedgerView, contracts: Contracts? = nil) -> Billing {
    Billing(
      period, contracts ?? self.contracts, logs, view: view, earlier: findings,
      workers: workers)
  }

  /// The same for the last time: the logs are handed over and are gone.
  mutating func ratedOnce(_ view: LedgerView) -> Billing {
    let taken = logs
    logs = SessionLogs()
    return Billing(period, contracts, taken, view: view, earlier: findings, workers: workers)
  }
}
