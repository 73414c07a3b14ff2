/// A generator of our own, so that a seed in a failure message means the same for ever.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range.
  package mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  package mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[pick(0...choices.count - 1)]
  }

  /// True once in so many.
  package mutating func once(in count: Int) -> Bool { pick(1...count) == 1 }
}

/// How often a law is tried.
package enum Laws {
  #if DEBUG
    package static let seeds: Range<UInt64> = 0..<150
  #else
    package static let seeds: Range<UInt64> = 0..<2000
  #endif
}
