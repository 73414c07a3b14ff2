import Invoicing
import TestMonths
import Testing

/// Which sessions make one consultation (R5), and who worked at once (R6).
struct MergingTests {
  private let first = BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10")

  /// Blocks of an hour of two sessions, the second changed.
  private func lengths(
    _ policy: MergePolicy = .gap(minutes: 15), _ change: (inout BenchRow) -> Void = { _ in }
  ) -> [Int] {
    var second = BenchRow("B", "2026-10-05 10:20", "2026-10-05 10:25")
    change(&second)
    var bench = MonthBench([first, second])
    bench.setTerms { $0.merge = policy }
    return bench.lines.map(\.seconds).sorted()
  }

  @Test(
    "R5: a gap of 15:00 merges, one of 15:01 does not, an overlap counts once",
    arguments: [
      ("10:25", "10:30", [900]), ("10:25:01", "10:30:01", [300, 600]), ("10:10", "10:20", [1200]),
      ("10:05", "10:20", [1200]), ("10:02", "10:04", [600]), ("10:00", "10:10", [600]),
    ])
  func gaps(start: String, end: String, seconds: [Int]) {
    let found = lengths {
      $0.start = wall("2026-10-05 " + start)
      $0.end = wall("2026-10-05 " + end)
    }
    #expect(found == seconds)
  }

  @Test("R5: sessions that start together stand in the order of end, then of id, not of the log")
  func together() {
    let later = BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:20")
    let rows = [later, BenchRow("C", "2026-10-05 10:00", "2026-10-05 10:10"), first]
    let bench = MonthBench([rows[0], rows[1], rows[2].with { $0.id = "B" }])
    #expect(bench.lines.map(\.id) == ["B:block"])
    #expect(bench.lines.flatMap(\.sessions).map(\.id) == ["B", "C", "A"])
  }

  @Test("R5: only the same client, consultant, case, repairs and remote service merge")
  func keys() {
    #expect(lengths() == [900])
    #expect(lengths { $0.client = "K2" } == [300, 600])
    #expect(lengths { $0.consultant = "jan" } == [300, 600])
    #expect(lengths { $0.caseID = "X" } == [300, 600])
    #expect(lengths { $0.caseID = "" } == [300, 600])
    #expect(lengths { $0.service = "onsite" } == [0, 300, 600])
  }

  @Test("R5: sessions of a repair merge with their like only")
  func repairs() {
    var bench = MonthBench([
      BenchRow("W", "2026-10-01 10:00", "2026-10-01 10:10"), first,
      BenchRow("B", "2026-10-05 10:12", "2026-10-05 10:14").with { $0.repairs = "RK" },
      BenchRow("C", "2026-10-05 10:16", "2026-10-05 10:20"),
      BenchRow("D", "2026-10-05 10:22", "2026-10-05 10:25").with { $0.repairs = "RK" },
    ])
    bench.complain("RK", on: "W", filed: "2026-10-02", .notOurs)
    #expect(bench.lines.map { $0.sessions.map(\.id) } == [["W"], ["A", "C"], ["B", "D"]])
    #expect(bench.lines.map(\.seconds) == [600, 840, 300])
  }

  @Test(
    "R5: without a case the device decides: its id, else its name; neither never merges",
    arguments: [
      ("D", "N", "D", "M", 1), ("D", "N", "E", "N", 2), ("", "N", "", "N", 1),
      ("", "N", "", "M", 2),
      ("", "", "", "", 2), ("D", "", "", "D", 2),
    ])
  func devices(id: String, name: String, id2: String, name2: String, count: Int) {
    let bench = MonthBench([
      first.with {
        $0.caseID = ""; $0.device = id; $0.deviceName = name
      },
      BenchRow("B", "2026-10-05 10:20", "2026-10-05 10:25").with {
        $0.caseID = ""
        $0.device = id2
        $0.deviceName = name2
      },
    ])
    #expect(bench.lines.count == count)
  }

  @Test("R5: day merges one local day of one case, whatever the gap; none merges nothing")
  func otherPolicies() {
    let late: (inout BenchRow) -> Void = {
      $0.start = wall("2026-10-05 23:59:59")
      $0.end = wall("2026-10-06 00:04:59")
    }
    let next: (inout BenchRow) -> Void = {
      $0.start = wall("2026-10-06 00:00")
      $0.end = wall("2026-10-06 00:05")
    }
    #expect(lengths(.day, late) == [900])
    #expect(lengths(.day, next) == [300, 600])
    #expect(lengths(.none) == [300, 600])
    #expect(lengths(.gap(minutes: 9)) == [300, 600])
    var bench = MonthBench([first, BenchRow("B", "2026-10-05 12:00", "2026-10-05 12:05")])
    bench.rows = bench.rows.map {
      $0.with {
        $0.caseID = ""; $0.device = "D"
      }
    }
    bench.setTerms { $0.merge = .day }
    #expect(bench.lines.count == 2, "day needs a case")
    bench.rows = bench.rows.map { $0.with { $0.caseID = "C" } }
    bench.agree("K1") { $0.merge = MergePolicy.none }
    #expect(bench.lines.count == 2, "an agreement's own policy wins")
  }

