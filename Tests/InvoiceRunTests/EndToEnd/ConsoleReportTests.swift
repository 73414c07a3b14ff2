import Foundation
import Testing

/// TeamViewer's console report with an Italian interface against a count by hand in Python.
@Suite struct ConsoleReportTests {
  static let sample = Project.samples + "/formats/console/teamviewer-it-152.csv"

  /// Consultations and started half-hours of each policy, counted by Tests/Oracle/console.py.
  static func counted(_ file: String) throws -> [String: [Int]] {
    let run = try Ran("python3", ["Tests/Oracle/console.py", "count", file])
    return try JSONDecoder().decode([String: [Int]].self, from: Data(run.output.utf8))
  }

  /// Rows of the table whose first cell is the policy: its numbers.
  static func numbers(_ text: String, _ policy: String) -> [Int] {
    let rows = text.split(separator: "\n").map { $0.split(separator: " ") }
    return rows.last { $0.first.map { String($0) } == policy }?.dropFirst().compactMap { Int($0) }
      ?? []
  }

  @Test(
    "152 rows in cp1252 are detected, read without a refusal, and give the counted half-hours (R5)",
    .enabled(if: Ran.works("python3", ["--version"])))
  func profileCheck() throws {
    let detected = try Ran(["profile", "detect", Self.sample])
    #expect(detected.output.contains("windows-1252"))
    #expect(detected.output.contains("1. teamviewer-console  100"))
    let run = try Ran(["profile", "check", Self.sample])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let counted = try Self.counted(Self.sample)
    #expect(counted.count == 4 && counted["none"]?[0] == 152)
    for (policy, wanted) in counted {
      #expect(Array(Self.numbers(run.output, policy).prefix(2)) == wanted, "\(policy)")
    }
  }

  @Test(
    "a bill of the same file comes to the same blocks under each policy, on any random month (R5)",
    .enabled(if: Ran.works("python3", ["--version"])), arguments: [1, 2, 3])
  func billed(seed: Int) throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/billing"
    try FileManager.default.createDirectory(
      atPath: folder + "/logs", withIntermediateDirectories: true)
    for name in ["agreements.csv", "prices.csv", "clients.csv"] {
      try FileManager.default.copyItem(
        atPath: FormatTests.folder + "/" + name, toPath: folder + "/" + name)
    }
    let settings = try Project.text("samples/formats/billing.yaml")
    try scratch.write("billing/billing.yaml", settings)
    try scratch.write(
      "billing/client-match.csv",
      "field,how,value,client_id\nsession_code,prefix,s,K001\n")
    let made = folder + "/logs/teamviewer-it.csv"
    let shell = try Ran(
      "/bin/sh", ["-c", "python3 Tests/Oracle/console.py make \(seed) > '\(made)'"])
    #expect(shell.status == 0, "\(shell.errors)")
    let counted = try Self.counted(made)
    // July and August: the counts of both months make the file's.
    var sums: [String: [Int]] = [:]
    for period in ["2026-07", "2026-08"] {
      let run = try Ran(["check", folder, "--period", period, "--policies"])
      #expect(run.status == 0, "\(run.errors)")
      for policy in counted.keys {
        let found = Self.numbers(run.output, policy)
        sums[policy] = zip(sums[policy] ?? [0, 0], found).map { $0 + $1 }
      }
    }
    #expect(sums == counted)
  }
}
