import ArgumentParser
import Invoicing

/// `bill`: the month-end run.
struct Bill: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bills a month: statements, invoices and the summary.")

  @OptionGroup var input: FolderAndPeriod

  @Option(
    help: ArgumentHelp("The folder that receives the run and keeps the ledger.", valueName: "out"))
  var output: String

  @Flag(help: "Write a draft: marked, without numbers, nothing issued.")
  var draft = false

  @Flag(help: "Issue although sessions are held; they stay unbilled and listed.")
  var allowHeld = false

  @Option(
    help: ArgumentHelp("The issue date; today when not given.", valueName: "date"),
    transform: Arguments.day)
  var issueDate: Day?

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  @Flag(help: "Print run.json to stdout.")
  var json = false

  func run() throws { try runBill(self) }
}
