import Invoicing
import Ledger

/// `verify`.
func runVerify(_ command: Verify) throws {
  let path = OutputFolder.ledgerPath(command.output, command.ledger)
  let ledger = try Ledger.open(path: path, readOnly: true)
  var console = Console(language: .pl)
  let own = try ledger.verify()
  for problem in own { console.message(problem.text) }
  guard own.isEmpty else { try end(own.count, &console) }
  console.language = try ledger.language()
  let runs = try ledger.runs()
  var files = FileVerifying(ledger, command.output, console.language)
  try files.compareDigests(runs)
  if command.deep { try files.renderAgain(runs) }
  var problems = files.problems
  var lines = [
    VerifyWords.ledger.text(
      console.language, [String(runs.count), String(try ledger.entries().count)]),
    VerifyWords.files.text(console.language, [String(files.count)]),
  ]
  if command.deep {
    var replaying = Replaying(
      ledger, try OutputFolder.origins(command.output), console.language)
    try replaying.replay(runs)
    problems += replaying.problems
    lines.append(
      VerifyWords.deep.text(
        console.language, [String(replaying.replayed), String(replaying.skipped)]))
  }
  for problem in problems { console.message(problem) }
  guard problems.isEmpty else { try end(problems.count, &console) }
  try console.result((lines + [VerifyWords.sound[console.language]]).joined(separator: "\n"))
}

private func end(_ count: Int, _ console: inout Console) throws -> Never {
  console.message(VerifyWords.unsound.text(console.language, [String(count)]))
  throw ExitStatus.dataRefused.code
}

/// What `verify` says on the screen.
private enum VerifyWords {
  static let ledger = Wording(
    "Rejestr: przebiegów {0}, dokumentów {1}; łańcuch skrótów i prawa zachowane.",
    "Ledger: {0} runs, {1} documents; chain of digests and laws hold.")
  static let files = Wording(
    "Pliki: {0}, wszystkie zgodne z rejestrem.", "Files: {0}, all as the ledger says.")
  static let deep = Wording(
    "Każdy dokument odtworzono z rejestru bez różnic. Przebiegi naliczone ponownie: {0}; "
      + "pominięte, bo dane źródłowe zmieniono lub usunięto: {1}.",
    "Every document was made again from the ledger without a difference. Runs rated again: {0}; "
      + "left out because their inputs changed or are gone: {1}.")
  static let sound = Wording("Wszystko się zgadza.", "All is well.")
  static let unsound = Wording("Niezgodności: {0}.", "Problems: {0}.")
}
