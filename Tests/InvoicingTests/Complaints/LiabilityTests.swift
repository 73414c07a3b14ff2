import Invoicing
import TestMonths
import Testing

/// What can be owed: the fee and nothing above it (R19).
struct LiabilityTests {
  /// Work for 95.50 net, 117.47 gross.
  private func bench(_ cause: Complaint.Cause = .ours, filed: String = "2026-10-06") -> MonthBench {
    var bench = MonthBench([
      BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10").with {
        $0.confirmed = wall("2026-10-05 12:00")
      }
    ])
    bench.contracts.prices[0] = MonthBench.price("remote", .block, 95_50)
    bench.complain("RK", on: "W", filed: filed, cause) {
      $0.claimedFee = zl(500)
      $0.claimedLosses = zl(10_000)
    }
    return bench
  }

  @Test(
    "R19: the cap is the fee, gross or net, whatever is claimed; losses are never payable",
    arguments: [(LiabilityBasis.gross, zl(117, 47)), (.net, zl(95, 50))])
  func cap(basis: LiabilityBasis, fee: Money) {
    var bench = bench()
    bench.setTerms { $0.liabilityBasis = basis }
    let report = bench.complaint("RK")
    #expect(report?.charged == fee)
    #expect(report?.cap == fee)
    #expect(report?.payable == fee)
    bench.contracts.complaints[0].claimedFee = zl(20)
    #expect(bench.complaint("RK")?.payable == zl(20))
    bench.contracts.complaints[0].claimedFee = .zero
    #expect(bench.complaint("RK")?.payable == .zero)
  }

  @Test(
    "R19: the verdict is the first that holds, and only an accepted one is payable",
    arguments: [
      (.open, "2026-10-06", .open), (.notOurs, "2026-10-06", .notOurs),
      (.ours, "2026-10-08", .accepted), (.ours, "2026-10-09", .warranty),
      (.ours, "2026-10-20", .late), (.open, "2026-10-20", .open),
      (.notOurs, "2026-10-20", .notOurs),
    ] as [(Complaint.Cause, String, Verdict)])
  func verdicts(cause: Complaint.Cause, filed: String, verdict: Verdict) {
    let report = bench(cause, filed: filed).complaint("RK")
    #expect(report?.verdict == verdict)
    #expect(report?.payable == (verdict == .accepted ? zl(117, 47) : .zero))
  }

  @Test(
    "R19: what was settled above the payable is a breach, to the grosz",
    arguments: [(117_47, 0), (117_48, 1), (0, 0), (20_000_00, 20_000_00 - 117_47)]
      as [(Int64, Int64)])
  func breach(settled: Int64, breach: Int64) {
    var bench = bench()
    bench.contracts.complaints[0].settled = Money(grosze: settled)
    #expect(bench.complaint("RK")?.breach == Money(grosze: breach))
    let told = bench.summary.findings.map(\.code.id).filter { $0 == "cap-breach" }
    #expect(told.count == (breach == 0 ? 0 : 1))
  }

  @Test("R19: two complaints on one consultation share one cap")
  func twoComplaints() {
    var bench = bench()
    bench.rows.append(BenchRow("V", "2026-10-05 10:12", "2026-10-05 10:20"))
    bench.contracts.complaints[0].settled = zl(100)
    bench.complain("RL", on: "V", filed: "2026-10-06", .ours) {
      $0.claimedFee = zl(50)
      $0.settled = zl(50)
    }
    #expect(bench.lines.count == 1)
    #expect(bench.complaint("RK")?.payable == zl(67, 47))
    #expect(bench.complaint("RK")?.breach == zl(32, 53))
    #expect(bench.complaint("RL")?.payable == zl(17, 47))
    #expect(bench.complaint("RL")?.breach == zl(32, 53))
    bench.contracts.complaints[0].settled = zl(500)
    #expect(bench.complaint("RL")?.payable == .zero)
  }

  @Test("R19: the cap of free work is 0")
  func freeWork() {
    var bench = bench()
    bench.decide(.waive, "W")
    #expect(bench.complaint("RK")?.cap == .zero)
    #expect(bench.complaint("RK")?.payable == .zero)
  }

  @Test("R19: a visit's fee is all its lines, with its own rounded tax")
  func visit() {
    var bench = bench()
    bench.rows[0].service = "onsite"
    #expect(bench.complaint("RK")?.cap == zl(209, 10))
    #expect(bench.summary.liability.count == 1)
  }

  @Test(
    "R19: reported in the month of the work and of filing, decision and settlement",
    arguments: [(8, false), (9, true), (10, true), (11, true), (12, true), (1, false)])
  func months(month: Int, isReported: Bool) {
    var bench = bench(filed: "2026-10-06")
    bench.rows[0].start = wall("2026-09-30 10:00")
    bench.rows[0].end = wall("2026-09-30 10:10")
    bench.contracts.complaints[0].decidedOn = day("2026-11-30")
    bench.contracts.complaints[0].settledOn = day("2026-12-01")
    bench.period = Month(year: month == 1 ? 2027 : 2026, month: month)
    #expect((bench.complaint("RK") != nil) == isReported)
  }

  // MARK: A second reading of R19

  @Test("R19: cap, payable and breach are those of a second implementation")
  func secondImplementation() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let blocks = Int64(random.pick(0...4))
      let price = Int64(random.pick(0...30_000))
      let start = wall("2026-10-05 10:00")
      let end = Stamp(.local, seconds: start.seconds + blocks * 3600)
      var bench = MonthBench([BenchRow("W", start, end).with { $0.confirmed = end }])
      bench.contracts.prices[0] = MonthBench.price("remote", .block, price)
      let isGross = random.once(in: 2)
      bench.setTerms { $0.liabilityBasis = isGross ? .gross : .net }
      for number in 0..<random.pick(1...4) {
        let filed = random.pick(["2026-10-05", "2026-10-08", "2026-10-09", "2026-10-25"])
        let cause = random.pick([.open, .ours, .ours, Complaint.Cause.notOurs])
        bench.complain("RK\(number)", on: "W", filed: filed, cause) {
          $0.claimedFee = Money(grosze: Int64(random.pick(0...60_000)))
          $0.settled = random.once(in: 2) ? .zero : Money(grosze: Int64(random.pick(0...60_000)))
        }
      }
      let net = blocks * price
      let fee = isGross ? net + (net * 23 + 50) / 100 : net
      let reports = bench.summary.liability
      #expect(reports.count == bench.contracts.complaints.count, "seed \(seed)")
      for report in reports {
        let own = report.complaint
        var room = fee
        for other in bench.contracts.complaints where other.id != own.id {
          room -= other.settled.grosze
        }
        var payable: Int64 = 0
        if own.cause == .ours && own.filedOn <= day("2026-10-08") && room > 0 {
          payable = own.claimedFee.grosze < room ? own.claimedFee.grosze : room
        }
        let over = own.settled.grosze - payable
        #expect(report.cap.grosze == fee, "seed \(seed)")
        #expect(report.payable.grosze == payable, "seed \(seed)")
        #expect(report.breach.grosze == (over > 0 ? over : 0), "seed \(seed)")
      }
    }
  }
}
