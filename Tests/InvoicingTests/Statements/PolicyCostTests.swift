import Invoicing
import TestMonths
import Testing

/// What the month's same sessions cost under other policies (R5).
@Suite struct PolicyCostTests {
  static func bench() -> MonthBench {
    var bench = MonthBench([
      BenchRow("A1", "2026-10-05 10:00", "2026-10-05 10:20"),
      BenchRow("A2", "2026-10-05 10:20", "2026-10-05 10:40"),
      BenchRow("A3", "2026-10-05 10:44", "2026-10-05 10:50"),
      BenchRow("A4", "2026-10-05 11:04", "2026-10-05 11:05"),
      BenchRow("A5", "2026-10-05 16:00", "2026-10-05 16:05"),
    ])
    bench.agree("K1")
    return bench
  }

  @Test("R5: blocks and money of none, gap:0, gap:5, gap:15 and day against what is in force")
  func costs() throws {
    let costs = try #require(Self.bench().statements.first?.policyCosts)
    #expect(
      costs.map { $0.policy?.text ?? "in force" } == [
        "in force", "none", "gap:0", "gap:5", "gap:15", "day",
      ])
    #expect(costs.map(\.consultations) == [2, 5, 4, 3, 2, 1])
    #expect(costs.map(\.blocks) == [3, 5, 5, 4, 3, 2])
    #expect(costs.map(\.net) == [zl(300), zl(500), zl(500), zl(400), zl(300), zl(200)])
  }

  @Test("R5: under each policy a bill comes to what the comparison said, of waived work too")
  func sameRoad() throws {
    var bench = Self.bench()
    bench.decide(.waive, "A3")
    let said = try #require(bench.statements.first?.policyCosts)
    for cost in said.dropFirst() {
      var other = bench
      other.setTerms { $0.merge = cost.policy ?? .none }
      #expect(other.net == cost.net, "\(cost.policy?.text ?? "")")
      #expect(other.statements.first?.policyCosts?.first?.blocks == cost.blocks)
    }
  }

  @Test("a client without remote sessions has nothing to compare, and it can be left out")
  func leftOut() {
    let visit = BenchRow("V", "2026-10-05 10:00", "2026-10-05 10:20").with { $0.service = "onsite" }
    #expect(MonthBench([visit]).statements.first?.policyCosts == [])
    let bench = Self.bench()
    #expect(bench.billing.statements(bench.run, comparesPolicies: false)[0].policyCosts == nil)
    #expect(bench.summary.policyCosts.first?.costs.count == 6)
  }

  @Test("sessions of unknown clients are grouped by what a rule would match, with its row")
  func unmatched() {
    func row(_ id: String, _ change: (inout BenchRow) -> Void) -> BenchRow {
      BenchRow(id, "2026-10-05 10:00", "2026-10-05 10:20").with {
        $0.client = ""
        $0.caseID = ""
        change(&$0)
      }
    }
    var bench = MonthBench([
      row("A", { $0.device = "820000001" }), row("B", { $0.device = "820000001" }),
      row("C", { $0.deviceName = "KASA, \"Zlota\" Kłoda" }), row("D", { _ in }),
    ])
    bench.contracts.clients[1].name = "Złota Kłoda sp. z o.o."
    let groups = bench.billing.unmatchedGroups
    #expect(groups.map(\.sessions) == [2, 1])
    #expect(
      groups.map(\.line) == [
        "device_id,is,820000001,???,,", "device_name,is,\"KASA, \"\"Zlota\"\" Kłoda\",K2,,",
      ])
    #expect(groups[0].seconds == 2400)
  }
}
