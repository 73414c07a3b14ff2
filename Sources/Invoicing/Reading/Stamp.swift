/// A time as a cell states it, before a zone's rules decide what moment it means (R1, R2).
package struct Stamp: Hashable, Sendable {
  package enum Form: UInt8, Sendable {
    /// The cell is empty.
    case missing
    /// The cell carries an offset or `Z`: `seconds` are UTC.
    case instant
    /// The cell shows a wall clock: `seconds` are local.
    case local
  }

  package var seconds: Int64
  package var form: Form

  package init(_ form: Form, seconds: Int64) {
    self.form = form
    self.seconds = seconds
  }

  /// As a finding names it; `?` where there is none.
  func text(in zone: ZoneRules) -> String {
    switch form {
    case .missing: "?"
    case .instant: zone.text(Instant(seconds: seconds))
    case .local: LocalTime(seconds: seconds).text()
    }
  }

  package static let missing = Stamp(.missing, seconds: 0)

  /// Seconds and form in eight bytes, as rows are kept; a missing stamp is 0.
  var bits: Int64 { seconds << 2 | Int64(form.rawValue) }

  init(bits: Int64) {
    self.init(Form(rawValue: UInt8(bits & 3)) ?? .missing, seconds: bits >> 2)
  }
}
