import Foundation
import Testing
import Xlsx

/// Texts reach the reader as they are, or visibly changed; never as a formula.
@Suite struct TextTests {
  /// What is written and what a reader is shown, underscores of escapes decoded.
  static let cases: [(text: String, shown: String)] = [
    ("=1+1", "=1+1"), ("+1", "+1"), ("-1", "-1"), ("@SUM(A1)", "@SUM(A1)"), ("\t=1", "\t=1"),
    ("\r=1", "\n=1"), ("a\r\nb\rc", "a\nb\nc"), ("=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")"),
    ("{=1}", "{=1}"), ("_x0041_", "_x0041_"), ("_x005F_x0041_", "_x005F_x0041_"),
    ("__x00e9__", "__x00e9__"), ("_x41_", "_x41_"), ("_x0041", "_x0041"),
    ("a\u{0}b\u{1}c\u{1F}", "a‹U+0000›b‹U+0001›c‹U+001F›"), ("\u{7F}\u{85}", "‹U+007F›‹U+0085›"),
    ("\u{202E}txt\u{202C}", "‹U+202E›txt‹U+202C›"), ("\u{2066}a\u{2069}", "‹U+2066›a‹U+2069›"),
    ("\u{200B}\u{200F}\u{FEFF}", "‹U+200B›‹U+200F›‹U+FEFF›"),
    ("\u{FFFD}\u{FFFE}\u{FFFF}", "‹U+FFFD›‹U+FFFE›‹U+FFFF›"),
    ("zażółć gęślą jaźń", "zażółć gęślą jaźń"), ("😀 👨🏽", "😀 👨🏽"), ("„a” – b…", "„a” – b…"),
    ("  a  ", "  a  "), ("\n", "\n"), ("a & b <c> \"d\" 'e'", "a & b <c> \"d\" 'e'"),
    ("]]>", "]]>"), ("&#0;", "&#0;"), ("<r><t>x</t></r>", "<r><t>x</t></r>"), ("TRUE", "TRUE"),
    ("#REF!", "#REF!"), ("0017", "0017"), ("1e5", "1e5"), ("e\u{301}", "e\u{301}"),
    (String(repeating: "a", count: 32_767), String(repeating: "a", count: 32_767)),
    (String(repeating: "a", count: 32_768), String(repeating: "a", count: 32_763) + " […]"),
    (String(repeating: "😀", count: 16_383), String(repeating: "😀", count: 16_383)),
    (String(repeating: "😀", count: 16_384), String(repeating: "😀", count: 16_381) + " […]"),
    (String(repeating: "\n", count: 253) + "a", String(repeating: "\n", count: 253) + "a"),
    (String(repeating: "\n", count: 254) + "a", String(repeating: "\n", count: 253) + " […]"),
  ]

  @Test(.enabled(if: hasOpenpyxl), arguments: [false, true])
  func `hostile texts come back from an independent reader`(isLarge: Bool) throws {
    let folder = try TestFolder()
    var book = book(texts: Self.cases.map(\.text))
    if isLarge { book.sheets.append(largeBook().sheets[2]) }
    try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
    let expected = Self.cases.map { Array($0.shown.utf16).map(String.init).joined(separator: " ") }
    // openpyxl reads `_x005F_` in a way of its own, so those texts are also read by hand.
    let script = """
      import openpyxl,sys,struct,zipfile,re
      import xml.etree.ElementTree as E
      z=zipfile.ZipFile(sys.argv[1]);m='{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
      part='xl/worksheets/sheet1.xml' if \(isLarge ? 1 : 0) else 'xl/sharedStrings.xml'
      raw=[t.text for t in E.fromstring(z.read(part)).iter(m+'t')]
      s=openpyxl.load_workbook(sys.argv[1])['Dane']
      for r in s.iter_rows(min_row=1,max_row=\(expected.count),max_col=1):
        w=raw[r[0].row-1]
        v=re.sub('_x([0-9A-Fa-f]{4})_',lambda g:chr(int(g[1],16)),w)
        assert r[0].data_type=='s'
        assert '_x' in w or v==r[0].value, w[:40]
        b=v.encode('utf-16-le')
        print(' '.join(str(x) for x in struct.unpack('<%dH'%(len(b)//2),b)))
      """
    let read = try run(["python3", "-c", script, folder.file()])
    try #require(read.code == 0, "\(read.output)")
    let lines = read.output.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count > expected.count)
    for (index, line) in expected.enumerated() {
      #expect(String(lines[index]) == line, "\(Self.cases[index].text.prefix(40).debugDescription)")
    }
  }

  @Test(.enabled(if: hasOpenpyxl))
  func `numbers and days come back as they are`() throws {
    let folder = try TestFolder()
    var sheet = Sheet(name: "Dane", columns: [])
    sheet.rows = [
      [Cell(.number(95_50, decimals: 2)), Cell(.number(-1, decimals: 2)), Cell(.day(20_757))],
      [
        Cell(.dateTime(1_793_441_940)), Cell(.duration(5_400)),
        Cell(.formula("A1*2", .number(191, decimals: 0))),
      ],
    ]
    let book = Book(sheets: [sheet], properties: Properties(title: "T", createdSeconds: 1))
    try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
    let script = """
      import openpyxl,sys
      for d in (True,False):
        s=openpyxl.load_workbook(sys.argv[1],data_only=d).active
        print([[str(c.value) for c in r] for r in s.iter_rows()])
      """
    let read = try run(["python3", "-c", script, folder.file()]).output
    #expect(
      read == """
        [['95.5', '-0.01', '2026-10-31 00:00:00'], ['2026-10-31 10:19:00', '1:30:00', '191']]
        [['95.5', '-0.01', '2026-10-31 00:00:00'], ['2026-10-31 10:19:00', '1:30:00', '=A1*2']]

        """)
  }

  @Test func `random texts and numbers are read back as written`() throws {
    let folder = try TestFolder()
    var random = Seeded(state: 42)
    let alphabet = Array("aż_x0041&<>\"'=+-@\t\r\n\u{1}\u{202E}😀 ’\u{FFFE}".unicodeScalars)
    for round in 0..<20 {
      var sheet = Sheet(name: "Dane", columns: [])
      sheet.rows = (0..<50).map { _ in
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &random) {
          text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
        }
        let bits = Int64.random(in: 0..<53, using: &random)
        let units = Int64.random(in: -(1 << bits)..<(1 << bits), using: &random)
        return [
          Cell(.text(text)), Cell(.number(units, decimals: .random(in: 0...15, using: &random))),
          Cell(.dateTime(.random(in: 0..<4_000_000_000, using: &random))),
          Cell(.duration(.random(in: 0..<400_000, using: &random))),
          Cell(.formula("A1", .text(text == "TRUE" ? "" : text))),
        ]
      }
      let book = Book(sheets: [sheet], properties: Properties(title: "T", createdSeconds: 1))
      try verifyRound(book, folder, round)
    }
  }

  private func verifyRound(_ book: Book, _ folder: TestFolder, _ round: Int) throws {
    do {
      try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
    } catch {
      Issue.record("seed 42, round \(round): \(error.reason)")
    }
  }
}
