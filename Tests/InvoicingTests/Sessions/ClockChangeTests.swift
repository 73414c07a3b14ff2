import Invoicing
import TestMonths
import Testing

/// Local times that do not exist or exist twice (R1, R2).
struct ClockChangeTests {
  @Test(
    "R2: a time that the clocks went over in spring is held",
    arguments: [
      ("2026-03-29 01:59:59", "2026-03-29 03:00", nil), ("2026-03-29 02:00", "2026-03-29 03:30", 0),
      ("2026-03-29 01:30", "2026-03-29 02:59:59", 0),
    ] as [(String, String, Int?)])
  func spring(start: String, end: String, held: Int?) {
    var bench = MonthBench([BenchRow("S", start, end)])
    bench.period = Month(year: 2026, month: 3)
    #expect(bench.outcome("S")?.rowClass == (held == nil ? .billed : .held))
    #expect(bench.codes == (held == nil ? [] : ["no-such-time"]))
    #expect(bench.outcome("S")?.seconds == (held ?? 1))
  }

  @Test(
    "R2: in the repeated hour two stamps inside are read alike, one alone is held",
    arguments: [
      ("2026-10-25 02:10", "2026-10-25 02:40", 1800),
      ("2026-10-25 02:40", "2026-10-25 02:10", 1800),
      ("2026-10-25 01:50", "2026-10-25 02:10", nil), ("2026-10-25 02:50", "2026-10-25 03:00", nil),
      ("2026-10-25 01:59:59", "2026-10-25 03:00", 3600 + 3601),
    ] as [(String, String, Int?)])
  func autumn(start: String, end: String, seconds: Int?) {
    let bench = MonthBench([BenchRow("S", start, end)])
    #expect(bench.outcome("S")?.rowClass == (seconds == nil ? .held : .billed))
    #expect(bench.outcome("S")?.seconds == (seconds ?? 0))
    let isInside = start.contains(" 02") || end.contains(" 02")
    #expect(bench.codes == (seconds == nil ? ["ambiguous-time"] : isInside ? ["clock-change"] : []))
  }

  @Test("R2: equal stamps of the repeated hour are one moment, no hour apart")
  func equalStamps() {
    let bench = MonthBench([BenchRow("S", "2026-10-25 02:10", "2026-10-25 02:10")])
    #expect(bench.lines.map(\.seconds) == [0])
    #expect(bench.outcome("S")?.rowClass == .free)
  }

  @Test(
    "R2: in the repeated hour a duration column decides",
    arguments: [(1200, 0), (4800, 3600)] as [(Int32, Int64)])
  func durations(duration: Int32, later: Int64) throws {
    let row = BenchRow("S", "2026-10-25 01:50", "2026-10-25 02:10").with { $0.duration = duration }
    var bench = MonthBench([row])
    bench.lengthBasis = .exactDuration
    let line = try #require(bench.lines.first)
    #expect(line.seconds == Int(duration))
    #expect(line.ended == Instant(seconds: utc("2026-10-25 00:10").seconds + later))
    #expect(line.notes == [.clockChange])
  }

