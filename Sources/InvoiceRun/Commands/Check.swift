import ArgumentParser
import Invoicing

/// `check`: everything is read and rated, nothing is written.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads and rates everything, prints findings and totals, writes nothing.")

  @OptionGroup var input: FolderAndPeriod

  @OptionGroup var earlier: EarlierRuns

  @Flag(help: "Print run.json to stdout.")
  var json = false

  @Flag(help: "Also show what the month would cost under other policies of merging.")
  var policies = false

  func run() throws { try runCheck(self) }
}
