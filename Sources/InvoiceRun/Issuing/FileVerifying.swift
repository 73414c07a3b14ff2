import Invoicing
import Ledger

/// Whether the folders of issued runs hold what the ledger says (R25).
struct FileVerifying {
  private let ledger: Ledger
  private let output: String
  private let language: Language
  /// What is wrong, each as `verify` prints it.
  private(set) var problems: [String] = []
  /// Files that were looked at.
  private(set) var count = 0

  init(_ ledger: Ledger, _ output: String, _ language: Language) {
    self.ledger = ledger
    self.output = output
    self.language = language
  }

  /// Compares every file's digest with the recorded one.
  mutating func compareDigests(_ runs: [StoredRun]) throws {
    for run in runs {
      let folder = run.record.folder
      guard let recorded = try ledger.files(of: run) else {
        problems.append("\(folder): \(FileWords.unfinished[language])")
        continue
      }
      guard FileSystem.exists(output + "/" + folder) else {
        let words = FileWords.missingFolder.text(
          language, [run.record.identity.period.text, output + ledgerOption])
        problems.append("\(folder): \(words)")
        continue
      }
      let opened = try Folder.open(output + "/" + folder)
      for file in recorded {
        count += 1
        let found = try opened.digest(file.path)
        if let found {
          if found.sha256 != file.sha256 || found.bytes != file.bytes {
            problems.append("\(folder)/\(file.path): \(FileWords.changed[language])")
          }
        } else {
          problems.append("\(folder)/\(file.path): \(FileWords.missing[language])")
        }
      }
    }
  }

  /// Another ledger than the output folder's own has to be named, or a new one would be begun.
  private var ledgerOption: String {
    ledger.path == OutputFolder.ledgerPath(output, nil) ? "" : " --ledger " + ledger.path
  }

  /// Makes every file again from the ledger and compares it with what was recorded.
  mutating func renderAgain(_ runs: [StoredRun]) throws {
    for run in runs {
      guard let recorded = try ledger.files(of: run) else { continue }
      let scratch = try ScratchSpace()
      let made = try RunFolder(RunContent(run, in: ledger))
        .fill(StagingFolder(try Folder.open(scratch.path))).files
      let folder = run.record.folder
      for file in recorded where !made.contains(file) {
        problems.append("\(folder)/\(file.path): \(FileWords.otherRendering[language])")
      }
      for file in made where !recorded.contains(where: { $0.path == file.path }) {
        problems.append("\(folder)/\(file.path): \(FileWords.unrecorded[language])")
      }
    }
  }
}

/// What can be wrong with a file.
private enum FileWords {
  static let missing = Wording("brak", "missing")
  static let missingFolder = Wording(
    "brak; pliki zapisze ponownie: invoice-run bill FOLDER --period {0} --output {1}",
    "missing; its files are written again by: invoice-run bill FOLDER --period {0} --output {1}")
  static let changed = Wording("inna treść niż wystawiona", "not as it was issued")
  static let unfinished = Wording(
    "przebieg przerwany; dokończy go następny bill lub correct",
    "the run was cut off; the next bill or correct completes it")
  static let otherRendering = Wording(
    "z rejestru powstaje dziś inny plik", "the ledger gives another file today")
  static let unrecorded = Wording(
    "z rejestru powstaje plik, którego nie wystawiono",
    "the ledger gives a file that was not issued")
}
