import Foundation
import Testing

/// Our records against the logs of the machines on the other side.
@Suite struct ReconcileTests {
  /// Statuses by the line of the other side's log, and of ours that it lacks.
  static func statuses(
    _ file: String, _ options: [String] = []
  ) throws -> (theirs: [String: String], missing: [String], output: String) {
    let scratch = try ScratchFolder()
    let run = try Ran(
      [
        "reconcile", FormatTests.folder, "--period", "2026-10", "--with",
        FormatTests.folder + "/evidence/" + file, "--output", scratch.path,
      ] + options)
    #expect(run.status == 0, "\(run.errors)")
    let names = try scratch.names().filter { !$0.hasPrefix(".") }
    let folder = try #require(names.first { $0.hasPrefix("2026-10.reconcile-") })
    #expect(try scratch.names(folder) == ["reconcile.csv", "reconcile.xlsx"])
    var theirs: [String: String] = [:]
    var missing: [String] = []
    for row in try FormatTests.table(scratch.path + "/" + folder + "/reconcile.csv") {
      if let line = row["their_source"]?.split(separator: ":").last {
        theirs[String(line)] = row["status"]
      } else {
        #expect(row["status"] == "missing-there")
        missing.append(row["our_source"] ?? "")
      }
    }
    return (theirs, missing, run.output)
  }

  @Test("the client's Connections_incoming.txt: exact, within, different, missing, no session")
  func incoming() throws {
    let (theirs, missing, output) = try Self.statuses(
      "Connections_incoming.txt", ["--device", "820000101"])
    #expect(
      theirs == [
        "2": "exact", "3": "exact", "4": "missing-here", "5": "missing-here", "6": "exact",
        "7": "no-session", "8": "different",
      ])
    #expect(missing == ["logs/teamviewer-connections.csv:3"])
    #expect(output.contains("różne                      1"))
    let all = try Self.statuses("Connections_incoming.txt", ["--tolerance", "60"])
    #expect(all.theirs["4"] == "within")
    let strict = try Self.statuses("Connections_incoming.txt", ["--tolerance", "0"])
    #expect(strict.theirs["4"] == "different")
  }

  @Test("the consultant's Connections.txt and AnyDesk's trace are read and compared too")
  func others() throws {
    #expect(
      try Self.statuses("Connections.txt").theirs
        == ["1": "exact", "2": "exact", "3": "missing-here"])
    #expect(
      try Self.statuses("connection_trace.txt").theirs
        == ["1": "exact", "2": "exact", "3": "no-session"])
  }

  @Test("equal inputs give equal bytes, beside the log where no output is named (R25)")
  func reproducible() throws {
    let scratch = try ScratchFolder()
    try FileManager.default.copyItem(
      atPath: FormatTests.folder + "/evidence/Connections.txt", toPath: scratch.path + "/c.txt")
    var found: [[String: Data]] = []
    for _ in 1...2 {
      let run = try Ran([
        "reconcile", FormatTests.folder, "--period", "2026-10", "--with", scratch.path + "/c.txt",
      ])
      #expect(run.status == 0, "\(run.errors)")
      found.append(try filesBelow(scratch.path + "/2026-10.reconcile-c"))
    }
    #expect(found[0] == found[1] && found[0].count == 2)
  }

  @Test("a log of the other side in logs/ is not billed, and a damaged one is refused")
  func refused() throws {
    let run = try Ran([
      "reconcile", FormatTests.folder, "--period", "2026-10", "--with",
      FormatTests.folder + "/refused/broken-utf8.csv", "--profile", "canonical",
    ])
    #expect(run.status == 65)
    #expect(run.errors.contains("refused encoding"))
  }
}
