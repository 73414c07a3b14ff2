import Invoicing
import TestMonths
import Testing

/// Every row in one class, and all ties to the grosz and the second (R21).
struct WaterfallTests {
  /// One row of each class.
  private var bench: MonthBench {
    let row = BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10")
    var bench = MonthBench([
      row, row,
      BenchRow("B", "2026-10-05 10:05", "2026-10-05 10:20"),
      BenchRow("F", "2026-10-06 10:00", "2026-10-06 10:00"),
      BenchRow("W", "2026-10-07 10:00", "2026-10-07 10:01"),
      BenchRow("X", "2026-10-08 10:00", "2026-10-08 10:02"),
      BenchRow("O", "2026-11-01 10:00", "2026-11-01 10:04"),
      BenchRow("H", "2026-10-09 10:00", "2026-10-09 10:08").with { $0.consent = "" },
    ])
    bench.decide(.waive, "W")
    bench.decide(.exclude, "X")
    return bench
  }

  @Test("R21: each class has its rows, its seconds and its money; the overlap stands apart")
  func classes() {
    let waterfall = bench.billing.waterfall
    #expect(
      waterfall.map(\.rowClass) == [
        .billed, .merged, .free, .waived, .excluded, .duplicate, .otherPeriod, .held,
      ])
    #expect(waterfall.map(\.rows) == [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(waterfall.map(\.seconds) == [600, 900, 0, 60, 120, 600, 240, 480])
    #expect(waterfall[0].net == [CurrencyAmount(currency: .pln, amount: zl(100))])
    #expect(waterfall.dropFirst().allSatisfy { $0.net.isEmpty })
    #expect(bench.billing.overlapSeconds == 300)
    #expect(bench.lines.map(\.seconds) == [1200, 0, 60])
  }

  @Test("R21: every row read stands in rows.csv once, with the line that bills it")
  func rows() {
    let rows = bench.billing.rowOutcomes()
    #expect(rows.map(\.place.line) == [2, 3, 4, 5, 6, 7, 8, 9])
    #expect(
      rows.map(\.lineIDs) == [
        ["A:block"], [], ["A:block"], ["F:block"], ["W:block"], [], [], [],
      ])
    #expect(rows.filter { $0.reason.isEmpty }.map(\.sessionID) == ["A"])
  }

  @Test("R21: the summary's tax is the sum of the documents' own, never a fresh rounding")
  func taxes() {
    var bench = MonthBench([
      BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10"),
      BenchRow("B", "2026-10-05 12:00", "2026-10-05 12:10").with { $0.client = "K2" },
    ])
    bench.contracts.prices[0] = MonthBench.price("remote", .block, 95_50)
    let sum = VATSum(code: .rate23, net: zl(191), tax: zl(43, 94))
    #expect(bench.summary.vat == [CurrencyVAT(currency: .pln, sum: sum)])
    #expect(VATCode.rate23.tax(on: zl(191)) == zl(43, 93))
  }

  @Test("R21: an empty month has every class, all of them empty")
  func nothing() {
    let waterfall = MonthBench().billing.waterfall
    #expect(waterfall.map(\.rowClass) == RowClass.allCases)
    #expect(waterfall.allSatisfy { $0.rows == 0 && $0.seconds == 0 && $0.net.isEmpty })
    #expect(MonthBench().statements.isEmpty)
  }
}

@Suite struct TieOutTests {
  /// A month with two statements, tied out.
  private func summary() -> Summary {
    let bench = RandomMonth.bench(7)
    let run = RunIdentity(
      id: "0", period: bench.period, issuedOn: bench.period.next.first, isDraft: true,
      programVersion: "0")
    return bench.billing.summary(run, inputs: [])
  }

  @Test("R21: a month as billed has no loose end")
  func tied() { #expect(summary().looseEnds == []) }

  @Test("R21: a row, a second or a grosz lost anywhere is a loose end")
  func loose() throws {
    let whole = summary()
    let first = try #require(whole.statements.indices.first { !whole.statements[$0].lines.isEmpty })
    var lost = whole
    lost.rows = Made(whole.rows.dropLast())
    #expect(!lost.looseEnds.isEmpty)
    lost = whole
    lost.statements = changed(whole.statements) {
      $0[first].changeLines { $0[0].net += Money(grosze: 1) }
    }
    #expect(!lost.looseEnds.isEmpty)
    lost = whole
    lost.statements = changed(whole.statements) {
      $0[first].changeLines { $0[0].seconds += 1 }
    }
    #expect(!lost.looseEnds.isEmpty)
    lost = whole
    lost.overlapSeconds += 1
    #expect(!lost.looseEnds.isEmpty)
    lost = whole
    lost.statements = changed(whole.statements) { $0.remove(at: first) }
    #expect(!lost.looseEnds.isEmpty)
  }

  private func changed(
    _ statements: Made<Statement>, _ change: (inout [Statement]) -> Void
  ) -> Made<Statement> {
    var changed = Array(statements)
    change(&changed)
    return Made(changed)
  }
}
