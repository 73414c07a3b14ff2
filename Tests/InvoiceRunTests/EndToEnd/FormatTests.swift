import Foundation
import Testing

/// samples/formats: one log of each kind that tools write, and what must come of every row.
@Suite struct FormatTests {
  static let folder = Project.samples + "/formats"

  /// A CSV of ours as rows of cells by header; quotes are taken off.
  static func table(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = cells(lines[0])
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header, cells(line)))
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test("R21: every row of every log has the class, length and blocks that expected.csv names")
  func classesAndBlocks() throws {
    let scratch = try ScratchFolder()
    let run = try Ran([
      "bill", Self.folder, "--period", "2026-10", "--output", scratch.path, "--draft",
      "--allow-held", "--issue-date", Project.issueDate,
    ])
    #expect(run.status == 0, "\(run.errors)")
    let out = scratch.path + "/2026-10.draft/"
    var blocks: [String: String] = [:]
    for line in try Self.table(out + "lines.csv") {
      blocks[line["line_id"] ?? ""] = line["blocks"]
    }
    let found = try Self.table(out + "rows.csv").map { row in
      let rowClass = row["class"] ?? ""
      let counted =
        ["billed", "free"].contains(rowClass) ? blocks[row["line_id"] ?? ""] ?? "?" : ""
      return [row["file"] ?? "", row["line"] ?? "", rowClass, row["seconds"] ?? "", counted]
    }
    let expected = try Self.table(Self.folder + "/expected.csv").map { row in
      ["file", "line", "class", "seconds", "blocks"].map { row[$0] ?? "" }
    }
    #expect(expected.count > 60)
    for row in expected { #expect(found.contains(row), "\(row)") }
    #expect(found.count == expected.count)
  }

  @Test("each log of samples/formats is detected as what expected.csv's billing.yaml reads it by")
  func detected() throws {
    let profiles = [
      "anydesk": "anydesk", "arkusz": "arkusz", "clockify": "clockify", "kimai": "kimai",
      "teamviewer-api": "teamviewer-api", "teamviewer": "teamviewer-console", "toggl": "toggl",
    ]
    let logs = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/logs").sorted()
    #expect(logs.count == 16)
    for log in logs {
      let stem = String(log.dropLast(4))
      let prefix = String(stem.prefix { $0 != "-" })
      let wanted = profiles[stem] ?? profiles[prefix] ?? "canonical"
      let run = try Ran([
        "profile", "detect", Self.folder + "/logs/" + log, "--folder", Self.folder,
      ])
      #expect(run.status == 0)
      let first = run.output.split(separator: "\n").first { $0.hasPrefix("1. ") } ?? ""
      #expect(first.dropFirst(3).prefix { $0 != " " } == wanted, "\(log): \(run.output)")
    }
  }

  static let damaged = [
    "saved-by-excel.csv", "hostile.csv", "month-first.csv", "zones-mixed.csv", "no-consultant.csv",
    "new-column.csv", "broken-utf8.csv",
  ]

  @Test("a damaged log is refused with the findings that expected.csv names", arguments: damaged)
  func refused(name: String) throws {
    let rows = try Self.table(Self.folder + "/refused/expected.csv").filter { $0["file"] == name }
    let profile = try #require(rows.first?["profile"])
    let run = try Ran([
      "profile", "check", Self.folder + "/refused/" + name, "--profile", profile, "--folder",
      Self.folder,
    ])
    #expect(run.status == 65)
    let found = run.errors.split(separator: "\n").filter { $0.hasPrefix(name) }.compactMap {
      line -> String? in
      // `hostile.csv:3:1: refused nul-byte: ...`
      let parts = line.split(separator: ": ")
      let place = parts[0].split(separator: ":")
      let words = parts.count > 1 ? parts[1].split(separator: " ") : []
      guard words.count == 2, words[0] != "held" else { return nil }
      return "\(words[1]) \(place.count > 1 ? place[1] : "0")"
    }
    let expected = rows.map { "\($0["code"] ?? "") \($0["line"] ?? "")" }
    #expect(found.sorted() == expected.sorted())
    let isComplete = try Set(Self.table(Self.folder + "/refused/expected.csv").map { $0["file"] })
    #expect(isComplete == Set(Self.damaged))
  }

  @Test("profile new drafts a profile by which profile check reads the log")
  func drafted() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "other.csv",
      """
      Nr,Wer,Gerät,Von,Bis,Minuten
      1,Uwe,820000777,2026-10-12 08:00:00,2026-10-12 08:31:00,31
      2,Uwe,820000778,2026-10-13 08:00:00,2026-10-13 08:30:00,30
      3,Eva,820000778,2026-10-14 09:00:00,2026-10-14 09:05:00,5

      """)
    let detected = try Ran(["profile", "detect", scratch.path + "/other.csv"])
    #expect(detected.status == 65)
    #expect(detected.output.contains("\"Minuten\""))
    let draft = try Ran(["profile", "new", scratch.path + "/other.csv", "--id", "other"])
    #expect(draft.status == 0)
    try scratch.write("other.yaml", draft.output)
    let check = try Ran([
      "profile", "check", scratch.path + "/other.csv", "--profile", scratch.path + "/other.yaml",
    ])
    #expect(check.status == 0, "\(draft.output)\(check.errors)")
    #expect(check.output.contains("1:06:00"))
    let english = try Ran(["profile", "new", scratch.path + "/other.csv", "--language", "en"])
    #expect(english.output.contains("# who worked? check\n"))
    let copy = try Ran(["profile", "new", "--from", "pl-manual"])
    #expect(copy.output.hasPrefix("# A time sheet kept by hand"))
    let nothing = try Ran(["profile", "new", "--from", "nowhere"])
    #expect(nothing.status == 64)
  }
}
