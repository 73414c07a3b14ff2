/// Walks over the digits of a date or a time, without making a text of them.
///
/// No time takes more than 40 bytes; they are copied, so that the cursor may live on its own.
struct DigitReader {
  private var bytes = InlineArray<40, UInt8>(repeating: 0)
  private let count: Int
  private(set) var index = 0
  /// There is more: then it is no time, whatever it begins with.
  private let isCut: Bool

  init(_ source: Span<UInt8>, _ range: Range<Int>) {
    count = min(range.count, 40)
    isCut = range.count > 40
    for offset in 0..<count { bytes[offset] = source[range.lowerBound + offset] }
  }

  var isAtEnd: Bool { index == count && !isCut }

  /// The byte at the cursor; 0 at the end.
  var byte: UInt8 { index < count ? bytes[index] : 0 }

  mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted, index < count else { return false }
    index += 1
    return true
  }

  /// Skips blanks, no-break ones too; false when there is none.
  mutating func skipBlanks() -> Bool {
    let start = index
    while index < count {
      if bytes[index] == .blank {
        index += 1
      } else if bytes[index] == 0xC2 && index + 1 < count && bytes[index + 1] == 0xA0 {
        index += 2
      } else if index + 2 < count, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xAF
      {
        // U+202F, which browsers write before AM and PM.
        index += 3
      } else {
        break
      }
    }
    return index > start
  }

  /// A number of `least` to `most` digits.
  mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var taken = 0
    while taken < most, index < count, bytes[index].isDigit {
      value = value * 10 + Int(bytes[index] - 0x30)
      taken += 1
      index += 1
    }
    return taken >= least ? value : nil
  }

  /// `1,5` or `0.75` hours in seconds, to the nearest; a whole number of hours too.
  mutating func decimalHours() -> Int? {
    guard var units = number(1, 5) else { return nil }
    var scale = 1
    if skip(UInt8(ascii: ",")) || skip(UInt8(ascii: ".")) {
      guard byte.isDigit else { return nil }
      while byte.isDigit {
        // Beyond nine digits nothing can change a second.
        if scale < 1_000_000_000 {
          units = units * 10 + Int(byte - 0x30)
          scale *= 10
        }
        index += 1
      }
    }
    return (units * 3600 * 2 + scale) / (scale * 2)
  }

  /// `2026-10-31`.
  mutating func isoDay() -> Day? {
    guard let year = number(4, 4), skip(UInt8(ascii: "-")), let month = number(2, 2),
      skip(UInt8(ascii: "-")), let day = number(2, 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Hours, minutes and, where they follow, seconds; a fraction is cut off (R1).
  mutating func clock(hourDigits: Int = 2) -> Int? {
    guard let hour = number(hourDigits, 2), hour < 24, skip(UInt8(ascii: ":")),
      let minute = number(2, 2), minute < 60
    else { return nil }
    var second = 0
    if skip(UInt8(ascii: ":")) {
      guard let value = number(2, 2), value < 60 else { return nil }
      second = value
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        index += 1
        guard number(1, 12) != nil else { return nil }
      }
    }
    return hour * 3600 + minute * 60 + second
  }

  /// `Z`, `+01:00`, `+0100` or `+01`: seconds east of Greenwich; nil when malformed.
  mutating func offset() -> Int? {
    if skip(UInt8(ascii: "Z")) || skip(UInt8(ascii: "z")) { return 0 }
    let isWest = byte == UInt8(ascii: "-")
    guard isWest || byte == UInt8(ascii: "+") else { return nil }
    index += 1
    guard let hours = number(2, 2), hours <= 14 else { return nil }
    var minutes = 0
    if skip(UInt8(ascii: ":")) || byte.isDigit {
      guard let value = number(2, 2), value < 60 else { return nil }
      minutes = value
    }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }

  /// Date and time in ISO 8601, `T` or blanks between them.
  mutating func isoStamp() -> Stamp? {
    guard let day = isoDay() else { return nil }
    guard skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")) || skipBlanks() else { return nil }
    guard let second = clock() else { return nil }
    return stamp(day, second)
  }

  /// The stamp of a day and a second of it, with the offset that may follow.
  mutating func stamp(_ day: Day, _ secondOfDay: Int) -> Stamp? {
    let local = LocalTime(day: day, secondOfDay: secondOfDay).seconds
    if isAtEnd { return Stamp(.local, seconds: local) }
    _ = skipBlanks()
    guard let offset = offset() else { return nil }
    return Stamp(.instant, seconds: local - Int64(offset))
  }
}
