import ArgumentParser
import Invoicing

/// `register`: the sales register of a tax month.
struct Register: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the sales register of a tax month over all runs: CSV and XLSX.")

  @OptionGroup var place: KSeF.Place

  @Option(
    help: ArgumentHelp("The tax month, such as 2026-10.", valueName: "month"),
    transform: Arguments.month)
  var month: Month

  func run() throws { try runRegister(self) }
}
