import ArgumentParser
import Invoicing
import Ledger
import Xlsx

/// The command `invoice-run`: which subcommands there are, and what their failures mean to a shell.
@main
struct InvoiceRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice-run",
    abstract: "Bills a month of remote IT support from session logs.",
    discussion: """
      Exit codes: 0 done; 64 wrong usage; 65 input refused or sessions held, nothing was issued; \
      70 our own fault; 74 cannot read or write; 75 another run holds the output, try again.
      """,
    version: Program.version,
    subcommands: [
      Bill.self, Correct.self, Check.self, Explain.self, History.self, Verify.self, Init.self,
      ProfileCommand.self, Reconcile.self, KSeF.self, Register.self,
    ])

  static func main() {
    Console.prepare()
    do {
      try Arguments.check(CommandLine.arguments)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Without a command nothing is done, and who reads exit codes must not take that for done.
  func run() throws {
    throw ValidationError("A command is missing; 'invoice-run --help' lists them.")
  }

  /// Says what went wrong, once, and leaves with its exit code.
  private static func end(with error: any Error) -> Never {
    var console = Console(language: Console.spoken)
    switch error {
    case let error as FileError:
      console.message(FailureWords(error, console.language).text)
      exit(withError: ExitStatus.worldFailed.code)
    case let error as LockHeld:
      console.message(error.message(console.language))
      exit(withError: ExitStatus.tryAgain.code)
    case let error as LedgerError:
      console.message(FailureWords(error, console.language).text)
      switch error.reason {
      case .busy: exit(withError: ExitStatus.tryAgain.code)
      case .numberTaken: exit(withError: ExitStatus.dataRefused.code)
      case .refused: exit(withError: ExitStatus.ourFault.code)
      case .newerSchema, .damaged, .io, .notFound: exit(withError: ExitStatus.worldFailed.code)
      }
    case let error as WrongLedger:
      console.message(error.message(console.language))
      switch error.reason {
      case .lost: exit(withError: ExitStatus.worldFailed.code)
      case .otherIssuer: exit(withError: ExitStatus.dataRefused.code)
      }
    case let error as ChangedRendering:
      console.message(error.message(console.language))
      exit(withError: ExitStatus.ourFault.code)
    case let error as XlsxError:
      console.message(FailureWords(error, console.language).text)
      exit(withError: ExitStatus.worldFailed.code)
    default:
      guard exitCode(for: error).rawValue == 1 else { exit(withError: error) }
      console.message("invoice-run: \(error)")
      exit(withError: ExitStatus.ourFault.code)
    }
  }
}

/// The program's version, as documents name it (R25).
package enum Program {
  package static let version = "0.1.0"
}
