import Foundation
import Invoicing
import Testing

/// Every finding has a folder in samples/faults/ that causes it, and docs/findings.md lists them.
@Suite struct FaultTests {
  /// Findings no folder can hold, each with the reason.
  static let withoutFolder = [
    "row-too-long": "needs a row of 16 MiB, too much to keep; made below instead",
    "too-many-refused": "needs 10,000 bad rows, too many to keep; made in DamageTests",
    "duplicate-key": "the YAML reader finds the repeated key first: yaml-duplicate-key",
    "missing-folder": "is said of a folder that is not there",
    "inside-billing-folder": "names the folder around it, wherever that is; made in BadInputTests",
    "period-not-over": needsLedger, "late-invoice": needsLedger,
    "earlier-issue-date": needsLedger, "buyer-data-changed": needsLedger,
    "buyer-gone": needsLedger,
    "issuer-data-changed": needsLedger, "free-lines-changed": needsLedger,
    "billed-now-held": needsLedger, "no-ksef-number": needsLedger, "move-needs-both": needsLedger,
    "move-must-wait": needsLedger, "fee-below-settled": needsLedger,
    "payment-unknown-document": needsLedger, "billed-in-other-month": needsLedger,
    "correction-before-invoice": needsLedger,
    "ksef-invalid": "said of a document before it is issued; made in HostileTextTests",
    "ksef-text-changed": "said of a document before it is issued; made in HostileTextTests",
    "ksef-unknown-document": needsLedger,
    "ksef-not-sent": needsLedger,
    "ksef-bad-number": needsLedger,
    "ksef-bad-check-byte": needsLedger,
    "ksef-other-seller": needsLedger,
    "ksef-number-twice": needsLedger,
    "ksef-answer-twice": needsLedger,
    "ksef-answered-otherwise": needsLedger,
    "ksef-day": needsLedger,
    "ksef-refused-number": needsLedger,
    "ksef-refused-in-use": needsLedger,
  ]

  private static let needsLedger = "is said when documents are issued, not of a folder alone"

  static let codes = FindingCode.all.filter { withoutFolder[$0.id] == nil }

  @Test("No finding lacks a folder, and no folder a finding")
  func complete() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Project.faults)
    let wanted = Self.codes.map(\.id) + ["base"]
    #expect(Set(folders) == Set(wanted))
    #expect(Set(FindingCode.all.map(\.id)).count == FindingCode.all.count)
    #expect(Set(Self.withoutFolder.keys).isSubset(of: FindingCode.all.map(\.id)))
  }

  @Test("The folder the others are made from has no fault")
  func base() throws {
    let run = try Ran(["check", "base", "--period", "2026-10"], in: Project.faults)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test("A fault is told by its code, its place and its help (R15)", arguments: codes.map(\.id))
  func told(id: String) throws {
    let code = try #require(Self.codes.first { $0.id == id })
    let run = try Ran(["check", code.id, "--period", "2026-10"], in: Project.faults)
    let path = "samples/faults/\(code.id)/expected.txt"
    if Project.isRecording {
      try run.errors.write(
        toFile: Project.root + "/" + path, atomically: true, encoding: .utf8)
    }
    #expect(run.errors == (try Project.text(path)), "RECORD=1 writes \(path) anew")
    #expect(run.errors.contains(": \(code.severity) \(code.id): "))
    #expect(run.errors.contains("\n  help: "))
    for mark in ["{0}", "{1}", "{2}"] {
      #expect(!run.errors.contains(mark), "a mark of the wording was not filled")
    }
    // Put off on purpose: the month may be issued without these rows.
    let isDeferred = ["deferred", "repair-open"].contains(code.id)
    let stops = code.severity == .refused || (code.severity == .held && !isDeferred)
    let stopped: Int32 = code.id == "unreadable-file" ? 74 : 65
    #expect(run.status == (stops ? stopped : 0))
  }

  @Test("A row without end is refused before it fills the memory")
  func longRow() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/long"
    try FileManager.default.copyItem(atPath: Project.faults + "/base", toPath: folder)
    let log = try Project.text("samples/faults/base/logs/2026-10.csv")
    try scratch.write(
      "long/logs/2026-10.csv", log + "S-2,\"" + String(repeating: "x", count: 17 << 20))
    let run = try Ran(["check", "long", "--period", "2026-10"], in: scratch.path)
    #expect(run.status == 65)
    #expect(run.errors.contains(": refused row-too-long: "))
  }

  @Test("UTF-16, as a spreadsheet saves Unicode text, is read as UTF-8 is")
  func utf16() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/wide"
    try FileManager.default.copyItem(atPath: Project.faults + "/base", toPath: folder)
    let log = try Project.text("samples/faults/base/logs/2026-10.csv")
    let wide = Array(log.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try scratch.write("wide/logs/2026-10.csv", [0xFF, 0xFE] + wide)
    let run = try Ran(["check", "wide", "--period", "2026-10"], in: scratch.path)
    let plain = try Ran(["check", "base", "--period", "2026-10"], in: Project.faults)
    #expect(run.errors.isEmpty)
    #expect(run.output == plain.output)
  }

  @Test("docs/findings.md says what the program says; RECORD=1 writes it anew")
  func document() throws {
    let path = "docs/findings.md"
    if Project.isRecording {
      try Self.text.write(toFile: Project.root + "/" + path, atomically: true, encoding: .utf8)
    }
    #expect(try Project.text(path) == Self.text)
  }

  private static var text: String {
    var text = """
      # Findings

      What the program can say of its input. A test writes this file from the list in the program
      (`RECORD=1 swift test --filter FaultTests`). `{0}`, `{1}` stand for what is filled in.

      - **refused**: the input cannot be used; nothing is written. Exit code 65, but 74 where a file
        or folder cannot be read: `missing-folder`, `unreadable-file`.
      - **held**: a row waits for a decision; exit code 65 unless it is deferred or `--allow-held`.
      - **warning**, **noted**: worth a look; nothing stops.

      Each has a folder in `samples/faults/` that causes it, with the output in `expected.txt`.

      """
    for code in FindingCode.all {
      let finding = Finding(code, at: Place(file: ""))
      text += "\n## \(code.id)\n\n\(code.severity)\n\n"
      text += "| | message | help |\n|---|---|---|\n"
      for language in [Language.pl, .en] {
        text += "| \(language) | \(cell(finding.message(language)))"
        text += " | \(cell(finding.help(language))) |\n"
      }
      if let reason = withoutFolder[code.id] { text += "\nNo folder: \(reason).\n" }
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "<", with: "&lt;")
  }
}
