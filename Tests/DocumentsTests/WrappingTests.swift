import Testing

@testable import Documents

/// How many lines a text takes: most are measured byte by byte, the rest letter by letter.
@Suite struct WrappingTests {
  @Test("bytes and letters give the same lines", arguments: [1, 2, 5, 9, 32])
  func lines(width: Int) {
    let words = ["", "a", "żółw", "policzono", "S-000000199", "dwadzieściadwaznakiwsłowie"]
    for first in words {
      for second in words {
        for blank in [" ", "  ", " , "] {
          let text = first + blank + second + blank + first
          // A wide letter at the end makes the same text be measured letter by letter.
          let plain = wrappedLines(text + " aa", width: width)
          #expect(plain == wrappedLines(text + " 東", width: width), "\(text.debugDescription)")
        }
      }
    }
  }
}
