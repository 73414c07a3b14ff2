import Invoicing
import TestMonths
import Testing

/// Holidays, business days and ends of terms (R16, R17).
struct BusinessDaysTests {
  @Test(
    "R17: days that the law makes free from work",
    arguments: [
      "2026-01-01", "2026-01-06", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-03",
      "2026-06-04", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-24", "2026-12-25",
      "2026-12-26", "2025-12-24", "2025-04-21", "2025-06-19", "2027-03-29", "2027-05-27",
      "2028-04-17", "2028-06-15", "2026-10-04",
    ])
  func free(date: String) {
    #expect(Holidays.isStatutory(day(date)))
    #expect(!BusinessDays().contains(day(date)))
  }

  @Test(
    "R17: 24 December was a working day until 2024; a Saturday is free but no holiday",
    arguments: ["2024-12-24", "2026-12-23", "2026-04-03", "2026-06-05", "2026-10-03"])
  func notStatutory(date: String) {
    #expect(!Holidays.isStatutory(day(date)))
  }

  @Test(
    "R17: Easter by the almanac",
    arguments: [
      "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31",
      "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
      "2035-03-25", "2038-04-25",
    ])
  func easter(date: String) {
    #expect(Holidays.easter(day(date).civil.year) == day(date))
  }

  @Test(
    "R17: the n-th business day after a day, which itself does not count",
    arguments: [
      ("2026-10-05", 3, "2026-10-08"), ("2026-10-09", 3, "2026-10-14"),
      ("2026-10-10", 1, "2026-10-12"), ("2026-12-23", 3, "2026-12-30"),
      ("2026-04-02", 1, "2026-04-03"), ("2026-04-03", 1, "2026-04-07"),
      ("2026-06-03", 1, "2026-06-05"), ("2026-10-05", 0, "2026-10-05"),
    ])
  func counted(from: String, count: Int, to: String) {
    #expect(BusinessDays().day(count, after: day(from)) == day(to))
  }

  @Test("R17: a day off of the company is no business day")
  func daysOff() {
    let days = BusinessDays(daysOff: [day("2026-12-31"), day("2027-01-04")])
    #expect(days.day(1, after: day("2026-12-30")) == day("2027-01-05"))
    #expect(days.last(before: day("2027-01-05")) == day("2026-12-30"))
  }

  @Test(
    "R16: the end of a term moves past Saturdays, Sundays and holidays, however many",
    arguments: [
      ("2026-10-02", "2026-10-02"), ("2026-10-03", "2026-10-05"), ("2026-10-04", "2026-10-05"),
      ("2026-12-24", "2026-12-28"), ("2026-04-04", "2026-04-07"), ("2026-06-04", "2026-06-05"),
      ("2027-01-01", "2027-01-04"),
    ])
  func ends(date: String, moved: String) {
    #expect(BusinessDays.endOfTerm(day(date)) == day(moved))
  }

  @Test("R1: every day from 1900 to 2100 has the date after the one before it")
  func calendar() throws {
    var date = try #require(Day(year: 1900, month: 1, day: 1)).civil
    let first = try #require(Day(year: 1900, month: 1, day: 1))
    for number in 0..<73_400 {
      let found = (first + number).civil
      #expect(found == date)
      #expect((first + number).weekday == number % 7 + 1)
      date.day += 1
      let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
      if date.day > length { (date.month, date.day) = (date.month + 1, 1) }
      if date.month > 12 { (date.year, date.month) = (date.year + 1, 1) }
    }
    #expect(Day(year: 2026, month: 2, day: 29) == nil)
    #expect(Day(year: 2028, month: 2, day: 29) != nil)
  }
}
