/// The ids of the contract's rules, `R1` and on, as texts name them.
enum RuleIDs {
  /// The rules a contract has: `**R1`, `## R1`, `- **R1` or `| R1` at the start of a line.
  static func declared(in contract: String) -> [Int] {
    contract.split(separator: "\n").compactMap { line in
      for start in ["**R", "## R", "- **R", "| R"] where line.hasPrefix(start) {
        return Int(line.dropFirst(start.count).prefix { $0.isNumber })
      }
      return nil
    }
  }

  /// The declared rules whose own paragraph says that they are not built.
  static func unbuilt(in contract: String) -> [Int] {
    var found: [Int] = []
    var rule: Int?
    for line in contract.split(separator: "\n", omittingEmptySubsequences: false) {
      if let declared = declared(in: String(line)).first { rule = declared }
      if line.isEmpty { rule = nil }
      if let here = rule, line.lowercased().contains("not built"), found.last != here {
        found.append(here)
      }
    }
    return found
  }

  /// The rules a text names, the ones inside ranges (`R1-R3`, `R1..R3`, `R1 to R3`) too.
  static func named(in text: String) -> Set<Int> {
    let bytes = Array(text.utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { line in
      zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: "R") && digits.contains($1) }
    }
    return lines.reduce(into: []) {
      $0.formUnion(named(inLine: String(decoding: $1, as: UTF8.self)))
    }
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private static func named(inLine line: String) -> Set<Int> {
    var found: Set<Int> = []
    var rest = Substring(line)
    var before: Character = " "
    var earlier: Int?
    var between = ""
    while let character = rest.first {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      if character == "R", !isOfName(before), let number = Int(digits),
        !isOfName(rest.dropFirst(1 + digits.count).first ?? " ")
      {
        if let earlier, ["-", "–", "..", "...", " to "].contains(between), earlier < number {
          found.formUnion(earlier...number)
        }
        found.insert(number)
        earlier = number
        between = ""
        before = digits.last ?? " "
        rest = rest.dropFirst(1 + digits.count)
      } else {
        between.append(character)
        before = character
        rest.removeFirst()
      }
    }
    return found
  }

  /// The names of the tests and suites of a file: what they are called in words, else in code.
  static func testNames(in text: String) -> [String] {
    let lines = text.split(separator: "\n")
    return lines.indices.compactMap { first in
      let line = lines[first].drop { $0 == " " }
      guard line.hasPrefix("@Test") || line.hasPrefix("@Suite") else { return nil }
      let end = lines[first...].firstIndex { $0.contains("func ") || $0.contains("struct ") }
      let head = lines[first...(end ?? first)].joined(separator: " ")
      let quoted = head.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      return quoted.count == 3 ? String(quoted[1]) : head
    }
  }

  private static func isOfName(_ character: Character) -> Bool {
    // `_` parts words: the oracle's tests are called test_R2_and_so_on.
    character.isLetter || character.isNumber
  }
}
