/// How serious a finding is, the worst first.
package enum Severity: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  /// The input is refused: nothing is issued until it is mended.
  case refused
  /// The row is not billed until a person decides (R15).
  case held
  /// Done, and told.
  case noted
  /// Looks wrong, changes nothing.
  case warning

  package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

  private var order: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// Where something stands: a file of the billing folder, its physical line and its column.
package struct Place: Hashable, Comparable, Sendable, Codable {
  /// Path relative to the billing folder.
  package var file: String
  /// 1 is the first line; 0 when the file as a whole is meant.
  package var line: Int
  /// In characters, 1 is the first; 0 where there is no line, or a source cites a row.
  package var column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  /// `logs/2026-10.csv:41`, as sources are cited in documents.
  package var source: String { line == 0 ? file : "\(file):\(line)" }
}

/// The languages documents and messages come in.
package enum Language: String, Hashable, CaseIterable, Sendable, Codable {
  case pl, en
}

/// One sentence in both languages.
///
/// `{0}`, `{1}` and so on are filled from a finding's details.
package struct Wording: Hashable, Sendable, Codable {
  package let pl: String
  package let en: String

  package init(_ pl: String, _ en: String) {
    self.pl = pl
    self.en = en
  }

  package subscript(_ language: Language) -> String { language == .pl ? pl : en }

  /// The words with the details in the places of `{0}`, `{1}` and so on; no detail is looked into.
  package func text(_ language: Language, _ details: [String]) -> String {
    // A help that names nothing is the same text half a million times.
    guard !details.isEmpty, hasMarks(language) else { return self[language] }
    var text: [UInt8] = []
    text.reserveCapacity(self[language].utf8.count + 64)
    let words = self[language].utf8Span.span
    var index = 0
    while index < words.count {
      if words[index] == UInt8(ascii: "{"), index + 2 < words.count,
        words[index + 2] == UInt8(ascii: "}"), words[index + 1] >= UInt8(ascii: "0"),
        Int(words[index + 1] - UInt8(ascii: "0")) < details.count
      {
        text += details[Int(words[index + 1] - UInt8(ascii: "0"))].utf8
        index += 3
      } else {
        text.append(words[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func hasMarks(_ language: Language) -> Bool {
    let words = self[language].utf8Span.span
    for index in words.indices where words[index] == UInt8(ascii: "{") { return true }
    return false
  }
}

/// A kind of finding: its name for programs, its words for people.
///
/// Each part of the road declares its own in `Findings/FindingCode+<Part>.swift`;
/// ``FindingCode/all`` lists them, docs/findings.md is made from that list, and each has a folder
/// in samples/faults/.
package struct FindingCode: Hashable, Sendable, Codable {
  /// Lower case words with dashes: `no-consent`.
  package let id: String
  package let severity: Severity
  /// What is so; the subject is printed before it.
  package let message: Wording
  /// What to do about it.
  package let help: Wording

  package init(_ id: String, _ severity: Severity, _ message: Wording, help: Wording) {
    self.id = id
    self.severity = severity
    self.message = message
    self.help = help
  }

  package static func == (left: FindingCode, right: FindingCode) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Something a person must know about the input, with its place and what to do.
package struct Finding: Hashable, Sendable, Codable {
  package var code: FindingCode
  package var place: Place
  /// What it is about: a session, a client, a column; may be empty.
  package var subject: String
  /// What fills the marks of the wording.
  package var details: [String]

  /// - Parameter place: where no column is known, a row is pointed at by its first character.
  package init(_ code: FindingCode, at place: Place, subject: String = "", _ details: String...) {
    self.code = code
    self.place = place
    if place.line > 0 && place.column == 0 { self.place.column = 1 }
    self.subject = subject
    self.details = details
  }

  package var severity: Severity { code.severity }
  package func message(_ language: Language) -> String { code.message.text(language, details) }
  package func help(_ language: Language) -> String { code.help.text(language, details) }

  /// Sorted by place, then by severity and code, so that the order never depends on how it was
  /// found.
  package static func inOrder(_ left: Finding, _ right: Finding) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.severity != right.severity { return left.severity < right.severity }
    if left.code.id != right.code.id { return left.code.id < right.code.id }
    if left.subject != right.subject { return left.subject < right.subject }
    return left.details.lexicographicallyPrecedes(right.details)
  }
}

extension Made<Finding> {
  /// With more findings, each in its place; these here are in order already.
  ///
  /// A month has half a million and a run adds a few, so the many are neither sorted nor kept.
  package func merging(_ more: [Finding]) -> Made {
    guard !more.isEmpty else { return self }
    let more = more.sorted(by: Finding.inOrder)
    // Where each of the few stands among all.
    let places = more.enumerated().map { number, finding in
      number + indices.end(while: { !Finding.inOrder(finding, self[$0]) })
    }
    return Made(count: count + more.count) { place in
      let number = places.indices.end(while: { places[$0] < place })
      return number < places.count && places[number] == place
        ? more[number] : self[place - number]
    }
  }
}
