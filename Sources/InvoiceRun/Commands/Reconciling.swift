import ArgumentParser
import Documents
import Invoicing
import Xlsx

/// `reconcile`: 0 once the comparison is written, whatever it shows; 65 where a log is refused.
func runReconcile(_ command: Reconcile) throws {
  var road = try Road(command.input.folder, command.input.period, jobs: command.input.jobs)
  let billing = road.month.rated(.empty)
  if billing.isRefused {
    road.report(billing.digest(limit: FindingLayout.limit))
    throw ExitStatus.ofRefusal(road.month.findings).code
  }
  let contracts = road.month.contracts
  if let client = command.client, !contracts.clients.contains(where: { $0.id == client }) {
    throw Arguments.unknown([client], among: contracts.clients)
  }
  var zone = contracts.zone
  if let name = command.timeZone {
    guard let rules = ZoneTable.rules(name) else {
      throw ValidationError("there is no time zone '\(name)'")
    }
    zone = rules
  }
  let log = try LogFileBytes(whole: command.with)
  let shelf = try ProfileShelf(folder: command.input.folder, console: &road.console)
  let profile = try shelf.profile(command.profile, for: log, console: &road.console)
  let trial = log.trial(profile, entryZone: zone)
  let findings = trial.findings.filter { $0.code != .ambiguousDates && $0.code != .eitherDateOrder }
  road.console.report(
    findings.sorted(by: Finding.inOrder), folder: log.folder, decode: log.row)
  guard trial.recognition != nil, !findings.contains(where: { $0.severity == .refused }) else {
    throw ExitStatus.dataRefused.code
  }
  let reconciliation = Reconciliation(
    billing, trial, clientID: command.client, device: command.device,
    toleranceSeconds: command.tolerance)
  let facts = ReconciliationFacts(
    issuer: contracts.settings.issuer.name, file: log.name, sha256: log.sha256,
    profile: profile.id, programVersion: Program.version, day: command.input.period.last)
  let name = "\(command.input.period.text).reconcile-\(log.profileName)"
  let output = try OutputFolder.lock(
    command.output ?? log.folder, ledger: nil, creating: true)
  try publish(reconciliation, facts, as: name, in: output.outbox(), road.language)
  try road.console.result(reconciliationText(reconciliation, road.language))
  road.console.message("\(output.path)/\(name)/reconcile.xlsx")
}

/// Writes the comparison's folder over one of the same name.
private func publish(
  _ reconciliation: Reconciliation, _ facts: ReconciliationFacts, as name: String,
  in outbox: consuming Outbox, _ language: Language
) throws {
  do {
    try outbox.publish(final: name, replacing: true) { staging throws(any Error) in
      let path = try staging.prepare("reconcile.xlsx")
      try writeVerified(
        reconciliationBook(reconciliation, facts, language), to: path,
        temporaryFolder: staging.path)
      try staging.seal("reconcile.xlsx")
      try staging.write("reconcile.csv", reconciliationCSV(reconciliation))
    }
  } catch {
    throw error.cause
  }
}
