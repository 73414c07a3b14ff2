/// Values by number: few are kept, many are made whenever they are looked at.
///
/// What makes them gives the same value each time, so nobody can tell which is which, but by the
/// memory it takes.
///
/// Inlinable: the loops of other modules over it would ask for its type at every element else.
package struct Made<Element: Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline
  enum Values {
    case kept([Element])
    case made(@Sendable (Int) -> Element)
  }

  @usableFromInline let values: Values
  package let endIndex: Int

  /// - Parameter make: the value of a number from 0: always the same one.
  @inlinable
  package init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    values = .made(make)
    endIndex = count
  }

  /// Values that are there already.
  @inlinable
  package init(_ values: [Element]) {
    self.values = .kept(values)
    endIndex = values.count
  }

  /// The same values, each made once and kept.
  package var kept: Made {
    if case .kept = values { self } else { Made(map { $0 }) }
  }

  @inlinable package var startIndex: Int { 0 }

  @inlinable
  package subscript(index: Int) -> Element {
    _read {
      switch values {
      case .kept(let values): yield values[index]
      case .made(let make): yield make(index)
      }
    }
  }
}

extension Made: ExpressibleByArrayLiteral {
  package init(arrayLiteral values: Element...) { self.init(values) }
}

extension Made: Equatable where Element: Equatable {
  package static func == (left: Made, right: Made) -> Bool { left.elementsEqual(right) }
}

extension Made: Hashable where Element: Hashable {
  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}
