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
    let run = try Ran(Self.bill, in: scratch.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("5260250274"), "\(run.errors)")
    #expect(try Data(contentsOf: ledger) == before)
  }
}
