/// Finds rows of one session id and says which of them counts (R7).
struct Duplicates {
  let logs: SessionLogs
  let contracts: Contracts
  /// Indices of decisions by session id.
  let decisions: [Symbol: [Int]]

  /// What an id's rows come to.
  enum Outcome {
    /// This row counts, the rest are duplicates of it.
    case counts(Int)
    /// This row was named by a decision, the rest are excluded.
    case named(Int)
    case conflict
  }

  /// Rows of each id that stands on more than one row, in the order of first rows.
  func groups() -> [[Int]] {
    guard let repeated = repeatedIDs() else { return [] }
    var groupOf: [Symbol: Int] = [:]
    var groups: [[Int]] = []
    for index in logs.rows.indices {
      let id = logs.rows[index].sessionID
      guard !id.isEmpty, repeated.mayContain(id) else { continue }
      if let group = groupOf[id] {
        groups[group].append(index)
      } else {
        groupOf[id] = groups.count
        groups.append([index])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  /// The ids that stand on more than one row, and hardly any other; nil where there are none.
  private func repeatedIDs() -> SymbolMarks? {
    var once = SymbolMarks(room: logs.rows.count)
    var again = once
    var hasRepeated = false
    for index in logs.rows.indices where !logs.rows[index].sessionID.isEmpty {
      let id = logs.rows[index].sessionID
      if !once.insert(id) {
        again.insert(id)
        hasRepeated = true
      }
    }
    return hasRepeated ? again : nil
  }

  /// Judges the rows of one id that no decision excludes; they are in the order of file and line.
  func outcome(of rows: [Int]) -> Outcome {
    if rows.count == 1 { return .counts(rows[0]) }
    let kinds = firstOfEachKind(rows)
    for row in kinds where kinds.allSatisfy({ $0 == row || isWithin($0, row) }) {
      return .counts(row)
    }
    let named = rows.filter { row in
      decisions[logs.rows[row].sessionID, default: []].contains { index in
        let decision = contracts.decisions[index]
        return decision.kind != .exclude
          && decision.source.map {
            logs.stands(row: row, file: $0.file, line: $0.line)
          } == true
      }
    }
    return named.count == 1 ? .named(named[0]) : .conflict
  }

  /// The first of all rows that say the same: an id that stands on every row of a large log is
  /// looked at in a moment, too.
  private func firstOfEachKind(_ rows: [Int]) -> [Int] {
    guard rows.count > 2 else { return rows }
    var seen: Set<RowKind> = []
    return rows.filter { seen.insert(RowKind(logs.rows[$0])).inserted }
  }

  /// Whether the first row says nothing that the second does not say too.
  private func isWithin(_ poorer: Int, _ fuller: Int) -> Bool {
    let left = logs.rows[poorer]
    let right = logs.rows[fuller]
    return left.clientID == right.clientID && left.consultant == right.consultant
      && left.service == right.service && left.caseID == right.caseID
      && left.deviceID == right.deviceID && left.deviceName == right.deviceName
      && left.repairs == right.repairs && left.group == right.group && left.user == right.user
      && left.quantityThousandths == right.quantityThousandths
      && left.isNoSession == right.isNoSession
      && (left.durationSeconds == right.durationSeconds || left.ended.form == .missing)
      && (left.consent == right.consent || left.consent.isEmpty)
      && isSameTime(left.started, right.started, poorer, fuller)
      && (left.ended.form == .missing || isSameTime(left.ended, right.ended, poorer, fuller))
      && (left.confirmed.form == .missing
        || isSameTime(left.confirmed, right.confirmed, poorer, fuller))
  }

  /// Times are compared as moments; in the repeated hour a wall clock can mean either of two.
  private func isSameTime(_ left: Stamp, _ right: Stamp, _ leftRow: Int, _ rightRow: Int) -> Bool {
    if left == right { return true }
    if left.form == .missing || right.form == .missing { return false }
    let leftMoments = moments(left, zone(of: leftRow))
    let rightMoments = moments(right, zone(of: rightRow))
    // A row that says which pass of the repeated hour it means says more than one that does not.
    if leftMoments.count < rightMoments.count { return false }
    return rightMoments.contains { leftMoments.contains($0) }
  }

  private func zone(of row: Int) -> ZoneRules { logs.files[Int(logs.rows[row].file)].zone }

  private func moments(_ stamp: Stamp, _ zone: ZoneRules) -> [Instant] {
    if stamp.form == .instant { return [Instant(seconds: stamp.seconds)] }
    switch zone.readings(of: LocalTime(seconds: stamp.seconds)) {
    case .none: return []
    case .one(let moment): return [moment]
    case .two(let first, let second): return [first, second]
    }
  }
}

/// Everything by which two rows of one id are compared.
private struct RowKind: Hashable {
  private let symbols: [Symbol]
  private let stamps: [Stamp]
  /// Its zone is that of the stamps.
  private let file: Int32
  private let durationSeconds: Int32
  private let quantityThousandths: Int64
  private let isNoSession: Bool

  init(_ row: LogRow) {
    symbols = [
      row.clientID, row.consultant, row.service, row.caseID, row.deviceID, row.deviceName,
      row.repairs, row.group, row.user, row.consent,
    ]
    stamps = [row.started, row.ended, row.confirmed]
    file = row.file
    durationSeconds = row.durationSeconds
    quantityThousandths = row.quantityThousandths
    isNoSession = row.isNoSession
  }
}
