import Synchronization

/// Where the rows of a file that two threads read are divided: one reads on from the beginning,
/// the other takes the end once it has time for it.
final class ReadingBorder: Sendable {
  private let stretch: Mutex<Range<Int>>

  /// - Parameter rest: the bytes that are still to be read, as offsets.
  init(_ rest: Range<Int>) { stretch = Mutex(rest) }

  /// The next bytes of the thread that reads on; nil when the rest is read, or the other's.
  func claim(_ most: Int) -> Range<Int>? {
    stretch.withLock { rest in
      guard !rest.isEmpty else { return nil }
      let own = rest.prefix(most)
      rest = own.endIndex..<rest.upperBound
      return own.startIndex..<own.endIndex
    }
  }

  /// The middle of what nobody has claimed yet.
  var middleOfRest: Int {
    stretch.withLock { $0.lowerBound + $0.count / 2 }
  }

  /// Makes everything from an offset on the other thread's; false when that is claimed or nothing.
  func take(from offset: Int) -> Bool {
    stretch.withLock { rest in
      guard rest.contains(offset) else { return false }
      rest = rest.lowerBound..<offset
      return true
    }
  }

  /// Leaves nothing to be read.
  func stop() {
    stretch.withLock { $0 = $0.lowerBound..<$0.lowerBound }
  }

  /// Where the other thread began.
  var end: Int { stretch.withLock(\.upperBound) }
}
