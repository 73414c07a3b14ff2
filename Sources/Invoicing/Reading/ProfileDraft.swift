/// A profile for a log that none fits, drafted from what its columns hold: `profile new`.
///
/// What the cells cannot tell stays to be filled in and is marked so in the text.
package struct ProfileDraft {
  private let sample: LogSample
  private let structure: LogStructure
  private let id: String
  private let language: Language
  private let words: [String: LogTarget]
  private var targets: [Int: String] = [:]

  /// - Parameters:
  ///   - id: the profile's name: letters, digits and dashes.
  ///   - known: profiles whose words for columns are taken over.
  package init(
    _ sample: LogSample, _ structure: LogStructure, id: String, known: [LogProfile],
    _ language: Language
  ) {
    words = ProfileDraft.words(of: known)
    self.sample = sample
    self.structure = structure
    self.id = id
    self.language = language
    assignTargets()
  }

  private static func isGUID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-")).map(\.count)
    return parts == [8, 4, 4, 4, 12]
  }

  /// What header words mean in profiles that are known; nothing for words that mean two things.
  private static func words(of profiles: [LogProfile]) -> [String: LogTarget] {
    let useful: Set<LogTarget> = [
      .sessionID, .consultant, .caseID, .deviceID, .deviceName, .group, .user, .kind, .note,
    ]
    var words: [String: LogTarget] = [:]
    var doubtful: Set<String> = []
    for column in profiles.flatMap({ $0.layouts.flatMap(\.columns) }) {
      for word in column.names.filter({ $0.count == 1 }).flatMap(\.self) {
        let word = word.lowercased()
        if words[word].map({ $0 != column.target }) ?? !useful.contains(column.target) {
          doubtful.insert(word)
        }
        words[word] = column.target
      }
    }
    return words.filter { !doubtful.contains($0.key) }
  }

  private mutating func assignTargets() {
    var timed: Set<Int> = Set((structure.start?.columns ?? []) + (structure.end?.columns ?? []))
    if let duration = structure.duration { timed.insert(duration.column) }
    func free(_ column: Int) -> Bool { !timed.contains(column) && targets[column] == nil }
    func all(_ column: Int, _ test: (String) -> Bool) -> Bool {
      let cells = sample.column(column)
      return !cells.isEmpty && cells.allSatisfy(test)
    }
    let columns = sample.header.indices
    for column in columns where free(column) {
      guard let target = words[sample.header[column].lowercased()],
        !targets.values.contains(target.rawValue)
      else { continue }
      targets[column] = target.rawValue
    }
    for (target, test) in [
      ("session_id", ProfileDraft.isGUID), ("case_id", LogLayout.Shape.sessionCode.fits),
      ("device_id", LogLayout.Shape.deviceID.fits),
    ] where !targets.values.contains(target) {
      if let column = columns.first(where: { free($0) && all($0, test) }) {
        targets[column] = target
      }
    }
    if targets.values.contains("consultant") { return }
    // Few people, many rows: the fullest column of words with the fewest different ones.
    let people = columns.filter { column in
      free(column) && sample.column(column).count == sample.rows.count
        && all(column) { $0.contains(where: \.isLetter) }
    }
    let consultant = people.min {
      (Set(sample.column($0)).count, $0) < (Set(sample.column($1)).count, $1)
    }
    // A column of one value says nothing of who worked, unless it is the first.
    let telling = people.filter { Set(sample.column($0)).count > 1 }.min {
      (Set(sample.column($0)).count, $0) < (Set(sample.column($1)).count, $1)
    }
    if let column = telling ?? consultant { targets[column] = "consultant" }
  }

  /// The YAML text, to be put into profiles/ and edited.
  package var text: String {
    var lines = [
      "# " + Self.headline[language], "id: " + id, "title: " + id,
      "delimiter: " + Self.delimiterName(sample.delimiter), "time:",
      "  zone: entry              # " + Self.zoneHint[language],
    ]
    let formats = [structure.start?.format, structure.end?.format].compactMap(\.self)
    var seen: [String] = []
    for format in formats where !seen.contains(format) { seen.append(format) }
    lines.append("  formats: [" + seen.map(quoted).joined(separator: ", ") + "]")
    lines.append("  precision: " + (hasSeconds ? "second" : "minute"))
    lines.append("duration:")
    if let duration = structure.duration {
      let agreeing = Self.agreeHint.text(
        language, [String(structure.agreeing), String(structure.timed)])
      lines.append(
        "  column_is: " + (duration.isRoundedUp ? "rounded-up" : "exact") + "   # " + agreeing)
      let forms = LogStructure.forms(of: duration.pattern).map { "\"" + $0 + "\"" }
      lines.append("  patterns: [" + forms.joined(separator: ", ") + "]")
    } else {
      lines.append("  column_is: ignore        # " + Self.noDurationHint[language])
    }
    lines.append("columns:")
    lines += columnLines
    lines.append("required: [consultant, started_at, ended_at]")
    return lines.joined(separator: "\n") + "\n"
  }

  private var columnLines: [String] {
    var lines: [String] = []
    func name(_ column: Int) -> String { quoted(sample.header[column]) }
    func time(_ target: String, _ found: LogStructure.TimeColumn?) {
      let value = found.map { column in
        let names = column.columns.map(name).joined(separator: ", ")
        return column.columns.count > 1 ? "[[" + names + "]]" : "[" + names + "]"
      }
      lines.append("  " + target + ": " + (value ?? "[]  # " + Self.fillHint[language]))
    }
    for (column, target) in targets.sorted(by: { $0.key < $1.key }) {
      let hint = target == "consultant" ? "   # " + Self.consultantHint[language] : ""
      lines.append("  " + target + ": [" + name(column) + "]" + hint)
    }
    if !targets.values.contains("consultant") {
      lines.append("  consultant: []  # " + Self.fillHint[language])
    }
    time("started_at", structure.start)
    time("ended_at", structure.end)
    if let duration = structure.duration {
      lines.append("  duration: [" + name(duration.column) + "]")
    }
    var used = Set(targets.keys)
    used.formUnion((structure.start?.columns ?? []) + (structure.end?.columns ?? []))
    if let duration = structure.duration { used.insert(duration.column) }
    let rest = sample.header.indices.filter { !used.contains($0) && !sample.header[$0].isEmpty }
    if !rest.isEmpty {
      lines.append("# " + Self.restHint[language])
      lines.append("ignore:")
      for column in rest {
        let example = sample.column(column).first.map { "   # " + Self.shortened($0) } ?? ""
        lines.append("  - " + name(column) + example)
      }
    }
    return lines
  }

  private var hasSeconds: Bool {
    let format = structure.start?.format ?? ""
    return format.hasSuffix("ss") || format.hasSuffix("ss a") || format.hasPrefix("unix")
      || format == "iso"
  }

  /// A text as YAML takes it for itself.
  private func quoted(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { $0.isDigit || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) } ?? false
      && text.utf8.allSatisfy { $0 >= 0x80 || !Self.special.contains($0) }
    if isPlain { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\" + String(scalar)
      case "\n", "\r", "\t": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"" + escaped + "\""
  }

  private static let special = Set(":#[]{},&*!|>'\"%@`\\?\n\r\t".utf8)

  private static func delimiterName(_ byte: UInt8) -> String {
    byte == .tab ? "tab" : "\"" + String(Unicode.Scalar(byte)) + "\""
  }

  private static func shortened(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count > 30 ? String(line.prefix(27)) + "..." : line
  }

  private static let headline = Wording(
    "Szkic profilu: sprawdź każdy wiersz, potem invoice-run profile check.",
    "A draft: look at every line, then invoice-run profile check.")
  private static let zoneHint = Wording(
    "w billing.yaml: time_zone; albo tu: UTC, in-cell, Europe/Warsaw",
    "time_zone in billing.yaml; or here: UTC, in-cell, Europe/Warsaw")
  private static let agreeHint = Wording(
    "zgadza się w {0} z {1} wierszy", "agrees in {0} of {1} rows")
  private static let noDurationHint = Wording(
    "żadna kolumna nie zgadza się z początkiem i końcem",
    "no column agrees with start and end")
  private static let fillHint = Wording("wpisz nazwę kolumny", "name the column")
  private static let consultantHint = Wording("kto pracował? sprawdź", "who worked? check")
  private static let restHint = Wording(
    "Przenieś wyżej, co jest znane: device_name, device_id, case_id, group, user, kind, note.",
    "Move up what is known: device_name, device_id, case_id, group, user, kind, note.")
}
