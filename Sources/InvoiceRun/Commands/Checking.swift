import Documents
import Invoicing
import Parallel

/// `check`.
func runCheck(_ command: Check) throws {
  let jobs = command.input.jobs
  var road = try Road(command.input.folder, command.input.period, jobs: jobs)
  var order = RunOrder(issuedOn: road.today)
  order.isDraft = true
  let inputs = road.month.inputs
  let view = try command.earlier.path.map { try road.view(ofLedger: $0) }
  let billing = road.ratedOnce(view ?? .empty)
  let run = order.identity(billing.period, inputs: inputs)
  let liability = billing.liability(run)
  // The table is worked out beside what KSeF would say; run.json has figures of its own.
  let totals = Threads(count: command.json ? 1 : jobs).begin { [policies = command.policies] in
    billing.totals(run, liability: liability, comparesPolicies: policies)
  }
  // Input that is refused already would only be refused for it again.
  let ksef = billing.isRefused ? [] : billing.ksefFindings(run, jobs: jobs)
  road.report(
    billing.digest(limit: FindingLayout.limit, more: Billing.breaches(liability) + ksef))
  let isRefused = billing.isRefused || ksef.contains { $0.code == .ksefInvalid }
  if command.json {
    let summary = billing.summary(
      run, inputs: inputs, comparesPolicies: command.policies, notes: ksef)
    try road.console.result(runJSON(summary, kind: "bill", files: []))
  } else {
    var totals = totals()
    totals.isRefused = isRefused
    try road.console.result(monthTable(totals))
    if totals.clients.isEmpty && !isRefused {
      road.console.message(RunWords.nothingToBill.text(road.language, [billing.period.text]))
    }
  }
  if isRefused || billing.stoppingRows > 0 {
    road.console.message(
      StopWords.text(
        isRefused: isRefused, stopping: billing.stoppingRows, road.language))
    throw ExitStatus.ofRefusal(road.month.findings).code
  }
}

extension Billing {
  /// What KSeF would say of each statement, told from examples where those can tell (R22).
  func ksefFindings(_ run: RunIdentity, jobs: Int) -> [Finding] {
    guard contracts.settings.ksef else { return [] }
    let examples = StatementExamples(self, run)
    let told = Jobs.map(examples.stretches, atOnce: jobs) { stretch -> ExampleVerdict in
      guard let example = examples.example(of: stretch) else { return .findings([]) }
      return Documents.ksefFindings(example).map(ExampleVerdict.findings)
        ?? .large(example.clientID)
    }
    var findings: [Finding] = []
    var large: Set<String> = []
    for answer in told {
      switch answer {
      case .findings(let own): findings += own
      case .large(let client): large.insert(client)
      }
    }
    guard !large.isEmpty else { return findings }
    for statement in statements(run, clients: large, comparesPolicies: false) {
      findings += Documents.ksefFindings(.statement(statement))
    }
    return findings
  }
}

/// What an example of a client's statement tells of the whole.
private enum ExampleVerdict: Sendable {
  case findings([Finding])
  /// Only the whole one can tell; the client's id.
  case large(String)
}
