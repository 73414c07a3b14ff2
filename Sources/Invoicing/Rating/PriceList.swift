/// Finds the price of a service on a day: the client's own, its tier's, the general one (R9).
struct PriceList: Sendable {
  private struct Key: Hashable {
    var service: String
    var unit: Unit
    var currency: Currency
  }

  private let prices: [Price]
  private let byKey: [Key: [Int32]]

  init(_ prices: [Price]) {
    self.prices = prices
    var byKey: [Key: [Int32]] = [:]
    for (index, price) in prices.enumerated() {
      let key = Key(service: price.service, unit: price.unit, currency: price.currency)
      byKey[key, default: []].append(Int32(index))
    }
    self.byKey = byKey
  }

  /// Index and level of the price in force; nil when there is none.
  func price(
    service: String, unit: Unit, client: Client, tier: Tier, on day: Day
  ) -> (index: Int32, level: PriceLevel)? {
    let key = Key(service: service, unit: unit, currency: client.currency)
    var best: (index: Int32, level: PriceLevel)?
    for index in byKey[key] ?? [] {
      let price = prices[Int(index)]
      guard price.validity.contains(day) else { continue }
      if price.clientID == client.id { return (index, .client) }
      guard price.clientID == nil else { continue }
      if price.tier == tier {
        best = (index, .tier)
      } else if price.tier == nil, best == nil {
        best = (index, .general)
      }
    }
    return best
  }
}
