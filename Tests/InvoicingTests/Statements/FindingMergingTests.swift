import Invoicing
import Testing

/// Findings added to those of a month.
@Suite struct FindingMergingTests {
  @Test("merging gives what sorting all of them would, equal ones in the order given")
  func merging() {
    for seed in 0..<200 as Range<UInt64> {
      var state = seed
      func next(_ count: UInt64) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % count)
      }
      func findings(_ count: Int) -> [Finding] {
        (0..<count).map { number in
          let place = Place(file: ["a", "b"][next(2)], line: next(4))
          let code = [FindingCode.exactDuplicate, .capBreach, .parallelWork][next(3)]
          return Finding(code, at: place, subject: ["", "S-1"][next(2)], String(number))
        }
      }
      let own = findings(next(12)).sorted(by: Finding.inOrder)
      let more = findings(next(6))
      #expect(Array(Made(own).merging(more)) == (own + more).sorted(by: Finding.inOrder))
    }
  }
}
