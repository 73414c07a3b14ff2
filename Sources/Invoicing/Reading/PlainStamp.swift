extension Stamp {
  /// `2026-10-31T10:05:09`, with a blank for the `T` too, and nothing else: what most cells hold.
  ///
  /// Nil for any other form, which then is read step by step.
  static func plain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Stamp? {
    let cell = bytes.extracting(range)
    guard cell.count == 19, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-"),
      cell[10] == UInt8(ascii: "T") || cell[10] == .blank,
      cell[13] == UInt8(ascii: ":"), cell[16] == UInt8(ascii: ":")
    else { return nil }
    let century = pair(cell[0], cell[1])
    let year = pair(cell[2], cell[3])
    let hour = pair(cell[11], cell[12])
    let minute = pair(cell[14], cell[15])
    let second = pair(cell[17], cell[18])
    guard century < 100, year < 100, hour < 24, minute < 60, second < 60,
      let day = Day(
        year: century * 100 + year, month: pair(cell[5], cell[6]), day: pair(cell[8], cell[9]))
    else { return nil }
    let clock = hour * 3600 + minute * 60 + second
    return Stamp(.local, seconds: LocalTime(day: day, secondOfDay: clock).seconds)
  }

  /// Two digits as a number; 100 when one of them is no digit.
  @inline(__always)
  private static func pair(_ tens: UInt8, _ ones: UInt8) -> Int {
    tens.isDigit && ones.isDigit ? Int(tens - 0x30) * 10 + Int(ones - 0x30) : 100
  }
}
