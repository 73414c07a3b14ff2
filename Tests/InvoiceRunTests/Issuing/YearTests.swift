import Dispatch
import Foundation
import Invoicing
import Synchronization
import TestMonths
import Testing

/// Years of billing, disputes, corrections and runs that die: the promises hold throughout.
@Suite struct YearTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<6
  #else
    static let seeds: Range<UInt64> = 0..<300
  #endif

  @Test(
    "R24: original + corrections = a fresh bill of the final state, whatever is disputed",
    arguments: seeds)
  func year(seed: UInt64) throws {
    #expect(try Self.simulated(seed, withFiles: seed % 20 == 0).broken == [])
  }

  @Test("A simulated year tells of a changed document, a second charge and a missing correction")
  func notices() throws {
    let sound = try Self.simulated(3, withFiles: false)
    let month = DisputedYear.months[4]
    let ways: [(told: String, change: (inout SimulatedYear) -> Void)] = [
      (
        "changed after it was issued",
        { year in
          let other = year.issued.values.first
          year.issued = year.issued.mapValues { other ?? $0 }
        }
      ),
      (
        "is charged in",
        { year in year.monthOfSession = year.monthOfSession.mapValues { _ in month.next } }
      ),
      (
        "do not sum to a fresh bill",
        { year in
          for index in year.year.bench.contracts.prices.indices {
            year.year.bench.contracts.prices[index].net.tenThousandths += 10_000
          }
        }
      ),
    ]
    for (told, change) in ways {
      var year = sound
      change(&year)
      try year.holdMonth(month, isSettled: true)
      #expect(year.broken.contains { $0.contains(told) }, "\(told): \(year.broken)")
    }
  }

  /// One year from its first log to its last correction.
  private static func simulated(_ seed: UInt64, withFiles: Bool) throws -> SimulatedYear {
    let scratch = try ScratchFolder()
    var year = try SimulatedYear(seed: seed, out: withFiles ? scratch.path : nil)
    try year.run()
    return year
  }

  // MARK: `make simulate`

  /// SIMULATE is how many months, SEED the first year's seed.
  private static let months = number("SIMULATE")

  private static func number(_ name: String) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? 0
  }

  private struct Total {
    var counts = SimulatedYear.Counts()
    var broken: [String] = []
  }

  @Test("As many months as SIMULATE says", .enabled(if: months > 0))
  func simulation() {
    let first = UInt64(Self.number("SEED"))
    let years = (Self.months + 11) / 12
    let total = Mutex(Total())
    DispatchQueue.concurrentPerform(iterations: years) { index in
      let seed = first + UInt64(index)
      let result = Result { try Self.simulated(seed, withFiles: seed % 10 == 0) }
      total.withLock { total in
        switch result {
        case .success(let year):
          total.counts += year.counts
          total.broken += year.broken
        case .failure(let error): total.broken.append("seed \(seed): \(error)")
        }
      }
    }
    let (counts, broken) = total.withLock { ($0.counts, $0.broken) }
    print(
      "simulated \(counts.months) months, seeds \(first) to \(first + UInt64(years) - 1): "
        + "\(counts.runs) runs, \(counts.corrections) of them corrections, issued "
        + "\(counts.documents) documents; \(counts.deaths) runs died; broken promises: "
        + "\(broken.count)")
    for entry in broken { print(entry) }
    #expect(broken.isEmpty)
    #expect(counts.months == years * 12)
  }
}
