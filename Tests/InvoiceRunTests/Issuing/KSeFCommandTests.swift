import Foundation
import Invoicing
import Testing

/// `ksef import`, `ksef status` and `register` of the built program, on the sample month.
@Suite("KSeF numbers and the sales register") struct KSeFCommandTests {
  /// A number of KSeF with its check byte, for the sample issuer.
  static func ksefNumber(_ index: Int, nip: String = "9991041280") -> String {
    let day = Project.issueDate.filter { $0 != "-" }
    let digits = String(index + 0x100, radix: 16, uppercase: true)
    let start = "\(nip)-\(day)-0100001AF" + digits + "-"
    guard case .checkByte(let right)? = KSeFNumber.fault(of: start + "00") else {
      return start + "00"
    }
    return start + right
  }

  /// The sample month, billed; gives the output folder.
  private static func billed(_ scratch: borrowing ScratchFolder) throws -> String {
    let output = scratch.path + "/out"
    let run = try Ran([
      "bill", Project.samples, "--period", "2026-10", "--output", output, "--issue-date",
      Project.issueDate,
    ])
    guard run.status == 0 else { throw RunFailed(text: run.errors) }
    return output
  }

  private static func table(_ rows: [String]) -> String {
    (["document,ksef_number,accepted_on,status"] + rows).joined(separator: "\n") + "\n"
  }

  private static func number(_ index: Int) -> String {
    let month = Project.issueDate.prefix(7).split(separator: "-")
    return "FV/\(month[0])/\(month[1])/" + paddedNumber(index, 4)
  }

  @Test("Numbers go into the ledger once, and status and register tell them (R22)")
  func recorded() throws {
    let scratch = try ScratchFolder()
    let output = try Self.billed(scratch)
    let before = try Ran(["ksef", "status", output])
    #expect(before.status == 0)
    #expect(before.output.contains("z numerem: 0, bez numeru: 14, odrzucone: 0"))
    #expect(before.output.contains(Self.number(1)))
    try scratch.write(
      "numbers.csv",
      Self.table([
        "\(Self.number(1)),\(Self.ksefNumber(1)),\(Project.issueDate),accepted",
        "\(Self.number(2)),\(Self.ksefNumber(2)),\(Project.issueDate),",
        "\(Self.number(3)),,,refused",
      ]))
    let first = try Ran(["ksef", "import", output, scratch.path + "/numbers.csv"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "Nowe odpowiedzi KSeF: 3, znane już wcześniej: 0.\n")
    let again = try Ran(["ksef", "import", output, scratch.path + "/numbers.csv"])
    #expect(again.output == "Nowe odpowiedzi KSeF: 0, znane już wcześniej: 3.\n")
    let after = try Ran(["ksef", "status", output])
    #expect(after.output.contains("z numerem: 2, bez numeru: 11, odrzucone: 1"))
    #expect(after.output.contains("Odrzucone przez KSeF"))
    #expect(try Ran(["verify", output]).status == 0)
    let register = try Ran(["register", output, "--month", "2026-10"])
    #expect(register.status == 0, "\(register.errors)")
    let csv = try String(
      contentsOfFile: output + "/2026-10.register/register.csv", encoding: .utf8)
    #expect(csv.contains(",\(Self.ksefNumber(1)),NrKSeF\n"))
    #expect(!csv.contains(Self.number(3) + ","), "a refused document is in no register")
    #expect(csv.contains(",DI\n") && csv.contains(",BFK\n"))
  }

  @Test("Everything wrong with a file of numbers is told at once, and nothing is recorded")
  func refused() throws {
    let scratch = try ScratchFolder()
    let output = try Self.billed(scratch)
    let good = Self.ksefNumber(1)
    let spoilt = good.dropLast(2) + (good.hasSuffix("00") ? "01" : "00")
    try scratch.write(
      "numbers.csv",
      Self.table([
        "\(Self.number(1)),\(good),\(Project.issueDate),",
        "FV/1999/01/0001,\(Self.ksefNumber(2)),\(Project.issueDate),",
        "NONE-K016-2026-10,\(Self.ksefNumber(2)),\(Project.issueDate),",
        "\(Self.number(2)),5265877635,\(Project.issueDate),",
        "\(Self.number(3)),\(spoilt),\(Project.issueDate),",
        "\(Self.number(4)),\(Self.ksefNumber(4, nip: "5260250274")),\(Project.issueDate),",
        "\(Self.number(5)),\(good),\(Project.issueDate),",
        "\(Self.number(1)),\(Self.ksefNumber(6)),\(Project.issueDate),",
        "\(Self.number(6)),\(Self.ksefNumber(7)),2025-01-01,",
        "\(Self.number(7)),\(Self.ksefNumber(8)),\(Project.issueDate),refused",
      ]))
    let run = try Ran(["ksef", "import", output, scratch.path + "/numbers.csv"])
    #expect(run.status == 65)
    for code in [
      "ksef-unknown-document", "ksef-not-sent", "ksef-bad-number", "ksef-bad-check-byte",
      "ksef-other-seller", "ksef-number-twice", "ksef-answer-twice", "ksef-day",
      "ksef-refused-number",
    ] {
      #expect(run.errors.contains(": refused \(code): "), "\(code) is not told")
    }
    #expect(run.errors.contains("numbers.csv:3:1: refused ksef-unknown-document"))
    let status = try Ran(["ksef", "status", output])
    #expect(status.output.contains("z numerem: 0,"))
  }

  @Test("What is recorded does not change, and what others rest on is not refused (R24)")
  func settled() throws {
    let scratch = try ScratchFolder()
    let output = try Self.billed(scratch)
    try scratch.write(
      "numbers.csv", Self.table(["\(Self.number(1)),\(Self.ksefNumber(1)),\(Project.issueDate),"]))
    #expect(try Ran(["ksef", "import", output, scratch.path + "/numbers.csv"]).status == 0)
    try scratch.write("other.csv", Self.table(["\(Self.number(1)),,,refused"]))
    let run = try Ran(["ksef", "import", output, scratch.path + "/other.csv"])
    #expect(run.status == 65)
    #expect(run.errors.contains("ksef-answered-otherwise"))
  }

  @Test("The register is the same bytes when made again, and its workbook is sound (R25)")
  func register() throws {
    let scratch = try ScratchFolder()
    let output = try Self.billed(scratch)
    #expect(try Ran(["register", output, "--month", "2026-10"]).status == 0)
    let first = try filesBelow(output + "/2026-10.register")
    #expect(Set(first.keys) == ["register.csv", "register.xlsx"])
    #expect(try Ran(["register", output, "--month", "2026-10"]).status == 0)
    #expect(try filesBelow(output + "/2026-10.register") == first)
    let empty = try Ran(["register", output, "--month", "2026-07"])
    #expect(empty.status == 0, "\(empty.errors)")
    #expect(
      empty.errors
        == "2026-07: w tym miesiącu podatkowym nie ma dokumentów, więc rejestr sprzedaży jest "
        + "pusty.\n")
  }

  @Test("Without a ledger there is nothing to answer: exit code 74")
  func noLedger() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("out")
    try scratch.write("numbers.csv", Self.table([]))
    for arguments in [
      ["ksef", "import", "out", "numbers.csv"], ["ksef", "status", "out"],
      ["register", "out", "--month", "2026-10"],
    ] {
      #expect(try Ran(arguments, in: scratch.path).status == 74)
    }
  }
}
