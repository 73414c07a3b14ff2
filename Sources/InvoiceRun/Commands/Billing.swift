import Documents
import Invoicing
import Ledger
import Parallel
import Xlsx

/// `bill`.
func runBill(_ command: Bill) throws {
  var road = try Road(command.input.folder, command.input.period, jobs: command.input.jobs)
  var order = RunOrder(issuedOn: try road.issueDate(command.issuing.issueDate))
  order.allowsHeld = command.allowHeld
  order.isDraft = command.issuing.draft
  if command.issuing.draft {
    try draftBill(command, &road, order)
  } else {
    try issueBill(command, &road, order)
  }
}

/// A month shown as it would be issued: no numbers, the ledger only read (R22).
private func draftBill(_ command: Bill, _ road: inout Road, _ order: RunOrder) throws {
  let path = OutputFolder.ledgerPath(command.issuing.output, command.issuing.ledger)
  let billing = road.month.rated(try road.view(ofLedger: path))
  let inputs = road.month.inputs
  let summary = billing.summary(
    order.identity(billing.period, inputs: inputs), inputs: inputs
  ).checkedForKSeF(jobs: command.input.jobs, unless: billing.isRefused)
  guard !billing.isRefused, !summary.isRefusedByKSeF,
    billing.stoppingRows == 0 || order.allowsHeld
  else { try road.refuse(summary) }
  road.report(summary.findings)
  guard summary.looseEnds.isEmpty else { try road.fail(summary.looseEnds) }
  let output = try OutputFolder.lock(command.issuing.output, ledger: nil, creating: true)
  let name = "\(billing.period.text).draft"
  road.console.progress("\(name): zapisywanie / writing")
  let json = try RunKeeping.publishDraft(
    name, RunContent(summary, jobs: command.input.jobs), in: output.outbox())
  try road.show(command.issuing.json ? json : nil, or: monthTable(summary))
  road.console.message("\(command.issuing.output)/\(name)/summary.xlsx")
}

/// Issues the month, or says whether what was issued still stands.
private func issueBill(_ command: Bill, _ road: inout Road, _ order: RunOrder) throws {
  let run = BillRun(road.month, order)
  var rated: Billing?
  let ledgerPath = OutputFolder.ledgerPath(command.issuing.output, command.issuing.ledger)
  if !FileSystem.exists(ledgerPath) {
    try OutputFolder.checkNewLedger(ledgerPath, output: command.issuing.output)
    // Bad input makes no folder and no ledger.
    let billing = road.month.rated(.empty)
    if let summary = run.refusal(of: billing) { try road.refuse(summary) }
    if billing.isEmpty { try road.refuseNothing(billing.findings) }
    try refuseForKSeF(billing, command, &road, order)
    rated = billing
  }
  let output = try OutputFolder.lock(
    command.issuing.output, ledger: command.issuing.ledger, creating: true)
  let outbox = try output.outbox()
  let ledger = try Ledger.open(path: output.ledgerPath)
  try ledger.check(issuer: road.month.contracts.settings.issuer)
  try output.remember(road.folder)
  let period = road.month.period
  if try ledger.runs(of: period).isEmpty, try outbox.kind(of: period.text) != nil {
    throw FileError(.create, command.issuing.output + "/" + period.text, .notEmpty)
  }
  let keeping = RunKeeping(ledger, outbox)
  for folder in try keeping.complete() { road.console.message(RunWords.completed(folder, road)) }
  // The run's workbook takes longest: it is begun while the ledger is written.
  var book: Begun<CheckedBook>?
  let outcome = try run.run(in: ledger, rated: rated) { summary in
    guard command.input.jobs > 1 else { return }
    book = Begun { CheckedBook(summaryBook(summary)) }
  }
  switch outcome {
  case .refused(let summary): try road.refuse(summary)
  case .loose(let loose): try road.fail(loose)
  case .empty(let findings): try road.refuseNothing(findings)
  case .issued(let stored, let summary):
    road.report(summary.findings, issuedOn: order.issuedOn)
    road.console.progress("\(period.text): zapisywanie / writing")
    let content = RunContent(summary, book: book, jobs: command.input.jobs)
    let json = try keeping.publish(stored, content)
    try road.show(command.issuing.json ? json : nil, or: monthTable(summary))
    road.console.message("\(command.issuing.output)/\(period.text)/summary.xlsx")
  case .unchanged(let notes):
    road.report(notes.sorted(by: Finding.inOrder))
    let runs = try ledger.runs(of: period)
    let restored = try keeping.restore(runs)
    for path in restored { road.console.message(RunWords.restored(path, road)) }
    guard command.issuing.json else {
      return try road.console.result(try unchangedText(runs, ledger, road.language))
    }
    let content = try RunContent(runs[0], in: ledger)
    let files = try ledger.files(of: runs[0]) ?? []
    try road.console.result(content.json(recorded: files))
  case .different(let plan, let summary):
    road.report(summary.findings)
    try road.show(
      command.issuing.json, instead: String(differenceTable(plan, road.language).dropLast()))
    road.console.message(
      RunWords.different.text(
        road.language, [period.text, road.folder, command.issuing.output]))
    throw ExitStatus.dataRefused.code
  }
}

/// Refuses a month of which KSeF would not take a document, told from examples.
private func refuseForKSeF(
  _ billing: Billing, _ command: Bill, _ road: inout Road, _ order: RunOrder
) throws {
  var draft = order
  draft.isDraft = true
  let inputs = road.month.inputs
  let run = draft.identity(billing.period, inputs: inputs)
  let findings = billing.ksefFindings(run, jobs: command.input.jobs)
  guard findings.contains(where: { $0.code == .ksefInvalid }) else { return }
  let notes = order.dateNotes(of: billing.period)
  try road.refuse(billing.summary(run, inputs: inputs, notes: notes), also: findings)
}

/// What the month's documents come to when there is nothing new to issue.
private func unchangedText(
  _ runs: [StoredRun], _ ledger: Ledger, _ language: Language
) throws -> String {
  let period = runs[0].record.identity.period
  let entries = try ledger.entries().filter { $0.period == period }
  let corrections = entries.count { $0.kind == .correction }
  return RunWords.unchanged.text(
    language, [period.text, String(entries.count - corrections), String(corrections)])
}
