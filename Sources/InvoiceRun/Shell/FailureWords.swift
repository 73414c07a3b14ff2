package import Invoicing
package import Ledger
package import Xlsx

/// What ends a run before anything is issued, in the office's language, and what to do about it.
package struct FailureWords {
  private let message: String
  private let help: String

  package init(_ error: FileError, _ language: Language) {
    message = error.message(language)
    help = error.help[language]
  }

  package init(_ error: XlsxError, _ language: Language) {
    message = error.path + ": " + SystemReason.text(error.reason, language)
    help = SystemReason.help(error.reason)[language]
  }

  package init(_ error: LedgerError, _ language: Language) {
    message =
      if case .io(let words) = error.reason {
        error.path + ": " + SystemReason.text(words, language)
      } else { error.message(language) }
    help = error.help?[language] ?? ""
  }

  /// Both, as findings are laid out.
  package var text: String { help.isEmpty ? message : message + "\n  help: " + help }
}

extension LedgerError {
  /// What to do; nil where the message says so itself, or nothing can be done.
  fileprivate var help: Wording? {
    switch reason {
    case .busy, .refused: nil
    case .newerSchema:
      Wording(
        "Użyj wersji programu, która zapisała rejestr, albo nowszej.",
        "Use the version of the program that wrote the ledger, or a newer one.")
    case .damaged:
      Wording(
        "Sprawdź, czy to właściwy plik; jeśli tak, odtwórz go z kopii zapasowej.",
        "See whether it is the right file; if it is, restore it from a backup.")
    case .numberTaken:
      Wording(
        "Wzór w numbering (billing.yaml) zmieniono w trakcie miesiąca: przywróć poprzedni albo "
          + "wybierz taki, który daje inne numery.",
        "The pattern under numbering (billing.yaml) was changed within a month: restore it, or "
          + "choose one that gives other numbers.")
    case .io(let words): SystemReason.help(words)
    case .notFound:
      Wording(
        "Podaj folder wyników, w którym jest ledger.sqlite, albo sam rejestr (--ledger); "
          + "zakłada go pierwszy bill.",
        "Name the output folder that holds ledger.sqlite, or the ledger itself (--ledger); the "
          + "first bill makes it.")
    }
  }
}
