import Invoicing
import TestMonths
import Testing

/// Texts that a symbol holds itself, and those the table holds, seen from outside: no difference.
@Suite struct SerialsTests {
  @Test(
    "A text comes back as it was, whether it is a beginning and a number or not",
    arguments: [
      "S-000012088", "S-12088", "S-012088", "0000", "00000", "S-0000", "S-000", "S-67108863",
      "S-67108864", "S-999999999999", "S-0000000000001", "S-000000000001", "123456789", "12345678",
      "piętnaście-znak", "abcdefghijklmno0001", "abcdefghijklmnop0001", "abcdefgh0001", "Łódź-0001",
      "900008526", "2026103100012345", "1234567890123456789012", "12345678901234567890123",
      "K\u{A0}0001", "12-0001-", "ZDL-2026-10-0009675", "x", "12", "2026-10-31", "ŻÓŁĆ 12345",
    ])
  func roundTrip(text: String) {
    var symbols = Symbols()
    #expect(symbols.symbol(of: text) == nil || text.utf8.count > 3)
    let symbol = symbols.intern(text)
    #expect(symbols.text(symbol).utf8.elementsEqual(text.utf8))
    #expect(symbols.intern(text) == symbol)
    #expect(symbols.symbol(of: text) == symbol)
    #expect(symbols.isEqual(symbol, Array(text.utf8)))
    #expect(symbols.hasPrefix(symbol, Array(text.utf8.prefix(3))))
    #expect(symbols.contains(symbol, Array(text.utf8.suffix(3))))
    #expect(!symbols.contains(symbol, Array("\(text)+".utf8)))
  }

  @Test("Equal texts have one symbol, others have two, and they are in the order of their bytes")
  func likeTexts() {
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      var symbols = Symbols()
      // More series than a symbol can tell apart, some met only when there is no more room.
      let texts = (0..<80).map { _ in Self.text(&random) }
      let own = texts.map { symbols.intern($0) }
      for _ in 0..<200 {
        let (left, right) = (random.pick(0...79), random.pick(0...79))
        let areEqual = texts[left].utf8.elementsEqual(texts[right].utf8)
        #expect((own[left] == own[right]) == areEqual, "seed \(seed)")
        #expect(
          symbols.isBefore(own[left], own[right])
            == texts[left].utf8.lexicographicallyPrecedes(texts[right].utf8), "seed \(seed)")
      }
      for (text, symbol) in zip(texts, own) {
        #expect(symbols.text(symbol) == text && symbols.symbol(of: text) == symbol, "seed \(seed)")
      }
    }
  }

  @Test("Long numbers of no order leave room for the series of others")
  func longNumbers() {
    var random = SplitMix64(seed: 5)
    var symbols = Symbols()
    for _ in 0..<1_000 { _ = symbols.intern(String(random.pick(1_000_000_000...9_999_999_999))) }
    for beginning in 0..<20 {
      _ = symbols.intern("Z\(beginning)-0001")
      // Of a known series each number has its symbol, met or not.
      #expect(symbols.symbol(of: "Z\(beginning)-0002") != nil, "series \(beginning)")
    }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let beginnings = ["", "S-", "ZG-", "K", "Ł-", "1-", "a long beginning ", "2026-10-", "s100-"]
    let number = random.pick([
      random.pick(0...99), random.pick(0...99_999), random.pick(67_108_800...67_108_900),
      random.pick(0...9_999_999_999),
    ])
    let digits = String(number)
    let zeros = String(repeating: "0", count: random.pick(0...8))
    return random.pick(beginnings) + (random.once(in: 3) ? "" : zeros) + digits
      + (random.once(in: 9) ? "x" : "")
  }
}
