/// What the rows of one log file say together and no row says alone.
struct FileSigns {
  /// So few rows prove nothing.
  private static let fewest = 5
  private static let hour: Int64 = 3600

  private let rows: ArraySlice<LogRow>
  private let file: LogFile

  init(_ logs: SessionLogs, file: Int, from first: Int) {
    rows = logs.rows[first...]
    self.file = logs.files[file]
  }

  /// The distances that a row's stamps can have: several in the hour that the clocks repeat.
  private func distances(_ row: LogRow) -> [Int64] {
    guard row.started.form == row.ended.form, !row.isNoSession else { return [] }
    var reader = ZoneReader(file.zone)
    let starts = reader.moments(row.started).all
    return reader.moments(row.ended).all.flatMap { end in starts.map { end - $0 } }
  }

  /// Nothing for logs without a duration column but the check of very long sessions.
  var findings: [Finding] {
    file.lengthBasis == .stamps ? longSessions : durations
  }

  /// By how much the distance of the stamps exceeds the duration; nil for a row without either.
  private func excess(_ row: LogRow) -> Int64? {
    guard row.durationSeconds >= 0 else { return nil }
    return distances(row).map { $0 - Int64(row.durationSeconds) }.min { abs($0) < abs($1) }
  }

  /// The same whole hours too much in every row, or single rows that disagree.
  private var durations: [Finding] {
    let excesses = rows.compactMap(excess)
    let hours = Set(excesses.map { ($0 + ($0 < 0 ? -1800 : 1800)) / FileSigns.hour })
    if excesses.count >= FileSigns.fewest, hours.count == 1, let shift = hours.first, shift != 0,
      excesses.allSatisfy({ abs($0 - shift * FileSigns.hour) <= 60 })
    {
      return [Finding(.wholeHourExcess, at: Place(file: file.path), subject: "", String(shift))]
    }
    // A minute that was rounded up or cut off.
    let slack: ClosedRange<Int64> = file.lengthBasis == .roundedUpDuration ? -60...0 : -60...60
    return rows.compactMap { row in
      guard let excess = excess(row), !slack.contains(excess) else { return nil }
      return Finding(
        .durationDiffers, at: Place(file: file.path, line: Int(row.line)), subject: "",
        FileSigns.length(Int64(row.durationSeconds)),
        FileSigns.length(excess + Int64(row.durationSeconds)))
    }
  }

  /// Start and end in different zones make every session last hours.
  private var longSessions: [Finding] {
    var shortest = Int64.max
    var count = 0
    for row in rows {
      guard let distance = distances(row).min() else { continue }
      if distance < FileSigns.hour { return [] }
      shortest = min(shortest, distance)
      count += 1
    }
    guard count >= 10 else { return [] }
    return [
      Finding(
        .allRowsLong, at: Place(file: file.path), subject: "", String(count),
        String(shortest / FileSigns.hour))
    ]
  }

  /// `1:05:09`, with a minus where the end comes first.
  private static func length(_ seconds: Int64) -> String {
    (seconds < 0 ? "-" : "") + lengthText(Int(abs(seconds)))
  }
}
