/// Everything that was agreed: the folder's tables but for the logs.
package struct Contracts: Sendable {
  package var settings: Settings
  /// The rules of ``Settings/zoneName``.
  package var zone: ZoneRules
  /// Sorted by id.
  package var clients: [Client] = []
  /// Sorted by client, then first day; those of one client never overlap (R9).
  package var agreements: [Agreement] = []
  package var prices: [Price] = []
  /// In file order: the first match wins.
  package var matches: [ClientMatch] = []
  /// Sorted by id.
  package var complaints: [Complaint] = []
  package var decisions: [Decision] = []
  /// Nil when there is no payments.csv (R19).
  package var payments: [Payment]?
  package var exchangeRates: [ExchangeRate] = []

  package init(settings: Settings, zone: ZoneRules) {
    self.settings = settings
    self.zone = zone
  }
}
