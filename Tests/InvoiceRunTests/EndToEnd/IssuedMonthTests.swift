import Foundation
import Testing

/// Billing, billing again, correcting and looking back, by the built program on the samples.
@Suite struct IssuedMonthTests {
  /// A copy of the samples' billing folder, without faults and formats.
  private static func folder(_ scratch: borrowing ScratchFolder) throws -> String {
    let folder = scratch.path + "/billing"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: Project.samples)
    where name.hasSuffix(".csv") || name.hasSuffix(".yaml") || name == "logs" {
      try FileManager.default.copyItem(
        atPath: Project.samples + "/" + name, toPath: folder + "/" + name)
    }
    return folder
  }

  private static func bill(_ folder: String, _ output: String, _ more: [String] = []) throws -> Ran
  {
    try Ran(
      [
        "bill", folder, "--period", "2026-09", "--output", output, "--issue-date", "2026-10-02",
      ] + more)
  }

  private static func correct(_ folder: String, _ output: String, _ more: [String] = []) throws
    -> Ran
  {
    try Ran(
      [
        "correct", folder, "--period", "2026-09", "--output", output, "--issue-date",
        Project.issueDate, "--reason", "reklamacja K003", "--outside-ksef",
      ] + more)
  }

  /// What comes to light later: see samples/dispute.
  private static func dispute(_ folder: String) throws {
    let decisions = folder + "/decisions.csv"
    let added = try Project.text("samples/dispute/2026-09-decisions.csv")
    try (String(contentsOfFile: decisions, encoding: .utf8) + added)
      .write(toFile: decisions, atomically: true, encoding: .utf8)
    try FileManager.default.copyItem(
      atPath: Project.samples + "/dispute/2026-09-late.csv", toPath: folder + "/logs/late.csv")
  }

  @Test("R22, R23: billed again, nothing is issued; lost and damaged files are put back")
  func putBack() throws {
    let scratch = try ScratchFolder()
    let folder = try Self.folder(scratch)
    let output = scratch.path + "/out"
    let first = try Self.bill(folder, output)
    #expect(first.status == 0, "\(first.errors)")
    let issued = try filesBelow(output + "/2026-09")
    #expect(issued.count > 25)
    let statement = output + "/2026-09/statements/K003_FV-2026-10-0003.xlsx"
    try FileManager.default.removeItem(atPath: statement)
    try Data("x".utf8).write(to: URL(fileURLWithPath: output + "/2026-09/run.json"))
    let damaged = try Ran(["verify", output])
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("2026-09/run.json: inna treść niż wystawiona\n"))
    #expect(damaged.errors.contains("K003_FV-2026-10-0003.xlsx: brak\n"))
    let again = try Self.bill(folder, output)
    #expect(again.status == 0)
    #expect(again.output.contains("Niczego nowego nie wystawiono."))
    #expect(try filesBelow(output + "/2026-09") == issued)
    #expect(try Ran(["verify", output, "--deep"]).status == 0)
    let json = try Self.bill(folder, output, ["--json"])
    #expect(Data(json.output.utf8) == issued["run.json"])
    try FileManager.default.removeItem(atPath: output + "/2026-09")
    #expect(
      try Ran(["verify", output]).errors.hasPrefix(
        "2026-09: brak; pliki zapisze ponownie: "
          + "invoice-run bill FOLDER --period 2026-09 --output \(output)\n"))
    let ledger = scratch.path + "/elsewhere.sqlite"
    try FileManager.default.copyItem(atPath: output + "/ledger.sqlite", toPath: ledger)
    #expect(
      try Ran(["verify", output, "--ledger", ledger]).errors
        .contains(" --output \(output) --ledger \(ledger)\n"))
    #expect(try Self.bill(folder, output).status == 0)
    #expect(try filesBelow(output + "/2026-09") == issued)
  }

  @Test("history says when it has nothing to list, and which client was meant")
  func emptyHistory() throws {
    let scratch = try ScratchFolder()
    let output = scratch.path + "/out"
    #expect(try Self.bill(Project.samples, output).status == 0)
    func errors(_ options: [String]) throws -> String {
      let run = try Ran(["history", output] + options)
      #expect(run.status == 0)
      return run.errors
    }
    #expect(
      try errors(["--client", "K0O1"])
        == "K0O1: w rejestrze nie ma takiego klienta. Najbliższy znany: K001.\n")
    #expect(
      try errors(["--client", "piekarnia", "--json"])
        == "piekarnia: w rejestrze nie ma takiego klienta.\n")
    #expect(try errors(["--period", "2025-01"]) == "W rejestrze nie ma takich dokumentów.\n")
    #expect(try errors(["--client", "K001"]).isEmpty)
  }

  @Test("R23, R24: a difference stops a bill, and a correction issues it once")
  func corrected() throws {
    let scratch = try ScratchFolder()
    let folder = try Self.folder(scratch)
    let output = scratch.path + "/out"
    #expect(try Self.bill(folder, output).status == 0)
    let issued = try filesBelow(output + "/2026-09")
    try Self.dispute(folder)
    let different = try Self.bill(folder, output)
    #expect(different.status == 65)
    let line = "S-0909:block: Było 2 x 180.00 = 360.00 (23), Jest 1 x 180.00 = 180.00 (23)"
    #expect(different.output.contains(line))
    #expect(different.errors.contains("invoice-run correct \(folder) --period 2026-09"))
    let half = try Self.correct(folder, output, ["--client", "K015"])
    #expect(half.status == 65)
    #expect(half.errors.contains("refused move-needs-both: K015"))
    let draft = try Self.correct(folder, output, ["--draft"])
    #expect(draft.status == 0, "\(draft.errors)")
    #expect(draft.output.contains("DRAFT-K003"))
    #expect(!(try scratch.names("out").contains("2026-09.correction-1")))
    let corrected = try Self.correct(folder, output)
    #expect(corrected.status == 0, "\(corrected.errors)")
    let lines = try scratch.text("out/2026-09.correction-1/lines.csv").split(separator: "\n")
    #expect(lines.count == 1 + 5)
    #expect(lines.contains { $0.hasPrefix("KOR/") && $0.contains(",before,K003,S-0909:block") })
    let again = try Self.correct(folder, output)
    #expect(again.status == 0)
    #expect(again.output.contains("nie ma nic do skorygowania"))
    #expect(try Self.bill(folder, output).status == 0)
    #expect(try filesBelow(output + "/2026-09") == issued)
    #expect(try Ran(["verify", output, "--deep"]).status == 0)
    let history = try Ran(["history", output, "--client", "K003", "--json"])
    #expect(history.output.contains("\"corrects\": \"FV/2026/10/0003\""))
    let explained = try Ran([
      "explain", folder, "S-0909", "--period", "2026-09", "--output", output,
    ])
    #expect(explained.output.contains("Przyczyna korekty: reklamacja K003"))
  }

  @Test("R15, R22: what may not be issued leaves no folder and no ledger behind")
  func refused() throws {
    let scratch = try ScratchFolder()
    let folder = try Self.folder(scratch)
    try "".write(toFile: folder + "/prices.csv", atomically: true, encoding: .utf8)
    let refused = try Self.bill(folder, scratch.path + "/out")
    #expect(refused.status == 65)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out"))
    let early = try Ran([
      "bill", Project.samples, "--period", "2026-09", "--output", scratch.path + "/out",
      "--issue-date", "2026-09-29",
    ])
    #expect(early.status == 65)
    #expect(early.errors.contains("refused period-not-over: 2026-09"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out"))
    let unbilled = try Self.correct(Project.samples, scratch.path)
    #expect(unbilled.status == 65)
    #expect(try Ran(["history", scratch.path]).status == 74)
  }

  @Test("A misspelled client id is wrong usage, and the nearest one is named")
  func misspelled() throws {
    let scratch = try ScratchFolder()
    let folder = try Self.folder(scratch)
    let output = scratch.path + "/out"
    #expect(try Self.bill(folder, output).status == 0)
    let run = try Self.correct(folder, output, ["--client", "K0O3", "--client", "zzzzzzzz"])
    #expect(run.status == 64)
    let told = "no such client: K0O3 (the nearest known one: K003), zzzzzzzz"
    #expect(run.errors.contains(told), "\(run.errors)")
  }

  @Test("A folder in the way of a run is left alone, and nothing is issued")
  func inTheWay() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("out/2026-09")
    try scratch.write("out/2026-09/mine.txt", "x")
    let run = try Self.bill(Project.samples, scratch.path + "/out")
    #expect(run.status == 74)
    #expect(try scratch.text("out/2026-09/mine.txt") == "x")
    #expect(try Ran(["history", scratch.path + "/out"]).output.contains("FV/") == false)
  }
}
