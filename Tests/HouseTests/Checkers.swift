/// What the house asks of its sources; every checker answers with what is wrong.
enum Checkers {
  /// The lines of a text that hold a word, as `word in line n`.
  ///
  /// A word is not found inside a longer name: `Date(` is not in `IssueDate(`.
  static func words(_ words: [String], in text: String) -> [String] {
    var found: [String] = []
    for (number, line) in lines(text).enumerated() {
      for word in words where holds(line, word) { found.append("\(word) in line \(number + 1)") }
    }
    return found
  }

  /// Whether a line holds a word by itself.
  static func holds(_ line: Substring, _ word: String) -> Bool {
    let line = Array(line.utf8)
    let word = Array(word.utf8)
    guard !word.isEmpty, line.count >= word.count else { return false }
    return (0...line.count - word.count).contains { at in
      let end = at + word.count
      return line[at..<end].elementsEqual(word)
        && !(at > 0 && isOfName(word[0]) && isOfName(line[at - 1]))
        && !(end < line.count && isOfName(word[word.count - 1]) && isOfName(line[end]))
    }
  }

  /// The modules a file imports.
  static func imports(in code: String) -> [String] {
    lines(code).compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ accesses.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      return words[words.count - 1].split(separator: ".").first.map(String.init)
    }
  }

  /// The lines that are too wide, by number; a column is a character.
  static func wideLines(_ text: String, columns: Int) -> [Int] {
    lines(text).enumerated().filter { line in
      // Counting characters is slow, and there are never more of them than bytes.
      line.element.utf8.count > columns && line.element.count > columns
    }.map { $0.offset + 1 }
  }

  /// The number of lines of a file.
  static func length(_ text: String) -> Int {
    lines(text).count - (text.hasSuffix("\n") ? 1 : 0)
  }

  /// The functions that are too long, as `line n: m lines`.
  static func longFunctions(_ code: String, lines limit: Int) -> [String] {
    let all = lines(code)
    return all.indices.compactMap { first in
      guard opensFunction(all[first]), let last = lastLine(ofFunctionAt: first, all) else {
        return nil
      }
      let length = last - first + 1
      return length > limit ? "line \(first + 1): \(length) lines" : nil
    }
  }

  /// The types a file declares outside of any other.
  static func declaredTypes(_ code: String) -> [String] {
    lines(code).compactMap { line in
      guard let first = line.first, first != " " else { return nil }
      let words = line.split { " :<({=,".contains($0) }
      guard let keyword = words.firstIndex(where: { typeKeywords.contains($0) }),
        words[..<keyword].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }),
        keyword + 1 < words.count
      else { return nil }
      return String(words[keyword + 1])
    }
  }

  /// The names a file uses, but for members (`.name`).
  static func names(_ code: String) -> Set<String> {
    var found: Set<String> = []
    let bytes = Array(code.utf8)
    var at = 0
    while at < bytes.count {
      let name = bytes[at...].prefix(while: isOfName)
      let isMember = at > 0 && bytes[at - 1] == UInt8(ascii: ".")
      if !name.isEmpty, !isMember { found.insert(String(decoding: name, as: UTF8.self)) }
      at += name.count + 1
    }
    return found
  }

  private static let accesses: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let typeKeywords: Set<Substring> = [
    "struct", "enum", "class", "actor", "protocol", "typealias",
  ]
  private static let modifiers: Set<Substring> = accesses.union([
    "final", "indirect", "static", "class", "mutating", "nonmutating", "override", "required",
    "convenience", "consuming", "borrowing", "nonisolated", "isolated", "prefix", "postfix",
    "unsafe",
  ])

  private static func opensFunction(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard let word = words.first(where: { !modifiers.contains($0) && !$0.hasPrefix("@") }) else {
      return false
    }
    return word == "func" || word == "deinit"
      || ["init(", "init?(", "init<", "subscript("].contains { word.hasPrefix($0) }
  }

  /// The line of the bracket that closes a function; nil for a requirement without a body.
  private static func lastLine(ofFunctionAt first: Int, _ all: [Substring]) -> Int? {
    var round = 0
    var curly = 0
    for number in first..<all.count {
      for character in all[number] {
        switch character {
        case "(", "[": round += 1
        case ")", "]": round -= 1
        case "{" where round == 0 || curly > 0: curly += 1
        case "}" where curly > 0:
          curly -= 1
          if curly == 0 { return number }
        case "}" where round == 0: return nil
        default: break
        }
      }
    }
    return nil
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
