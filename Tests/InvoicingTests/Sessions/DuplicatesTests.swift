import Invoicing
import TestMonths
import Testing

/// One session id on several rows (R7).
struct DuplicatesTests {
  private let row = BenchRow("S", "2026-10-05 10:00", "2026-10-05 10:20")

  private func classes(_ bench: MonthBench) -> [RowClass] {
    bench.billing.rowOutcomes().map(\.rowClass)
  }

  @Test("R7: equal rows count once, whatever the note says; the later one is the duplicate")
  func equalRows() {
    var bench = MonthBench([row, row.with { $0.note = "other" }, row.with { $0.file = 1 }])
    bench.files = ["logs/a.csv", "logs/b.csv"]
    #expect(classes(bench) == [.billed, .duplicate, .duplicate])
    #expect(bench.net == zl(100))
  }

  @Test("R7: the same moment written in another zone is no difference")
  func sameMoment() {
    let other = row.with {
      $0.start = utc("2026-10-05 08:00")
      $0.end = utc("2026-10-05 08:20")
    }
    #expect(classes(MonthBench([row, other])) == [.billed, .duplicate])
  }

  @Test("R7: a row that lacks an end, a consent or a confirmation yields to the fuller one")
  func fullerRow() {
    let full = row.with { $0.confirmed = wall("2026-10-06 09:00") }
    let poorer: [(inout BenchRow) -> Void] = [
      { $0.end = .missing }, { $0.consent = "" }, { $0.confirmed = .missing },
      {
        $0.end = .missing; $0.consent = ""; $0.confirmed = .missing
      },
    ]
    for change in poorer {
      #expect(classes(MonthBench([full.with(change), full])) == [.duplicate, .billed])
      #expect(classes(MonthBench([full, full.with(change)])) == [.billed, .duplicate])
    }
  }

  @Test("R7: where neither row is the fuller in everything, both are held")
  func neitherFuller() {
    let bench = MonthBench([row.with { $0.end = .missing }, row.with { $0.consent = "" }])
    #expect(classes(bench) == [.held, .held])
    #expect(bench.codes.contains("conflicting-duplicates"))
  }

  @Test("R7: rows that differ in anything else are all held; a decision may name the right one")
  func conflict() {
    let changes: [(inout BenchRow) -> Void] = [
      { $0.client = "K2" }, { $0.consultant = "jan" }, { $0.end = wall("2026-10-05 10:21") },
      { $0.caseID = "X" }, { $0.device = "X" }, { $0.repairs = "R" }, { $0.consent = "X" },
      { $0.service = "onsite" }, { $0.quantity = Quantity(1) },
    ]
    for change in changes {
      var bench = MonthBench([row, row.with(change)])
      #expect(classes(bench) == [.held, .held])
      bench.decide(.accept, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 2) }
      #expect(classes(bench) == [.billed, .excluded])
      #expect(bench.net == zl(100))
    }
  }

  @Test("R7: excluding one of two rows leaves the other")
  func excludeOne() {
    var bench = MonthBench([row, row.with { $0.client = "K2" }])
    bench.decide(.exclude, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 3) }
    #expect(classes(bench) == [.billed, .excluded])
  }

  @Test("R7: a decision that names a copy speaks of its session, and no other decision does")
  func sourceOfCopy() {
    var bench = MonthBench([row, row, row.with { $0.client = "K2" }])
    bench.decide(.waive, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 3) }
    bench.decide(.exclude, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 4) }
    for _ in 0..<2 {
      #expect(classes(bench) == [.waived, .duplicate, .excluded])
      #expect(bench.codes == ["exact-duplicate"])
      bench.contracts.decisions.reverse()
    }
  }

  @Test("R15: two decisions that name two copies of one session are one too many")
  func twoSources() {
    var bench = MonthBench([row, row])
    bench.decide(.waive, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 2) }
    bench.decide(.accept, "S") { $0.source = Decision.Source(file: "logs/a.csv", line: 3) }
    #expect(bench.codes.contains("conflicting-decisions"))
    #expect(bench.billing.isRefused)
  }

  @Test("R7: an id on every row of a log, as of a wrong column, is told without a list of all")
  func oneIDForAll() {
    let rows = (0..<3000).map { number in
      row.with { $0.consultant = "C\(number % 50)" }
    }
    let findings = MonthBench(rows).billing.findings.filter { $0.code == .conflictingDuplicates }
    #expect(findings.count == 3000)
    #expect(findings.allSatisfy { $0.details == findings[0].details })
    #expect(findings[0].details[0].hasPrefix("logs/a.csv:"))
    #expect(findings[0].details[0].hasSuffix(", ... (+2980)"))
  }

  @Test("R7: of many equal rows the first counts; one more that says something else holds all")
  func manyEqualRows() {
    let equal = Array(repeating: row, count: 3000)
    #expect(classes(MonthBench(equal)).count { $0 == .duplicate } == 2999)
    #expect(classes(MonthBench(equal))[0] == .billed)
    let other = row.with { $0.consultant = "Other" }
    #expect(Set(classes(MonthBench(equal + [other]))) == [.held])
  }
}
