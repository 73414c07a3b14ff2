import Foundation
import Testing

/// A ledger that is gone, or another company's, lets no number be given twice (R22).
@Suite struct WrongLedgerTests {
  private static let bill = [
    "bill", "billing", "--period", "2026-10", "--output", "out", "--issue-date", "2026-11-02",
  ]

  private func issued() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try FileManager.default.copyItem(
      atPath: Project.faults + "/base", toPath: scratch.path + "/billing")
    #expect(try Ran(Self.bill, in: scratch.path).status == 0)
    return scratch
  }

  @Test(
    "A ledger that is not there beside issued runs exits 74, whichever month is billed",
    arguments: [["--period", "2026-09"], ["--ledger", "out/ledgr.sqlite"], []])
  func lost(changed: [String]) throws {
    let scratch = try issued()
    if changed.first != "--ledger" {
      try FileManager.default.removeItem(atPath: scratch.path + "/out/ledger.sqlite")
    }
    let before = try FileManager.default.subpathsOfDirectory(atPath: scratch.path + "/out").sorted()
    var arguments = Self.bill
    if changed.first == "--period" { arguments[3] = changed[1] } else { arguments += changed }
    let run = try Ran(arguments, in: scratch.path)
    #expect(run.status == 74)
    #expect(run.errors.contains("nie ma tego rejestru"), "\(run.errors)")
    #expect(run.errors.contains("(2026-10)"))
    let after = try FileManager.default.subpathsOfDirectory(atPath: scratch.path + "/out").sorted()
    #expect(after == before)
  }

  @Test("A ledger with documents of another NIP exits 65 and stays as it is")
  func otherIssuer() throws {
    let scratch = try issued()
    let settings = scratch.path + "/billing/billing.yaml"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    let changed = text.replacingOccurrences(
      of: "nip: \"[0-9]*\"", with: "nip: \"5260250274\"", options: .regularExpression)
    #expect(changed != text)
    try changed.write(toFile: settings, atomically: true, encoding: .utf8)
    let ledger = URL(fileURLWithPath: scratch.path + "/out/ledger.sqlite")
    let before = try Data(contentsOf: ledger)
    let month = ["billing", "--period", "2026-10", "--output", "out"]
    let correct = ["correct"] + month + ["--reason", "R"]
    for arguments in [
      Self.bill, Self.bill + ["--draft"], correct, correct + ["--draft"], ["check"] + month,
    ] {
      let run = try Ran(arguments, in: scratch.path)
      #expect(run.status == 65, "\(arguments)")
      #expect(run.errors.contains("5260250274"), "\(arguments): \(run.errors)")
    }
    #expect(try Data(contentsOf: ledger) == before)
    let folders = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/out")
    #expect(!folders.contains { $0.contains("draft") })
  }

  @Test("explain that is to tell of documents says so where there is no ledger: exit 74")
  func explainWithout() throws {
    let scratch = try issued()
    let explain = ["explain", "billing", "S-1", "--period", "2026-10", "--output"]
    #expect(try Ran(explain + ["out"], in: scratch.path).output.contains("FV/2026/11/0001"))
    let without = try Ran(explain + ["nope"], in: scratch.path)
    #expect(without.status == 74)
    #expect(without.errors.contains("nope/ledger.sqlite"), "\(without.errors)")
  }

  @Test("check reads a ledger where one is named: repairs of work that was billed before (R18)")
  func repairs() throws {
    let scratch = try issued()
    try scratch.write(
      "billing/complaints.csv",
      """
      complaint_id,session_id,filed_on,finding,decided_on,claimed_fee
      RK-1,S-1,2026-10-06,ours,2026-10-07,
      """)
    try scratch.write(
      "billing/logs/2026-10.csv",
      """
      session_id,client_id,consultant,service,started_at,ended_at,case_id,confirmed_at,repairs
      S-2,K001,Anna Wiśniewska,remote,2026-11-03T09:00:00,2026-11-03T09:25:00,ZG-1,,RK-1
      """)
    let check = ["check", "billing", "--period", "2026-11"]
    let blind = try Ran(check, in: scratch.path)
    #expect(blind.status == 65)
    #expect(blind.errors.contains("repair-of-nothing"))
    let seeing = try Ran(check + ["--output", "out"], in: scratch.path)
    #expect(seeing.status == 0, "\(seeing.errors)")
  }

  @Test("A pattern changed within a month gives no number twice: exit 65, and it says why")
  func changedPattern() throws {
    let scratch = try issued()
    let settings = scratch.path + "/billing/billing.yaml"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    #expect(text.contains("{seq:4}"))
    try text.replacingOccurrences(of: "{seq:4}", with: "000{seq}")
      .write(toFile: settings, atomically: true, encoding: .utf8)
    // The month before, issued in the same month of issue.
    let log = scratch.path + "/billing/logs/2026-10.csv"
    try String(contentsOfFile: log, encoding: .utf8).replacingOccurrences(
      of: "2026-10", with: "2026-09"
    )
    .replacingOccurrences(of: "S-1", with: "S-0")
    .write(toFile: scratch.path + "/billing/logs/2026-09.csv", atomically: true, encoding: .utf8)
    var arguments = Self.bill
    arguments[3] = "2026-09"
    let run = try Ran(arguments, in: scratch.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("ma już inny dokument"), "\(run.errors)")
  }
}
