import Foundation
import InvoiceRun
import Testing

/// The sample folder from one end to the other, by the built program.
@Suite struct SampleMonthTests {
  @Test("The documents come to what docs/samples.md says (R10-R12)")
  func nets() throws {
    let scratch = try ScratchFolder()
    let folder = try draftOfSamples(to: scratch.path + "/out")
    let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/run.json"))
    let run = try JSONDecoder().decode(RunRecord.self, from: json)
    var found: [String: String] = [:]
    for document in run.documents {
      // One amount for each VAT code, the code told unless it is the usual one.
      let codes = document.vat_by_code.sorted { $0.code < $1.code }
      let amounts = codes.map {
        $0.code == "zw" && codes.count > 1 ? "\($0.net) zw" : $0.net
      }
      let total = amounts.isEmpty ? document.net : amounts.joined(separator: " + ")
      found[document.client_id] = "\(total) \(document.currency)"
    }
    #expect(found == (try Self.told()))
    #expect(run.documents.count == 16)
  }

  /// The first table of docs/samples.md: client and net.
  private static func told() throws -> [String: String] {
    var nets: [String: String] = [:]
    for line in try Project.text("docs/samples.md").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count == 3, cells[0].hasPrefix("K0") { nets[cells[0]] = cells[2] }
    }
    return nets
  }

  @Test(
    "Time zone, locale and working directory change no byte (R25)",
    arguments: [
      ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
      ["TZ": "America/Los_Angeles", "LC_ALL": "pl_PL.UTF-8", "LANG": "pl_PL.UTF-8"],
      ["TZ": "", "LC_ALL": "C", "LANG": "C"],
    ])
  func reproducible(environment: [String: String]) throws {
    let scratch = try ScratchFolder()
    let first = try filesBelow(try draftOfSamples(to: scratch.path + "/one"))
    let run = try Ran(
      [
        "bill", "samples", "--period", "2026-10", "--output", scratch.path + "/two", "--draft",
        "--issue-date", Project.issueDate,
      ], environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    let second = try filesBelow(scratch.path + "/two/2026-10.draft")
    #expect(Set(first.keys) == Set(second.keys))
    #expect(first.count >= 21)
    for (path, bytes) in first { #expect(second[path] == bytes, "\(path) differs") }
  }

  @Test("The order of rows and files changes no line but for its source (R25)")
  func shuffled() throws {
    let scratch = try ScratchFolder()
    let billing = scratch.path + "/billing"
    try FileManager.default.copyItem(atPath: Project.samples, toPath: billing)
    let moved = try Self.shuffleLogs(billing + "/logs")
    var decisions = try scratch.text("billing/decisions.csv")
    for (old, new) in moved {
      decisions = decisions.replacingOccurrences(of: ",\(old),", with: ",#\(new),")
    }
    try scratch.write(
      "billing/decisions.csv", decisions.replacingOccurrences(of: ",#", with: ","))
    let plain = try draftOfSamples(to: scratch.path + "/plain")
    let other = try draftOfSamples(billing, to: scratch.path + "/other")
    #expect(try Self.lines(of: plain) == Self.lines(of: other))
    #expect(try Self.lines(of: plain).count > 150)
  }

  /// lines.csv without its last column, the source.
  private static func lines(of folder: String) throws -> [Substring] {
    try String(contentsOfFile: folder + "/lines.csv", encoding: .utf8).split(separator: "\n")
      .map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] }
  }

  /// Each log turned upside down, every third row into a second file; gives where each line went.
  private static func shuffleLogs(_ folder: String) throws -> [String: String] {
    var moved: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      let rows = Array(bytes.split(separator: 10))
      guard let header = rows.first else { continue }
      let second = name.replacingOccurrences(of: ".csv", with: "-part.csv")
      var files = [name: [header], second: [header]]
      for index in rows.indices.dropFirst().reversed() {
        let target = index % 3 == 0 ? second : name
        files[target, default: []].append(rows[index])
        moved["logs/\(name):\(index + 1)"] = "logs/\(target):\(files[target]?.count ?? 0)"
      }
      for (name, rows) in files {
        var text = Data()
        for row in rows { text += row + [10] }
        try text.write(to: URL(fileURLWithPath: folder + "/" + name))
      }
    }
    return moved
  }

  @Test("explain tells sessions, gaps, policy, blocks, price, amount and rules (R5, R8, R9)")
  func explained() throws {
    let run = try Ran(["explain", "samples", "S-1025", "--period", "2026-10"])
    #expect(run.status == 0)
    let parts = [
      "Sesja S-1025: 2026-10-07 09:00:00 - 2026-10-07 09:10:00, 0:10:00",
      "przerwa 3:50:00",
      "Sesja S-1029: 2026-10-07 13:00:00 - 2026-10-07 13:15:00, 0:15:00",
      "przerwa 2:45:00",
      "Sesja S-1031: 2026-10-07 16:00:00 - 2026-10-07 16:10:00, 0:10:00",
      "day", "0:35:00 (R5)", "(R4)", "= 2 (T5, T6, R8)", "95.50 PLN, tier, prices.csv:2 (R9)",
      "2 x 95.50 = 191.00 PLN", "(R10-R12)",
    ]
    var rest = run.output[...]
    for part in parts {
      let found = try #require(rest.range(of: part), "\(part) is not told, or not in its turn")
      rest = rest[found.upperBound...]
    }
  }
}

/// What these tests read of run.json.
private struct RunRecord: Decodable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  struct Document: Decodable {
    let client_id, currency, net: String
    let vat_by_code: [Code]
  }
  struct Code: Decodable {
    let code, net: String
  }
  let documents: [Document]
}
