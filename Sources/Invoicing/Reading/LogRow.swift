/// One row of a session log as it was read: trimmed, typed, not yet judged.
///
/// Fixed size, so that a million of them stay small; texts are symbols of the run's ``Symbols``.
package struct LogRow: Sendable {
  /// Index into ``SessionLogs/files``.
  package var file: Int32 = 0
  /// Physical line on which the row begins.
  package var line: Int32 = 0
  package var sessionID = Symbol.none
  package var clientID = Symbol.none
  package var consultant = Symbol.none
  /// The service as written; `remote` where the log does not say.
  package var service = Symbol.none
  package var caseID = Symbol.none
  package var deviceID = Symbol.none
  package var deviceName = Symbol.none
  /// The consent reference of the row itself.
  package var consent = Symbol.none
  /// The complaint this row is repair work for (R18).
  package var repairs = Symbol.none
  package var group = Symbol.none
  /// The customer's name or Windows user as a log shows it; only used to find the client.
  package var user = Symbol.none
  package var note = Symbol.none
  private var startedBits: Int64 = 0
  private var endedBits: Int64 = 0
  private var confirmedBits: Int64 = 0
  /// The duration column in seconds where the profile bills by it (R3); -1 when there is none.
  package var durationSeconds: Int32 = -1
  /// The profile says that such a row is no session (a rejected login, a file window): excluded.
  package var isNoSession = false
  /// Such a row runs beside a session (a file window): excluded, and told when none is beside it.
  package var isCompanion = false
  /// The log has no id for the row: ``sessionID`` was made from its contents.
  package var hasDerivedID = false
  /// Kilometres or items; `Int64.min` when the cell is empty (R10).
  package var quantityThousandths = Int64.min

  package init() {}

  package var started: Stamp {
    get { Stamp(bits: startedBits) }
    set { startedBits = newValue.bits }
  }
  package var ended: Stamp {
    get { Stamp(bits: endedBits) }
    set { endedBits = newValue.bits }
  }
  package var confirmed: Stamp {
    get { Stamp(bits: confirmedBits) }
    set { confirmedBits = newValue.bits }
  }

  package var quantity: Quantity? {
    quantityThousandths == Int64.min ? nil : Quantity(thousandths: quantityThousandths)
  }
}

/// A log file that was read and how its times and consents are to be taken.
package struct LogFile: Sendable {
  /// Relative to the billing folder.
  package var path: String
  /// Name of the profile it was read by.
  package var profile: String
  /// The zone of stamps without an offset.
  package var zone: ZoneRules
  /// The standing consent the log entry states (`consent: standing:REG-2026-03`), else empty (R14).
  package var standingConsent: String
  /// How a session's length is found (R3).
  package var lengthBasis: LengthBasis

  package init(
    path: String, profile: String, zone: ZoneRules, standingConsent: String = "",
    lengthBasis: LengthBasis = .stamps
  ) {
    self.path = path
    self.profile = profile
    self.zone = zone
    self.standingConsent = standingConsent
    self.lengthBasis = lengthBasis
  }
}

/// Where a session's length comes from (R3).
package enum LengthBasis: String, Sendable {
  /// End minus start.
  case stamps
  /// The duration column, rounded up to the minute by the exporting tool, stamps cut to the minute.
  case roundedUpDuration
  /// A duration column exact to the second; the stamps say the same.
  case exactDuration
}

/// What the exporting tool itself says a session costs: compared with ours, never billed.
package struct SourceFee: Hashable, Sendable {
  /// Nil where the cell is empty or no amount.
  package var fee: Money?
  package var currency = Symbol.none
  /// `Bill`, `Billed`, `DoNotBill` or as the tool words it.
  package var state = Symbol.none

  package init() {}
}

/// Everything read from logs/: the files, their rows in the order of reading, and the texts.
package struct SessionLogs: Sendable {
  /// Sorted by path.
  package var files: [LogFile] = []
  package var rows: [LogRow] = []
  package var symbols = Symbols()
  /// The kind of each row of the other side's log, as written; nothing for our own logs.
  package var kinds: [Int32: Symbol] = [:]
  /// By row; only rows whose log carries such columns.
  package var sourceFees: [Int32: SourceFee] = [:]

  package init() {}

  /// File and line of a row.
  func place(ofRow row: Int) -> Place {
    Place(file: files[Int(rows[row].file)].path, line: Int(rows[row].line))
  }

  /// Whether a row stands on a line of a file.
  func stands(row: Int, file: String, line: Int) -> Bool {
    Int(rows[row].line) == line && files[Int(rows[row].file)].path == file
  }
}
