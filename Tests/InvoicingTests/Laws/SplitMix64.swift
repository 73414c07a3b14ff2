/// A generator of our own, so that a seed in a failure message means the same for ever.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range.
  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[pick(0...choices.count - 1)]
  }

  /// True once in so many.
  mutating func once(in count: Int) -> Bool { pick(1...count) == 1 }
}

/// How often a law is tried.
enum Laws {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<150
  #else
    static let seeds: Range<UInt64> = 0..<2000
  #endif
}
