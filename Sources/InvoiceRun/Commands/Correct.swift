import ArgumentParser
import Invoicing

/// `correct`: a billed month is rated again and the differences are issued.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rates a billed month again and issues the differences as corrections.")

  @OptionGroup var input: FolderAndPeriod

  @Option(
    help: ArgumentHelp("The folder that receives the run and keeps the ledger.", valueName: "out"))
  var output: String

  @Option(help: ArgumentHelp("Why: printed on every correction.", valueName: "text"))
  var reason: String

  @Option(
    name: .customLong("client"), parsing: .singleValue,
    help: ArgumentHelp("Only this client; may be repeated.", valueName: "id"))
  var clients: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Take this client's data of today over; may be repeated.", valueName: "id"))
  var buyerData: [String] = []

  @Flag(
    name: .customLong("outside-ksef"),
    help: "The originals were issued outside KSeF: no number of it is needed.")
  var outsideKSeF = false

  @Flag(help: "Write a draft: marked, without numbers, nothing issued.")
  var draft = false

  @Option(
    help: ArgumentHelp("The issue date; today when not given.", valueName: "date"),
    transform: Arguments.day)
  var issueDate: Day?

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  @Flag(help: "Print run.json to stdout.")
  var json = false

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason is empty; say why the month is corrected")
    }
    guard !reason.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw ValidationError("--reason is one line of text, without control characters")
    }
  }

  func run() throws { try runCorrect(self) }
}
