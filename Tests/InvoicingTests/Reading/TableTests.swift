import Invoicing
import Testing

@Suite struct TableTests {
  static let columns = TableColumns(required: ["id", "name"], optional: ["note"])

  static func codes(_ text: String) -> [String] {
    var findings: [Finding] = []
    _ = Table(file: "t.csv", bytes: Array(text.utf8), columns: columns, findings: &findings)
    return findings.sorted(by: Finding.inOrder).map {
      "\($0.code.id):\($0.place.line):\($0.place.column)"
    }
  }

  @Test(
    "a table is refused for what is wrong with its shape",
    arguments: [
      ("id,name\n1,a\n", []), ("name;note;id\na;;1", []), ("id,name", []),
      ("", ["empty-file:0:0"]), ("\n\n", ["empty-file:0:0"]),
      ("id\n1\n", ["missing-columns:1:1"]), ("id,name,nmae\n", ["unknown-column:1:9"]),
      ("id,name,id\n", ["duplicate-column:1:9"]),
      ("id,name\n1,a\nid,name\n", ["header-twice:3:1"]),
      ("id,name\n1\n", ["ragged-row:2:1"]), ("id,name\n1,a,\n2,b,x\n", ["ragged-row:3:1"]),
      ("id,name,,\n1,a,,\n2,b,,x\n", ["ragged-row:3:1"]),
      ("id,name\n1,\u{0}\n", ["nul-byte:2:1"]), ("id,name\n1,2\"\n", ["stray-quote:2:4"]),
      ("id,name\n1,\"a\n", ["unterminated-quote:2:3"]),
    ] as [(String, [String])])
  func shape(text: String, expected: [String]) {
    #expect(Self.codes(text) == expected)
  }

  @Test("a table of which ten thousand rows are refused is not read on")
  func refusedThroughout() {
    let codes = Self.codes("id,name\n" + String(repeating: "x\n", count: 10_050))
    #expect(codes.count == 10_001)
    #expect(codes.first == "too-many-refused:0:0")
    #expect(codes.last == "ragged-row:10001:1")
  }

  @Test(
    "an unknown column names the nearest known one; where none is near, all of them",
    arguments: [("nmae", "name"), ("kwota", "id, name, note")])
  func nearest(column: String, known: String) {
    var findings: [Finding] = []
    _ = Table(
      file: "t.csv", bytes: Array("id,\(column),name\n".utf8), columns: Self.columns,
      findings: &findings)
    #expect(
      findings.first?.help(.en) == "Remove the column, or give it a known name: \(known).")
  }

  @Test("rows keep their cells by column name and the place of each")
  func rows() {
    var findings: [Finding] = []
    let table = Table(
      file: "t.csv", bytes: Array("note;id;name\nż;\u{A0}7 ;b\n;;\n".utf8),
      columns: Self.columns, findings: &findings)
    #expect(findings.isEmpty)
    #expect(table.rows.count == 1 && table.emptyRows == 1)
    #expect(table.rows[0]["id"] == "7")
    #expect(table.rows[0].place(of: "id") == Place(file: "t.csv", line: 2, column: 3))
  }

  @Test("every finding of reading and contracts has a name of its own and words in both languages")
  func codes() {
    let codes = FindingCode.reading + FindingCode.contracts
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in codes {
      #expect(
        code.id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0.isASCIIDigit })
      for language in Language.allCases {
        #expect(!code.message[language].isEmpty && !code.help[language].isEmpty)
      }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
