import Invoicing
import TestMonths
import Testing

/// Pairs of records, and hours that the two sides are apart.
@Suite struct ReconciliationTests {
  static func trial(_ rows: [String]) -> ProfileTrial {
    let text =
      "session_id,consultant,device_id,started_at,ended_at\n" + rows.joined(separator: "\n")
    return ProfileTrial(
      Array(text.utf8), path: "their.csv", profile: LogBench.profile("canonical"),
      encoding: .encoding(.utf8), zone: MonthBench.warsaw, digest: LogBench.digest)
  }

  static func statuses(_ bench: MonthBench, _ rows: [String], tolerance: Int = 60) -> [String] {
    Reconciliation(bench.billing, trial(rows), clientID: nil, toleranceSeconds: tolerance)
      .entries.map { "\($0.here?.sessionID ?? "-") \($0.there?.sessionID ?? "-") \($0.status)" }
  }

  static let two = MonthBench([
    BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:30").with { $0.device = "820000001" },
    BenchRow("B", "2026-10-05 10:10", "2026-10-05 10:40").with { $0.device = "820000002" },
  ])

  @Test("the closest pair is taken first, and two device ids that differ never pair")
  func pairs() {
    let statuses = Self.statuses(
      Self.two,
      [
        "t1,x,820000002,2026-10-05 10:01:00,2026-10-05 10:41:00",
        "t2,x,,2026-10-05 10:00:30,2026-10-05 10:29:30",
      ])
    #expect(statuses == ["A t2 within", "B t1 different"])
  }

  @Test("an id that both sides know pairs records however far apart they lie")
  func byID() {
    let statuses = Self.statuses(Self.two, ["B,x,,2026-10-05 10:00:00,2026-10-05 10:30:00"])
    #expect(statuses == ["A - missingThere", "B B different"])
  }

  @Test("what lies inside a session of ours says so, other months take no part")
  func inside() {
    let found = Reconciliation(
      Self.two.billing,
      Self.trial([
        "t1,x,,2026-10-05 10:00,2026-10-05 10:30", "t2,x,,2026-10-05 10:10,2026-10-05 10:40",
        "t3,x,,2026-10-05 10:12,2026-10-05 10:13", "t4,x,,2026-11-05 10:12,2026-11-05 10:13",
      ]), clientID: nil, toleranceSeconds: 60)
    #expect(found.entries.map(\.status) == [.exact, .exact, .missingHere])
    #expect(found.entries.last?.inside == "A")
    #expect((found.secondsHere, found.secondsThere) == (3600, 3660))
  }

  @Test("records that lie whole hours beside ours are told", arguments: [-2, 0, 1])
  func shifted(hours: Int) {
    let bench = MonthBench(
      (1...6).map { BenchRow("S\($0)", "2026-10-0\($0) 10:1\($0)", "2026-10-0\($0) 10:30") })
    let rows = (1...6).map {
      "t\($0),x,,2026-10-0\($0) \(10 + hours < 10 ? "0" : "")\(10 + hours):1\($0),"
    }
    let found = Reconciliation(
      bench.billing, Self.trial(rows), clientID: nil, toleranceSeconds: 60)
    #expect(found.shiftHours == hours)
  }
}
