import Foundation
import Invoicing
import Testing

/// The folder ksef/ of runs of the built program: invoices, corrections, and what KSeF refused.
@Suite("Runs and KSeF") struct KSeFRunTests {
  private static let package = Project.root + "/.build/ksef-package"

  static let canValidate =
    Ran.works(
      "python3", ["Tests/DocumentsTests/Readers/ksef_package.py", package])
    && Ran.works("xmllint", ["--version"])

  static let skipped: Comment = """
    xmllint is not installed, or PyPI's ksef2 1.1.0 with the official schema could not be fetched: \
    ksef/ is NOT validated
    """

  /// September of the samples, billed and disputed as the tour does, KSeF answering in between.
  private final class Dispute {
    let scratch: ScratchFolder
    var output: String { scratch.path + "/out" }
    var folder: String { scratch.path + "/folder" }

    init() throws {
      scratch = try ScratchFolder()
    }

    /// A copy of the samples, to be changed at will.
    func copy() throws {
      try scratch.makeFolder("folder")
      for name in try FileManager.default.contentsOfDirectory(atPath: Project.samples)
      where name.hasSuffix(".csv") || name.hasSuffix(".yaml") || name == "logs" {
        try FileManager.default.copyItem(
          atPath: Project.samples + "/" + name, toPath: folder + "/" + name)
      }
    }

    func run(_ arguments: String...) throws -> Ran {
      try Ran(
        arguments + (["bill", "correct"].contains(arguments[0]) ? ["--output", output] : []))
    }

    func bill() throws {
      try copy()
      let run = try run("bill", folder, "--period", "2026-09", "--issue-date", "2026-10-02")
      guard run.status == 0 else { throw RunFailed(text: run.errors) }
    }

    func dispute() throws {
      let decisions = folder + "/decisions.csv"
      let text =
        try String(contentsOfFile: decisions, encoding: .utf8)
        + Project.text("samples/dispute/2026-09-decisions.csv")
      try Data(text.utf8).write(to: URL(fileURLWithPath: decisions))
      try FileManager.default.copyItem(
        atPath: Project.samples + "/dispute/2026-09-late.csv",
        toPath: folder + "/logs/2026-09-late.csv")
    }

    func correct(_ more: String...) throws -> Ran {
      try Ran(
        [
          "correct", folder, "--period", "2026-09", "--issue-date", "2026-11-10", "--reason",
          "spór o wrzesień", "--output", output,
        ] + more)
    }

    /// Answers for every file of a run's manifest but some, which are refused.
    func answer(_ folder: String, refused: Set<String> = []) throws {
      var rows = ["document,ksef_number,accepted_on,status"]
      let manifest = try String(
        contentsOfFile: output + "/" + folder + "/ksef/manifest.csv", encoding: .utf8)
      for (index, line) in manifest.split(separator: "\n").dropFirst().enumerated() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        if refused.contains(String(cells[1])) {
          rows.append("\(cells[1]),,,refused")
        } else {
          // By digest in each of the three forms, as KSeF clients name a file.
          let number = KSeFCommandTests.ksefNumber(index + folder.count * 16)
          rows.append("\(cells[6 + index % 3]),\(number),\(Project.issueDate),")
        }
      }
      try scratch.write("numbers.csv", rows.joined(separator: "\n") + "\n")
      let run = try Ran(["ksef", "import", output, scratch.path + "/numbers.csv"])
      guard run.status == 0 else { throw RunFailed(text: run.errors) }
    }

