import Foundation
import Testing
import Xlsx

/// A sheet that is unpacked in several pieces is read back as closely as a short one.
@Suite struct LongSheetTests {
  private static let rows = 6_000

  /// Texts to be escaped, numbers, times and formulas: about a megabyte when unpacked.
  private static func book() -> Book {
    let rows = (0..<rows).map { row -> [Cell] in
      [
        Cell(.text("wiersz <\(row)> & \"coś\"")), Cell(.number(Int64(row) * 7, decimals: 2)),
        Cell(.dateTime(1_700_000_000 + Int64(row))),
        Cell(.formula("ROUND(B\(row + 1)*2,2)", .number(Int64(row) * 14, decimals: 2))),
        Cell(.text(String(repeating: "&", count: row % 50) + "!")),
      ]
    }
    return Book(
      sheets: [Sheet(name: "Dane", columns: [], rows: rows)],
      properties: Properties(title: "Test", createdSeconds: 1_700_000_000))
  }

  @Test func `every piece is compared, and its bytes are confirmed`() throws {
    let folder = try TestFolder()
    let book = Self.book()
    try writeVerified(book, to: folder.file(), temporaryFolder: folder.path)
    for row in [0, 1, 2_999, Self.rows - 1] {
      for column in 0..<5 {
        var other = book
        other.sheets[0].rows[row][column].value = .text("anders")
        #expect(throws: XlsxError.self) { try verify(other, at: folder.file()) }
      }
    }
    var shorter = book
    shorter.sheets[0].rows.removeLast()
    #expect(throws: XlsxError.self) { try verify(shorter, at: folder.file()) }
    let file = Array(try Data(contentsOf: URL(fileURLWithPath: folder.file())))
    var random = Seeded(state: 20_261_128)
    for round in 0..<24 {
      // Between a quarter and three quarters of the file there is nothing but the packed sheet.
      let place = Int.random(in: file.count / 4..<file.count * 3 / 4, using: &random)
      var damaged = file
      if round.isMultiple(of: 4) {
        damaged.removeSubrange(place..<place + 1)
      } else {
        damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      try Data(damaged).write(to: URL(fileURLWithPath: folder.file()))
      #expect(throws: XlsxError.self, "round \(round)") { try verify(book, at: folder.file()) }
    }
  }
}
