/// What one statement comes to: all that the lists, sums and checks of a run need, so that its
/// lines need not stay.
package struct StatementFigures: Sendable {
  /// The statement without its lines and prices.
  package let head: Statement
  package let lines: LineFigures

  /// - Parameter work: gets what the lines come to by consultant and day.
  init(_ statement: Statement, adding work: inout MonthWork) {
    var lines = LineFigures()
    for line in statement.lines {
      lines.add(line)
      work.add(line, statement.currency)
    }
    self.lines = lines
    var head = statement
    head.lines = []
    head.prices = []
    self.head = head
  }

  package var buyer: Client { head.buyer }
}

/// What lines come to.
package struct LineFigures: Sendable {
  /// Of one consultant or one tier.
  package struct Share: Sendable {
    package var sessions = 0
    package var lines = 0
    package var seconds = 0
    package var blocks = 0
    package var net = Money.zero

    package init() {}
  }

  package private(set) var count = 0
  /// Lines that are counted in blocks.
  package private(set) var consultations = 0
  /// Real time of all lines.
  package private(set) var seconds = 0
  package private(set) var blocks = 0
  package private(set) var net = Money.zero
  package private(set) var quantityThousandths: Int64 = 0
  /// Unit prices added up, which means nothing but ties a sheet to the run; a million of the
  /// largest do not fit 64 bits.
  package private(set) var priceTenThousandths: Int128 = 0
  package private(set) var ofTier: [Tier: Share] = [:]

  fileprivate mutating func add(_ line: StatementLine) {
    let billed = line.blocks ?? 0
    count += 1
    if line.blockMinutes != nil { consultations += 1 }
    seconds += line.seconds
    blocks += billed
    net += line.net
    quantityThousandths += line.quantity.thousandths
    priceTenThousandths += Int128(line.unitPrice.tenThousandths)
    ofTier[line.tier, default: Share()].add(line)
  }
}

extension LineFigures.Share {
  mutating func add(_ line: StatementLine) {
    sessions += line.sessions.count
    lines += 1
    seconds += line.seconds
    blocks += line.blocks ?? 0
    net += line.net
  }

  package static func += (left: inout Self, right: Self) {
    left.sessions += right.sessions
    left.lines += right.lines
    left.seconds += right.seconds
    left.blocks += right.blocks
    left.net += right.net
  }
}

extension StatementLine {
  /// With an agreement in force or without (R9).
  package var tier: Tier { agreementNumber.isEmpty ? .standard : .sla }
}

/// Rows and seconds of each class, counted from what is printed of the rows (R21).
package struct RowFigures: Sendable {
  private var rows = [Int](repeating: 0, count: RowClass.allCases.count)
  private var times = [Int](repeating: 0, count: RowClass.allCases.count)

  package init(_ outcomes: Made<RowOutcome>) {
    for outcome in outcomes {
      rows[outcome.rowClass.position] += 1
      times[outcome.rowClass.position] += outcome.seconds
    }
  }

  package func rows(_ rowClass: RowClass) -> Int { rows[rowClass.position] }
  package func seconds(_ rowClass: RowClass) -> Int { times[rowClass.position] }
  /// Of all classes.
  package var seconds: Int { times.reduce(0, +) }
}
