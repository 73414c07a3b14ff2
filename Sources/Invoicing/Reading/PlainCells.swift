/// Brings logs that no delimiter parts into the form the reader takes: tabs between the cells.
///
/// Such logs are small text files of one machine. Lines keep their order and their number.
package struct PlainCells {
  private let profile: LogProfile

  /// Nil for a log that the reader takes as it is.
  package init?(_ profile: LogProfile) {
    if profile.fixedWidths.isEmpty && !profile.isPartedByBlanks { return nil }
    self.profile = profile
  }

  /// - Parameter text: the whole log as UTF-8.
  package func tabbed(_ text: [UInt8]) -> [UInt8] {
    var content = text[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    let lines = content.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      cells(line.last == .carriageReturn ? line.dropLast() : line)
    }
    let width = lines.map(\.count).max() ?? 0
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      // Every line has as many cells as the longest.
      let padded = line + Array(repeating: [], count: line.isEmpty ? 0 : width - line.count)
      for (column, cell) in padded.enumerated() {
        if column > 0 { result.append(.tab) }
        result += cell
      }
      if index + 1 < lines.count { result.append(.lineFeed) }
    }
    return result
  }

  /// The cells of a line without the empty ones at its end.
  private func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]]
    cells = profile.fixedWidths.isEmpty ? parted(line) : fixed(line)
    while let last = cells.last, last.allSatisfy({ $0 == .blank }) { cells.removeLast() }
    return cells
  }

  /// Widths count characters; bytes that continue one are not counted.
  private func fixed(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var taken = 0
    for byte in line {
      if byte & 0xC0 != 0x80 {
        if cells.count <= profile.fixedWidths.count, taken == profile.fixedWidths[cells.count - 1] {
          cells.append([])
          taken = 0
        }
        taken += 1
      }
      cells[cells.count - 1].append(byte == .tab ? .blank : byte)
    }
    return cells
  }

  private func parted(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var blanks = 0
    for byte in line {
      if byte == .blank || byte == .tab {
        blanks += byte == .tab ? 2 : 1
        continue
      }
      if blanks >= 2, !cell.isEmpty {
        cells.append(cell)
        cell = []
      } else if blanks == 1, !cell.isEmpty {
        cell.append(.blank)
      }
      blanks = 0
      cell.append(byte)
    }
    return cell.isEmpty ? cells : cells + [cell]
  }
}
