/// How the log of one tool is read: a YAML file in profiles/, or one embedded in the program.
package struct LogProfile: Sendable {
  /// Where the zone of stamps without an offset comes from.
  package enum Zone: Hashable, Sendable {
    /// The log entry in billing.yaml must name it.
    case entry
    /// The profile itself names it (an IANA name).
    case named(String)
    /// Every stamp carries its offset.
    case inCell
  }

  /// How fine the stamps are (R3).
  package enum Precision: String, CaseIterable, Sendable { case second, minute }

  /// A rule that drops a total row, told by the text of its first cell that is not empty.
  package struct DropRule: Hashable, Sendable {
    package var isPrefix: Bool
    /// In lower case.
    package var text: String
  }

  package var id: String
  package var title = ""
  /// Nil finds it out.
  package var encoding: TextEncoding?
  /// Nil finds it in the header.
  package var delimiter: UInt8?
  /// Physical lines above the header.
  package var skipLines = 0
  package var dropRules: [DropRule] = []
  package var zone = Zone.entry
  /// Tried in this order.
  package var formats: [StampFormat] = [.iso]
  package var precision = Precision.second
  /// An end before its start belongs to the next day (a log that writes no date beside it).
  package var pastMidnight = false
  package var lengthBasis = LengthBasis.stamps
  package var durations: [DurationPattern] = []
  /// Warn at exactly so many rows: the most the tool exports (silent truncation).
  package var rowLimit: Int? = 1000
  /// Values of `kind` that are no sessions, in lower case.
  package var noSessionKinds: Set<String> = []
  /// Values of `kind` that run beside a session and are not billed, in lower case.
  package var companionKinds: Set<String> = []
  /// Texts that stand for an empty cell, as `None`.
  package var emptyWords: [[UInt8]] = []
  /// The other side's log: to be compared with, never billed.
  package var isEvidence = false
  /// The profile says for certain whether the day or the month comes first.
  package var statesOrder = false
  /// Without a header columns are named `#1`, `#2` and so on.
  package var hasHeader = true
  /// Two or more blanks part two cells.
  package var isPartedByBlanks = false
  /// Widths of cells that no delimiter parts, the last one open; empty for a delimited log.
  package var fixedWidths: [Int] = []
  /// The service of every row whose log does not say.
  package var service = "remote"
  package var layouts: [LogLayout] = []

  package init(id: String) { self.id = id }
}

/// What a log's column is used for.
package enum LogTarget: String, Hashable, CaseIterable, Sendable {
  case sessionID = "session_id"
  case clientID = "client_id"
  case consultant
  case service
  case startedAt = "started_at"
  case endedAt = "ended_at"
  case caseID = "case_id"
  case deviceID = "device_id"
  case deviceName = "device_name"
  case consent
  case confirmedAt = "confirmed_at"
  case repairs
  case quantity
  case note
  case group
  case user
  case kind
  case duration
  case sourceFee = "source_fee"
  case sourceCurrency = "source_currency"
  case billingState = "billing_state"
}

/// One arrangement of columns; a profile may have several.
package struct LogLayout: Sendable {
  /// What a cell must look like where a layout is told by its structure.
  package enum Shape: String, CaseIterable, Sendable {
    /// `s123-456-789`.
    case sessionCode = "session-code"
    /// 8 to 11 digits.
    case deviceID = "device-id"
  }

  /// A target and the header names it may have, each one column or several joined by a blank.
  package struct Column: Sendable {
    package var target: LogTarget
    package var names: [[String]]
  }

  package var name = ""
  package var columns: [Column] = []
  /// Header names that are known and not used.
  package var ignored: [String] = []
  /// Targets without which the layout is another one; of these, the cells of session id,
  /// consultant and start may not be empty.
  package var required: Set<LogTarget> = [.consultant, .startedAt]
  /// The targets by position, several for one column; empty for an ignored column.
  ///
  /// Empty as a whole when the layout is told by its header only.
  package var structure: [[LogTarget]] = []
  package var shapes: [LogTarget: Shape] = [:]

  package init() {}
}
