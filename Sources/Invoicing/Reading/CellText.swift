/// What a cell turned out to hold.
package enum CellReading<Value> {
  case empty
  case value(Value)
  /// Damaged or no such thing; the code names the damage (never guessed).
  case refused(FindingCode)

  /// The value, where there is one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

extension CellReading: Equatable where Value: Equatable {}
extension CellReading: Sendable where Value: Sendable {}

/// Typed cells, read from bytes: every damage is recognised by name and refused.
package enum CellText {
  /// The range without blanks, tabs, no-break blanks (U+00A0, U+202F), byte order marks and
  /// zero-width blanks at both ends.
  package static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    // Almost every cell begins and ends with a visible character.
    while start < end {
      let width = blankWidth(bytes, at: start, to: end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      let last = bytes[end - 1]
      if last == .blank || (last >= .tab && last <= .carriageReturn) {
        end -= 1
      } else if last >= 0x80 && last < 0xC0, end - start >= 2,
        blankWidth(bytes, at: end - 2, to: end) == 2
      {
        end -= 2
      } else if last >= 0x80 && last < 0xC0, end - start >= 3,
        blankWidth(bytes, at: end - 3, to: end) == 3
      {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// How many bytes the blank at a place takes; 0 when there is none.
  static func blankWidth(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int {
    switch bytes[index] {
    case .blank, 0x09...0x0D: 1
    case 0xC2: index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      index + 2 < end && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x8B) ? 3 : 0
    case 0xEF:
      index + 2 < end && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
    default: 0
    }
  }

  /// 1900-01-01: what lies before is a spreadsheet's day 0 or a slip, never a date of ours.
  private static let firstDay: Int32 = -25_567

  static func isPlausible(_ stamp: Stamp) -> Bool {
    stamp.seconds >= Int64(firstDay) * 86_400
  }

  /// A date such as `2026-10-31`.
  package static func day(_ bytes: Span<UInt8>) -> CellReading<Day> {
    let range = trimmed(bytes, bytes.indices)
    guard !range.isEmpty else { return .empty }
    var digits = DigitReader(bytes, range)
    guard let day = digits.isoDay(), digits.isAtEnd, day.number >= firstDay else {
      return .refused(damage(bytes, range) ?? .badDate)
    }
    return .value(day)
  }

  /// A time in ISO 8601 with `T` or a blank; with an offset or `Z` it is an instant, else local.
  ///
  /// A fraction of a second is cut off (R1).
  package static func stamp(_ bytes: Span<UInt8>) -> CellReading<Stamp> {
    let range = trimmed(bytes, bytes.indices)
    guard !range.isEmpty else { return .empty }
    var digits = DigitReader(bytes, range)
    guard let stamp = digits.isoStamp(), digits.isAtEnd, isPlausible(stamp) else {
      return .refused(damage(bytes, range) ?? .badTime)
    }
    return .value(stamp)
  }

  /// What a spreadsheet made of a cell, by name; nil when it shows no such trace.
  static func damage(_ bytes: Span<UInt8>, _ range: Range<Int>) -> FindingCode? {
    if bytes[range.lowerBound] == UInt8(ascii: "#") { return .excelError }
    if isExcelZero(bytes, range) { return .excel1899 }
    if isExponent(bytes, range) { return .excelExponent }
    if isRegrouped(bytes, range) { return .excelRegrouped }
    return nil
  }

  /// A time that was saved as a date: day 0 of a spreadsheet, 30 or 31 December 1899 or 1900-01-00.
  private static func isExcelZero(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 8 else { return false }
    var dots = 0
    for start in range.lowerBound...(range.upperBound - 4) {
      let after = start + 4 < range.upperBound ? bytes[start + 4] : 0
      let before = start > range.lowerBound ? bytes[start - 1] : 0
      if before == UInt8(ascii: ".") { dots += 1 }
      // `31.12.1899` has two dots, an amount has one at most.
      // `-1899.00` is an amount below zero.
      let isSign = before == UInt8(ascii: "-") && start == range.lowerBound + 1
      let isInDate =
        (isDateMark(before) && !isSign) || isDateMark(after)
        || (before == UInt8(ascii: ".") && dots == 2)
      guard isInDate, !before.isDigit, !after.isDigit else { continue }
      if matches(bytes, start, "1899") { return true }
      if matches(bytes, start, "1900"), range.upperBound - start >= 10,
        matches(bytes, start + 5, "01"), matches(bytes, start + 8, "00")
      {
        return true
      }
    }
    return false
  }

  private static func isDateMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
  }

  /// `1,23E+05`: digits cut down to a power of ten.
  private static func isExponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let start = index
    while index < range.upperBound,
      bytes[index].isDigit || bytes[index] == UInt8(ascii: ",")
        || bytes[index] == UInt8(ascii: ".")
    {
      index += 1
    }
    guard index > start, index < range.upperBound, bytes[index] | 0x20 == UInt8(ascii: "e")
    else { return false }
    index += 1
    if index < range.upperBound,
      bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    guard index < range.upperBound else { return false }
    while index < range.upperBound, bytes[index].isDigit { index += 1 }
    return index == range.upperBound
  }

  /// `921.666.666.666.672`: decimals taken for thousands; no amount or length of ours is so large.
  private static func isRegrouped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 15 else { return false }
    var run = 0
    var marks = 0
    for index in range {
      if bytes[index].isDigit {
        run += 1
        continue
      }
      guard bytes[index] == UInt8(ascii: "."), marks == 0 ? (1...3).contains(run) : run == 3
      else { return false }
      marks += 1
      run = 0
    }
    return marks >= 3 && run == 3
  }

  private static func matches(_ bytes: Span<UInt8>, _ start: Int, _ text: String) -> Bool {
    guard start + text.utf8.count <= bytes.count else { return false }
    return text.utf8.enumerated().allSatisfy { bytes[start + $0] == $1 }
  }
}
