import ArgumentParser
import Invoicing

/// `history`: what was issued, what corrects what, and how each client's month stands.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists what was issued, what corrects what, and how each month stands.")

  @Argument(help: "The output folder with the ledger.")
  var output: String

  @Option(
    name: .customLong("client"), parsing: .singleValue,
    help: ArgumentHelp("Only this client; may be repeated.", valueName: "id"))
  var clients: [String] = []

  @Option(
    help: ArgumentHelp("Only this month, such as 2026-10.", valueName: "month"),
    transform: Arguments.month)
  var period: Month?

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  @Flag(help: "Print JSON to stdout.")
  var json = false

  func run() throws { try runHistory(self) }
}
