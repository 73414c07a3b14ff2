import Invoicing
import TestMonths
import Testing

/// Texts that read the same are the same for matching and merging, and are shown as written.
@Suite struct SpellingTests {
  static let composed = "Żółć Ślązak é"
  static let decomposed = "Z\u{307}o\u{301}łc\u{301} S\u{301}la\u{328}zak e\u{301}"

  @Test("R5: accents written apart, no-break blanks and blanks without width make no other text")
  func canonical() {
    var symbols = Symbols()
    let first = symbols.intern(Self.composed)
    for other in [
      Self.decomposed, "Żółć\u{A0}Ślązak é", "Żółć\u{202F}Śl\u{200B}ązak é",
      "\u{FEFF}" + Self.composed,
    ] {
      let symbol = symbols.intern(other)
      #expect(symbol != first)
      #expect(symbols.text(symbol).utf8.elementsEqual(other.utf8))
      #expect(symbols.canonical(symbol) == first)
    }
    #expect(symbols.canonical(first) == first)
    let plain = symbols.intern("Zolc Slazak e")
    #expect(symbols.canonical(plain) == plain && plain != first)
  }

  @Test("R5: one consultant and one device in two spellings are one consultation")
  func merged() {
    let row = BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:20").with {
      $0.consultant = Self.composed
      $0.caseID = ""
      $0.deviceName = "Łąka"
    }
    let other = BenchRow("S2", "2026-10-05 10:25", "2026-10-05 10:40").with {
      $0.consultant = Self.decomposed
      $0.caseID = ""
      $0.deviceName = "Ła\u{328}ka"
    }
    let bench = MonthBench([row, other])
    #expect(bench.lines.count == 1)
    #expect(
      bench.lines[0].sessions.map(\.consultant).last.map { Array($0.utf8) }
        == Array(Self.decomposed.utf8))
  }

  @Test("client-match.csv finds a name in another spelling")
  func matched() {
    var bench = MonthBench([
      BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:20").with {
        $0.client = ""
        $0.deviceName = "KASA Ła\u{328}ka 2"
      }
    ])
    bench.contracts.matches = [
      ClientMatch(
        field: .deviceName, how: .contains, value: "Łąka", clientID: "K2",
        place: Place(file: "client-match.csv", line: 2))
    ]
    #expect(bench.outcome("S1")?.clientID == "K2")
  }
}
