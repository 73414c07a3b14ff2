private import Glibc
import Invoicing

/// What the system says of a call that failed: the usual few in the office's language, the rest as
/// the system words it, and what to do.
enum SystemReason {
  private struct Usual {
    let numbers: [Int32]
    let polish: String
    let help: Wording
  }

  private static let usual = [
    Usual(
      numbers: [EACCES, EPERM], polish: "brak uprawnień",
      help: Wording(
        "Sprawdź prawa do tej ścieżki i do folderu, w którym leży, potem powtórz polecenie.",
        "See that you may use this path and the folder it is in, then run the command again.")),
    Usual(
      numbers: [ENOSPC], polish: "brak miejsca na dysku",
      help: Wording(
        "Zwolnij miejsce na dysku i powtórz to samo polecenie.",
        "Free space on the disk, then run the same command again.")),
    Usual(
      numbers: [EROFS], polish: "dysk jest tylko do odczytu",
      help: Wording(
        "Podaj folder na dysku, na którym można zapisywać.",
        "Name a folder on a disk that can be written to.")),
    Usual(
      numbers: [ENOENT], polish: "nie ma takiego pliku ani folderu",
      help: Wording(
        "Sprawdź pisownię ścieżki; foldery, które do niej prowadzą, muszą już istnieć.",
        "Check the path; the folders that lead to it must be there.")),
    Usual(
      numbers: [EISDIR], polish: "to jest folder",
      help: Wording("Podaj plik, nie folder.", "Name a file, not a folder.")),
    Usual(
      numbers: [ENOTDIR], polish: "część ścieżki nie jest folderem",
      help: Wording(
        "Sprawdź ścieżkę: jedna z jej części jest plikiem.",
        "Check the path: one of its parts is a file.")),
    Usual(
      numbers: [EEXIST], polish: "coś już tam jest",
      help: Wording(
        "Przenieś to, co tam jest, albo podaj inny folder.",
        "Move away what is there, or name another folder.")),
    Usual(
      numbers: [EPIPE], polish: "odbiorca przestał czytać",
      help: Wording(
        "Nic, jeśli tak miało być; cały wynik widać bez potoku.",
        "Nothing, if that was meant; without the pipe the whole result is shown.")),
  ]

  private static let otherHelp = Wording(
    "Sprawdź ścieżkę, prawa do niej i dysk, potem powtórz polecenie.",
    "Look at the path, your rights to it and the disk, then run the command again.")

  /// The reason of an error number.
  static func text(_ number: Int32, _ language: Language) -> String {
    let raw = unsafe String(cString: strerror(number))
    guard language == .pl else { return raw }
    return usual.first { $0.numbers.contains(number) }?.polish ?? raw
  }

  static func help(_ number: Int32) -> Wording {
    usual.first { $0.numbers.contains(number) }?.help ?? otherHelp
  }

  /// The reason in words of the system, which other modules hand over in place of its number.
  static func text(_ words: String, _ language: Language) -> String {
    number(words).map { text($0, language) } ?? words
  }

  static func help(_ words: String) -> Wording { number(words).map(help) ?? otherHelp }

  private static func number(_ words: String) -> Int32? {
    usual.flatMap(\.numbers).first { text($0, .en) == words }
  }
}
