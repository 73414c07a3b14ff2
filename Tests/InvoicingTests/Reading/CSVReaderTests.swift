import Invoicing
import TestMonths
import Testing

@Suite struct CSVReaderTests {
  /// Rows of trimmed cells, the line of each row, and the reader at the end.
  static func read(_ bytes: [UInt8], block: Int = 1 << 20) -> ([[String]], [Int], CSVReader) {
    var reader = CSVReader()
    var rows: [[String]] = []
    var lines: [Int] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + block, bytes.count)
      reader.feed(Array(bytes[start..<end]).span)
      while reader.next() {
        rows.append(reader.fields.indices.map { reader.text($0) })
        lines.append(reader.line)
      }
      start = end
    }
    reader.finish()
    while reader.next() {
      rows.append(reader.fields.indices.map { reader.text($0) })
      lines.append(reader.line)
    }
    return (rows, lines, reader)
  }

  static let torture: [(String, [[String]], [Int])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]], [1, 2]),
    ("a;b\r\n1;2", [["a", "b"], ["1", "2"]], [1, 2]),
    ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]], [1, 2]),
    ("a,b\n1,2\r\n3,4\r5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]], [1, 2, 3, 4]),
    ("\u{FEFF}\"a\";b\n1;2", [["a", "b"], ["1", "2"]], [1, 2]),
    ("sep=;\na,x;b\n1;2", [["a,x", "b"], ["1", "2"]], [2, 3]),
    ("sep=,\na,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]], [2, 3]),
    ("\"a;x\",b\n1,2", [["a;x", "b"], ["1", "2"]], [1, 2]),
    ("a,b\n\"x\ny\",2\n3,4", [["a", "b"], ["x\ny", "2"], ["3", "4"]], [1, 2, 4]),
    ("a,b\n\"x\r\ny\rz\",2\n3,4", [["a", "b"], ["x\r\ny\rz", "2"], ["3", "4"]], [1, 2, 5]),
    ("a,b\n\"x \"\"y\"\"\",2", [["a", "b"], ["x \"y\"", "2"]], [1, 2]),
    ("a,b\n\"\",\"\"\"\"", [["a", "b"], ["", "\""]], [1, 2]),
    ("a,b\n24\" screen,2", [["a", "b"], ["24\" screen", "2"]], [1, 2]),
    ("a,b\n\"24\" screen,2", [["a", "b"], ["\"24\" screen", "2"]], [1, 2]),
    ("a,b\n\"x\" ,2", [["a", "b"], ["x", "2"]], [1, 2]),
    ("a,b\n,\n ,\u{A0}\n1,\n", [["a", "b"], ["1", ""]], [1, 4]),
    ("\n\na;b\n\n1;2\n\n", [["a", "b"], ["1", "2"]], [3, 5]),
    ("a\nb\n", [["a"], ["b"]], [1, 2]),
    ("a,b,,\n1,2,,\n", [["a", "b", "", ""], ["1", "2", "", ""]], [1, 2]),
    ("a,b\n1,", [["a", "b"], ["1", ""]], [1, 2]),
    ("a,b\n1,\"2\"", [["a", "b"], ["1", "2"]], [1, 2]),
    ("", [], []),
    ("\u{FEFF}", [], []),
  ]

  @Test("R21: a table reads the same in blocks of any size", arguments: torture.indices)
  func blocksOfAnySize(index: Int) {
    let (text, rows, lines) = Self.torture[index]
    for size in [1, 2, 3, 7, 1 << 20] {
      let found = Self.read(Array(text.utf8), block: size)
      #expect(found.0 == rows, "blocks of \(size)")
      #expect(found.1 == lines, "blocks of \(size)")
      #expect(found.2.fault == nil)
    }
  }

  @Test("a cell of one megabyte with doubled quotes comes out whole from small blocks")
  func longCell() {
    let cell = String(repeating: "ą\"\"b\n", count: 200_000)
    let text = Array("a;b\n\"\(cell)\";2\n".utf8)
    let (rows, _, reader) = Self.read(text, block: 4093)
    #expect(rows.count == 2)
    #expect(rows[1][1] == "2")
    #expect(rows[1][0].utf8.count == 200_000 * 5 - 1)
    #expect(reader.fault == nil)
  }

  @Test("an unterminated quote is told where it opened", arguments: [1, 7, 4096])
  func unterminated(block: Int) {
    let (rows, _, reader) = Self.read(Array("a;b\n1;2\nż;\"x;y\n3;4".utf8), block: block)
    #expect(rows.count == 2)
    #expect(reader.fault == .unterminatedQuote)
    #expect(reader.faultPlace(file: "x.csv") == Place(file: "x.csv", line: 3, column: 3))
  }

  @Test("a row above 16 MiB is refused, whatever the blocks", arguments: [1 << 20, 40 << 20])
  func tooLong(block: Int) {
    var bytes = Array("a;b\n".utf8)
    bytes += [UInt8](repeating: 0x78, count: (16 << 20) + 8)
    bytes += Array(";2\n3;4\n".utf8)
    let (rows, _, reader) = Self.read(bytes, block: block)
    #expect(rows == [["a", "b"]])
    #expect(reader.fault == .rowTooLong)
  }

  @Test(
    "a row of more cells than a spreadsheet has columns is refused, whatever the blocks",
    arguments: [7, 1 << 20])
  func tooManyCells(block: Int) {
    let most = [UInt8](repeating: 0x2C, count: CSVReader.mostCells - 1)
    let fits = Self.read([0x61] + most + [0x0A], block: block)
    #expect(fits.0.map(\.count) == [CSVReader.mostCells])
    #expect(fits.2.fault == nil)
    for end in [[0x0A, 0x62, 0x0A], [], [0x2C, 0x22]] as [[UInt8]] {
      let found = Self.read([0x61, 0x0A, 0x61, 0x2C] + most + end, block: block)
      #expect(found.0 == [["a"]])
      #expect(found.2.fault == .rowTooLong)
      #expect(found.2.faultPlace(file: "f") == Place(file: "f", line: 2, column: 1))
    }
  }

  @Test("behind a fault nothing is kept, however much follows")
  func nothingBehindFault() {
    let block = [UInt8](repeating: 0x78, count: 1 << 20)
    let (_, _, reader) = Self.read(Array(repeating: block, count: 40).flatMap(\.self))
    #expect(reader.fault == .rowTooLong)
    #expect(reader.buffer.count <= CSVReader.longestRow + 2 << 20)
  }

  @Test("blank lines above the header are none of its rows, in blocks of any size")
  func blankAbove() {
    for block in [1, 2, 5, 1 << 20] {
      let (rows, lines, reader) = Self.read(Array("\n\r\n\n\na;b\n\n1;2\n".utf8), block: block)
      #expect(rows == [["a", "b"], ["1", "2"]])
      #expect(lines == [5, 7])
      #expect(reader.emptyRows == 1, "blocks of \(block)")
    }
  }

  @Test("a stray quote keeps its place when its row reaches into the next block")
  func strayAcrossBlocks() {
    for block in [1, 3, 8, 13] {
      let bytes = Array("a;b\n1;2\n3;x\"y and more\n".utf8)
      var reader = CSVReader()
      var found: [Place] = []
      for start in stride(from: 0, to: bytes.count, by: block) {
        reader.feed(Array(bytes[start..<min(start + block, bytes.count)]).span)
        while reader.next() {
          if let quote = reader.strayQuote { found.append(reader.place(at: quote, file: "f")) }
        }
      }
      #expect(found == [Place(file: "f", line: 3, column: 4)], "blocks of \(block)")
    }
  }

  @Test("columns are counted in characters, lines through quoted breaks")
  func places() {
    var reader = CSVReader()
    reader.feed(Array("a;b;c\nżó;\"x\"\"\ny\";z\n".utf8).span)
    #expect(reader.next() && reader.next())
    #expect(reader.place(of: 1, file: "f") == Place(file: "f", line: 2, column: 4))
    #expect(reader.place(of: 2, file: "f") == Place(file: "f", line: 3, column: 4))
    #expect(reader.places(file: "f") == (0..<3).map { reader.place(of: $0, file: "f") })
  }

  @Test("a NUL byte and a stray quote are seen")
  func marks() {
    var reader = CSVReader()
    reader.feed(Array("a;b\n1;\u{0}\n2;4\"\n5;6\n".utf8).span)
    #expect(reader.next() && !reader.hasNUL)
    #expect(reader.next() && reader.hasNUL)
    #expect(reader.next() && !reader.hasNUL)
    #expect(reader.strayQuote != nil)
    #expect(reader.next() && reader.strayQuote == nil)
  }

  @Test(
    "a cell of any length and any letters ends where its delimiter stands",
    arguments: [",", ";", "\t", "|"])
  func cellEnds(delimiter: String) {
    var random = SplitMix64(seed: 20_261_129)
    let letters = ["!", "#", "$", "'", "a", "Z", "~", "{", "ó", "ł", "–", "😀", "\u{7F}"]
    let written = (0..<300).map { _ in
      (0..<6).map { _ in
        (0..<Int.random(in: 0...20, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? ""
        }.joined()
      }
    }.filter { $0.contains { !$0.isEmpty } }
    let text = written.map { $0.joined(separator: delimiter) + "\n" }.joined()
    for block in [7, 64, 1 << 20] {
      var reader = CSVReader(delimiter: delimiter.utf8.first)
      var read: [[String]] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: block) {
        reader.feed(Array(bytes[start..<min(start + block, bytes.count)]).span)
        while reader.next() { read.append(reader.fields.indices.map { reader.text($0) }) }
      }
      #expect(read == written, "blocks of \(block)")
    }
  }
}
