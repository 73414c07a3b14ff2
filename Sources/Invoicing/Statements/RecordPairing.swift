/// A record with its moments, for pairing.
struct TimedRecord: Sendable {
  var record: Reconciliation.Record
  /// Seconds UTC.
  var start: Int64
  var end: Int64?
  var deviceID: String
  var caseID: String
  /// The log gave it an id of its own.
  var hasOwnID: Bool
  /// Its stamps are cut to the minute.
  var isCoarse: Bool
}

/// Pairs the records of two logs, each at most once.
struct RecordPairing {
  /// Indices of ours and theirs, in the order of ours.
  private(set) var pairs: [(ours: Int, theirs: Int)] = []
  /// Whole hours to take off their times for most starts to agree; 0 where none are needed.
  private(set) var shiftHours = 0

  private let ours: [TimedRecord]
  private let theirs: [TimedRecord]
  private let toleranceSeconds: Int64
  /// Starts further apart belong to different connections, unless the records overlap.
  private static let reachSeconds: Int64 = 900

  /// - Parameters: both sorted by start.
  init(_ ours: [TimedRecord], _ theirs: [TimedRecord], toleranceSeconds: Int) {
    self.ours = ours
    self.theirs = theirs
    self.toleranceSeconds = Int64(toleranceSeconds)
    findPairs()
    findShift()
  }

  private struct Candidate {
    var cost: Int64
    var left: Int
    var right: Int
  }

  private mutating func findPairs() {
    var candidates: [Candidate] = []
    for (left, own) in ours.enumerated() {
      let latest = max(own.end ?? own.start, own.start) + Self.reachSeconds
      // Nobody connects for longer than a day.
      var right = first(from: own.start - 86_400)
      while right < theirs.count, theirs[right].start <= latest {
        if let cost = cost(own, theirs[right]) {
          candidates.append(Candidate(cost: cost, left: left, right: right))
        }
        right += 1
      }
    }
    candidates.sort { ($0.cost, $0.left, $0.right) < ($1.cost, $1.left, $1.right) }
    var takenLeft: Set<Int> = []
    var takenRight: Set<Int> = []
    for candidate in candidates
    where !takenLeft.contains(candidate.left) && !takenRight.contains(candidate.right) {
      takenLeft.insert(candidate.left)
      takenRight.insert(candidate.right)
      pairs.append((candidate.left, candidate.right))
    }
    pairs.sort { $0.ours < $1.ours }
  }

  /// The first of theirs that starts at a moment or later.
  private func first(from moment: Int64) -> Int {
    theirs.indices.end(while: { theirs[$0].start < moment })
  }

  /// How far apart two records are; nil where they cannot be of one connection.
  private func cost(_ own: TimedRecord, _ other: TimedRecord) -> Int64? {
    if own.hasOwnID, other.hasOwnID, own.record.sessionID == other.record.sessionID {
      return Int64.min / 2
    }
    if RecordPairing.areApart(own, other) { return nil }
    let distance = abs(other.start - own.start)
    let sharesTime =
      min(own.end ?? own.start, other.end ?? other.start) > max(own.start, other.start)
    guard sharesTime || distance <= Self.reachSeconds else { return nil }
    var cost = distance
    if let end = own.end, let otherEnd = other.end { cost += abs(otherEnd - end) }
    // What both logs name alike speaks for them.
    if !own.caseID.isEmpty, own.caseID == other.caseID { cost -= 3600 }
    if own.record.consultant == other.record.consultant { cost -= 300 }
    return cost
  }

  /// Two ids of one kind that differ: the records are of two machines.
  static func areApart(_ own: TimedRecord, _ other: TimedRecord) -> Bool {
    guard own.deviceID != other.deviceID else { return false }
    return LogLayout.Shape.deviceID.fits(own.deviceID)
      && LogLayout.Shape.deviceID.fits(other.deviceID)
  }

  /// Where hardly anything agrees as it is and most agrees some hours off, the zones differ.
  private mutating func findShift() {
    func agreeing(_ hours: Int64) -> Int {
      ours.count { own in
        let wanted = own.start + hours * 3600
        let near = first(from: wanted - max(60, toleranceSeconds))
        return near < theirs.count && theirs[near].start <= wanted + max(60, toleranceSeconds)
      }
    }
    let now = agreeing(0)
    let shifts = (1...12).flatMap { [Int64($0), Int64(-$0)] }
    let counts = shifts.map(agreeing)
    guard let best = counts.max(), let index = counts.firstIndex(of: best) else { return }
    if best >= 5, best * 2 > min(ours.count, theirs.count), now * 3 < best {
      shiftHours = Int(shifts[index])
    }
  }
}
