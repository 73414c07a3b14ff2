import Invoicing
import TestMonths
import Testing

/// What never costs more, and what a charge covers; each law with many random months.
struct CostLawTests {
  @Test("Law of R8: a longer consultation never costs less than a shorter one on the same day")
  func longerNeverCostsLess() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let start = wall("2026-10-05 06:00").seconds + Int64(random.pick(0...3600))
      let short = Int64(random.pick(0...40_000))
      let long = short + Int64(random.pick(0...4000))
      var bench = MonthBench()
      if random.once(in: 2) { bench.agree("K1") { $0.blockMinutes = random.pick([nil, 15, 30]) } }
      bench.contracts.prices[0] = MonthBench.price("remote", .block, Int64(random.pick(0...20_000)))
      let service = random.pick(["remote", "onsite"])
      let nets = [short, long].map { seconds in
        bench.rows = [
          BenchRow("S", Stamp(.local, seconds: start), Stamp(.local, seconds: start + seconds))
            .with { $0.service = service }
        ]
        return bench.net
      }
      #expect(nets[0] <= nets[1], "seed \(seed): \(short) s and \(long) s")
    }
  }

  @Test("Law of R5: at one price merging never costs more than not merging")
  func mergingNeverCostsMore() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let base = wall("2026-10-05 08:00").seconds
      var bench = MonthBench(
        (0..<random.pick(2...12)).map { number in
          let start = base + Int64(random.pick(0...30_000))
          let end = start + Int64(random.pick([0, random.pick(0...6000)]))
          return BenchRow(
            "S\(number)", Stamp(.local, seconds: start), Stamp(.local, seconds: end)
          ).with { $0.caseID = random.pick(["C", "D"]) }
        })
      if random.once(in: 2) { bench.agree("K1") }
      bench.setTerms { $0.merge = .none }
      let apart = bench.net
      let most = bench.lines.count
      for policy in [MergePolicy.day, .gap(minutes: 0), .gap(minutes: random.pick(1...120))] {
        bench.setTerms { $0.merge = policy }
        #expect(bench.net <= apart, "seed \(seed), \(policy.text)")
        #expect(bench.lines.count <= most, "seed \(seed), \(policy.text)")
      }
    }
  }

  /// Decides something more and compares what each client pays.
  private func neverMore(
    _ name: String, _ seed: UInt64, _ before: MonthBench, _ after: MonthBench
  ) {
    let old = before.nets
    for (client, new) in after.nets {
      let old = old[client] ?? .zero
      #expect(new <= old, "\(name), seed \(seed), \(client): \(old.text), then \(new.text)")
    }
  }

  @Test("Law of R15: waiving never costs more")
  func waiving() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed ^ 0xa1)
      let bench = RandomMonth.bench(seed)
      // A held row costs nothing yet; settled, it lets the repairs of it be charged.
      let held = Set(bench.billing.rowOutcomes().filter { $0.rowClass == .held }.map(\.sessionID))
      let ids = bench.undecided.filter { !held.contains($0) }
      if ids.isEmpty { continue }
      var next = bench
      next.decide(.waive, random.pick(ids))
      neverMore("waive", seed, bench, next)
    }
  }

  @Test("Law of R15: reducing never costs more, and bills what the decision says")
  func reducing() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed ^ 0xa2)
      let bench = RandomMonth.bench(seed)
      let free = Set(bench.undecided)
      let lines = bench.lines.filter { line in
        (line.blocks ?? 0) > 0 && line.sessions.allSatisfy { free.contains($0.id) }
      }
      if lines.isEmpty { continue }
      let line = random.pick(lines)
      let blocks = random.pick(0...(line.blocks ?? 1) - 1)
      var next = bench
      next.decide(.reduce, line.sessions[0].id) { $0.blocks = blocks }
      neverMore("reduce", seed, bench, next)
      #expect(next.lines.first { $0.id == line.id }?.blocks == blocks, "seed \(seed)")
    }
  }

  @Test("Law of R18: a complaint found to be ours never costs more than one found not to be")
  func freeing() {
    for seed in Laws.seeds {
      var bench = RandomMonth.bench(seed)
      for index in bench.contracts.complaints.indices {
        bench.contracts.complaints[index].cause = .notOurs
        var next = bench
        next.contracts.complaints[index].cause = .ours
        neverMore("free", seed, bench, next)
      }
    }
  }

  @Test("Law of R8: a charge covers the time worked and less than one block more")
  func chargeCoversTime() {
    for seed in Laws.seeds {
      for line in RandomMonth.bench(seed).lines where line.lineClass == .billed {
        guard let minutes = line.blockMinutes, var blocks = line.blocks else { continue }
        if case .reduced(let computed, _) = line.reason { blocks = computed }
        let covered = blocks * minutes * 60
        #expect(covered >= line.seconds, "seed \(seed), \(line.id)")
        #expect(covered < line.seconds + minutes * 60, "seed \(seed), \(line.id)")
      }
    }
  }
}
