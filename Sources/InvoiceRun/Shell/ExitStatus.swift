import ArgumentParser
import Invoicing

/// What a run that is not done tells the shell that called it (sysexits, FILES.md).
///
/// 64, wrong usage, is ArgumentParser's.
enum ExitStatus: Int32 {
  /// Input refused or sessions held: nothing was issued.
  case dataRefused = 65
  case ourFault = 70
  /// The world of files failed.
  case worldFailed = 74
  /// Another run holds the ledger.
  case tryAgain = 75

  /// What input that stops a run means to a shell: a file that cannot be read is no fault of what
  /// it says.
  ///
  /// - Parameter findings: of reading the billing folder.
  static func ofRefusal(_ findings: [Finding]) -> ExitStatus {
    findings.contains { $0.code == .unreadableFile || $0.code == .missingFolder }
      ? .worldFailed : .dataRefused
  }

  /// What ArgumentParser leaves with, silently.
  var code: ExitCode { ExitCode(rawValue) }
}
