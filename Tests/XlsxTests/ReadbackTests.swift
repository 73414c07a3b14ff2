import Foundation
import Testing
import Xlsx

/// A damaged or changed file is never passed.
@Suite(.enabled(if: hasOpenpyxl)) struct ReadbackTests {
  private let folder: TestFolder
  private let whole: Parts

  init() throws {
    folder = try TestFolder()
    try writeVerified(fullBook(), to: folder.file(), temporaryFolder: folder.path)
    whole = try Parts(of: folder.file(), in: folder)
  }

  @Test func `the same parts packed anew without compression pass`() throws {
    #expect(try verdict(fullBook(), whole.zip, in: folder) == nil)
  }

  @Test func `whatever xmllint refuses is refused, and so is every change of a sheet`() throws {
    var random = Seeded(state: 20_261_031)
    var refusedByBoth = 0
    for round in 0..<400 {
      let part = whole.names[Int.random(in: 0..<whole.names.count, using: &random)]
      let (damaged, how) = Damage.done(to: whole[part], using: &random)
      if damaged == whole[part] { continue }
      var parts = whole
      parts[part] = damaged
      let says = try verdict(fullBook(), parts.zip, in: folder)
      let isRefusedByXmllint = try hasXmllint && !isWellFormed(damaged)
      if isRefusedByXmllint { refusedByBoth += 1 }
      let mustBeRefused = isRefusedByXmllint || part.hasPrefix("xl/worksheets/sheet")
      #expect(
        !mustBeRefused || says != nil, "seed 20261031, round \(round): \(how) in \(part) passed")
    }
    #expect(!hasXmllint || refusedByBoth >= 300)
  }

  private func isWellFormed(_ bytes: [UInt8]) throws -> Bool {
    let path = folder.file("part.xml")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try run(["xmllint", "--noout", path]).code == 0
  }

  @Test(arguments: [
    ("xl/worksheets/sheet2.xml", "<v>95.5</v>", "<v>95.51</v>"),
    ("xl/worksheets/sheet2.xml", "<v>95.5</v>", "<v>95.50</v>"),
    ("xl/worksheets/sheet2.xml", "r=\"B2\"", "r=\"B3\""),
    ("xl/worksheets/sheet2.xml", "t=\"s\"><v>1<", "t=\"s\"><v>2<"),
    ("xl/worksheets/sheet2.xml", "<row r=\"2\"", "<row r=\"2\" hidden=\"1\""),
    ("xl/worksheets/sheet2.xml", "width=\"13.28515625\"", "width=\"14\""),
    ("xl/worksheets/sheet2.xml", "ref=\"A1:E4\"", "ref=\"A1:E5\""),
    ("xl/worksheets/sheet2.xml", "topLeftCell=\"B2\"", "topLeftCell=\"B3\""),
    (
      "xl/worksheets/sheet2.xml", "<pageMargins",
      "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells><pageMargins"
    ),
    ("xl/worksheets/sheet1.xml", "SUM(Pozycje!B2:B4)", "SUM(Pozycje!B2:B3)"),
    ("xl/worksheets/sheet1.xml", "location=\"'Pozycje'!A1\"", "location=\"'Pozycje'!A2\""),
    ("xl/sharedStrings.xml", "<t>0017</t>", "<t>0018</t>"),
    ("xl/sharedStrings.xml", "</sst>", "<si><t>x</t></si></sst>"),
    ("xl/styles.xml", "#,##0.00", "#,##0.0"),
    ("xl/styles.xml", "FF1F3864", "FF1F3865"),
    ("xl/styles.xml", "<b/>", ""),
    ("xl/styles.xml", "FFFFC7CE", "FFFFC7CF"),
    ("xl/workbook.xml", "name=\"Pozycje\"", "name=\"Pozycj3\""),
    ("xl/workbook.xml", "$A$1</definedName>", "$A$2</definedName>"),
    ("xl/workbook.xml", "name=\"SumaNetto\"", "name=\"SumaNetto\" hidden=\"1\""),
    ("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet3.xml"),
    ("xl/charts/chart1.xml", "$B$4</c:f>", "$B$3</c:f>"),
    ("docProps/core.xml", "2026-", "2025-"), ("docProps/custom.xml", "abc", "abd"),
  ])
  func `a change that keeps the file well-formed is noticed`(
    part: String, old: String, new: String
  ) throws {
    var parts = whole
    let stoodThere = parts.replace(old, by: new, in: part)
    try #require(stoodThere)
    #expect(try verdict(fullBook(), parts.zip, in: folder) != nil)
  }

  @Test(arguments: [0, 1, 2]) func `every changed cell is noticed`(sheet: Int) throws {
    let book = fullBook()
    for row in book.sheets[sheet].rows.indices {
      for column in book.sheets[sheet].rows[row].indices {
        var other = book
        other.sheets[sheet].rows[row][column].value = .text("etwas anderes")
        #expect(throws: XlsxError.self) { try verify(other, at: folder.file()) }
        other = book
        other.sheets[sheet].rows[row][column].style.isBold.toggle()
        #expect(throws: XlsxError.self) { try verify(other, at: folder.file()) }
      }
    }
  }

  @Test func `a zip with a part too many, missing, twice or outside is refused`() throws {
    var more = whole
    more.names.append("xl/vbaProject.bin")
    more.contents.append([1])
    var less = whole
    less.names.removeLast()
    less.contents.removeLast()
    var twice = whole
    twice.names.append(twice.names[3])
    twice.contents.append(twice.contents[3])
    var outside = whole
    outside.names[3] = "../" + outside.names[3]
    for parts in [more, less, twice, outside] {
      #expect(try verdict(fullBook(), parts.zip, in: folder) != nil)
    }
  }

  @Test func `a flipped bit or a cut of the packed file is refused unless it says the same`()
    throws
  {
    var random = Seeded(state: 7)
    let file = Array(try Data(contentsOf: URL(fileURLWithPath: folder.file())))
    for round in 0..<300 {
      var damaged = file
      let place = Int.random(in: 0..<file.count, using: &random)
      if round.isMultiple(of: 3) {
        damaged.removeSubrange(place...)
      } else {
        damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      if try verdict(fullBook(), damaged, in: folder) != nil { continue }
      // The last bits of a packed part can be spare.
      let parts = try Parts(of: folder.file("again.xlsx"), in: folder)
      #expect(parts.names == whole.names && parts.contents == whole.contents, "round \(round)")
    }
  }
}

