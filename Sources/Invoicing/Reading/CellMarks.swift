/// Finds the end of a cell's plain text, eight bytes in one word.
struct CellMarks {
  /// The delimiter in each byte.
  private let delimiters: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ delimiter: UInt8) { delimiters = UInt64(delimiter) * CellMarks.ones }

  /// How many of eight bytes come before the first one that may mean something: a delimiter, or
  /// what is no larger than a quote, as line ends are.
  @inline(__always)
  func plainBytes(_ eight: Span<UInt8>) -> Int {
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(eight[index]) << UInt64(8 * index) }
    let small = CellMarks.below(word, UInt8.quote + 1)
    let found = small | CellMarks.below(word ^ delimiters, 1)
    return found.trailingZeroBitCount >> 3
  }

  /// The high bit of each byte below a limit of at most 128; above the lowest such byte others may
  /// be marked that are not.
  @inline(__always)
  private static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- UInt64(limit) * ones) & ~word & highs
  }
}
