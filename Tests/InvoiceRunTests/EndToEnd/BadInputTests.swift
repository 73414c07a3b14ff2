import Foundation
import InvoiceRun
import Testing

/// One thing changed in the smallest folder, and what `bill` must say of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let from: String
  let into: String
  /// The beginning of the finding's line.
  let told: String

  init(_ name: String, _ file: String, _ from: String, _ into: String, _ told: String) {
    testDescription = name
    self.file = file
    self.from = from
    self.into = into
    self.told = told
  }

  static let log = "logs/2026-10.csv"

  static let all = [
    BadInput(
      "unknown column", "prices.csv", "name_en", "name_eng",
      "prices.csv:1:17: refused unknown-column: "),
    BadInput(
      "unknown YAML key", "billing.yaml", "payment_days", "paymentdays",
      "billing.yaml:21:1: refused unknown-key: "),
    BadInput(
      "overlapping agreements", "agreements.csv", "signed_on\n",
      "signed_on\nK001,A/1,sla,2026-01-01,,,,\nK001,A/2,sla,2026-10-01,,,,\n",
      "agreements.csv:3:1: refused agreement-overlap: "),
    BadInput(
      "two prices for one day", "prices.csv", ",23,2026-01-01\n",
      ",23,2026-01-01\nremote,Inna,Other,standard,,block,190.00,PLN,23,2026-10-31\n",
      "prices.csv:3:1: refused price-overlap: "),
    BadInput(
      "a client's id over two lines", "clients.csv", "K001,", "\"K0\n01\",",
      "clients.csv:2:1: refused bad-value: "),
    BadInput(
      "a client's id that turns the line", "clients.csv", "K001,", "K\u{202E}001,",
      "clients.csv:2:1: refused bad-value: "),
    BadInput(
      "a client's id that a spreadsheet reads as another", "clients.csv", "K001,", "K_x0041_,",
      "clients.csv:2:1: refused bad-value: "),
    BadInput(
      "an issuer over two lines", "billing.yaml", "name: Zdalny Serwis Przykładowy sp. z o.o.",
      "name: \"a\\nb\"", "billing.yaml:3:"),
    BadInput(
      "bad NIP", "clients.csv", "9991082391", "9991082390", "clients.csv:2:50: refused bad-nip: "),
    BadInput(
      "end before start", log, "T09:25:00", "T08:25:00",
      "logs/2026-10.csv:2:1: held end-before-start: "),
    BadInput(
      "unterminated quote", log, ",ZG-1", ",\"ZG-1",
      "logs/2026-10.csv:2:73: refused unterminated-quote: "),
  ]
}

@Suite struct BadInputTests {
  @Test("Bad input exits 65 with place and help, and nothing is written", arguments: BadInput.all)
  func refused(input: BadInput) throws {
    try billed(told: input.told) { folder in
      let path = folder + "/" + input.file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacingOccurrences(of: input.from, with: input.into)
      #expect(changed != text)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test("A wrong encoding exits 65")
  func encoding() throws {
    try billed(told: "clients.csv: refused encoding: ") { folder in
      let url = URL(fileURLWithPath: folder + "/clients.csv")
      let bytes = try Data(contentsOf: url)
      // No byte of Windows-1250, and no UTF-8 either.
      try (bytes.dropLast() + [0x81, 0x98, 0xF0, 0x28, 10]).write(to: url)
    }
  }

  @Test(
    "An empty file exits 65", arguments: ["clients.csv", "prices.csv", "logs/2026-10.csv"])
  func empty(name: String) throws {
    try billed(told: "\(name): refused empty-file: ") { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  @Test(
    "A missing file exits 65", arguments: ["clients.csv", "prices.csv"])
  func missing(name: String) throws {
    try billed(told: "\(name): refused missing-table: ") { folder in
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  @Test("A folder without billing.yaml is no billing folder, and exits 65")
  func otherFolder() throws {
    try billed(told: "billing.yaml: refused not-billing-folder: billing ") { folder in
      try FileManager.default.removeItem(atPath: folder + "/billing.yaml")
    }
  }

  @Test("A part of a billing folder in its place exits 65 and the whole folder is named")
  func partOfFolder() throws {
    let run = try Ran(["check", "logs", "--period", "2026-10"], in: Project.faults + "/base")
    let whole = FileSystem.absolute(Project.faults + "/base")
    #expect(run.status == 65)
    #expect(
      run.errors.hasPrefix(
        "billing.yaml: refused inside-billing-folder: logs to tylko część folderu "
          + "rozliczeniowego: billing.yaml jest w \(whole)\n  help: Podaj folder \(whole).\n"))
  }

  @Test("A file that cannot be read exits 74 and is not told to be missing as well")
  func unreadable() throws {
    try billed(told: "prices.csv: refused unreadable-file: ", status: 74) { folder in
      try FileManager.default.removeItem(atPath: folder + "/prices.csv")
      try FileManager.default.createDirectory(
        atPath: folder + "/prices.csv", withIntermediateDirectories: false)
    }
  }

  @Test("A log of which Windows writes the ending large is read or told, never passed over")
  func largeEnding() throws {
    try billed(told: "logs/2026-11.CSV: refused unmatched-log: ") { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/logs/2026-11.CSV"))
    }
  }

  @Test("A folder without logs exits 65")
  func noLogs() throws {
    try billed(told: "logs: refused no-logs: ") { folder in
      try FileManager.default.removeItem(atPath: folder + "/logs")
    }
  }

  @Test("A folder that is not there exits 74")
  func noFolder() throws {
    try billed(told: ".: refused missing-folder: ", status: 74) { folder in
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  /// Bills a changed copy of the smallest folder, which must be refused.
  private func billed(
    told: String, status: Int32 = 65, change: (_ folder: String) throws -> Void
  ) throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/billing"
    try FileManager.default.copyItem(atPath: Project.faults + "/base", toPath: folder)
    try change(folder)
    let run = try Ran(
      ["bill", "billing", "--period", "2026-10", "--output", "out", "--draft"],
      in: scratch.path)
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(("\n" + run.errors).contains("\n" + told), "\(run.errors)")
    #expect(run.errors.contains("\n  help: "))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out"))
  }
}
