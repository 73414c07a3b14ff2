import ArgumentParser
import Invoicing

/// `bill`: the month-end run.
struct Bill: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bills a month: statements, invoices and the summary.")

  @OptionGroup var input: FolderAndPeriod
  @OptionGroup var issuing: IssuingOptions

  @Flag(help: "Issue although sessions are held; they stay unbilled and listed.")
  var allowHeld = false

  func run() throws { try runBill(self) }
}