    func files(_ run: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: output + "/" + run + "/ksef")
        .filter { $0.hasSuffix(".xml") }.sorted().map { output + "/" + run + "/ksef/" + $0 }
    }
  }

  @Test(
    "Invoices and corrections of the samples are valid by the official schema",
    .enabled(if: canValidate, skipped))
  func valid() throws {
    let dispute = try Dispute()
    try dispute.bill()
    try dispute.answer("2026-09")
    try dispute.dispute()
    let run = try dispute.correct()
    #expect(run.status == 0, "\(run.errors)")
    let invoices = try dispute.files("2026-09")
    let corrections = try dispute.files("2026-09.correction-1")
    #expect(invoices.count >= 5)
    #expect(corrections.count >= 3)
    let check = try Ran(
      "xmllint",
      ["--nonet", "--noout", "--schema", Self.package + "/schema/schemat.xsd"] + invoices
        + corrections)
    #expect(check.status == 0, "\(check.errors)")
    for path in corrections where path.contains("KOR") {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("<NrKSeFFaKorygowanej>9991041280-"))
    }
  }

  @Test("Without numbers nothing is corrected; with them it is, and the month stands (R24)")
  func waits() throws {
    let dispute = try Dispute()
    try dispute.bill()
    try dispute.dispute()
    let early = try dispute.correct()
    #expect(early.status == 65)
    #expect(early.errors.contains("no-ksef-number"))
    try dispute.answer("2026-09")
    #expect(try dispute.correct().status == 0)
    // Corrections of corrections wait for the numbers of the first ones.
    let again = try dispute.correct()
    #expect(again.status == 0, "\(again.errors)")
    #expect(try Ran(["verify", dispute.output, "--deep"]).status == 0)
  }

  @Test("What KSeF refused is issued anew under the next number, and the books hold (R22, R24)")
  func refused() throws {
    let dispute = try Dispute()
    try dispute.bill()
    let first = try #require(try dispute.files("2026-09").first)
    try dispute.answer("2026-09", refused: ["FV/2026/10/0001"])
    #expect(first.hasSuffix("FV-2026-10-0001.xml"))
    let run = try dispute.correct()
    #expect(run.status == 0, "\(run.errors)")
    let anew = try dispute.files("2026-09.correction-1")
    #expect(anew.count == 1)
    let name = try #require(anew.first)
    #expect(name.contains("/FV-"), "an invoice, not a correction")
    #expect(!name.hasSuffix("FV-2026-10-0001.xml"))
    #expect(try Ran(["verify", dispute.output, "--deep"]).status == 0)
    let status = try Ran(["ksef", "status", dispute.output])
    #expect(status.output.contains("odrzucone: 1"))
  }

  @Test("A lost XML file is put back byte for byte (R23, R25)")
  func restored() throws {
    let dispute = try Dispute()
    try dispute.bill()
    let path = try #require(try dispute.files("2026-09").last)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: path)
    let run = try dispute.run(
      "bill", dispute.folder, "--period", "2026-09", "--issue-date", "2026-10-02")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("A document KSeF would refuse stops the run before anything is issued (R22)")
  func stops() throws {
    let dispute = try Dispute()
    try dispute.copy()
    let clients = dispute.folder + "/clients.csv"
    let text = try String(contentsOfFile: clients, encoding: .utf8)
      .replacingOccurrences(of: "Musterhofen,DE,", with: "Musterhofen,QQ,")
    try Data(text.utf8).write(to: URL(fileURLWithPath: clients))
    for arguments in [
      ["check", dispute.folder, "--period", "2026-10"],
      [
        "bill", dispute.folder, "--period", "2026-10", "--output", dispute.output,
        "--issue-date", Project.issueDate,
      ],
    ] {
      let run = try Ran(arguments)
      #expect(run.status == 65)
      #expect(run.errors.contains(": refused ksef-invalid: "))
    }
    #expect(!FileManager.default.fileExists(atPath: dispute.output), "no folder, no ledger")
  }

  @Test("--outside-ksef and --effect stand in the corrections (R24)")
  func outside() throws {
    let dispute = try Dispute()
    try dispute.bill()
    try dispute.dispute()
    #expect(try dispute.correct("--outside-ksef", "--effect", "4").status == 64)
    let run = try dispute.correct("--outside-ksef", "--effect", "3")
    #expect(run.status == 0, "\(run.errors)")
    let corrections = try dispute.files("2026-09.correction-1").filter { $0.contains("/KOR-") }
    #expect(!corrections.isEmpty)
    for path in corrections {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("<TypKorekty>3</TypKorekty>"))
      #expect(text.contains("<NrKSeFN>1</NrKSeFN>"))
    }
    #expect(try Ran(["verify", dispute.output, "--deep"]).status == 0)
  }
}
