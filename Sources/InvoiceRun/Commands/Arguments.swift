import ArgumentParser
import Invoicing
import Parallel

/// Reads arguments as values of the core; a refusal says what would be right.
enum Arguments {
  /// Refuses what is no UTF-8: Swift hands it over mended, and it would name another file.
  static func check(_ words: [String]) throws {
    guard let bad = words.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return }
    throw ValidationError("'\(bad)' is not UTF-8")
  }

  /// `2026-10`.
  static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else {
      throw ValidationError("'\(text)' is no month; a month is written like 2026-10")
    }
    return month
  }

  /// `1`, `2` or `3`, as TypKorekty of FA(3).
  static func effect(_ text: String) throws -> CorrectionEffect {
    guard let effect = Int(text).flatMap(CorrectionEffect.init(rawValue:)) else {
      throw ValidationError("'\(text)' is no effect; it is 1, 2 or 3")
    }
    return effect
  }

  /// `2026-11-02`.
  static func day(_ text: String) throws -> Day {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = wholeNumber(parts[0]),
      let month = wholeNumber(parts[1]), let number = wholeNumber(parts[2]),
      let day = Day(year: year, month: month, day: number)
    else { throw ValidationError("'\(text)' is no date; a date is written like 2026-11-02") }
    return day
  }

  /// A group of commands without the one that is meant: nothing is done, so its help is shown where
  /// messages go and the exit code says wrong usage.
  static func missingCommand(of group: any ParsableCommand.Type) -> any Error {
    var console = Console(language: Console.spoken)
    console.message("Error: A command is missing.\n\n" + InvoiceRun.helpMessage(for: group))
    return ExitCode.validationFailure
  }
}

extension Arguments {
  /// Clients that nobody knows, each with the nearest id that is known.
  static func unknown(_ clients: [String], among known: [Client]) -> ValidationError {
    let told = clients.map { id in
      let near = nearestName(to: id, among: known.map(\.id))
      return near.isEmpty ? id : "\(id) (the nearest known one: \(near))"
    }
    return ValidationError("no such client: " + told.joined(separator: ", "))
  }

  /// A number of threads, 1 to 256.
  static func jobs(_ text: String) throws -> Int {
    guard let count = wholeNumber(text.utf8), (1...256).contains(count) else {
      throw ValidationError("'\(text)' is no number of threads from 1 to 256")
    }
    return count
  }
}

/// The billing folder and the month: what most commands start from.
struct FolderAndPeriod: ParsableArguments {
  @Argument(help: "The billing folder: billing.yaml, the tables and logs/.")
  var folder: String

  @Option(
    help: ArgumentHelp("The month, such as 2026-10.", valueName: "month"),
    transform: Arguments.month)
  var period: Month

  @Option(
    help: ArgumentHelp(
      "Threads at work at once; as many as processors when not given.", valueName: "count"),
    transform: Arguments.jobs)
  var jobs = Jobs.ofMachine
}

/// The ledger of runs before, for a command that can do without.
struct EarlierRuns: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The output folder: tells also what its ledger knows.", valueName: "out"))
  var output: String?

  @Option(help: ArgumentHelp("The ledger; <out>/ledger.sqlite when not given.", valueName: "file"))
  var ledger: String?

  /// Nil where neither was named.
  var path: String? {
    output == nil && ledger == nil ? nil : OutputFolder.ledgerPath(output ?? ".", ledger)
  }
}

/// Where a run that issues goes, and how.
struct IssuingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder that receives the run and keeps the ledger.", valueName: "out"))
  var output: String

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
}
