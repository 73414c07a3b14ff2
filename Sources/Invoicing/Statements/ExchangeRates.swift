/// NBP rates for lines in another currency (R12).
enum ExchangeRates {
  /// The day tax becomes due: the period's last day under an agreement, else the day it ended.
  static func taxPoint(of consultation: Consultation, _ period: Month) -> Day {
    consultation.agreement >= 0 ? period.last : consultation.endDay
  }

  /// The day of the table that counts: the last business day before the tax point.
  static func tableDay(for consultation: Consultation, _ period: Month) -> Day {
    BusinessDays().last(before: taxPoint(of: consultation, period))
  }

  static func rate(
    for consultation: Consultation, _ contracts: Contracts, _ period: Month
  ) -> ExchangeRate? {
    let currency = contracts.clients[Int(consultation.client)].currency
    let day = tableDay(for: consultation, period)
    return contracts.exchangeRates.first { $0.currency == currency && $0.day == day }
  }
}
