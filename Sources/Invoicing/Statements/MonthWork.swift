/// What all lines of a run come to by consultant and by day: sums over clients, since a client of
/// many sessions has had nearly every consultant.
package struct MonthWork: Sendable {
  /// A consultant's lines on statements of one currency.
  package struct Key: Hashable, Sendable {
    package var consultant: String
    package var currency: Currency

    package init(consultant: String, currency: Currency) {
      self.consultant = consultant
      self.currency = currency
    }
  }

  /// Sessions, count, time and blocks of the lines in blocks, the net of all.
  package private(set) var ofConsultant: [Key: LineFigures.Share] = [:]
  /// By the local day a line ended; where it has no end, began.
  package private(set) var blocksOfDay: [Day: Int] = [:]

  package init() {}

  mutating func add(_ line: StatementLine, _ currency: Currency) {
    blocksOfDay[(line.endedLocal ?? line.startedLocal).day, default: 0] += line.blocks ?? 0
    let key = Key(consultant: line.consultant, currency: currency)
    if line.unit == .block {
      ofConsultant[key, default: LineFigures.Share()].add(line)
    } else {
      ofConsultant[key, default: LineFigures.Share()].net += line.net
    }
  }
}
