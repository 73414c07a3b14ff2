import ArgumentParser
import Documents
import Invoicing
import Ledger
import Parallel
import Xlsx

/// `correct`.
func runCorrect(_ command: Correct) throws {
  var road = try Road(command.input.folder, command.input.period, jobs: command.input.jobs)
  var order = RunOrder(issuedOn: try road.issueDate(command.issuing.issueDate))
  order.isDraft = command.issuing.draft
  order.reason = command.reason
  order.clients = Set(command.clients).sorted()
  order.buyerData = Set(command.buyerData).sorted()
  order.isOutsideKSeF = command.outsideKSeF
  order.effect = command.effect
  let run = CorrectRun(road.month, order)
  let ledgerPath = OutputFolder.ledgerPath(command.issuing.output, command.issuing.ledger)
  try OutputFolder.checkNewLedger(ledgerPath, output: command.issuing.output)
  guard let known = try Ledger.reading(ledgerPath) else { try notBilled(&road) }
  try known.check(issuer: road.month.contracts.settings.issuer)
  if command.issuing.draft {
    return try show(run.run(in: known), command, &road)
  }
  try known.close()
  let output = try OutputFolder.lock(
    command.issuing.output, ledger: command.issuing.ledger, creating: false)
  let outbox = try output.outbox()
  let ledger = try Ledger.open(path: output.ledgerPath)
  try output.remember(road.folder)
  let period = road.month.period
  let count = try ledger.runs(of: period).count
  let next = "\(period.text).correction-\(count)"
  if count > 0, try outbox.kind(of: next) != nil {
    throw FileError(.create, command.issuing.output + "/" + next, .notEmpty)
  }
  let keeping = RunKeeping(ledger, outbox)
  for folder in try keeping.complete() { road.console.message(RunWords.completed(folder, road)) }
  // The run's workbook tells of the whole month: it is made while the ledger is written.
  var book: Begun<CheckedBook>?
  let outcome = try run.run(in: ledger) { summary in
    guard command.input.jobs > 1 else { return }
    book = Begun { CheckedBook(correctionSummaryBook(summary)) }
  }
  if case .issued(let stored, let summary, let waiting) = outcome {
    road.report(summary.findings.merging(waiting), issuedOn: order.issuedOn)
    road.console.progress("\(next): zapisywanie / writing")
    let content = RunContent(
      summary, histories: try ledger.histories(of: summary.issuedDocuments), book: book,
      jobs: command.input.jobs)
    let json = try keeping.publish(stored, content)
    try road.show(command.issuing.json ? json : nil, or: correctionTable(summary))
    road.console.message("\(command.issuing.output)/\(next)/summary.xlsx")
    return try end(waiting)
  }
  try show(outcome, command, &road)
}

/// Says what came of a run that issued nothing; a draft is written.
private func show(
  _ outcome: CorrectRun.Outcome, _ command: Correct, _ road: inout Road
) throws {
  switch outcome {
  case .notBilled: try notBilled(&road)
  case .unknownClients(let ids): throw Arguments.unknown(ids, among: road.month.contracts.clients)
  case .refused(let summary, let findings): try road.refuse(summary, also: findings)
  case .loose(let loose): try road.fail(loose)
  case .nothing(let notes, let waiting):
    road.report((notes + waiting).sorted(by: Finding.inOrder))
    let words = waiting.isEmpty ? CorrectWords.nothing : CorrectWords.waiting
    try road.show(
      command.issuing.json,
      instead: words.text(road.language, [road.month.period.text, String(waiting.count)]))
    try end(waiting)
  case .draft(let summary, let waiting):
    road.report(summary.findings.merging(waiting))
    let output = try OutputFolder.lock(command.issuing.output, ledger: nil, creating: false)
    let name = "\(road.month.period.text).correction-draft"
    let json = try RunKeeping.publishDraft(
      name, RunContent(summary, jobs: command.input.jobs), in: output.outbox())
    try road.show(command.issuing.json ? json : nil, or: correctionTable(summary))
    road.console.message("\(command.issuing.output)/\(name)/summary.xlsx")
    try end(waiting)
  case .issued: preconditionFailure("what was issued is published by the caller")
  }
}

private func notBilled(_ road: inout Road) throws -> Never {
  road.console.message(CorrectWords.notBilled.text(road.language, [road.month.period.text]))
  throw ExitStatus.dataRefused.code
}

/// A client that must wait for a KSeF number makes the exit code 65, whatever was issued (FILES).
private func end(_ waiting: [Finding]) throws {
  if !waiting.isEmpty { throw ExitStatus.dataRefused.code }
}

/// What `correct` says on the screen.
private enum CorrectWords {
  static let notBilled = Wording(
    "Miesiąca {0} jeszcze nie rozliczono: najpierw invoice-run bill. Niczego nie zapisano.",
    "Month {0} has not been billed: first invoice-run bill. Nothing was written.")
  static let waiting = Wording(
    "{0}: klientów czekających na numer KSeF: {1}. Niczego nie wystawiono.",
    "{0}: clients waiting for a KSeF number: {1}. Nothing was issued.")
  static let nothing = Wording(
    "{0}: nie ma nic do skorygowania. Niczego nie wystawiono.",
    "{0}: nothing to correct. Nothing was issued.")
}