/// Ways a part of a workbook breaks.
enum Damage {
  /// The damaged bytes and what was done.
  static func done(
    to bytes: [UInt8], using random: inout Seeded
  ) -> (bytes: [UInt8], how: String) {
    var damaged = bytes
    let place = Int.random(in: 60..<bytes.count, using: &random)
    func tag(_ sign: UInt8) -> Int { bytes[place...].firstIndex(of: sign) ?? bytes.count - 1 }
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      damaged[place] = UInt8.random(in: 0...255, using: &random)
      return (damaged, "byte \(place) changed")
    case 1:
      damaged.removeSubrange(place...)
      return (damaged, "cut at \(place)")
    case 2:
      let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
      damaged.removeSubrange(place..<end)
      return (damaged, "bytes \(place)..<\(end) deleted")
    case 3:
      damaged.insert(contentsOf: Array(" twice=\"1\" twice=\"1\"".utf8), at: tag(0x3E))
      return (damaged, "a doubled attribute near \(place)")
    case 4:
      damaged.insert(contentsOf: Array("<open>".utf8), at: tag(0x3C))
      return (damaged, "an unclosed tag near \(place)")
    case 5:
      let wrong: [[UInt8]] = [
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xFF], [0xE2, 0x82], [0xEF, 0xBF, 0xBE],
      ]
      damaged.insert(contentsOf: wrong.randomElement(using: &random) ?? [0xFF], at: place)
      return (damaged, "bad UTF-8 at \(place)")
    case 6:
      let wrong = ["&nbsp;", "&", "&#0;", "&#x1;", "&amp"].randomElement(using: &random) ?? "&"
      damaged.insert(contentsOf: Array(wrong.utf8), at: place)
      return (damaged, "a bad entity at \(place)")
    case 7:
      damaged.insert(UInt8.random(in: 1..<9, using: &random), at: place)
      return (damaged, "a control character at \(place)")
    default:
      damaged.append(contentsOf: Array("<second/>".utf8))
      return (damaged, "a second root")
    }
  }
}