  @Test("R5: a waived session bridges a gap and adds no time, a held or excluded one takes no part")
  func bridge() {
    var bench = MonthBench([
      first, BenchRow("B", "2026-10-05 10:20", "2026-10-05 10:30"),
      BenchRow("C", "2026-10-05 10:40", "2026-10-05 10:45"),
    ])
    bench.decide(.waive, "B")
    #expect(bench.lines.map { $0.sessions.map(\.id) } == [["A", "C"], ["B"]])
    #expect(bench.lines.map(\.seconds) == [900, 600])
    #expect(bench.lines.map(\.net) == [zl(100), .zero])
    for kind in [Decision.Kind.exclude, .defer] {
      bench.contracts.decisions[0].kind = kind
      #expect(bench.lines.map { $0.sessions.map(\.id) } == [["A"], ["C"]])
      #expect(bench.net == zl(200))
    }
  }

  @Test("R6: two consultants at one client are both billed and noted; so is one at two clients")
  func atOnce() {
    let second = BenchRow("B", "2026-10-05 10:09:59", "2026-10-05 10:20")
    let parallel = MonthBench([first, second.with { $0.consultant = "jan" }])
    #expect(parallel.lines.map(\.notes) == [[.parallel], [.parallel]])
    #expect(parallel.net == zl(200))
    let overlap = MonthBench([first, second.with { $0.client = "K2" }])
    #expect(overlap.lines.map(\.notes) == [[.overlap], [.overlap]])
    #expect(overlap.net == zl(200))
    let after = MonthBench([
      first,
      second.with {
        $0.client = "K2"; $0.start = wall("2026-10-05 10:10")
      },
    ])
    #expect(after.lines.allSatisfy { $0.notes.isEmpty })
  }

  // MARK: A second reading of R5

  /// Parts and lengths by closing a relation over all pairs and counting half minutes one by one.
  private func expected(_ rows: [BenchRow], _ policy: MergePolicy, _ waived: Set<String>)
    -> Set<String>
  {
    func joined(_ left: BenchRow, _ right: BenchRow) -> Bool {
      guard left.client == right.client, left.consultant == right.consultant,
        left.caseID == right.caseID
      else { return false }
      if left.caseID.isEmpty {
        let isSame =
          left.device.isEmpty && right.device.isEmpty
          ? left.deviceName == right.deviceName && !left.deviceName.isEmpty
          : left.device == right.device
        if !isSame { return false }
      }
      switch policy {
      case .none: return false
      case .day: return !left.caseID.isEmpty && left.start.day == right.start.day
      case .gap(let minutes):
        let apart =
          max(left.start.seconds, right.start.seconds) - min(left.end.seconds, right.end.seconds)
        return apart <= Int64(minutes) * 60
      }
    }
    var part = Array(rows.indices)
    for _ in rows.indices {
      for left in rows.indices {
        for right in rows.indices where joined(rows[left], rows[right]) {
          part[left] = min(part[left], part[right])
        }
      }
    }
    var found: Set<String> = []
    for number in Set(part) {
      let members = rows.indices.filter { part[$0] == number }.map { rows[$0] }
      let billed = members.filter { !waived.contains($0.id) }
      for group in [billed] + members.filter({ waived.contains($0.id) }).map({ [$0] })
      where !group.isEmpty {
        var ticks: Set<Int64> = []
        for row in group { ticks.formUnion(row.start.seconds / 30..<row.end.seconds / 30) }
        found.insert("\(group.map(\.id).sorted()) \(ticks.count * 30)")
      }
    }
    return found
  }

  @Test("R5: merging is what brute force over all pairs says")
  func bruteForce() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let base = wall("2026-10-06 22:00").seconds
      let rows = (0..<random.pick(2...14)).map { number in
        let start = base + Int64(random.pick(0...480)) * 30
        let end = start + Int64(random.pick(0...80)) * 30
        return BenchRow("S\(number)", Stamp(.local, seconds: start), Stamp(.local, seconds: end))
          .with {
            $0.client = random.pick(["K1", "K1", "K2"])
            $0.consultant = random.pick(["anna", "anna", "jan"])
            $0.caseID = random.pick(["", "C", "C"])
            $0.device = random.pick(["", "D"])
            $0.deviceName = random.pick(["", "N"])
          }
      }
      let policy = random.pick([.gap(minutes: 15), .gap(minutes: 0), .day, MergePolicy.none])
      var bench = MonthBench(rows)
      bench.setTerms { $0.merge = policy }
      var waived: Set<String> = []
      for row in rows where random.once(in: 5) {
        bench.decide(.waive, row.id)
        waived.insert(row.id)
      }
      let found = Set(bench.lines.map { "\($0.sessions.map(\.id).sorted()) \($0.seconds)" })
      #expect(found == expected(rows, policy, waived), "seed \(seed)")
    }
  }
}

extension Stamp {
  /// The day a wall shows.
  fileprivate var day: Day { LocalTime(seconds: seconds).day }
}
