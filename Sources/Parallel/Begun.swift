import Dispatch
import Synchronization

/// A value that another thread works out from now on; who needs it waits until it is there.
///
/// Work that nobody needs any more is waited for all the same, so a program ends with one thread.
package final class Begun<Value: Sendable>: Sendable {
  /// Where the other thread puts the value.
  private final class Place: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private let place = Place()
  private let work = DispatchGroup()

  package init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) { [place] in
      let value = make()
      place.value.withLock { $0 = value }
    }
  }

  deinit { work.wait() }

  package var value: Value {
    work.wait()
    guard let value = place.value.withLock({ $0 }) else {
      preconditionFailure("work that has ended has made its value")
    }
    return value
  }
}