  @Test("R2: a time with an offset means what it says, in spring and in autumn")
  func offsets() {
    let bench = MonthBench([BenchRow("S", utc("2026-10-25 00:30"), utc("2026-10-25 01:30"))])
    #expect(
      bench.lines.map(\.startedLocal) == [LocalTime(seconds: wall("2026-10-25 02:30").seconds)])
    #expect(bench.lines.map(\.endedLocal) == bench.lines.map { Optional($0.startedLocal) })
    #expect(bench.lines.map(\.seconds) == [3600])
  }

  // MARK: A second reading of R2

  /// Whether a moment lies in summer time, found from the calendar alone.
  private static func isSummer(_ seconds: Int64) -> Bool {
    let year = LocalTime(seconds: seconds).day.civil.year
    let changes = [3, 10].map { month -> Int64 in
      var last = Int64(-1)
      for date in 25...31 where sundayOffset(year, month, date) == 0 { last = Int64(date) }
      let days = Int64(Day(year: year, month: month, day: Int(last))?.number ?? 0)
      return days * 86_400 + 3600
    }
    return changes[0] <= seconds && seconds < changes[1]
  }

  /// Sakamoto's day of the week, 0 for Sunday.
  private static func sundayOffset(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + shift + day) % 7
  }

  private static func moments(_ local: Int64) -> [Int64] {
    [7200, 3600].map { local - $0 }.filter {
      (isSummer($0) ? 7200 : 3600) == local - $0
    }
  }

  @Test("R1, R2: every wall clock near a change is read as a second implementation reads it")
  func secondImplementation() {
    let changes = [
      "2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31",
      "2028-03-26", "2028-10-29",
    ]
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let base = wall(random.pick(changes) + " 00:00").seconds
      let start = base + Int64(random.pick(0...300)) * 60
      let end = base + Int64(random.pick(0...300)) * 60
      let starts = Self.moments(start)
      let ends = Self.moments(end)
      var expected: (start: Int64, end: Int64)?
      if starts.count == 1 && ends.count == 1 {
        expected = (starts[0], ends[0])
      } else if starts.count == 2 && ends.count == 2 {
        expected = (starts[0], end < start ? ends[1] : ends[0])
      }
      if let both = expected, both.end < both.start { expected = nil }
      var bench = MonthBench([
        BenchRow("S", Stamp(.local, seconds: start), Stamp(.local, seconds: end))
      ])
      bench.contracts.clients[0].acceptedOn = day("2024-01-01")
      bench.period = LocalTime(seconds: base).day.month
      let line = bench.lines.first
      #expect(line?.started.seconds == expected?.start, "seed \(seed)")
      #expect(line?.ended?.seconds == expected?.end, "seed \(seed)")
    }
  }

  @Test("R2: a row of the repeated hour that its offset settles is noted, one beside it is not")
  func settledByOffset() {
    var bench = MonthBench([BenchRow("S", utc("2026-10-25 00:10"), utc("2026-10-25 00:40"))])
    #expect(bench.codes == ["clock-change"])
    #expect(bench.outcome("S")?.seconds == 1800)
    bench.rows[0] = BenchRow("S", utc("2026-10-25 02:10"), utc("2026-10-25 02:40"))
    #expect(bench.codes.isEmpty)
  }

  @Test("R7: of two rows of the repeated hour the one with the offset counts, in either order")
  func duplicates() {
    let plain = BenchRow("S", "2026-10-25 02:10", "2026-10-25 02:50")
    let exact = BenchRow("S", utc("2026-10-25 01:10"), utc("2026-10-25 01:50"))
    for rows in [[plain, exact], [exact, plain]] {
      let outcomes = MonthBench(rows).billing.rowOutcomes()
      #expect(outcomes.count { $0.rowClass == .duplicate } == 1)
      let counted = outcomes.first { $0.rowClass == .billed }
      #expect(counted?.started?.secondOfDay == 2 * 3600 + 600)
      let lines = MonthBench(rows).lines
      #expect(lines.map(\.started.seconds) == [utc("2026-10-25 01:10").seconds])
    }
  }

  @Test("R15: rows of one id that contradict each other can be put off, and then stop nothing")
  func deferred() {
    var bench = MonthBench([
      BenchRow("S", "2026-10-05 10:00", "2026-10-05 10:40"),
      BenchRow("S", "2026-10-05 12:00", "2026-10-05 12:40"),
    ])
    #expect(bench.billing.stoppingRows == 2)
    bench.decide(.defer, "S")
    #expect(bench.billing.stoppingRows == 0)
    bench.contracts.decisions = []
    bench.decide(.accept, "S")
    #expect(bench.billing.stoppingRows == 2)
  }
}
