import Invoicing
import TestMonths
import Testing

/// Days, months and times on the wall (R1, R4).
struct DayTests {
  @Test(
    "There is a day of a date from 1600 to 9999, and none where the calendar has none",
    arguments: [
      (1599, 12, 31, false), (1600, 1, 1, true), (9999, 12, 31, true), (10_000, 1, 1, false),
      (2026, 0, 1, false), (2026, 13, 1, false), (2026, 1, 0, false), (2026, 1, 31, true),
      (2026, 1, 32, false), (2026, 4, 30, true), (2026, 4, 31, false), (2026, 6, 31, false),
      (2026, 9, 31, false), (2026, 11, 31, false), (2026, 2, 28, true), (2026, 2, 29, false),
      (2028, 2, 29, true), (2028, 2, 30, false), (1900, 2, 29, false), (2000, 2, 29, true),
    ])
  func dates(year: Int, month: Int, dayOfMonth: Int, exists: Bool) {
    let found = Day(year: year, month: month, day: dayOfMonth)
    #expect((found != nil) == exists)
    if let found {
      #expect(found.civil == (year, month, dayOfMonth))
      #expect(found.month == Month(year: year, month: month))
    }
  }

  @Test("Days count from 1970, a Thursday, into both directions")
  func numbers() {
    #expect(Day(year: 1970, month: 1, day: 1) == Day(number: 0))
    #expect(Day(number: 0).weekday == 4)
    #expect(Day(number: -1).civil == (1969, 12, 31))
    #expect(Day(number: -4).weekday == 7)
    #expect(Day(number: -3).weekday == 1)
    #expect(Day(year: 1600, month: 1, day: 1)?.number == -135_140)
    #expect(Day(year: 2000, month: 3, day: 1)?.number == 11_017)
    #expect(Day(year: 9999, month: 12, day: 31)?.number == 2_932_896)
    #expect(Day(number: 1) < Day(number: 2) && !(Day(number: 2) < Day(number: 2)))
  }

  @Test("A month has its first and last day, its next one, and knows which days are its own")
  func months() {
    let february = Month(year: 2028, month: 2)
    #expect(february.first == day("2028-02-01"))
    #expect(february.last == day("2028-02-29"))
    #expect(february.days == day("2028-02-01")...day("2028-02-29"))
    #expect(february.contains(day("2028-02-29")) && !february.contains(day("2028-03-01")))
    #expect(!february.contains(day("2028-01-31")))
    #expect(february.next == Month(year: 2028, month: 3))
    #expect(Month(year: 2026, month: 12).next == Month(year: 2027, month: 1))
    #expect(Month(year: 2026, month: 12).last == day("2026-12-31"))
    #expect(Month(year: 2026, month: 12) < Month(year: 2027, month: 1))
    #expect(!(Month(year: 2027, month: 1) < Month(year: 2026, month: 12)))
    #expect(february.text == "2028-02")
  }

  @Test(
    "A month is read as four digits, a minus and two",
    arguments: [
      ("2026-10", 2026, 10), ("1600-01", 1600, 1), ("9998-12", 9998, 12), ("1599-12", nil, nil),
      ("9999-01", nil, nil), ("2026-00", nil, nil), ("2026-13", nil, nil), ("2026-1", nil, nil),
      ("26-10", nil, nil), ("2026-10-1", nil, nil), ("2026_10", nil, nil), ("", nil, nil),
      ("2026-1x", nil, nil), ("20 6-10", nil, nil), ("02026-10", nil, nil),
    ] as [(String, Int?, Int?)])
  func readMonths(text: String, year: Int?, month: Int?) {
    #expect(Month(text)?.year == year)
    #expect(Month(text)?.month == month)
  }

  @Test("Only 1 to 9 digits are a number")
  func wholeNumbers() {
    let cases: [(String, Int?)] = [
      ("0", 0), ("007", 7), ("123456789", 123_456_789), ("999999999", 999_999_999),
      ("1234567890", nil), ("", nil), ("-1", nil), ("1/", nil), ("1:", nil), (" 1", nil),
    ]
    for (text, number) in cases { #expect(wholeNumber(text.utf8) == number, "\(text)") }
    #expect(paddedNumber(7, 2) == "07")
    #expect(paddedNumber(123, 2) == "123")
    #expect(paddedNumber(0, 4) == "0000")
  }

  @Test(
    "R1: a time on the wall has its day and its second, before 1970 too",
    arguments: [
      (0, 0, 0, "1970-01-01 00:00:00"), (86_399, 0, 86_399, "1970-01-01 23:59:59"),
      (86_400, 1, 0, "1970-01-02 00:00:00"), (-1, -1, 86_399, "1969-12-31 23:59:59"),
      (-86_400, -1, 0, "1969-12-31 00:00:00"), (-86_401, -2, 86_399, "1969-12-30 23:59:59"),
      (45_296, 0, 45_296, "1970-01-01 12:34:56"),
    ] as [(Int64, Int32, Int, String)])
  func wallTimes(seconds: Int64, number: Int32, second: Int, text: String) {
    let time = LocalTime(seconds: seconds)
    #expect(time.day == Day(number: number))
    #expect(time.secondOfDay == second)
    #expect(time.text() == text)
    #expect(time.text(separator: "T").contains("T"))
    #expect(LocalTime(day: Day(number: number), secondOfDay: second) == time)
    #expect(time < LocalTime(seconds: seconds + 1) && !(time < time))
  }

  @Test("R1: moments have a distance and an order")
  func moments() {
    let first = Instant(seconds: 100)
    let second = Instant(seconds: 160)
    #expect(second - first == 60)
    #expect(first - second == -60)
    #expect(first < second && !(second < first) && !(first < first))
  }

  @Test("R17: the last business day before a day is never that day")
  func lastBusinessDay() {
    let cases = [
      ("2026-10-06", "2026-10-05"), ("2026-10-05", "2026-10-02"), ("2026-10-04", "2026-10-02"),
      ("2026-11-02", "2026-10-30"), ("2027-01-07", "2027-01-05"),
    ]
    for (before, last) in cases { #expect(BusinessDays().last(before: day(before)) == day(last)) }
    #expect(!Holidays.isStatutory(day("2010-01-06")) && Holidays.isStatutory(day("2011-01-06")))
    #expect(!Holidays.isStatutory(day("2024-12-24")) && Holidays.isStatutory(day("2025-12-24")))
  }
}
