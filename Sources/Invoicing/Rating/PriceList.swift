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

  /// The prices that can be a client's, of all days and tiers.
  func offers(service: String, unit: Unit, client: Client) -> [Offer] {
    let key = Key(service: service, unit: unit, currency: client.currency)
    return (byKey[key] ?? []).compactMap { index in
      let price = prices[Int(index)]
      guard price.clientID == nil || price.clientID == client.id else { return nil }
      return Offer(
        index: index, isOwn: price.clientID != nil, tier: price.tier, validity: price.validity,
        net: price.net, vat: client.vat ?? price.vat)
    }
  }

  /// A price as one client may get it.
  struct Offer: Sendable {
    /// Index into the price list.
    var index: Int32
    var isOwn: Bool
    var tier: Tier?
    var validity: Validity
    var net: UnitPrice
    /// The client's own code wins (R12).
    var vat: VATCode
  }

  /// The offer in force, and its level; nil when there is none.
  static func price(
    among offers: [Offer], tier: Tier, on day: Day
  ) -> (offer: Offer, level: PriceLevel)? {
    var best: (offer: Offer, level: PriceLevel)?
    for offer in offers where offer.validity.contains(day) {
      if offer.isOwn { return (offer, .client) }
      if offer.tier == tier {
        best = (offer, .tier)
      } else if offer.tier == nil, best == nil {
        best = (offer, .general)
      }
    }
    return best
  }
}
