import Foundation
import Invoicing
import SwiftCSV
import Testing

/// The reader of CSV against two others: Python's csv module and SwiftCSV.
@Suite struct CSVOracleTests {
  /// A file and its rows as Python reads them.
  struct Case {
    var bytes: [UInt8]
    var rows: [[String]]
  }

  /// 5,000 well-formed files from one run of Tests/Oracle/csvcases.py; empty without Python.
  static let cases = made([])
  /// The same without what SwiftCSV reads otherwise than RFC 4180: it drops blanks beside
  /// delimiters, and a lone CR, a byte order mark or a combining mark confuse it.
  static let plain = made(["plain"])

  private static func made(_ options: [String]) -> [Case] {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/csvcases.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, "20261125", "5000"] + options
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return [] }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return output.split(separator: 10).compactMap { line in
      let parts = line.split(separator: 32)
      guard let bytes = Data(base64Encoded: parts[0]),
        let told = parts.count > 1 ? Data(base64Encoded: parts[1]) : Data()
      else { return nil }
      let rows = told.split(separator: 0x1E).map { row in
        row.split(separator: 0x1F, omittingEmptySubsequences: false).dropLast()
          .map { String(decoding: $0, as: UTF8.self) }
      }
      return Case(bytes: Array(bytes), rows: rows)
    }
  }

  /// Rows of cells as they are, not trimmed.
  static func read(_ bytes: [UInt8], block: Int) -> [[String]]? {
    var reader = CSVReader()
    var rows: [[String]] = []
    func take() {
      while reader.next() {
        rows.append(
          reader.fields.map { String(decoding: reader.buffer[$0.range], as: UTF8.self) })
      }
    }
    var start = 0
    while start < bytes.count {
      let end = min(start + block, bytes.count)
      reader.feed(Array(bytes[start..<end]).span)
      take()
      start = end
    }
    reader.finish()
    take()
    return reader.fault == nil ? rows : nil
  }

  /// Compared byte by byte: letters with their accents apart are other letters here.
  static func isSame(_ left: [[String]]?, _ right: [[String]]) -> Bool {
    guard let left, left.count == right.count else { return false }
    return zip(left, right).allSatisfy { one, other in
      one.count == other.count && zip(one, other).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
  }

  @Test(
    "5,000 random files are read as Python's csv module reads them",
    .enabled(if: !cases.isEmpty, "python3 is not installed: NOT compared"))
  func python() {
    #expect(Self.cases.count == 5000)
    var differing = 0
    for (index, entry) in Self.cases.enumerated() {
      let block = [1 << 20, 1, 7, 64][index % 4]
      if !Self.isSame(Self.read(entry.bytes, block: block), entry.rows) {
        differing += 1
        if differing <= 3 {
          Issue.record(
            "case \(index): \(String(decoding: entry.bytes, as: UTF8.self).debugDescription)")
        }
      }
    }
    #expect(differing == 0)
  }

  @Test(
    "5,000 plain files are read as SwiftCSV reads them",
    .enabled(if: !plain.isEmpty, "python3 is not installed: NOT compared"))
  func swiftCSV() throws {
    var compared = 0
    for (index, entry) in Self.plain.enumerated() {
      let text = String(decoding: entry.bytes, as: UTF8.self)
      let delimiter: CSVDelimiter =
        text.prefix { !$0.isNewline }.contains(";") ? .semicolon : .comma
      let csv = try CSV<Enumerated>(string: text, delimiter: delimiter, loadColumns: false)
      let theirs = ([csv.header] + csv.rows).filter { !$0.allSatisfy(\.isEmpty) }
      compared += 1
      #expect(
        Self.isSame(Self.read(entry.bytes, block: 1 << 20), theirs),
        "case \(index): \(text.debugDescription)")
    }
    #expect(compared == 5000)
  }
}
