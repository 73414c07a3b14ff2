/// The days on which something is in force: both ends belong to it; an open end is nil (R4).
package struct Validity: Hashable, Sendable, Codable {
  package var from: Day
  /// The last day in force.
  package var to: Day?

  package init(from: Day, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  package func contains(_ day: Day) -> Bool {
    from <= day && to.map { day <= $0 } ?? true
  }

  package func overlaps(_ other: Validity) -> Bool {
    (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
  }
}
