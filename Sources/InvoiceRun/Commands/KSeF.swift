import ArgumentParser
import Invoicing

/// `ksef`: what came back from KSeF, and what has not yet.
struct KSeF: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ksef",
    abstract: "Reads KSeF numbers into the ledger, and lists what has none yet.",
    subcommands: [Import.self, Status.self])

  func run() throws { throw Arguments.missingCommand(of: KSeF.self) }

  /// Where the ledger is.
  struct Place: ParsableArguments {
    @Argument(help: "The folder of the runs; it keeps the ledger.")
    var output: String

    @Option(
      help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
    var ledger: String?

  }

  /// `ksef import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records what KSeF answered: all of the file, or nothing.",
      discussion: """
        The file has the columns document (its number, or the SHA-256 of its XML), ksef_number, \
        accepted_on and, where KSeF refused a document, status with the word refused.
        """)

    @OptionGroup var place: Place

    @Argument(help: "The table of answers.")
    var numbers: String

    func run() throws { try runKSeFImport(self) }
  }

  /// `ksef status`.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the documents without a KSeF number and by when to send them.")

    @OptionGroup var place: Place

    func run() throws { try runKSeFStatus(self) }
  }
}
