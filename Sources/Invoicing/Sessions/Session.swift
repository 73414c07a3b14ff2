/// A reason why a row is held (R15), as a set: every reason is told, not only the first.
struct Holds: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let unknownClient = Holds(rawValue: 1 << 0)
  static let noClient = Holds(rawValue: 1 << 1)
  static let conflictingDuplicates = Holds(rawValue: 1 << 2)
  static let noSuchTime = Holds(rawValue: 1 << 3)
  static let ambiguousTime = Holds(rawValue: 1 << 4)
  static let noStart = Holds(rawValue: 1 << 5)
  static let noEnd = Holds(rawValue: 1 << 6)
  static let endBeforeStart = Holds(rawValue: 1 << 7)
  static let tooLong = Holds(rawValue: 1 << 8)
  static let notAccepted = Holds(rawValue: 1 << 9)
  static let noConsent = Holds(rawValue: 1 << 10)
  static let noQuantity = Holds(rawValue: 1 << 11)
  static let noPrice = Holds(rawValue: 1 << 12)
  static let amountTooBig = Holds(rawValue: 1 << 13)
  static let deferred = Holds(rawValue: 1 << 14)
  static let repairWithoutComplaint = Holds(rawValue: 1 << 15)
  static let repairOpen = Holds(rawValue: 1 << 16)
  static let repairOfNothing = Holds(rawValue: 1 << 17)
  static let noDuration = Holds(rawValue: 1 << 18)

  /// What `accept` settles, and `waive` too (R15).
  static let settledByAccept: Holds = [.tooLong, .notAccepted, .noConsent]
  /// With one of these the row stops nothing (R15, R18).
  static let deferring: Holds = [.deferred, .repairOpen]
}

/// Why a row is excluded or a duplicate.
enum Removal: Hashable, Sendable {
  /// The profile says it is no session.
  case noSession
  /// One of our own machines; the line of client-match.csv.
  case ownMachine(line: Int32)
  /// A decision to exclude it.
  case decision(Int32)
  /// A decision named another row of the same id.
  case otherRowNamed
}

/// A row after admission: whose it is, when it was, what holds it (R1 to R3, R7, R13 to R15).
struct Session: Sendable {
  /// What became of the row before consultations are looked at.
  enum Standing: Hashable, Sendable {
    case counts
    case excluded(Removal)
    /// The row that counts instead.
    case duplicate(of: Int32)
  }

  // A million sessions stand in memory at once: what may be absent has no flag of its own, what a
  // row says as well is asked of ``Admission``, and the largest fields stand first.
  private var startedSeconds = Session.none
  private var endedSeconds = Session.none
  private var startDayNumber = Int32.min
  private var placeDayNumber = Int32.min
  /// Own length as settled; 0 when it has none (R3).
  var seconds: Int32 = 0
  var holds: Holds = []
  /// Index of the client; -1 when nobody knows.
  var client: Int32 = -1
  var service = Symbol.none
  var caseID = Symbol.none
  var repairs = Symbol.none
  var standing = Standing.counts
  var hasRoundedMinutes = false
  var isClockChange = false
  var isWaived = false

  private static let none = Int64.min

  var started: Instant? {
    get { startedSeconds == Session.none ? nil : Instant(seconds: startedSeconds) }
    set { startedSeconds = newValue?.seconds ?? Session.none }
  }
  var ended: Instant? {
    get { endedSeconds == Session.none ? nil : Instant(seconds: endedSeconds) }
    set { endedSeconds = newValue?.seconds ?? Session.none }
  }
  /// Local day of the start as written or settled.
  var startDay: Day? {
    get { startDayNumber == Int32.min ? nil : Day(number: startDayNumber) }
    set { startDayNumber = newValue?.number ?? Int32.min }
  }
  /// Local day that places the row in a month when it stands alone (R4).
  var placeDay: Day? {
    get { placeDayNumber == Int32.min ? nil : Day(number: placeDayNumber) }
    set { placeDayNumber = newValue?.number ?? Int32.min }
  }

  var isLive: Bool { standing == .counts && holds.isEmpty }
}
