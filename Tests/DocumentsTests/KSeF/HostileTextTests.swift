import Documents
import Foundation
import Invoicing
import Testing

/// Names that break what glues XML together, or that KSeF does not take.
@Suite("Hostile texts in FA(3)") struct HostileTextTests {
  struct Name: CustomTestStringConvertible {
    var what: String
    var given: String
    /// As it must be read back from the file.
    var kept: String
    var isChanged: Bool

    var testDescription: String { what }
  }

  static let names: [Name] = [
    Name(what: "ampersand", given: "Heron & Pike &amp; Syn", kept: nil),
    Name(what: "angle brackets", given: "Auto <b>Serwis</b> </Nazwa>", kept: nil),
    Name(what: "end of CDATA", given: "A ]]> B <![CDATA[ C", kept: nil),
    Name(what: "quotes", given: "„Żabka” \"X\" 'Y'", kept: nil),
    Name(what: "emoji", given: "Kwiaty 🌷👩‍🌾 Łąka", kept: nil),
    Name(what: "a letter beyond the first plane", given: "𝔄lfa 𠮷", kept: nil),
    Name(what: "combining marks", given: "Zo\u{308}e", kept: nil),
    Name(what: "no-break blank", given: "A\u{A0}B", kept: nil),
    Name(what: "blanks and line ends", given: "  A \t\r\n  B  ", kept: "A B"),
    Name(
      what: "C1 controls of broken cp1250", given: "\u{8A}wi\u{9C}cicka",
      changed: "?wi?cicka"),
    Name(what: "C0 controls", given: "A\u{0}B\u{1B}C", changed: "A?B?C"),
    Name(what: "DEL and U+FDD0", given: "A\u{7F}" + scalar(0xFDD0), changed: "A??"),
    Name(
      what: "the last two of a plane", given: "A" + scalar(0xFFFE) + scalar(0x1FFFF),
      changed: "A??"),
    Name(
      what: "600 characters", given: String(repeating: "ab", count: 300),
      changed: String(repeating: "ab", count: 256).dropLast() + "…"),
    Name(
      what: "600 emoji of two scalars", given: String(repeating: "👍🏽", count: 600),
      changed: String(repeating: "👍🏽", count: 255) + "…"),
    Name(what: "512 characters", given: String(repeating: "ą", count: 512), kept: nil),
  ]

  /// A character that the compiler does not take in a literal.
  private static func scalar(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? ""
  }

  @Test("A name is kept, or changed in a way that is told (R22)", arguments: names)
  func name(_ name: Name) throws {
    let document = IssuedDocument.statement(statement(named: name.given))
    let file = try #require(ksefFile(document))
    #expect(ksefProblems(file.bytes).map { $0.text(.en) } == [])
    #expect(try buyerName(file.bytes) == name.kept)
    let findings = ksefFindings(document)
    #expect(findings.contains { $0.code == .ksefTextChanged } == name.isChanged)
    #expect(findings.allSatisfy { $0.subject == document.number && $0.severity == .noted })
  }

  /// First and last of what KSeF takes, and their neighbours that it does not.
  static let edges: [(scalar: UInt32, isTaken: Bool)] = [
    (0x7E, true), (0x7F, false), (0x84, false), (0x85, true), (0x86, false), (0x9F, false),
    (0xA0, true), (0xC0, true), (0x17F, true), (0x7FF, true), (0x800, true), (0x2028, true),
    (0xEFFF, true), (0xF000, true), (0xFDCF, true), (0xFDD0, false), (0xFDEF, false),
    (0xFDF0, true), (0xFFFD, true), (0xFFFE, false), (0xFFFF, false), (0x10000, true),
    (0x1FFFD, true), (0x1FFFE, false), (0x10FFFD, true), (0x10FFFF, false),
  ]

  @Test("A character at the edge of what KSeF takes is kept, or told (R22)", arguments: edges)
  func edge(scalar: UInt32, isTaken: Bool) {
    let document = IssuedDocument.statement(statement(named: "Ą" + Self.scalar(scalar) + "B"))
    #expect(ksefFindings(document).isEmpty == isTaken)
  }

  @Test("Rows beyond what an invoice may have are told, and then nothing else (R22)")
  func rows() {
    var statement = Samples.dated
    let line = statement.lines[0]
    statement.changeLines { lines in
      lines = (1...10_001).map { number in
        var own = line
        own.id = "S-\(number):block"
        own.agreementNumber = ""
        return own
      }
    }
    func texts() -> [String] { ksefFindings(.statement(statement)).flatMap(\.details) }
    #expect(texts().count == 1)
    #expect(texts().allSatisfy { $0.contains("more than 10000 rows") })
    statement.changeLines { $0.removeFirst() }
    #expect(!texts().isEmpty, "10,000 rows are too many bytes")
    #expect(!texts().contains { $0.contains("more than 10000 rows") })
  }

  @Test(
    "All of them at once are valid by the official schema",
    .enabled(if: KSeFPackage.canValidate, KSeFPackage.skipped))
  func valid() throws {
    let scratch = try KSeFScratch()
    let paths = try Self.names.enumerated().map { index, name in
      let file = try #require(ksefFile(.statement(statement(named: name.given))))
      return try scratch.write("\(index).xml", file.bytes)
    }
    let faults = try KSeFPackage.schemaFaults(paths)
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test("A document KSeF would refuse is found before it is issued (R22)")
  func refused() {
    var statement = statement(named: "\u{0}")
    #expect(!isRefused(statement), "a name of one bad character is still a name")
    statement.buyer.nip = "1234567890"
    #expect(isRefused(statement))
    statement.buyer = Samples.buyer("K9", "A")
    statement.buyer.country = "ZZ"
    #expect(isRefused(statement))
    statement.buyer.country = "PL"
    statement.buyer.isJST = true
    #expect(isRefused(statement), "a unit of local government without its recipient")
  }

  private func isRefused(_ statement: Statement) -> Bool {
    ksefFindings(.statement(statement)).contains { $0.code == .ksefInvalid }
  }

  private func statement(named name: String) -> Statement {
    var statement = Samples.dated
    statement.buyer.name = name
    return statement
  }

  /// What another reader finds in the file.
  private func buyerName(_ bytes: [UInt8]) throws -> String {
    let scratch = try KSeFScratch()
    let path = try scratch.write("name.xml", bytes)
    let run = try Tool.run(
      "python3",
      [
        "-c",
        """
        import sys, xml.etree.ElementTree as tree
        root = tree.parse(sys.argv[1]).getroot()
        space = {'f': 'http://crd.gov.pl/wzor/2025/06/25/13775/'}
        name = root.find('f:Podmiot2/f:DaneIdentyfikacyjne/f:Nazwa', space).text
        sys.stdout.buffer.write(name.encode())
        """, path,
      ])
    return run.status == 0 ? run.output : "not read: " + run.errors
  }
}

extension HostileTextTests.Name {
  init(what: String, given: String, kept: String?) {
    self.init(what: what, given: given, kept: kept ?? given, isChanged: false)
  }

  init(what: String, given: String, changed: some StringProtocol) {
    self.init(what: what, given: given, kept: String(changed), isChanged: true)
  }
}
