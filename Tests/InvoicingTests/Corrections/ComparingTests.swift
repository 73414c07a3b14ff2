import Invoicing
import TestMonths
import Testing

/// Lines as they were billed against lines as they are now (R24).
struct ComparingTests {
  private static let work = BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:10")
  private static let later = BenchRow("S2", "2026-10-05 10:11", "2026-10-05 10:15")
  private static let last = BenchRow("S3", "2026-10-05 10:17", "2026-10-05 10:24")

  /// `S1:block -> S1:block`, with `.` for nothing and `!` where it is a difference.
  private func told(_ comparing: Comparing) -> [String] {
    comparing.changes.map {
      "\($0.before?.id ?? ".") -> \($0.after?.id ?? ".")" + ($0.isDifference ? " !" : "")
    }
  }

  private func compare(_ before: MonthBench, _ after: MonthBench) -> Comparing {
    Comparing(before: Made(before.lines), after: Made(after.lines))
  }

  private typealias Change = (inout MonthBench) -> Void

  @Test("R24: a line differs by quantity, price, VAT code or net, and where one side has it only")
  func differences() {
    let cases: [(change: Change, told: String)] = [
      ({ _ in }, "S1:block"), ({ $0.rows[0].end = wall("2026-10-05 11:20") }, "S1:block !"),
      ({ $0.contracts.prices[0].net = UnitPrice(tenThousandths: 1) }, "S1:block !"),
      ({ $0.contracts.prices[0].vat = .rate8 }, "S1:block !"),
      // Twice the quantity at half the price: the same net.
      (
        {
          $0.contracts.prices[0].net = UnitPrice(tenThousandths: 500_000)
          $0.rows[0].end = wall("2026-10-05 11:20")
        }, "S1:block !"
      ),
      ({ $0.rows[0].end = $0.rows[0].start }, "S1:block !"),
      ({ $0.rows[0].caseID = "OTHER" }, "S1:block"), ({ $0.decide(.waive, "S1") }, "S1:block !"),
      ({ $0.rows[0].client = "K2" }, "S1:block"), ({ $0.rows = [] }, ". !"),
    ]
    let before = MonthBench([Self.work])
    for (index, entry) in cases.enumerated() {
      var after = before
      entry.change(&after)
      let comparing = compare(before, after)
      #expect(told(comparing) == ["S1:block -> " + entry.told], "\(index)")
      #expect(comparing.differences.count == (entry.told.hasSuffix("!") ? 1 : 0), "\(index)")
      #expect(!comparing.hasFreeChanges, "\(index)")
    }
  }

  @Test("R24: what changes among lines of 0.00 is told apart and differs in nothing")
  func freeChanges() {
    let cases: [(change: Change, hasFree: Bool)] = [
      ({ _ in }, false), ({ $0.rows[0].end = wall("2026-10-05 10:10") }, true),
      ({ $0.rows = [] }, true), ({ $0.decide(.waive, "S1") }, true),
      ({ $0.rows.append(BenchRow("S9", "2026-10-06 10:00", "2026-10-06 10:00")) }, true),
      ({ $0.rows[0].caseID = "OTHER" }, false),
    ]
    var before = MonthBench([Self.work.with { $0.end = $0.start }])
    before.contracts.prices[0].net = .zero
    for (index, entry) in cases.enumerated() {
      var after = before
      entry.change(&after)
      for (left, right) in [(before, after), (after, before)] {
        let comparing = compare(left, right)
        #expect(comparing.differences.isEmpty, "\(index)")
        #expect(comparing.hasFreeChanges == entry.hasFree, "\(index)")
      }
    }
  }

  @Test("R24: a line that is charged differently is no change among the free ones")
  func bothKinds() {
    let before = MonthBench([Self.work])
    var after = MonthBench([Self.work.with { $0.end = wall("2026-10-05 11:20") }])
    #expect(!compare(before, after).hasFreeChanges)
    after.rows.append(BenchRow("S9", "2026-10-06 10:00", "2026-10-06 10:00"))
    #expect(compare(before, after).hasFreeChanges)
    #expect(compare(before, after).differences.count == 1)
  }

  @Test(
    "R24: lines pair by their earliest shared session; what is left stands against nothing",
    arguments: [
      // One line falls apart, and two grow together.
      ("CCC", "CDC", ["S1:block -> S1:block", ". -> S2:block !"]),
      ("CDC", "CCC", ["S1:block -> S1:block", "S2:block -> . !"]),
      ("CCC", "CDD", ["S1:block -> S1:block", ". -> S2:block !"]),
      ("CDD", "CCC", ["S1:block -> S1:block", "S2:block -> . !"]),
      // A session goes from one line to the other.
      ("CDC", "CDD", ["S1:block -> S1:block", "S2:block -> S2:block"]),
      // The first session left; the line keeps its partner by the second.
      ("CCD", "-CD", ["S1:block -> S2:block", "S3:block -> S3:block"]),
      ("-CD", "CCD", ["S2:block -> S1:block", "S3:block -> S3:block"]),
      // Two lines before could pair with one: the one with the earlier session does.
      ("CD-", "DD-", ["S1:block -> S1:block", "S2:block -> . !"]),
    ])
  func pairs(before: String, after: String, changes: [String]) {
    let months = [before, after].map { cases in
      MonthBench(
        zip([Self.work, Self.later, Self.last], cases).filter { $1 != "-" }.map { row, own in
          row.with { $0.caseID = String(own) }
        })
    }
    #expect(told(compare(months[0], months[1])) == changes)
  }

  @Test("R24: sessions that start together are taken in the order of their ids")
  func sameStart() {
    let first = BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:10")
    let second = first.with { $0.id = "S2" }
    let before = MonthBench([first, second])
    let after = MonthBench([second.with { $0.caseID = "D" }, first])
    #expect(told(compare(before, after)) == ["S1:block -> S1:block", ". -> S2:block !"])
    #expect(told(compare(after, before)) == ["S1:block -> S1:block", "S2:block -> . !"])
  }

  @Test("R24: a visit and its blocks pair each with its own kind, and only within one service")
  func units() {
    let before = MonthBench([Self.work.with { $0.service = "onsite" }])
    var after = before
    after.rows[0].end = wall("2026-10-05 11:20")
    #expect(
      told(compare(before, after)) == ["S1:visit -> S1:visit", "S1:block -> S1:block !"])
    after.rows[0].service = "remote"
    #expect(
      told(compare(before, after)) == [
        "S1:visit -> . !", "S1:block -> . !", ". -> S1:block !",
      ])
  }

  @Test("R24: changes stand in the order of a statement, what is gone before what came")
  func order() {
    let rows = (1...4).map {
      BenchRow("S\($0)", "2026-10-0\($0 + 4) 10:00", "2026-10-0\($0 + 4) 10:10")
    }
    let before = MonthBench([rows[3], rows[1], rows[2]])
    var after = MonthBench([rows[0], rows[2], rows[1]])
    #expect(
      told(compare(before, after)) == [
        ". -> S1:block !", "S2:block -> S2:block", "S3:block -> S3:block", "S4:block -> . !",
      ])
    after.rows = before.rows.map { row in row.with { $0.service = "onsite" } }
    let units = told(compare(before, after)).prefix(3)
    #expect(units == [". -> S2:visit !", "S2:block -> . !", ". -> S2:block !"])
  }
}
