import Dispatch
import Invoicing
import Synchronization
import TestMonths
import Testing

/// Works on several threads at once, and begins before anybody waits.
private struct Crowd: Workers {
  let count: Int

  func begin<Value: Sendable>(_ make: @escaping @Sendable () -> Value) -> () -> Value {
    let place = Place<Value>()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = make()
      place.value.withLock { $0 = value }
    }
    return {
      group.wait()
      guard let value = place.value.withLock({ $0 }) else { preconditionFailure("no value") }
      return value
    }
  }

  private final class Place<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}

@Suite struct WorkersTests {
  @Test("A month comes to the same whoever works (R25)", arguments: 0..<40)
  func same(seed: UInt64) {
    let bench = RandomMonth.bench(seed)
    let alone = bench.billing
    for count in 1...3 {
      let shared = Billing(
        bench.period, bench.contracts, bench.logs, workers: Crowd(count: count),
        rowsAtOnce: Int(seed % 5))
      let summary = shared.summary(bench.run, inputs: [])
      let expected = alone.summary(bench.run, inputs: [])
      #expect(Array(summary.statements) == Array(expected.statements))
      #expect(Array(summary.rows) == Array(expected.rows))
      #expect(Array(summary.findings) == Array(expected.findings))
    }
  }
}
