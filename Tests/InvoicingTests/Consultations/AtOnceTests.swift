import Invoicing
import TestMonths
import Testing

/// Who worked at the same time (R6), read a second way.
struct AtOnceTests {
  private func share(_ left: BenchRow, _ right: BenchRow) -> Bool {
    max(left.start.seconds, right.start.seconds) < min(left.end.seconds, right.end.seconds)
  }

  @Test("R6: notes are what a look at every pair of sessions says")
  func bruteForce() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed ^ 0xa7)
      let base = wall("2026-10-06 08:00").seconds
      let rows = (0..<random.pick(2...12)).map { number in
        let start = base + Int64(random.pick(0...120)) * 60
        let end = start + Int64(random.pick([0, 10, random.pick(1...90)])) * 60
        return BenchRow("S\(number)", Stamp(.local, seconds: start), Stamp(.local, seconds: end))
          .with {
            $0.client = random.pick(["K1", "K2"])
            $0.consultant = random.pick(["anna", "jan", "ewa"])
          }
      }
      var bench = MonthBench(rows)
      bench.setTerms { $0.merge = .none }
      for line in bench.lines {
        guard let row = rows.first(where: { $0.id == line.sessions[0].id }) else { continue }
        let others = rows.filter { share(row, $0) && $0.id != row.id }
        let isParallel = others.contains {
          $0.client == row.client && $0.consultant != row.consultant
        }
        let isOverlap = others.contains {
          $0.client != row.client && $0.consultant == row.consultant
        }
        #expect(line.notes.contains(.parallel) == isParallel, "seed \(seed), \(row.id)")
        #expect(line.notes.contains(.overlap) == isOverlap, "seed \(seed), \(row.id)")
      }
    }
  }
}
