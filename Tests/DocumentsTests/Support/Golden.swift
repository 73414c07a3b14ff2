import Foundation
import Testing
import Xlsx

/// Compares a text with its golden file; `RECORD=1` writes it anew.
func expectGolden(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: location)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("no golden \(name); run with RECORD=1", sourceLocation: location)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard text != expected else { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false))
  let first = lines.first { $0 != $1 }
  Issue.record(
    "\(name) changed: is \(first?.0 ?? "longer or shorter"), was \(first?.1 ?? "")",
    sourceLocation: location)
}

/// A workbook as text: every sheet, every cell with its value, formula and number format.
func dump(_ book: Book) -> String {
  var text = "title \(book.properties.title) | \(book.properties.subject)\n"
  for name in book.names {
    text += "name \(name.name) = \(name.sheet)!\(cellName(name.row, name.column))\n"
  }
  for sheet in book.sheets {
    text += "\n== \(sheet.name) frozen \(sheet.frozenRows)x\(sheet.frozenColumns)"
    text += " footer \(sheet.page.footer)\n"
    text +=
      "widths "
      + sheet.columns.map { String(($0.width * 10).rounded() / 10) }
      .joined(separator: " ") + "\n"
    text +=
      "heights "
      + sheet.rowHeights.all.map { "\($0.row + 1):\($0.points)" }.joined(separator: " ") + "\n"
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell.value != .empty {
        text += "\(cellName(row, column)) \(shown(cell.value))\n"
      }
    }
  }
  return text
}

func cellName(_ row: Int, _ column: Int) -> String {
  let letters = column < 26 ? "" : String(UnicodeScalar(UInt8(64 + column / 26)))
  return letters + String(UnicodeScalar(UInt8(65 + column % 26))) + String(row + 1)
}

private func shown(_ value: CellValue) -> String {
  switch value {
  case .empty: ""
  case .text(let text): "'\(text)'"
  case .number(let value, let decimals): "\(value)e-\(decimals)"
  case .day(let day): "day \(day)"
  case .dateTime(let seconds): "time \(seconds)"
  case .duration(let seconds): "\(seconds) s"
  case .formula(let formula, .number(let value, let decimals)):
    "=\(formula) -> \(value)e-\(decimals)"
  case .formula(let formula, .text(let text)): "=\(formula) -> '\(text)'"
  case .formula(let formula, .duration(let seconds)): "=\(formula) -> \(seconds) s"
  case .link(let target, let text): "link \(target) '\(text)'"
  }
}
