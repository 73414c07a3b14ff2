import ArgumentParser

/// What a run tells the shell that called it (sysexits, FILES.md).
enum ExitStatus: Int32 {
  case done = 0
  case wrongUsage = 64
  /// Input refused or sessions held: nothing was issued.
  case dataRefused = 65
  case ourFault = 70
  /// The world of files failed.
  case worldFailed = 74
  /// Another run holds the ledger.
  case tryAgain = 75

  /// What ArgumentParser leaves with, silently.
  var code: ExitCode { ExitCode(rawValue) }
}
