import Invoicing
import TestMonths
import Testing

/// Repair work, its call-out and its kilometres (R18).
struct RepairTests {
  /// Work of the 5th, confirmed that day; its repair, call-out and kilometres of the 7th.
  private func bench(_ cause: Complaint.Cause?, filed: String = "2026-10-06") -> MonthBench {
    let repair = BenchRow("R", "2026-10-07 10:00", "2026-10-07 10:10").with { $0.repairs = "RK" }
    var bench = MonthBench([
      BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10").with {
        $0.confirmed = wall("2026-10-05 12:00")
      },
      repair,
      repair.with {
        $0.id = "V"; $0.service = "onsite"
      },
      repair.with {
        $0.id = "T"; $0.service = "travel"; $0.quantity = Quantity(10)
      },
    ])
    if let cause { bench.complain("RK", on: "W", filed: filed, cause) }
    return bench
  }

  private func classes(_ bench: MonthBench) -> [RowClass] {
    bench.billing.rowOutcomes().map(\.rowClass)
  }

  private let charged = zl(100 + 50 + 120 + 11, 50)

  @Test(
    "R18: free if it is ours and in time or in warranty, else at the price list",
    arguments: [
      (.ours, "2026-10-08", .free), (.ours, "2026-10-19", .free), (.ours, "2026-10-20", .billed),
      (.notOurs, "2026-10-06", .billed),
    ] as [(Complaint.Cause, String, RowClass)])
  func repairs(cause: Complaint.Cause, filed: String, rowClass: RowClass) {
    let bench = bench(cause, filed: filed)
    #expect(classes(bench) == [.billed, rowClass, rowClass, rowClass])
    #expect(bench.net == zl(100) + (rowClass == .free ? .zero : charged))
    let repaired = bench.lines.filter { $0.id != "W:block" }
    #expect(repaired.count == 4)
    for line in repaired {
      #expect(
        line.reason
          == (rowClass == .free
            ? .repair(complaintID: "RK")
            : cause == .ours ? .late(complaintID: "RK") : .unfounded(complaintID: "RK")))
      #expect(line.repairs == "RK")
      #expect(line.unitPrice.tenThousandths == 0 || rowClass == .billed)
    }
  }

  @Test("R18: a repair of work that repairs nothing known is held with it")
  func chainToNothing() {
    var bench = bench(nil)
    bench.complain("RX", on: "R", filed: "2026-10-08", .ours)
    bench.rows.append(
      BenchRow("Q", "2026-10-09 10:00", "2026-10-09 10:10").with { $0.repairs = "RX" })
    #expect(classes(bench) == [.billed, .held, .held, .held, .held])
  }

  @Test("R18: while the complaint is open its repairs are deferred and stop nothing")
  func open() {
    let bench = bench(.open)
    #expect(classes(bench) == [.billed, .held, .held, .held])
    #expect(bench.billing.stoppingRows == 0)
    #expect(bench.outcome("R")?.isDeferred == true)
    #expect(bench.complaint("RK")?.verdict == .open)
  }

  @Test("R18: a repair of no complaint is held and stops the run")
  func noComplaint() {
    let bench = bench(nil)
    #expect(classes(bench) == [.billed, .held, .held, .held])
    #expect(bench.billing.stoppingRows == 3)
    #expect(bench.codes == ["repair-without-complaint"])
  }

  @Test("R18: a repair of work that is in no log, or is held, is held")
  func noWork() {
    var gone = bench(.ours)
    gone.rows.removeFirst()
    #expect(classes(gone) == [.held, .held, .held])
    #expect(gone.billing.stoppingRows == 3)
    var held = bench(.ours)
    held.rows[0].consent = ""
    #expect(classes(held) == [.held, .held, .held, .held])
  }

  @Test("R18: the work may lie in an earlier month of the logs")
  func earlierMonth() {
    var bench = bench(.ours)
    bench.rows[0].start = wall("2026-09-30 10:00")
    bench.rows[0].end = wall("2026-09-30 10:10")
    bench.rows[0].confirmed = wall("2026-10-05 12:00")
    #expect(classes(bench) == [.otherPeriod, .free, .free, .free])
    #expect(bench.net == .zero)
    #expect(bench.statements.map(\.kind) == [.none])
  }

  @Test("R18: complaints that repair each other in a circle are about nothing, all held")
  func circle() {
    var bench = MonthBench([
      BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10").with { $0.repairs = "RB" },
      BenchRow("B", "2026-10-06 10:00", "2026-10-06 10:10").with { $0.repairs = "RA" },
    ])
    bench.complain("RA", on: "A", filed: "2026-10-06", .ours)
    bench.complain("RB", on: "B", filed: "2026-10-06", .ours)
    #expect(classes(bench) == [.held, .held])
  }

  @Test("R18: repairs of repairs, however many, end at one that is about nothing")
  func longChain() {
    var bench = MonthBench(
      (0..<5_000).map { number in
        BenchRow("S\(number)", "2026-10-05 10:00", "2026-10-05 10:10").with {
          $0.caseID = "C\(number)"
          $0.repairs = "R\(number + 1)"
        }
      })
    for number in 0..<5_000 {
      bench.complain("R\(number)", on: "S\(number)", filed: "2026-10-06", .ours)
    }
    #expect(Set(classes(bench)) == [.held])
    bench.rows[4_999].repairs = ""
    #expect(bench.billing.rowOutcomes().count { $0.rowClass == .free } == 4_999)
  }

  @Test("R18: a repair of a repair follows its own complaint")
  func chain() {
    var bench = bench(.ours)
    bench.rows.append(
      BenchRow("Q", "2026-10-09 10:00", "2026-10-09 10:10").with { $0.repairs = "RL" })
    bench.complain("RL", on: "R", filed: "2026-10-08", .notOurs)
    #expect(bench.outcome("Q")?.rowClass == .billed)
    bench.contracts.complaints[0].cause = .open
    #expect(bench.outcome("Q")?.rowClass == .held)
  }

  @Test("R18: a complaint about another client's work frees nothing and depends on no other client")
  func ofAnother() {
    var bench = bench(.ours)
    bench.rows[1].client = "K2"
    #expect(bench.outcome("R")?.rowClass == .held)
    #expect(bench.codes.contains("repair-of-nothing"))
    bench.rows[0].client = "K2"
    #expect(bench.outcome("R")?.rowClass == .free)
  }

  @Test("R17: accents spelt in another way make no other case, so no next order either")
  func sameCase() {
    var bench = bench(.ours)
    bench.rows = [
      bench.rows[0].with { $0.caseID = "ZGŁ-\u{D3}" },
      BenchRow("N", "2026-10-06 10:00", "2026-10-06 10:10").with { $0.caseID = "ZGŁ-O\u{301}" },
    ]
    #expect(bench.complaint("RK")?.nextOrderOn == nil)
    bench.rows[1].caseID = "ZGŁ-O"
    #expect(bench.complaint("RK")?.nextOrderOn == day("2026-10-06"))
  }

  @Test("A complaint about a held session is not one about an unknown session")
  func onHeld() {
    var bench = bench(.open)
    bench.rows[0].consent = ""
    #expect(bench.codes.contains("no-consent"))
    #expect(!bench.codes.contains("complaint-unknown-session"))
    bench.rows.removeFirst()
    #expect(bench.codes.contains("complaint-unknown-session"))
  }
}
