/// Who works out values that do not need each other, perhaps several at once.
///
/// The rules know no threads: the program says who works, and the result is the same whoever does.
package protocol Workers: Sendable {
  /// How many values are worked out at once.
  var count: Int { get }

  /// Begins to work out a value; what is given back waits for it, and is called once.
  func begin<Value: Sendable>(_ make: @escaping @Sendable () -> Value) -> () -> Value
}

extension Workers {
  /// Hands over the value of each part, in the order of the parts; only as many as are worked out
  /// at once stand in memory.
  func inOrder<Part: Sendable, Value: Sendable>(
    _ parts: [Part], _ make: @escaping @Sendable (Part) -> Value, take: (Value) -> Void
  ) {
    var begun: [() -> Value] = []
    for index in parts.indices {
      while begun.count < count, index + begun.count < parts.count {
        let part = parts[index + begun.count]
        begun.append(begin { make(part) })
      }
      take(begun.removeFirst()())
    }
  }
}

/// One value after the other, when it is asked for.
package struct OneWorker: Workers {
  package init() {}

  package var count: Int { 1 }

  package func begin<Value: Sendable>(
    _ make: @escaping @Sendable () -> Value
  ) -> () -> Value { make }
}
