import Dispatch
private import Glibc
import Synchronization

/// How many threads work at once.
package enum Jobs {
  /// As many as the machine has processors, at least one.
  package static let ofMachine = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Each element's value, in the order of the elements, worked out on all processors.
  static func map<Element: Sendable, Value: Sendable>(
    _ elements: [Element], _ value: @Sendable (Element) -> Value
  ) -> [Value] {
    let values = Mutex<[Value?]>(Array(repeating: nil, count: elements.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(ofMachine, elements.count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return }
        let own = value(elements[index])
        values.withLock { $0[index] = own }
      }
    }
    return values.withLock { $0.compactMap { $0 } }
  }
}
