import ArgumentParser
import Invoicing

/// `check`: everything is read and rated, nothing is written.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads and rates everything, prints findings and totals, writes nothing.")

  @OptionGroup var input: FolderAndPeriod

  @Option(
    help: ArgumentHelp(
      "The output folder: reads also what its ledger says of earlier months.", valueName: "out"))
  var output: String?

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  @Flag(help: "Print run.json to stdout.")
  var json = false

  @Flag(help: "Also show what the month would cost under other policies of merging.")
  var policies = false

  func run() throws { try runCheck(self) }
}
