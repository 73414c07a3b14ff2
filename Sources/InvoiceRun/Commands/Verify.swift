import ArgumentParser

/// `verify`: whether ledger and files still say the same.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says whether ledger and files still say the same.")

  @Argument(help: "The output folder with the ledger.")
  var output: String

  @Flag(
    help: """
      Make every document again and compare it byte for byte; rate every month again whose \
      inputs are still there.
      """)
  var deep = false

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  func run() throws { try runVerify(self) }
}
