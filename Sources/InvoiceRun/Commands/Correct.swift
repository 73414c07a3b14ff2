import ArgumentParser
import Invoicing

/// `correct`: a billed month is rated again and the differences are issued.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rates a billed month again and issues the differences as corrections.")

  @OptionGroup var input: FolderAndPeriod
  @OptionGroup var issuing: IssuingOptions

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

  @Option(
    help: ArgumentHelp(
      "When the corrections take effect for VAT: 1 at the invoice's date, 2 at their own, 3 other; "
        + "by the sign of each difference when not given.", valueName: "1|2|3"),
    transform: Arguments.effect)
  var effect: CorrectionEffect?

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
