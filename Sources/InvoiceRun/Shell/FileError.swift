package import Invoicing

/// The world of files failed: which path, what was tried, what the system said.
package struct FileError: Error, Hashable, Sendable {
  /// What was being done.
  package enum Action: String, Hashable, Sendable {
    case open, read, list, write, sync, create, rename, remove, lock
  }

  /// Why it could not be done.
  package enum Reason: Hashable, Sendable {
    /// The system's error number.
    case system(Int32)
    /// A folder, pipe, device or socket stands where a file is meant.
    case notAFile
    /// Something else stands where a folder is meant.
    case notAFolder
    /// A symbolic link stands where one would lead us elsewhere.
    case symbolicLink
    /// The file has more bytes than such a file may have.
    case tooLarge(limit: Int)
    /// Somebody wrote to the file while it was read.
    case changed
    /// A name is no UTF-8, empty, or leads out of its folder.
    case badName
    /// The folder already holds something.
    case notEmpty
  }

  package var path: String
  package var action: Action
  package var reason: Reason

  package init(_ action: Action, _ path: String, _ reason: Reason) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  /// The reason alone, without the path: for findings, which name the file themselves.
  package func cause(_ language: Language) -> String { reason.text(language) }

  /// `out/2026-10: cannot write: No space left on device`.
  package func message(_ language: Language) -> String {
    "\(path): \(action.wording[language]): \(reason.text(language))"
  }

  /// What to do about it.
  package var help: Wording { reason.help }
}

extension FileError.Action {
  fileprivate var wording: Wording {
    switch self {
    case .open: Wording("nie można otworzyć", "cannot open")
    case .read: Wording("nie można odczytać", "cannot read")
    case .list: Wording("nie można wyliczyć plików", "cannot list the files")
    case .write: Wording("nie można zapisać", "cannot write")
    case .sync: Wording("nie można utrwalić na dysku", "cannot sync to the disk")
    case .create: Wording("nie można utworzyć", "cannot create")
    case .rename: Wording("nie można nadać nazwy", "cannot rename")
    case .remove: Wording("nie można usunąć", "cannot remove")
    case .lock: Wording("nie można zablokować", "cannot lock")
    }
  }
}

extension FileError.Reason {
  fileprivate func text(_ language: Language) -> String {
    switch self {
    case .system(let number): SystemReason.text(number, language)
    case .notAFile: Wording("to nie jest zwykły plik", "it is no regular file")[language]
    case .notAFolder: Wording("to nie jest folder", "it is no folder")[language]
    case .symbolicLink:
      Wording("to dowiązanie symboliczne", "it is a symbolic link")[language]
    case .tooLarge(let limit):
      Wording("ma ponad {0} bajtów", "it has more than {0} bytes")
        .text(language, [String(limit)])
    case .changed:
      Wording("plik zmienił się podczas czytania", "the file changed while it was read")[language]
    case .badName: Wording("niedozwolona nazwa", "the name is not allowed")[language]
    case .notEmpty: Wording("folder nie jest pusty", "the folder is not empty")[language]
    }
  }

  fileprivate var help: Wording {
    switch self {
    case .system(let number): SystemReason.help(number)
    case .notAFile: Wording("Podaj zwykły plik.", "Name a regular file.")
    case .notAFolder:
      Wording(
        "Podaj folder: pod tą ścieżką jest coś innego.",
        "Name a folder: something else stands at this path.")
    case .symbolicLink:
      Wording(
        "Usuń dowiązanie albo podaj ścieżkę, do której prowadzi.",
        "Remove the link, or name the path it leads to.")
    case .tooLarge:
      Wording(
        "Sprawdź, czy to właściwy plik; jeśli tak, podziel go na mniejsze.",
        "See whether it is the right file; if it is, split it.")
    case .changed:
      Wording(
        "Powtórz polecenie, gdy nikt już nie zapisuje tego pliku.",
        "Run the command again once nobody writes to the file.")
    case .badName: Wording("Podaj inną nazwę.", "Give another name.")
    case .notEmpty:
      Wording(
        "Podaj inny folder albo najpierw przenieś to, co w nim jest.",
        "Name another folder, or first move away what is in it.")
    }
  }
}
