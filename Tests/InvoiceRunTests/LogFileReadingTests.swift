import Foundation
import InvoiceRun
import Invoicing
import Testing

/// A log file read by two threads gives what it gives to one.
@Suite struct LogFileReadingTests {
  private static let header = "session_id,client_id,consultant,service,started_at,ended_at,note\n"

  private static func log(_ note: (Int) -> String) -> [UInt8] {
    let rows = (0..<2_000).map { row in
      "S-\(10_000 + row),K1,Jan,remote,2026-10-05T10:00:00,2026-10-05T10:20:00,\(note(row))\n"
    }
    return Array((header + rows.joined()).utf8)
  }

  @Test(
    "R21: rows, findings and digest are the same from one thread and from two",
    arguments: ["plain", "note over the cut", "Windows-1250", "broken at the end", "one long note"])
  func twoThreads(kind: String) throws {
    var log = Self.log { row in row.isMultiple(of: 7) ? "Łódź" : "" }
    switch kind {
    case "note over the cut":
      // Every row holds line breaks: hardly a line begins a row.
      log = Self.log { _ in "\"a\nb\nc\nd\ne\nf\ng\nh\"" }
    case "Windows-1250": log = Self.log { _ in "L" }.map { $0 == UInt8(ascii: "L") ? 0xA3 : $0 }
    case "broken at the end": log += [0xC5]
    case "one long note":
      log = Self.log { row in
        row == 500 ? "\"" + String(repeating: "a\n", count: 40_000) + "\"" : ""
      }
    default: break
    }
    let (one, looks) = try read(log, jobs: 1)
    let (two, sameLooks) = try read(log, jobs: 2)
    #expect(Self.shown(two) == Self.shown(one))
    #expect(two.findings.sorted(by: Finding.inOrder) == one.findings.sorted(by: Finding.inOrder))
    #expect(two.counts == one.counts)
    #expect(sameLooks.sha256 == looks.sha256 && sameLooks.encoding == looks.encoding)
    #expect(one.logs.rows.count == 2_000 || kind == "broken at the end")
  }

  private static func shown(_ reading: LogsReading) -> [String] {
    reading.logs.rows.map { row in
      let texts = [row.sessionID, row.clientID, row.consultant, row.note]
      return "\(row.line) \(texts.map { reading.logs.symbols.text($0) }) \(row.started)"
    }
  }

  private func read(_ bytes: [UInt8], jobs: Int) throws -> (LogsReading, LogFileReading.Looks) {
    let folder = try ScratchFolder()
    try folder.write("a.csv", bytes)
    let (name, text) = try #require(BuiltInProfiles.files.first { $0.name == "canonical.yaml" })
    var findings: [Finding] = []
    let node = try #require(YAMLReader.read(text, file: name).node)
    let profile = try #require(LogProfile.read(node, file: name, findings: &findings))
    var reading = LogsReading(
      profiles: [profile], entries: [LogEntry(files: "a.csv", profile: "canonical")],
      zone: { _ in .utc }, digest: { _ in [0, 1, 2, 3, 4, 5] })
    let file = LogFileReading(folder.path + "/a.csv", as: "a.csv", jobs: jobs, shareable: 8_192)
    let looks = try file.read(into: &reading)
    return (reading, looks)
  }
}
