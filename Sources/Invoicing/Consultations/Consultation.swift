/// The billable unit: one or more sessions, or one visit, drive or item (R5).
struct Consultation: Sendable {
  /// Rows behind it, in order of start, end and id.
  var rows: [Int32]
  var client: Int32
  var service: Symbol
  var consultant: Symbol
  var caseID: Symbol
  var repairs: Symbol
  var started: Instant
  /// The latest end; nil for an item or a drive without one.
  var ended: Instant?
  /// Local day it started: terms, agreement, prices and VAT codes are those of this day (R4).
  var startDay: Day
  /// Local day it ended, or started where it has no end: places it in a month (R4).
  var endDay: Day
  /// The union of its sessions' times (R5).
  var seconds: Int
  /// Its sessions' own lengths added up.
  var sumSeconds: Int
  var policy: MergePolicy
  /// Index of the agreement in force on the day it started; -1 for none.
  var agreement: Int32
  var blockMinutes: Int
  var isWaived: Bool
  /// What holds it as a whole: a missing price, an unsettled repair.
  var holds: Holds = []
  /// The latest confirmation of its sessions (R17).
  var confirmed: Instant?
  var notes: Set<LineNote> = []
  var charges: [Charge] = []
  /// Set once the complaint it repairs is judged (R18).
  var isFreeRepair = false
  /// Index of the decision to bill fewer blocks; -1 for none.
  var reduce: Int32 = -1

  var isHeld: Bool { !holds.isEmpty }
}
