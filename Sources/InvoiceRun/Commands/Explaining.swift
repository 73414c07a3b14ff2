import Documents
import Invoicing
import Ledger

/// `explain`.
func runExplain(_ command: Explain) throws {
  var road = try Road(command.folder, command.period)
  var parts: [String] = []
  var view = LedgerView.empty
  if let path = command.earlier.path {
    let ledger = try Ledger.open(path: path, readOnly: true)
    view = try ledger.view(of: road.month)
    let issued = try ledger.documents(aboutSession: command.session)
    parts = issuedLines(issued, command.session, road.language)
  }
  let billing = road.month.rated(view)
  if let text = billing.explanation(of: command.session) { parts.insert(text, at: 0) }
  guard !parts.isEmpty else {
    var console = road.console
    console.message(
      Wording("W dziennikach nie ma sesji {0}.", "The logs hold no session {0}.")
        .text(console.language, [command.session]))
    throw ExitStatus.dataRefused.code
  }
  try road.console.result(parts.joined(separator: "\n"))
  guard billing.isRefused else { return }
  // What was explained rests on the rest of the input.
  road.report(billing.digest(limit: FindingLayout.limit))
  throw ExitStatus.ofRefusal(road.month.findings).code
}
