import Invoicing
import TestMonths
import Testing

/// What a correction says in figures (R24).
struct CorrectionTests {
  private func sum(
    _ code: VATCode, _ net: Int64, _ tax: Int64, _ pln: Int64? = nil
  ) -> VATSum {
    VATSum(
      code: code, net: Money(grosze: net), tax: Money(grosze: tax),
      taxPLN: pln.map { Money(grosze: $0) })
  }

  @Test("R24: the difference is what is less what was, per code; codes without one are left out")
  func difference() {
    let cases: [(before: [VATSum], after: [VATSum], difference: [VATSum])] = [
      ([], [], []),
      ([sum(.rate23, 100, 23)], [sum(.rate23, 100, 23)], []),
      ([sum(.rate23, 100, 23)], [sum(.rate23, 250, 58)], [sum(.rate23, 150, 35)]),
      ([sum(.rate23, 100, 23)], [], [sum(.rate23, -100, -23)]),
      ([], [sum(.rate8, 50, 4)], [sum(.rate8, 50, 4)]),
      // Codes in their order, whichever side they come from.
      (
        [sum(.zw, 10, 0), sum(.rate23, 1, 0)], [sum(.rate8, 50, 4), sum(.rate5, 20, 1)],
        [sum(.rate23, -1, 0), sum(.rate8, 50, 4), sum(.rate5, 20, 1), sum(.zw, -10, 0)]
      ),
      // Only the tax, or only the tax in PLN, differs.
      ([sum(.rate23, 100, 23)], [sum(.rate23, 100, 22)], [sum(.rate23, 0, -1)]),
      ([sum(.rate23, 100, 23, 98)], [sum(.rate23, 100, 23, 99)], [sum(.rate23, 0, 0, 1)]),
      ([sum(.rate23, 100, 23, 98)], [sum(.rate23, 100, 23, 98)], []),
      ([sum(.rate23, 100, 23, 98)], [], [sum(.rate23, -100, -23, -98)]),
      ([], [sum(.rate23, 100, 23, 98)], [sum(.rate23, 100, 23, 98)]),
      // One side in PLN.
      ([sum(.rate23, 100, 23)], [sum(.rate23, 100, 23, 98)], [sum(.rate23, 0, 0, 98)]),
      ([sum(.rate23, 100, 23, 98)], [sum(.rate23, 100, 23)], [sum(.rate23, 0, 0, -98)]),
    ]
    for (before, after, difference) in cases {
      #expect(VATSum.difference(before: before, after: after) == difference)
    }
  }

  /// 2 blocks of 100.00 that become one, with money settled on a complaint.
  private func correction(
    settled: Int64, _ change: (inout MonthBench) -> Void
  ) throws -> Correction {
    var month = MonthBench([
      BenchRow("S1", "2026-10-05 10:00", "2026-10-05 11:30").with {
        $0.confirmed = wall("2026-10-05 12:00")
      },
      BenchRow("S2", "2026-10-06 10:00", "2026-10-06 11:30").with { $0.caseID = "OTHER" },
    ])
    month.complain("RK", on: "S1", filed: "2026-10-06", .ours) {
      $0.claimedFee = zl(1000)
      $0.settled = Money(grosze: settled)
    }
    var billed = BilledMonth(month)
    change(&billed.now)
    return try #require(billed.plan().entries.first?.correction)
  }

  @Test(
    "R20: a correction causes a breach where it lowers the fee below what was settled",
    arguments: [
      // Settled 200.00 of a fee that falls from 246.00 to 123.00, or that another line lowers.
      (200_00, "10:40", "11:30", true), (123_00, "10:40", "11:30", false),
      (123_01, "10:40", "11:30", true), (300_00, "11:30", "10:40", false),
      (500_00, "12:30", "11:30", false), (500_00, "12:30", "10:40", false),
    ] as [(Int64, String, String, Bool)])
  func breach(settled: Int64, first: String, second: String, isCaused: Bool) throws {
    let correction = try correction(settled: settled) {
      $0.rows[0].end = wall("2026-10-05 " + first)
      $0.rows[1].end = wall("2026-10-06 " + second)
    }
    let report = try #require(correction.after.complaints.first)
    #expect(correction.causesBreach(report) == isCaused)
  }

  @Test("R20: by a net basis only the net counts, by a gross one the tax as well")
  func basis() throws {
    var correction = try correction(settled: 500_00) {
      $0.contracts.prices[0].vat = .rate8
    }
    var report = try #require(correction.after.complaints.first)
    #expect(correction.causesBreach(report))
    report.basis = .net
    #expect(!correction.causesBreach(report))
    correction.changes[0].before?.sessions = []
    report.basis = .gross
    #expect(!correction.causesBreach(report), "the line stands for another consultation")
  }

  @Test("R24: net, tax and gross are those of the difference")
  func sums() throws {
    let correction = try correction(settled: 0) {
      $0.rows[0].end = wall("2026-10-05 10:40")
      $0.contracts.prices.append(
        MonthBench.price("onsite", .visit, 10_00) {
          $0.clientID = "K1"
          $0.vat = .rate8
        })
      $0.rows[1].service = "onsite"
    }
    // 400.00 of 23 % become 100.00 + 240.00 of 23 % and a visit of 10.00 at 8 %.
    #expect(correction.difference == [sum(.rate23, -60_00, -13_80), sum(.rate8, 10_00, 80)])
    #expect(correction.net == zl(-50))
    #expect(correction.tax == zl(-13))
    #expect(correction.gross == zl(-63))
    #expect(correction.effectInForce == .correction)
  }

  @Test("R24: what an issued document is, whatever it is")
  func issued() throws {
    let billed = BilledMonth.plain
    let original = try #require(billed.documents["K1"]?.first)
    #expect(original.kind == .invoice)
    #expect(original.number == "F1-K1")
    #expect(original.clientID == "K1")
    #expect(original.run.issuedOn == day("2026-11-01"))
    var later = billed
    later.now.rows[0].end = wall("2026-10-05 10:40")
    later.correct()
    let correction = try #require(later.documents["K1"]?.last)
    #expect(correction.kind == .correction)
    #expect(correction.number == "C2-1")
    #expect(correction.clientID == "K1")
    #expect(correction.run.issuedOn == day("2026-11-02"))
    #expect(correction.state.net == zl(100))
  }

  @Test("Effects are written to the ledger and to KSeF by their numbers")
  func effects() {
    #expect(CorrectionEffect.allCases.map(\.rawValue) == [1, 2, 3])
    #expect(KSeFAnswer.refused.status == "refused")
    #expect(KSeFAnswer.refused.number == nil)
  }
}
