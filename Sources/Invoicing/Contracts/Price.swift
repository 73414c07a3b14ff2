/// The tier a client is in on a day: with an SLA agreement in force, or without (R9).
package enum Tier: String, Hashable, Sendable, Codable {
  case sla, standard
}

/// The three levels of the price list; the first that has a price wins (R9).
package enum PriceLevel: String, Hashable, CaseIterable, Sendable, Codable {
  case client, tier, general
}

/// A row of prices.csv.
package struct Price: Hashable, Sendable, Codable {
  package var service: String
  package var namePL: String
  package var nameEN: String
  package var tier: Tier?
  /// Nil for a price that is not one client's own.
  package var clientID: String?
  package var unit: Unit
  package var net: UnitPrice
  package var currency: Currency
  package var vat: VATCode
  package var gtu: String
  package var pkwiu: String
  package var validity: Validity
  package var place: Place

  package init(
    service: String, namePL: String, nameEN: String = "", tier: Tier? = nil,
    clientID: String? = nil, unit: Unit, net: UnitPrice, currency: Currency = .pln, vat: VATCode,
    gtu: String = "", pkwiu: String = "", validity: Validity,
    place: Place = Place(file: "prices.csv")
  ) {
    self.service = service
    self.namePL = namePL
    self.nameEN = nameEN
    self.tier = tier
    self.clientID = clientID
    self.unit = unit
    self.net = net
    self.currency = currency
    self.vat = vat
    self.gtu = gtu
    self.pkwiu = pkwiu
    self.validity = validity
    self.place = place
  }

  package var level: PriceLevel {
    if clientID != nil { return .client }
    return tier == nil ? .general : .tier
  }

  /// The service's name in a language; Polish where there is no English one.
  package func name(_ language: Language) -> String {
    language == .en && !nameEN.isEmpty ? nameEN : namePL
  }
}
