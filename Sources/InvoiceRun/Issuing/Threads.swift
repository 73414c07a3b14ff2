import Invoicing
import Parallel

/// Values worked out on threads of the machine.
struct Threads: Workers {
  let count: Int

  init(count: Int = Jobs.ofMachine) { self.count = max(1, count) }

  func begin<Value: Sendable>(
    _ make: @escaping @Sendable () -> Value
  ) -> () -> Value {
    guard count > 1 else { return make }
    let begun = Begun(make)
    return { begun.value }
  }
}
