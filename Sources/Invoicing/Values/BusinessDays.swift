/// Polish statutory holidays (Act of 18 January 1951 on days free from work, as amended).
package enum Holidays {
  /// Whether the law makes the day free from work; Sundays are, Saturdays are not.
  package static func isStatutory(_ day: Day) -> Bool {
    if day.weekday == 7 { return true }
    let date = day.civil
    switch (date.month, date.day) {
    case (1, 1), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26): return true
    case (1, 6): return date.year >= 2011
    case (12, 24): return date.year >= 2025
    default: break
    }
    // Easter Monday and Corpus Christi; Easter Sunday and Whit Sunday are Sundays already.
    let sinceEaster = day.number - easter(date.year).number
    return sinceEaster == 1 || sinceEaster == 60
  }

  /// Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).
  package static func easter(_ year: Int) -> Day {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1) ?? Day(number: 0)
  }
}

/// Counts business days: Monday to Friday, no statutory holiday, none of the company's own days
/// off (R17).
package struct BusinessDays: Hashable, Sendable {
  /// The company's own days off (`extra_days_off`).
  package let daysOff: Set<Day>

  package init(daysOff: Set<Day> = []) { self.daysOff = daysOff }

  package func contains(_ day: Day) -> Bool {
    day.weekday <= 5 && !Holidays.isStatutory(day) && !daysOff.contains(day)
  }

  /// The n-th business day after the given day, which itself does not count; n of 0 is the day
  /// itself.
  package func day(_ count: Int, after start: Day) -> Day {
    var day = start
    var left = count
    while left > 0 {
      day = day + 1
      if contains(day) { left -= 1 }
    }
    return day
  }

  /// The last business day before the given day.
  package func last(before day: Day) -> Day {
    var day = day + -1
    while !contains(day) { day = day + -1 }
    return day
  }

  /// The end of a term in days, moved past Saturdays, Sundays and statutory holidays.
  ///
  /// Civil Code article 115.
  package static func endOfTerm(_ end: Day) -> Day {
    var day = end
    while day.weekday >= 6 || Holidays.isStatutory(day) { day = day + 1 }
    return day
  }
}
