/// What the columns of a log hold, whatever their headers say: two columns of times and a duration
/// that agrees with them.
///
/// The rounding of the duration comes out of it too: a duration that is never below the distance of
/// its stamps and less than a minute above was rounded up, and the stamps were cut to the minute.
package struct LogStructure: Sendable {
  /// A time: one column, or a column of dates and one of times.
  package struct TimeColumn: Hashable, Sendable {
    package var columns: [Int]
    /// As a profile writes it: `d/M/yyyy H:mm`.
    package var format: String
  }

  /// A length and how it goes with the times.
  package struct DurationColumn: Hashable, Sendable {
    package var column: Int
    package var pattern: String
    package var isRoundedUp: Bool
  }

  /// The first of two times.
  package private(set) var start: TimeColumn?
  package private(set) var end: TimeColumn?
  /// Nil where no column agrees with the times.
  package private(set) var duration: DurationColumn?
  /// Rows with both times.
  package private(set) var timed = 0
  /// Of these, rows whose duration agrees; 0 without a duration column.
  package private(set) var agreeing = 0

  private let sample: LogSample

  package init(_ sample: LogSample) {
    self.sample = sample
    findTimes()
    if start != nil, end != nil { findDuration() }
  }

  /// Four cells in five must have the form: total rows and damage are no proof against it.
  private static func mostly(_ fitting: Int, of all: Int) -> Bool {
    all > 0 && fitting * 5 >= all * 4
  }

  // MARK: Times

  private static let clocks = ["HH:mm:ss", "H:mm:ss", "HH:mm", "H:mm"]
  private static let dates = [
    "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy/M/d", "yyyy.M.d", "M/d/yyyy",
    "M-d-yyyy",
  ]
  private static let whole =
    ["iso"] + dates.flatMap { date in clocks.map { date + " " + $0 } }
    + ["M/d/yyyy h:mm:ss a", "M/d/yyyy h:mm a", "unix", "unix-ms"]

  private mutating func findTimes() {
    let columns = sample.header.indices
    var found = columns.compactMap { column in
      format(of: [column], among: LogStructure.whole).map {
        TimeColumn(columns: [column], format: $0)
      }
    }
    if found.count < 2 { found = joinedTimes() }
    // The pair that a duration agrees with; else one that does not run backwards, neighbours first.
    var best = (agreeing: -1, isForward: -1, isInOrder: -1, forward: -1, isNext: 0)
    for first in found.indices.prefix(8) {
      for second in found.indices.prefix(8) where second != first {
        let pair = (found[first], found[second])
        let found = durationColumn(pair.0, pair.1, rows: LogStructure.few)
        let distances = distances(pair.0, pair.1, rows: LogStructure.few).compactMap(\.self)
        let forward = distances.count { $0 >= 0 }
        // `end - duration = start` holds as well: what stands first is the start.
        let from = pair.0.columns.last ?? 0
        let to = pair.1.columns.last ?? 0
        let isInOrder = from < to && to < found?.column.column ?? Int.max
        let score = (
          found?.agreeing ?? 0, forward * 2 >= distances.count ? 1 : 0, isInOrder ? 1 : 0,
          forward, second == first + 1 ? 1 : 0
        )
        if score > best {
          best = score
          (start, end) = pair
        }
      }
    }
  }

  /// Each column of clock times with its column of dates: the one whose name begins alike, as
  /// `Start Date` and `Start Time` do, else the last before it.
  private func joinedTimes() -> [TimeColumn] {
    let dates = sample.header.indices.filter { isDate($0) }
    let clocks = sample.header.indices.filter { isClock($0) }
    var found: [TimeColumn] = []
    for clock in clocks {
      let alike = dates.first { namesBeginAlike($0, clock) }
      guard let date = alike ?? dates.last(where: { $0 < clock }),
        let format = format(of: [date, clock], among: LogStructure.whole)
      else { continue }
      found.append(TimeColumn(columns: [date, clock], format: format))
    }
    return found
  }

  private func namesBeginAlike(_ left: Int, _ right: Int) -> Bool {
    let names = [left, right].map { sample.header[$0].lowercased() }
    let shared = zip(names[0], names[1]).prefix { $0 == $1 }.count
    return shared >= 3
  }

  private func isDate(_ column: Int) -> Bool {
    LogStructure.dates.contains { date in
      let format = StampFormat(date + " H:mm")
      return mostlyReads(sample.column(column).map { $0 + " 0:00" }, format)
    }
  }

  private func isClock(_ column: Int) -> Bool {
    ["H:mm", "H:mm:ss"].contains { clock in
      let format = StampFormat("yyyy-MM-dd " + clock)
      return mostlyReads(sample.column(column).map { "2000-01-01 " + $0 }, format)
    }
  }

  private func mostlyReads(_ cells: [String], _ format: StampFormat?) -> Bool {
    guard let format else { return false }
    return LogStructure.mostly(
      cells.count { LogStructure.stamp($0, format) != nil }, of: cells.count)
  }

  private func format(of columns: [Int], among names: [String]) -> String? {
    let cells = sample.rows.map { text($0, columns) }.filter { !$0.isEmpty }
    let few = Array(cells.prefix(20))
    return names.first { name in
      // A number is a moment only if it lies in this century.
      guard name.hasPrefix("unix") else {
        let format = StampFormat(name)
        return mostlyReads(few, format) && mostlyReads(cells, format)
      }
      let digits = name == "unix" ? 10 : 13
      return LogStructure.mostly(
        cells.count { $0.utf8.count == digits && $0.utf8.allSatisfy(\.isDigit) }, of: cells.count)
    }
  }

  /// The cells of a time joined by a blank; empty when one of them is.
  private func text(_ row: [String], _ columns: [Int]) -> String {
    let cells = columns.map { row[$0] }
    return cells.contains("") ? "" : cells.joined(separator: " ")
  }

  static func stamp(_ text: String, _ format: StampFormat) -> Stamp? {
    let bytes = Array(text.utf8)
    guard let stamp = format.read(bytes.span, bytes.indices), CellText.isPlausible(stamp) else {
      return nil
    }
    return stamp
  }

  /// So many rows are enough to choose between columns.
  private static let few = 60

  /// Seconds between two times, row by row; nil where one is missing.
  private func distances(
    _ first: TimeColumn, _ second: TimeColumn, rows: Int = Int.max
  ) -> [Int64?] {
    guard let left = StampFormat(first.format), let right = StampFormat(second.format) else {
      return []
    }
    return sample.rows.prefix(rows).map { row in
      guard let from = LogStructure.stamp(text(row, first.columns), left),
        let to = LogStructure.stamp(text(row, second.columns), right), from.form == to.form,
        from.form != .missing
      else { return nil }
      return to.seconds - from.seconds
    }
  }

  // MARK: Duration

  private static let patterns = [
    "{h}h {m}m", "h:mm:ss", "h:mm", "{m}", "{s}", "{ms}", "{h.dec}", "{h}h {m}min",
    "{h} h {m} min", "{h} godz. {m} min", "{h} Std. {m} Min.",
  ]
  /// Durations of a tool leave out what is zero: `8m`, `1h`.
  private static let shorter = [
    "{h}h {m}m": ["{m}m", "{h}h"], "{h}h {m}min": ["{m}min", "{h}h"],
    "{h} h {m} min": ["{m} min", "{h} h"], "{h} godz. {m} min": ["{m} min", "{h} godz."],
    "{h} Std. {m} Min.": ["{m} Min.", "{h} Std."],
  ]

  /// Every form of one pattern, the whole first.
  package static func forms(of pattern: String) -> [String] { [pattern] + (shorter[pattern] ?? []) }

  private mutating func findDuration() {
    guard let start, let end else { return }
    timed = distances(start, end).count { $0 != nil }
    guard let found = durationColumn(start, end) else { return }
    duration = found.column
    agreeing = found.agreeing
  }

  /// The column that agrees with two times in most rows, if in 19 of 20.
  private func durationColumn(
    _ start: TimeColumn, _ end: TimeColumn, rows: Int = Int.max
  ) -> (column: DurationColumn, agreeing: Int)? {
    let distances = distances(start, end, rows: rows)
    let timed = distances.count { $0 != nil }
    let taken = Set(start.columns + end.columns)
    var best: (column: DurationColumn, agreeing: Int)?
    for column in sample.header.indices where !taken.contains(column) {
      for pattern in LogStructure.patterns {
        for isRoundedUp in [false, true] {
          let agree = agreement(column, pattern, isRoundedUp, distances)
          guard agree > 0, agree * 20 >= timed * 19, agree > best?.agreeing ?? 0 else { continue }
          best = (
            DurationColumn(column: column, pattern: pattern, isRoundedUp: isRoundedUp), agree
          )
        }
      }
    }
    return best
  }

  /// How many rows agree; a change of the clocks makes an hour more or less.
  private func agreement(
    _ column: Int, _ pattern: String, _ isRoundedUp: Bool, _ distances: [Int64?]
  ) -> Int {
    let forms = LogStructure.forms(of: pattern).compactMap { DurationPattern($0) }
    // Minutes above a distance that is whole minutes too; or the distance to the second.
    let excesses: Set<Int64> = isRoundedUp ? [0, 60] : [0]
    return zip(sample.rows, distances).count { row, distance in
      guard let distance else { return false }
      let bytes = Array(row[column].utf8)
      guard let length = forms.lazy.compactMap({ $0.read(bytes.span, bytes.indices) }).first
      else { return false }
      let excess = Int64(length) - distance
      return [0, 3600, -3600, 86_400].contains { excesses.contains(excess - $0) }
    }
  }
}
