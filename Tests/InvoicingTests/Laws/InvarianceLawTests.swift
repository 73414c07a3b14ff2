import Invoicing
import TestMonths
import Testing

/// What changes nothing, and what must add up; each law with many random months.
struct InvarianceLawTests {
  @Test("Law of R5: row order and file split change no line, no order and no amount")
  func orderAndFiles() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed ^ 0xb1)
      let bench = RandomMonth.bench(seed)
      var next = bench
      next.files = ["logs/a.csv", "logs/b.csv", "logs/c.csv"]
      next.rows.shuffle(using: &random)
      for row in next.rows.indices { next.rows[row].file = random.pick(0...2) }
      #expect(
        next.statementsWithoutSources == bench.statementsWithoutSources, "seed \(seed)")
      #expect(next.billing.waterfall == bench.billing.waterfall, "seed \(seed)")
      let classes = [bench, next].map { month in
        month.billing.rowOutcomes().map { "\($0.sessionID) \($0.rowClass) \($0.lineIDs)" }.sorted()
      }
      #expect(classes[0] == classes[1], "seed \(seed)")
    }
  }

  @Test("Law of R21: clients are independent, dropping one changes no other's lines or amounts")
  func clientsAreIndependent() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed ^ 0xb2)
      let bench = RandomMonth.bench(seed)
      let dropped = random.pick(bench.contracts.clients).id
      var next = bench
      next.rows.removeAll { $0.client == dropped }
      next.contracts.clients.removeAll { $0.id == dropped }
      next.contracts.agreements.removeAll { $0.clientID == dropped }
      let others = bench.statementsWithoutSources.filter { $0.buyer.id != dropped }
      #expect(
        next.statementsWithoutSources.map(Self.withoutNotes) == others.map(Self.withoutNotes),
        "seed \(seed), without \(dropped)")
    }
  }

  /// That a consultant was also elsewhere is told on the line and is no amount.
  private static func withoutNotes(_ statement: Statement) -> Statement {
    var statement = statement
    statement.changeLines { lines in
      for line in lines.indices { lines[line].notes = [] }
    }
    return statement
  }

  @Test("Law of R21: statements sum to the summary, lines to statements, prices to lines")
  func sums() {
    for seed in Laws.seeds {
      let summary = RandomMonth.bench(seed).summary
      var nets: [Currency: Money] = [:]
      var taxes: [Currency: Money] = [:]
      for statement in summary.statements {
        let lines = statement.lines.reduce(into: Money.zero) { $0 += $1.net }
        #expect(statement.net == lines, "seed \(seed), \(statement.number)")
        #expect(statement.gross == statement.net + statement.tax)
        #expect((statement.kind == .none) == statement.lines.allSatisfy { $0.net == .zero })
        nets[statement.currency, default: .zero] += statement.net
        taxes[statement.currency, default: .zero] += statement.tax
        for line in statement.lines {
          #expect(line.quantity.times(line.unitPrice) == line.net, "seed \(seed), \(line.id)")
        }
      }
      var summed: [Currency: Money] = [:]
      var summedTaxes: [Currency: Money] = [:]
      for entry in summary.vat {
        summed[entry.currency, default: .zero] += entry.sum.net
        summedTaxes[entry.currency, default: .zero] += entry.sum.tax
      }
      #expect(summed == nets, "seed \(seed)")
      #expect(summedTaxes == taxes, "seed \(seed)")
      let billed = summary.waterfall.flatMap(\.net).filter { $0.amount != .zero }
      let statements = nets.keys.sorted().map {
        CurrencyAmount(currency: $0, amount: nets[$0] ?? .zero)
      }.filter { $0.amount != .zero }
      #expect(billed == statements, "seed \(seed)")
    }
  }

  @Test("Law of R21: rows and seconds of the classes add up to what was read")
  func classesAddUp() {
    for seed in Laws.seeds {
      let bench = RandomMonth.bench(seed)
      let summary = bench.summary
      #expect(summary.rows.count == bench.rows.count, "seed \(seed)")
      #expect(Set(summary.rows.map(\.place)).count == bench.rows.count, "seed \(seed)")
      #expect(summary.waterfall.map(\.rowClass) == RowClass.allCases)
      #expect(summary.waterfall.reduce(0) { $0 + $1.rows } == bench.rows.count, "seed \(seed)")
      let read = bench.rows.reduce(0) { sum, row in
        sum + (row.end.form == .missing ? 0 : Int(row.end.seconds - row.start.seconds))
      }
      #expect(summary.waterfall.reduce(0) { $0 + $1.seconds } == read, "seed \(seed)")
      for step in summary.waterfall {
        let rows = summary.rows.filter { $0.rowClass == step.rowClass }
        #expect(rows.count == step.rows, "seed \(seed), \(step.rowClass)")
        #expect(rows.reduce(0) { $0 + $1.seconds } == step.seconds, "seed \(seed)")
      }
    }
  }

  @Test("Law of R21: rows tie to lines: each once, their seconds less the overlap")
  func rowsTieToLines() {
    for seed in Laws.seeds {
      let summary = RandomMonth.bench(seed).summary
      let onLines = summary.rows.filter { !$0.lineIDs.isEmpty }
      let lines = summary.statements.flatMap(\.lines)
      let expected = Set(
        lines.flatMap { line in line.sessions.map { "\($0.place.source) \(line.id)" } })
      let found = onLines.flatMap { row in row.lineIDs.map { "\(row.place.source) \($0)" } }
      #expect(Set(found) == expected, "seed \(seed)")
      #expect(found.count == expected.count, "seed \(seed)")
      let worked = onLines.reduce(0) { $0 + $1.seconds }
      let onStatements = lines.reduce(0) { $0 + $1.seconds }
      #expect(worked - summary.overlapSeconds == onStatements, "seed \(seed)")
      let classes = Set(onLines.map(\.rowClass))
      #expect(classes.isSubset(of: [.billed, .merged, .free, .waived]), "seed \(seed)")
    }
  }

  @Test("Laws: the random months hold every class and every verdict, so the laws are tried")
  func monthsAreRich() {
    var classes: Set<RowClass> = []
    var verdicts: Set<Verdict> = []
    for seed in Laws.seeds {
      let summary = RandomMonth.bench(seed).summary
      classes.formUnion(summary.rows.map(\.rowClass))
      verdicts.formUnion(summary.liability.map(\.verdict))
    }
    #expect(classes == Set(RowClass.allCases))
    #expect(verdicts.count == 5)
  }
}
