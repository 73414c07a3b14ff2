import Foundation
import InvoiceRun
import Invoicing
import Ledger
import Testing
import Xlsx

@Suite struct FailureWordsTests {
  @Test("The system's words are said in Polish, whichever module met them")
  func systemWords() {
    let help = "\n  help: Sprawdź prawa do tej ścieżki i do folderu, w którym leży, "
    let ledger = FailureWords(LedgerError("out/l", .io("Permission denied")), .pl)
    let book = FailureWords(XlsxError(path: "out/b", reason: "Permission denied"), .pl)
    #expect(ledger.text.hasPrefix("out/l: brak uprawnień" + help))
    #expect(book.text.hasPrefix("out/b: brak uprawnień" + help))
    #expect(
      FailureWords(LedgerError("out/l", .io("disk I/O error")), .pl).text
        == "out/l: disk I/O error\n"
        + "  help: Sprawdź ścieżkę, prawa do niej i dysk, potem powtórz polecenie."
    )
  }

  @Test("What cannot be read or written comes with what to do")
  func help() {
    for reason in [LedgerError.Reason.newerSchema, .damaged("x"), .io("x"), .notFound] {
      #expect(FailureWords(LedgerError("l", reason), .en).text.contains("\n  help: "))
    }
    #expect(!FailureWords(LedgerError("l", .busy), .en).text.contains("help:"))
    #expect(
      FailureWords(FileError(.write, "out", .system(ENOSPC)), .en).text
        == "out: cannot write: No space left on device\n"
        + "  help: Free space on the disk, then run the same command again.")
  }

  @Test("An office that reads English is told in English what fails after billing.yaml was read")
  func language() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/billing"
    try FileManager.default.copyItem(atPath: Project.faults + "/base", toPath: folder)
    let settings = try Project.text("samples/faults/base/billing.yaml")
    try scratch.write("out", "in the way")
    let command = [
      "bill", "billing", "--period", "2026-10", "--output", "out", "--issue-date",
      Project.issueDate, "--draft",
    ]
    for (language, told) in [
      ("pl", "out/ledger.sqlite: część ścieżki nie jest folderem\n"),
      ("en", "out/ledger.sqlite: Not a directory\n"),
    ] {
      let own = settings.replacingOccurrences(of: "language: pl", with: "language: \(language)")
      try scratch.write("billing/billing.yaml", own)
      let run = try Ran(command, in: scratch.path)
      #expect(run.status == 74)
      #expect(run.errors.contains(told + "  help: "), "\(run.errors)")
    }
  }
}
