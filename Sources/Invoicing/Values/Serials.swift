/// Texts that are a beginning and a number, such as `S-000012088`: a symbol holds them whole.
///
/// Most texts of a log are ids that occur once or a few times. A table of them would be looked up
/// a million times, each time past every cache of the processor, and would be as large as the log.
struct Serials: Sendable {
  /// What the ids of one series have in common.
  private struct Series: Equatable, Sendable {
    /// The beginning, eight bytes a word.
    var words = (UInt64(0), UInt64(0))
    var length: Int
    /// Digits behind it, leading zeros among them.
    var digits: Int
    /// Whether the beginning ends in digits: those of a number too long for a symbol.
    var isSplit = false

    static func == (left: Series, right: Series) -> Bool {
      left.words == right.words && left.length == right.length && left.digits == right.digits
    }
  }

  private var known: [Series] = []

  /// The bit that tells such a symbol from those of a table.
  private static let mark: UInt32 = 1 << 31
  private static let numberBits: UInt32 = 26
  private static let mostSeries = 1 << 5
  /// Long numbers of no order would take all series.
  private static let mostSplitSeries = 8
  /// Fewer digits are a name's more often than an id's; what stands before the last seven, which
  /// fit a symbol, is taken for the beginning.
  private static let digits = 4...7
  private static let longestBeginning = 15

  /// Whether a symbol holds its text itself.
  static func holds(_ symbol: Symbol) -> Bool { symbol.index & mark != 0 }

  /// The symbol of a text; nil for one that is no beginning and number, or of one series too many.
  mutating func symbol(of text: Span<UInt8>) -> Symbol? {
    guard let (series, number) = Serials.parts(of: text) else { return nil }
    if let index = known.firstIndex(of: series) { return Serials.symbol(index, number) }
    guard known.count < Serials.mostSeries else { return nil }
    if series.isSplit, known.count(where: \.isSplit) >= Serials.mostSplitSeries { return nil }
    known.append(series)
    return Serials.symbol(known.count - 1, number)
  }

  /// What the symbol of a text would be, were it read; nil when its series never was.
  func knownSymbol(of text: Span<UInt8>) -> Symbol? {
    guard let (series, number) = Serials.parts(of: text) else { return nil }
    return known.firstIndex(of: series).map { Serials.symbol($0, number) }
  }

  /// The text of a symbol that holds it.
  func text(_ symbol: Symbol) -> [UInt8] {
    let series = known[Serials.series(symbol)]
    var text: [UInt8] = []
    text.reserveCapacity(series.length + series.digits)
    for index in 0..<series.length {
      let word = index < 8 ? series.words.0 : series.words.1
      text.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * (index & 7))))
    }
    text.append(contentsOf: repeatElement(0x30, count: series.digits))
    var rest = symbol.index & (1 << Serials.numberBits - 1)
    var place = text.count - 1
    while rest > 0 {
      text[place] += UInt8(rest % 10)
      rest /= 10
      place -= 1
    }
    return text
  }

  /// How many of the first series are the same in both: their symbols mean the same text.
  func shared(with other: Serials) -> Int {
    zip(known, other.known).prefix { $0 == $1 }.count
  }

  /// The number of a symbol's series, in the order in which they were met.
  static func series(_ symbol: Symbol) -> Int {
    Int((symbol.index & ~mark) >> numberBits)
  }

  private static func symbol(_ series: Int, _ number: UInt32) -> Symbol {
    Symbol(index: mark | UInt32(series) << numberBits | number)
  }

  /// Nil for a text whose last digits are too few or whose beginning is long or not plain ASCII.
  private static func parts(of text: Span<UInt8>) -> (series: Series, number: UInt32)? {
    var start = text.count
    var number: UInt32 = 0
    var unit: UInt32 = 1
    while start > 0, text.count - start < digits.upperBound, text[start - 1].isDigit {
      start -= 1
      number += UInt32(text[start] - 0x30) * unit
      unit *= 10
    }
    let count = text.count - start
    guard count >= digits.lowerBound, start <= longestBeginning else { return nil }
    var series = Series(length: start, digits: count)
    series.isSplit = start > 0 && text[start - 1].isDigit
    var all: UInt8 = 0
    for index in 0..<start {
      let byte = text[index]
      all |= byte
      if index < 8 {
        series.words.0 |= UInt64(byte) << UInt64(8 * index)
      } else {
        series.words.1 |= UInt64(byte) << UInt64(8 * (index - 8))
      }
    }
    return all < 0x80 ? (series, number) : nil
  }
}
