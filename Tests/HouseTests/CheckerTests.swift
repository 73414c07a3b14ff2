import Testing

/// The checkers find what they are for, and leave alone what they are not.
@Suite("The checkers of the house")
struct CheckerTests {
  @Test(
    "Comments and the insides of strings are no code, interpolations are",
    arguments: [
      ("let a = 1 // try!", "let a = 1"),
      ("a /* b /* c */ d */ e", "a                   e"),
      (#"f("try!", b)"#, #"f("    ", b)"#),
      (#"f("\"as!", b)"#, #"f("     ", b)"#),
      (#"f("\(x ? "y" : z(1)) w", b)"#, ##"f(" (x ? " " : z(1))  ", b)"##),
      (##"f(#"a"b"#, c)"##, ##"f(#"   "#, c)"##),
      ("f(\"\"\"\n  a \"b\" //\n  \"\"\", c)", "f(\"\"\"\n          \n  \"\"\", c)"),
      ("a // \"\nb", "a     \nb"),
    ])
  func code(text: String, expected: String) {
    let code = SwiftCode.only(text)
    #expect(trimmed(code) == trimmed(expected))
    #expect(code.filter { $0 == "\n" }.count == text.filter { $0 == "\n" }.count)
  }

  @Test(
    "A word is found by itself only",
    arguments: [
      ("let a = Date()", "Date(", true), ("let a = IssueDate()", "Date(", false),
      ("blueprint(a)", "print(", false), ("  print(a)", "print(", true),
      ("a as! B", "as!", true), ("a as? B", "as!", false), ("has!", "as!", false),
      ("func a() throws {", "throws", true), ("rethrows", "throws", false),
      ("var doubles: [Doubles]", "Double", false), ("[Double]", "Double", true),
      ("", "Double", false),
    ])
  func word(line: String, word: String, found: Bool) {
    #expect(Checkers.holds(Substring(line), word) == found)
    #expect(Checkers.words([word], in: "\n" + line) == (found ? ["\(word) in line 2"] : []))
  }

  @Test(
    "An import is found whatever stands before it",
    arguments: [
      ("import Foundation", ["Foundation"]), ("package import Invoicing", ["Invoicing"]),
      ("@preconcurrency import Dispatch", ["Dispatch"]), ("import struct A.B", ["A"]),
      ("let important = 1", []), ("important(import)", []),
    ])
  func imports(line: String, expected: [String]) {
    #expect(Checkers.imports(in: line) == expected)
  }

  @Test("A line of 100 columns is not too wide, one of 101 is; Polish letters are one column")
  func wide() {
    let fits = String(repeating: "ż", count: 100)
    #expect(Checkers.wideLines("\(fits)\n\(fits)a\n", columns: 100) == [2])
  }

  @Test("A file is as long as it has lines", arguments: [("a\n", 1), ("a\nb", 2), ("a\n\n", 2)])
  func length(text: String, lines: Int) { #expect(Checkers.length(text) == lines) }

  @Test("A function of 70 lines is not too long, one of 71 is", arguments: [70, 71])
  func long(lines: Int) {
    for head in ["func a() {", "private static func a(\n  b: () -> C = { }\n) {", "init?(a: B) {"] {
      let body = lines - 1 - head.split(separator: "\n").count
      let text = "\n" + head + String(repeating: "\n  if a { b() }", count: body) + "\n}\n"
      let expected = lines > 70 ? ["line 2: \(lines) lines"] : []
      #expect(Checkers.longFunctions(text, lines: 70) == expected, "\(head)")
    }
  }

  @Test("A requirement without a body and a call of init are no function")
  func noFunction() {
    let gap = String(repeating: "\n", count: 80)
    #expect(Checkers.longFunctions("  func a()\n}\n\(gap){ }", lines: 70) == [])
    #expect(Checkers.longFunctions("  self.init(a) {\(gap)}", lines: 70) == [])
  }

  @Test(
    "Types are found where they are declared outside of others",
    arguments: [
      ("package struct Day: Hashable {", ["Day"]), ("enum A<B> {", ["A"]),
      ("package indirect enum C {", ["C"]), ("typealias D = E", ["D"]),
      ("  struct Inner {", []), ("extension Day {", []), ("let a = \"struct B\"", []),
    ])
  func types(line: String, expected: [String]) {
    #expect(Checkers.declaredTypes(line) == expected)
  }

  @Test("Names are whole words that are no members")
  func names() {
    #expect(Checkers.names("let a: [Day] = .Night + b.Month(c)") == ["let", "a", "Day", "b", "c"])
  }

  @Test("What a contract cites stands between backticks; its code from Code: to Tests:")
  func citations() {
    let text = "`a` b\nCode: `c.swift` (`d`). Tests: `e`\n\n`f` Code: `g`\n\n`h`"
    #expect(Citations.all(in: text) == ["a", "c.swift", "d", "e", "f", "g", "h"])
    #expect(Citations.ofCode(in: text) == ["c.swift", "d", "g"])
  }

  @Test("The rules of a contract are those its headings, lists and tables begin with")
  func declaredRules() {
    let text =
      "**R1 One.** See R9\n- **R2** two\n## R3 x\n| **R8** x |\n| R25 | x |\n| Rule |\n"
      + "### R4\n R5\n"
    #expect(RuleIDs.declared(in: text) == [1, 2, 3, 25])
  }

  @Test("A rule is not built when its own paragraph says so")
  func unbuiltRules() {
    let text = "not built\n**R1** a\n\nnot built\n**R2** a\nNot built: b, not built\n\n**R3"
    #expect(RuleIDs.unbuilt(in: text) == [2])
  }

  @Test(
    "Rules are named one by one or as a range",
    arguments: [
      ("(R1, R3)", [1, 3]), ("R1-R3", [1, 2, 3]), ("R8 to R10", [8, 9, 10]), ("R1..R2", [1, 2]),
      ("R1 and R3", [1, 3]), ("R15", [15]), ("AR1 R1a R R_2", []), ("R3-R1", [1, 3]),
      ("test_R2_a", [2]),
    ])
  func namedRules(text: String, expected: [Int]) {
    #expect(RuleIDs.named(in: text).sorted() == expected)
  }

  @Test("A test's name is its words, else its function")
  func testNames() {
    let text = """
      @Test("R1 first") func a() { f("R2") }
      @Test(
        "R3 third", arguments: ["R4"])
      func b() {
      @Test func `R5 fifth`() {
      let c = "R6"
      """
    let names = RuleIDs.testNames(in: text)
    #expect(names.count == 3)
    #expect(names.map { RuleIDs.named(in: $0) } == [[1], [3], [5]])
  }

  private func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
