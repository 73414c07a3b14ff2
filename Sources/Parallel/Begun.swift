import Dispatch
import Synchronization

/// A value that another thread works out from now on; who needs it waits until it is there.
package final class Begun<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  package init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) {
      let value = make()
      self.made.withLock { $0 = value }
    }
  }

  package var value: Value {
    work.wait()
    guard let value = made.withLock({ $0 }) else {
      preconditionFailure("work that has ended has made its value")
    }
    return value
  }
}
