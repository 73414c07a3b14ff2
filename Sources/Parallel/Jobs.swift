import Dispatch
private import Glibc
import Synchronization

/// How many threads work at once.
package enum Jobs {
  /// As many as the machine has processors, at least one.
  package static let ofMachine = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Each element's value, in the order of the elements, whatever order they are worked out in.
  ///
  /// - Parameter count: how many are worked on at once; only so many stand in memory.
  /// - Throws: what went wrong first; nothing more is begun then.
  package static func map<
    Elements: RandomAccessCollection & Sendable, Value: Sendable, Failure: Error
  >(
    _ elements: Elements, atOnce count: Int = ofMachine,
    _ value: @Sendable (Elements.Element) throws(Failure) -> Value
  ) throws(Failure) -> [Value] where Elements.Index == Int {
    let values = Mutex<[Value?]>(Array(repeating: nil, count: elements.count))
    let failure = Mutex<Failure?>(nil)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, elements.count)) { _ in
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return }
        do throws(Failure) {
          let own = try value(elements[elements.startIndex + index])
          values.withLock { $0[index] = own }
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return values.withLock { $0.compactMap { $0 } }
  }
}
