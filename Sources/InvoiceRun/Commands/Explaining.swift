import Invoicing

/// `explain`.
func runExplain(_ command: Explain) throws {
  let road = try Road(command.folder, command.period)
  guard let text = road.billing.explanation(of: command.session) else {
    var console = road.console
    console.message(
      Wording("W dziennikach nie ma sesji {0}.", "The logs hold no session {0}.")
        .text(console.language, [command.session]))
    throw ExitStatus.dataRefused.code
  }
  try road.console.result(text)
}
