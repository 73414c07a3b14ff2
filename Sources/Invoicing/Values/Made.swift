/// Values by number: few are kept, many are made whenever they are looked at.
///
/// What makes them gives the same value each time, so nobody can tell which is which, but by the
/// memory it takes.
package struct Made<Element: Sendable>: RandomAccessCollection, Sendable {
  private let make: @Sendable (Int) -> Element
  package let endIndex: Int

  /// - Parameter make: the value of a number from 0: always the same one.
  package init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    self.make = make
    endIndex = count
  }

  /// Values that are there already.
  package init(_ values: [Element]) {
    self.init(count: values.count) { values[$0] }
  }

  /// The same values, each made once and kept.
  package var kept: Made { Made(map { $0 }) }

  package var startIndex: Int { 0 }

  package subscript(index: Int) -> Element { make(index) }
}

extension Made: ExpressibleByArrayLiteral {
  package init(arrayLiteral values: Element...) { self.init(values) }
}
