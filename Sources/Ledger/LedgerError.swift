internal import GRDB
package import Invoicing

/// The ledger cannot be read or written: which file, and why.
package struct LedgerError: Error, Hashable, Sendable {
  /// Why it could not be done.
  package enum Reason: Hashable, Sendable {
    /// Another run writes to it; trying again later helps (exit code 75).
    case busy
    /// A newer version of the program wrote it; its bytes are as they were.
    case newerSchema
    /// What it says cannot be trusted; `verify` tells more.
    case damaged(String)
    /// The file cannot be opened, read or written, in the system's words.
    case io(String)
    /// There is no ledger at the path, or one that holds nothing yet.
    case notFound
    /// A pattern gives a number that a document has already: it was changed within a month (R22).
    case numberTaken(String)
    /// What was to be issued breaks a law of the ledger; nothing was written.
    case refused([LedgerProblem])
  }

  package var path: String
  package var reason: Reason

  package init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// An error of SQLite in our words.
  init(_ path: String, _ error: any Error) {
    if let own = error as? LedgerError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(path, .damaged(String(describing: error)))
      return
    }
    let text = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(path, .busy)
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_PERM,
      .SQLITE_AUTH, .SQLITE_NOMEM:
      self.init(path, .io(text))
    default: self.init(path, .damaged(text))
    }
  }

  /// `out/ledger.sqlite: another run is writing to it, try again later`.
  package func message(_ language: Language) -> String {
    let text =
      switch reason {
      case .busy:
        Wording(
          "inny przebieg właśnie w nim pisze; spróbuj za chwilę",
          "another run is writing to it, try again later")[language]
      case .newerSchema:
        Wording(
          "rejestr zapisała nowsza wersja programu; nic nie zmieniono",
          "a newer version of the program wrote this ledger; nothing was changed")[language]
      case .damaged(let what):
        Wording("rejestr jest uszkodzony: {0}", "the ledger is damaged: {0}")
          .text(language, [what])
      case .io(let what): what
      case .numberTaken(let number):
        Wording(
          "numer {0} ma już inny dokument; niczego nie wystawiono",
          "another document has the number {0}; nothing was issued"
        ).text(language, [number])
      case .notFound: Wording("nie ma tu rejestru", "there is no ledger here")[language]
      case .refused(let problems):
        Wording("nic nie zapisano: {0}", "nothing was written: {0}")
          .text(language, [problems.map(\.text).joined(separator: "; ")])
      }
    return path + ": " + text
  }
}
