/// A calendar day without a zone, counted from 1970-01-01 in the Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable, Codable {
  /// Days since 1970-01-01.
  package var number: Int32

  package init(number: Int32) { self.number = number }

  /// The day of a date; nil when there is no such date.
  ///
  /// Years 1600 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1600...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  /// Days from civil date, with March as the first month so that the leap day comes last.
  fileprivate init(checkedYear: Int, month: Int, day: Int) {
    let year = month <= 2 ? checkedYear - 1 : checkedYear
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1 to 12) and day of the month.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int {
    let offset = (Int(number) + 3) % 7
    return (offset < 0 ? offset + 7 : offset) + 1
  }

  /// The month this day lies in.
  package var month: Month {
    let date = civil
    return Month(year: date.year, month: date.month)
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  package static func + (day: Day, count: Int) -> Day { Day(number: day.number + Int32(count)) }

  /// `2026-10-31`.
  package var text: String {
    let date = civil
    return paddedNumber(date.year, 4) + "-" + paddedNumber(date.month, 2) + "-"
      + paddedNumber(date.day, 2)
  }

  /// How many days a month has.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A calendar month: the period of a run.
package struct Month: Hashable, Comparable, Sendable, Codable {
  package var year: Int
  package var month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Reads `2026-10`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      let year = wholeNumber(parts[0]), let month = wholeNumber(parts[1]),
      (1600...9998).contains(year), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month)
  }

  package var first: Day { Day(checkedYear: year, month: month, day: 1) }
  package var last: Day { next.first + -1 }
  package var next: Month {
    month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1)
  }

  package func contains(_ day: Day) -> Bool { days.contains(day) }
  /// Its first to its last day.
  package var days: ClosedRange<Day> { first...last }

  package static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  /// `2026-10`.
  package var text: String { paddedNumber(year, 4) + "-" + paddedNumber(month, 2) }
}

/// A whole number with leading zeros.
package func paddedNumber(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The digits as a number; nil when a character is none or there are more than 9.
package func wholeNumber(_ digits: some Collection<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.count <= 9 else { return nil }
  var value = 0
  for digit in digits {
    guard digit >= 48, digit <= 57 else { return nil }
    value = value * 10 + Int(digit - 48)
  }
  return value
}
