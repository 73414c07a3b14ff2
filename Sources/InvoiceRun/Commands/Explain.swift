import ArgumentParser
import Invoicing

/// `explain`: why one session costs what it costs.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says step by step why a session costs what it costs.")

  @Argument(help: "The billing folder: billing.yaml, the tables and logs/.")
  var folder: String

  @Argument(help: "The session's id, as in the log.")
  var session: String

  @Option(
    help: ArgumentHelp("The month to look in, such as 2026-10.", valueName: "month"),
    transform: Arguments.month)
  var period: Month

  @OptionGroup var earlier: EarlierRuns

  func run() throws { try runExplain(self) }
}
