import Documents
import Invoicing

/// `check`.
func runCheck(_ command: Check) throws {
  var road = try Road(command.input.folder, command.input.period)
  var order = RunOrder(issuedOn: road.today)
  order.isDraft = true
  let billing = road.ratedOnce()
  let inputs = road.month.inputs
  let run = order.identity(billing.period, inputs: inputs)
  let liability = billing.liability(run)
  // Input that is refused already would only be refused for it again.
  let ksef = billing.isRefused ? [] : billing.ksefFindings(run)
  road.report(
    billing.digest(limit: FindingLayout.limit, more: Billing.breaches(liability) + ksef))
  if command.json {
    let summary = billing.summary(
      run, inputs: inputs, comparesPolicies: command.policies, notes: ksef)
    try road.console.result(
      String(runJSON(summary, kind: "bill", files: []).dropLast()), isFile: true)
  } else {
    try road.console.result(
      monthTable(
        billing.totals(run, liability: liability, comparesPolicies: command.policies)))
  }
  let isRefused = billing.isRefused || ksef.contains { $0.code == .ksefInvalid }
  if isRefused || billing.stoppingRows > 0 {
    road.console.message(
      StopWords.text(
        isRefused: isRefused, stopping: billing.stoppingRows, road.language))
    throw ExitStatus.dataRefused.code
  }
}

extension Billing {
  /// What KSeF would say of each statement, told from examples where those can tell (R22).
  fileprivate func ksefFindings(_ run: RunIdentity) -> [Finding] {
    guard contracts.settings.ksef else { return [] }
    var findings: [Finding] = []
    var large: Set<String> = []
    forEachExample(run) { example in
      if let told = Documents.ksefFindings(example) {
        findings += told
      } else {
        large.insert(example.clientID)
      }
    }
    guard !large.isEmpty else { return findings }
    forEachStatement(run, clients: large, comparesPolicies: false) {
      findings += Documents.ksefFindings(.statement($0))
    }
    return findings
  }
}
