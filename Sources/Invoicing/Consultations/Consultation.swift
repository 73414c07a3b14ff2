/// The billable unit: one or more sessions, or one visit, drive or item (R5).
struct Consultation: Sendable {
  // Nearly as many of them stand in memory as sessions: the largest fields stand first.

  /// Rows behind it, in order of start, end and id.
  var rows: Few<Int32>
  var charges = Few<Charge>()
  var started: Instant
  private var endedSeconds = Int64.min
  /// Local day it started: terms, agreement, prices and VAT codes are those of this day (R4).
  var startDay: Day
  /// Local day it ended, or started where it has no end: places it in a month (R4).
  var endDay: Day
  private var ownSeconds: Int32 = 0
  private var rowSeconds: Int32 = 0
  var client: Int32
  var service: Symbol
  var consultant: Symbol
  var caseID: Symbol
  var repairs: Symbol
  /// Index of the decision to bill fewer blocks; -1 for none.
  var reduce: Int32 = -1
  /// What holds it as a whole: a missing price, an unsettled repair.
  var holds: Holds = []
  /// What was in force on the day it started.
  var conditions: Conditions
  var isWaived: Bool
  /// Set once the complaint it repairs is judged (R18).
  var isFreeRepair = false
  var notes = LineNotes()

  /// - Parameters:
  ///   - rows: not empty.
  ///   - first: the session of the first row; every fact that its sessions share is taken from it.
  init(
    rows: Few<Int32>, first: Session, consultant: Symbol, started: Instant, startDay: Day,
    endDay: Day, conditions: Conditions
  ) {
    self.rows = rows
    self.consultant = consultant
    self.started = started
    self.startDay = startDay
    self.endDay = endDay
    self.conditions = conditions
    client = first.client
    service = first.service
    caseID = first.caseID
    repairs = first.repairs
    isWaived = first.isWaived
  }

  /// The latest end; nil for an item or a drive without one.
  var ended: Instant? {
    get { endedSeconds == Int64.min ? nil : Instant(seconds: endedSeconds) }
    set { endedSeconds = newValue?.seconds ?? Int64.min }
  }
  /// The union of its sessions' times (R5).
  var seconds: Int {
    get { Int(ownSeconds) }
    set { ownSeconds = Int32(clamping: newValue) }
  }
  /// Its sessions' own lengths added up.
  var sumSeconds: Int {
    get { Int(rowSeconds) }
    set { rowSeconds = Int32(clamping: newValue) }
  }
  var policy: MergePolicy { conditions.policy }
  /// Index of the agreement in force on the day it started; -1 for none.
  var agreement: Int32 { conditions.agreement }
  var blockMinutes: Int { Int(conditions.blockMinutes) }
  var isHeld: Bool { !holds.isEmpty }

  /// Whether it is billed in a period of these days (R4).
  func isBilled(in days: ClosedRange<Day>) -> Bool { !isHeld && days.contains(endDay) }
}

extension [Consultation] {
  /// Where each client's consultations stand: ``Merging`` puts them client after client.
  var stretches: [(client: Int32, range: Range<Int>)] {
    var stretches: [(client: Int32, range: Range<Int>)] = []
    var start = 0
    for index in indices where index + 1 == count || self[index].client != self[index + 1].client {
      stretches.append((self[index].client, start..<(index + 1)))
      start = index + 1
    }
    return stretches
  }
}

/// What a line should tell beside its amount, as a set.
struct LineNotes: OptionSet, Sendable {
  let rawValue: UInt8

  static let parallel = LineNotes(rawValue: 1)
  static let overlap = LineNotes(rawValue: 2)
  static let roundingDecides = LineNotes(rawValue: 4)
  static let clockChange = LineNotes(rawValue: 8)
}

/// Terms and agreement that apply to a client's work begun on one day (R4, R5, R8).
struct Conditions: Sendable {
  /// Index of the agreement in force; -1 for none.
  var agreement: Int32
  /// At most a day.
  var blockMinutes: Int16
  /// Minutes of a `gap` policy, at most a day; -1 is `day`, -2 is `none`.
  private var merge: Int16

  init(agreement: Int32, blockMinutes: Int, policy: MergePolicy) {
    self.agreement = agreement
    self.blockMinutes = Int16(clamping: blockMinutes)
    switch policy {
    case .gap(let minutes): merge = Int16(clamping: minutes)
    case .day: merge = -1
    case .none: merge = -2
    }
  }

  var policy: MergePolicy {
    switch merge {
    case -1: .day
    case -2: .none
    default: .gap(minutes: Int(merge))
    }
  }
}
