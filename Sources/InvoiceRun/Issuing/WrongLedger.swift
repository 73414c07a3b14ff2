package import Invoicing
package import Ledger

/// A ledger that cannot be that of this output folder or issuer: with it numbers would be given
/// twice, or two companies would share a series (R22).
package struct WrongLedger: Error {
  package enum Reason {
    /// Runs lie in the output folder; there is no ledger.
    case lost(folders: [String])
    /// Another company's documents stand in it; both as NIP.
    case otherIssuer(its: String, ours: String)
  }

  package let path: String
  package let reason: Reason

  func message(_ language: Language) -> String {
    switch reason {
    case .lost(let folders): Self.lost.text(language, [path, folders.joined(separator: ", ")])
    case .otherIssuer(let its, let ours): Self.otherIssuer.text(language, [path, its, ours])
    }
  }

  private static let lost = Wording(
    "{0}: nie ma tego rejestru, a w folderze wyników są już wystawione przebiegi ({1}). Podaj "
      + "właściwy rejestr (--ledger) albo odtwórz go z kopii: bez niego numery dokumentów "
      + "zaczęłyby się od nowa. Niczego nie wystawiono.",
    "{0}: there is no such ledger, but the output folder holds issued runs ({1}). Name the right "
      + "ledger (--ledger) or restore it from a backup: without it the numbers of documents would "
      + "start again. Nothing was issued.")
  private static let otherIssuer = Wording(
    "{0}: w tym rejestrze są dokumenty sprzedawcy o NIP {1}, a billing.yaml ma NIP {2}. Podaj "
      + "rejestr tego sprzedawcy (--ledger) lub inny folder wyników (--output). Niczego nie "
      + "wystawiono.",
    "{0}: this ledger holds documents of the issuer with NIP {1}, but billing.yaml has NIP {2}. "
      + "Name this issuer's ledger (--ledger) or another output folder (--output). Nothing was "
      + "issued.")
}

extension OutputFolder {
  /// Refuses to begin a ledger where runs were issued already.
  static func checkNewLedger(_ path: String, output: String) throws {
    guard !FileSystem.exists(path), FileSystem.isFolder(output) else { return }
    let runs = try FileSystem.names(in: output).filter { name in
      isRun(name) && FileSystem.exists(output + "/" + name + "/run.json")
    }
    if !runs.isEmpty { throw WrongLedger(path: path, reason: .lost(folders: runs)) }
  }

  /// Whether a folder's name is that of a run which issued: `2026-10`, `2026-10.correction-1`.
  private static func isRun(_ name: String) -> Bool {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard Month(String(parts[0])) != nil else { return false }
    guard parts.count > 1 else { return true }
    let mark = "correction-"
    return parts[1].hasPrefix(mark) && Int(parts[1].dropFirst(mark.count)) != nil
  }
}

extension Ledger {
  /// Refuses a ledger in which another company's documents stand.
  package func check(issuer: Issuer) throws {
    guard let nip = try issuerNIP(), nip != issuer.nip else { return }
    throw WrongLedger(path: path, reason: .otherIssuer(its: nip, ours: issuer.nip))
  }
}
