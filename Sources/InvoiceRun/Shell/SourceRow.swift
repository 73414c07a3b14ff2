/// A row of a source file made fit for a terminal, and the caret line that points into it.
///
/// Columns are Unicode scalars, as readers count them. A tab becomes blanks, a control character
/// its picture, so that no file can move the cursor or colour the screen.
package struct SourceRow {
  /// The row, cut to what matters on a line.
  package private(set) var text = ""
  /// Blanks and a `^` under the column; nil when the row as a whole is meant.
  package private(set) var caret: String?

  /// As many terminal cells are printed of a row.
  private static let width = 120
  /// As many cells before the caret stay in sight when a row is cut at its front.
  private static let lead = 60

  /// - Parameters:
  ///   - row: the row without its line end.
  ///   - column: counted from 1; 0 when the row as a whole is meant.
  package init(_ row: String, column: Int = 0) {
    var cells: [(text: String, width: Int)] = []
    var position = 0
    for scalar in row.unicodeScalars {
      let shown = SourceRow.shown(scalar, at: position)
      cells.append(shown)
      position += shown.width
    }
    let target = min(max(column - 1, 0), cells.count)
    let before = cells[..<target].reduce(0) { $0 + $1.width }
    let first = SourceRow.firstShown(cells, target: target, before: before, total: position)
    text = first > 0 ? "…" : ""
    var used = first > 0 ? 1 : 0
    var caretAt = used
    for index in first..<cells.count {
      if index == target { caretAt = used }
      guard used + cells[index].width <= SourceRow.width - 1 || index == cells.count - 1 else {
        text += "…"
        break
      }
      text += cells[index].text
      used += cells[index].width
    }
    if target == cells.count { caretAt = used }
    if column > 0 { caret = String(repeating: " ", count: caretAt) + "^" }
  }

  /// A text with nothing in it that a terminal would obey; line ends become pictures too.
  package static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isLetterOfOurs(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar == "\t" ? " " : shown(scalar, at: 0).text
      }
    }
    return result
  }

  /// The same of a text of several lines, which stay lines.
  package static func visibleLines(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }.joined(separator: "\n")
  }

  /// The cell from which the row is shown, so that the caret is in sight.
  private static func firstShown(
    _ cells: [(text: String, width: Int)], target: Int, before: Int, total: Int
  ) -> Int {
    guard total > width, before > width - 20 else { return 0 }
    var first = target
    var kept = 0
    while first > 0, kept + cells[first - 1].width <= lead {
      first -= 1
      kept += cells[first].width
    }
    return first
  }

  private static func shown(
    _ scalar: Unicode.Scalar, at position: Int
  ) -> (text: String, width: Int) {
    if isLetterOfOurs(scalar) { return (String(Character(scalar)), 1) }
    switch scalar.value {
    case 9:
      let count = 4 - position % 4
      return (String(repeating: " ", count: count), count)
    case 0..<32: return (picture(0x2400 + scalar.value), 1)
    case 0x7F: return (picture(0x2421), 1)
    // C1 controls, line separators, what has no width and what turns the direction of writing.
    case 0x80..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
      return (picture(0xFFFD), 1)
    default: return (String(Character(scalar)), cellWidth(scalar))
    }
  }

  /// ASCII and Latin letters: visible, one cell wide, and nearly all that is printed.
  private static func isLetterOfOurs(_ scalar: Unicode.Scalar) -> Bool {
    (0x20..<0x7F).contains(scalar.value) || (0xC0..<0x250).contains(scalar.value)
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  /// 0 for marks that sit on the letter before, 2 for East Asian wide letters and emoji, else 1.
  private static func cellWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
