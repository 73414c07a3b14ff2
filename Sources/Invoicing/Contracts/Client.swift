/// A row of clients.csv: who is billed.
package struct Client: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable { case business, person }

  package var id: String
  package var name: String
  package var kind = Kind.business
  /// Ten digits; empty for a person or a foreign business.
  package var nip = ""
  /// EU VAT number with its country prefix; empty when there is none.
  package var vatEU = ""
  package var address1 = ""
  package var address2 = ""
  /// ISO 3166 code.
  package var country = "PL"
  package var email = ""
  package var language = Language.pl
  package var currency = Currency.pln
  /// The code for all its lines; wins over the price's (R12).
  package var vat: VATCode?
  /// The day it accepted billing at the price list (R13).
  package var acceptedOn: Day?
  /// Its standing consent to be connected to (R14); empty when it gives one each time.
  package var consent = ""
  /// Nil takes the company's.
  package var paymentDays: Int?
  /// Subordinate unit of local government; member of a VAT group (KSeF).
  package var isJST = false
  package var isGV = false
  package var recipientName = ""
  package var recipientID = ""
  package var recipientAddress = ""
  package var place = Place(file: "clients.csv")

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A row of agreements.csv: an SLA agreement and the days it is in force.
package struct Agreement: Hashable, Sendable, Codable {
  package var clientID: String
  package var number: String
  package var validity: Validity
  /// Nil takes the terms' (R8).
  package var blockMinutes: Int?
  /// Nil takes the terms' (R5).
  package var merge: MergePolicy?
  package var signedOn: Day?
  package var place = Place(file: "agreements.csv")

  package init(clientID: String, number: String, validity: Validity) {
    self.clientID = clientID
    self.number = number
    self.validity = validity
  }
}
