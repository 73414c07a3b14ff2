import Invoicing
import TestMonths
import Testing

/// Fewer blocks by decision (R15), and minutes that decide a block (R3).
struct ReductionTests {
  /// One consultation of three sessions: 2 blocks of an hour.
  private var bench: MonthBench {
    MonthBench([
      BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:30"),
      BenchRow("B", "2026-10-05 10:30", "2026-10-05 11:00"),
      BenchRow("C", "2026-10-05 11:00", "2026-10-05 11:30"),
    ])
  }

  @Test("R15: two decisions to reduce one consultation are refused, whichever rows they name")
  func conflict() {
    for rows in [["A", "B"], ["B", "A"], ["A", "C"], ["C", "B"]] {
      var bench = bench
      for row in rows { bench.decide(.reduce, row) { $0.blocks = 1 } }
      #expect(bench.codes == ["reduce-conflict"], "\(rows)")
      #expect(bench.billing.isRefused)
      bench.period = bench.period.next
      #expect(bench.codes.isEmpty, "another month's decisions are looked at in that month")
    }
  }

  @Test("R15: the one decision may name any of the sessions; others of its kind are not disturbed")
  func anySession() {
    for row in ["A", "B", "C"] {
      var bench = bench
      bench.rows.append(BenchRow("D", "2026-10-06 10:00", "2026-10-06 11:30"))
      bench.decide(.reduce, "D") { $0.blocks = 0 }
      bench.decide(.reduce, row) { $0.blocks = 1 }
      #expect(bench.lines.map(\.blocks) == [1, 0], "\(row)")
      #expect(bench.codes.isEmpty)
      #expect(bench.lines.map(\.lineClass) == [.billed, .billed])
    }
  }

  @Test(
    "R15: a reduction must leave fewer blocks than were started, in the month of the work",
    arguments: [(0, false), (1, false), (2, true), (3, true)])
  func notFewer(blocks: Int, isRefused: Bool) {
    var bench = bench
    bench.decide(.reduce, "A") { $0.blocks = blocks }
    #expect(bench.codes == (isRefused ? ["reduce-not-fewer"] : []))
    let details = bench.billing.findings.map(\.details)
    #expect(details == (isRefused ? [["\(blocks)", "2"]] : []))
    bench.period = bench.period.next
    #expect(bench.codes.isEmpty, "another month's decision is looked at in that month")
  }

  @Test("R15: only work that is counted in blocks can be reduced")
  func unfit() {
    let travel = BenchRow("T", "2026-10-05 10:00", "2026-10-05 10:30").with {
      $0.service = "travel"
      $0.quantity = Quantity(10)
    }
    var bench = MonthBench([travel])
    bench.decide(.reduce, "T") { $0.blocks = 0 }
    #expect(bench.codes == ["reduce-unfit"])
    var next = bench
    next.period = bench.period.next
    #expect(next.codes.isEmpty)
    bench.rows[0].service = "onsite"
    bench.rows[0].quantity = nil
    #expect(bench.codes.isEmpty)
    #expect(bench.lines.map(\.quantity) == [Quantity(1), .zero])
  }

  @Test(
    "R3: each further session may have been a minute shorter; noted where that makes fewer blocks",
    arguments: [
      // Lengths of three sessions in minutes; two minutes may be too many.
      ([20, 20, 20], 1, false), ([20, 20, 21], 2, true), ([20, 21, 21], 2, true),
      ([21, 21, 21], 2, false), ([61], 2, false), ([1, 60], 2, true), ([1, 61], 2, false),
    ] as [([Int64], Int, Bool)])
  func minutes(lengths: [Int64], blocks: Int, isNoted: Bool) {
    var start = wall("2026-10-05 10:00").seconds
    var rows: [BenchRow] = []
    for (number, minutes) in lengths.enumerated() {
      let end = start + (minutes - 1) * 60
      rows.append(
        BenchRow("S\(number)", Stamp(.local, seconds: start), Stamp(.local, seconds: end)).with {
          $0.duration = Int32(minutes * 60)
        })
      start += minutes * 60
    }
    var bench = MonthBench(rows)
    bench.lengthBasis = .roundedUpDuration
    #expect(bench.lines.map(\.blocks) == [blocks])
    #expect(bench.lines.flatMap(\.notes).contains(.roundingDecides) == isNoted)
    bench.lengthBasis = .stamps
    #expect(!bench.lines.flatMap(\.notes).contains(.roundingDecides))
  }
}
