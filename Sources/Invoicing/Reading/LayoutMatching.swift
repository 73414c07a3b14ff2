/// How a log's layout was recognised, for `profile detect` and `profile check`.
package struct LayoutRecognition: Hashable, Sendable {
  /// Name of the layout; empty where the profile has one only.
  package var layout: String
  /// By the words of its header; else by what its columns hold.
  package var byWords: Bool
  /// Header words in use, in the order of columns.
  package var mapped: [String]
  /// Header words that nothing knows.
  package var unknown: [String] = []

  init(_ layout: LogLayout, _ columns: LogColumns, _ header: [String], byWords: Bool) {
    self.layout = layout.name
    self.byWords = byWords
    let used = Set(LogTarget.allCases.flatMap { columns[$0] })
    mapped = used.sorted().filter { $0 < header.count }.map { header[$0] }
  }
}

/// What a header told about a layout.
struct LayoutMatch {
  var columns = LogColumns()
  /// Required targets without a column.
  var missing: [LogTarget] = []
  /// Header columns that nothing knows.
  var unknown: [Int] = []

  /// Compares a header with a layout's names, case and outer blanks ignored.
  ///
  /// - Parameter consent: the column that the log entry names for the consent; empty for none.
  init(_ layout: LogLayout, header: [String], consent: String) {
    let names = header.map { $0.lowercased() }
    var used: Set<Int> = []
    columns.required = layout.required
    for column in layout.columns {
      for alternative in column.names {
        let found = alternative.compactMap { names.firstIndex(of: $0.lowercased()) }
        guard found.count == alternative.count, !found.isEmpty else { continue }
        columns[column.target] = found
        used.formUnion(found)
        break
      }
    }
    if !consent.isEmpty, let index = names.firstIndex(of: consent.lowercased()) {
      columns[.consent] = [index]
      used.insert(index)
    }
    missing = LogTarget.allCases.filter {
      layout.required.contains($0) && columns[$0].isEmpty
    }
    let ignored = Set(layout.ignored.map { $0.lowercased() })
    unknown = names.indices.filter {
      !names[$0].isEmpty && !used.contains($0) && !ignored.contains(names[$0])
    }
  }

  /// The columns by position, for a log in a language nobody listed.
  init?(_ layout: LogLayout, structureOf header: [String], consent: String) {
    var count = header.count
    while count > 0, header[count - 1].isEmpty { count -= 1 }
    guard !layout.structure.isEmpty, layout.structure.count == count else { return nil }
    columns.required = layout.required
    for (index, targets) in layout.structure.enumerated() {
      for target in targets { columns[target] = [index] }
    }
    if let index = header.firstIndex(where: { $0.lowercased() == consent.lowercased() }),
      !consent.isEmpty
    {
      columns[.consent] = [index]
    }
  }
}

/// Tests whether sampled rows have the shapes that a layout's structure promises.
struct StructureTest {
  private var rows = 0
  private var misfits = 0
  private var timed = 0
  private var disagreeing = 0

  /// At least nine rows in ten fit, and of those with both stamps and a duration three in four
  /// agree to the minute.
  var passes: Bool { rows > 0 && misfits * 10 <= rows && disagreeing * 4 <= timed }

  mutating func take(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ columns: LogColumns,
    _ layout: LogLayout, _ forms: CellForms
  ) {
    rows += 1
    func cell(_ target: LogTarget) -> Range<Int>? {
      guard let index = columns[target].first, index < fields.count else { return nil }
      let range = CellText.trimmed(bytes, fields[index].range)
      return range.isEmpty ? nil : range
    }
    var fits = true
    for (target, shape) in layout.shapes {
      guard let range = cell(target), shape.fits(bytes, range) else {
        fits = false
        continue
      }
    }
    let start = cell(.startedAt).flatMap { forms.stamp(bytes, $0) }
    let end = cell(.endedAt).flatMap { forms.stamp(bytes, $0) }
    let duration = cell(.duration).flatMap { forms.duration(bytes, $0) }
    if start == nil || (cell(.endedAt) != nil && end == nil) { fits = false }
    if cell(.duration) != nil && duration == nil { fits = false }
    if !fits { misfits += 1 }
    if let start, let end, let duration {
      timed += 1
      let excess = Int64(duration) - (end.seconds - start.seconds)
      // An hour more or less is a change of the clocks.
      let agrees = [0, 3600, -3600].contains { (0...60).contains(excess - $0) }
      if !agrees { disagreeing += 1 }
    }
  }
}

extension LogLayout.Shape {
  func fits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch self {
    case .deviceID:
      guard (8...11).contains(range.count) else { return false }
      for index in range where !bytes[index].isDigit { return false }
      return true
    case .sessionCode:
      guard range.count == 12, bytes[range.lowerBound] | 0x20 == UInt8(ascii: "s") else {
        return false
      }
      for offset in 1..<12 {
        let byte = bytes[range.lowerBound + offset]
        let isDash = offset == 4 || offset == 8
        if isDash ? byte != UInt8(ascii: "-") : !byte.isDigit { return false }
      }
      return true
    }
  }

  func fits(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return fits(bytes, 0..<bytes.count)
  }
}
