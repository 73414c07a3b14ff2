/// A row of client-match.csv: how a name in a log becomes a client.
package struct ClientMatch: Hashable, Sendable {
  package enum Field: String, Hashable, CaseIterable, Sendable {
    case deviceID = "device_id"
    case deviceName = "device_name"
    case group
    case sessionCode = "session_code"
    case user
    case note
    case any
  }

  package enum How: String, Hashable, CaseIterable, Sendable {
    case `is`, prefix, contains
  }

  package var field: Field
  package var how: How
  package var value: String
  /// Nil for `internal`: our own machines, the row is excluded.
  package var clientID: String?
  package var validFrom: Day?
  package var validTo: Day?
  package var place: Place

  package init(
    field: Field, how: How, value: String, clientID: String?, validFrom: Day? = nil,
    validTo: Day? = nil, place: Place
  ) {
    self.field = field
    self.how = how
    self.value = value
    self.clientID = clientID
    self.validFrom = validFrom
    self.validTo = validTo
    self.place = place
  }
}

/// A row of complaints.csv (R16 to R19).
package struct Complaint: Hashable, Sendable, Codable {
  package enum Cause: String, Hashable, Sendable, Codable {
    case open, ours
    case notOurs = "not_ours"
  }

  package var id: String
  package var sessionID: String
  package var filedOn: Day
  /// What was found (column `finding`).
  package var cause: Cause
  package var decidedOn: Day?
  package var claimedFee = Money.zero
  /// Shown, never payable (T2, T3).
  package var claimedLosses = Money.zero
  /// Money paid beside the invoice.
  package var settled = Money.zero
  package var settledOn: Day?
  package var note = ""
  package var place = Place(file: "complaints.csv")

  package init(id: String, sessionID: String, filedOn: Day, cause: Cause) {
    self.id = id
    self.sessionID = sessionID
    self.filedOn = filedOn
    self.cause = cause
  }
}

/// A row of decisions.csv: what a person decided about a session (R15).
package struct Decision: Hashable, Sendable {
  package enum Kind: String, Hashable, CaseIterable, Sendable {
    case accept, waive, reduce, exclude, `defer`, set
  }

  /// A `source` cell: file and line of one row.
  package struct Source: Hashable, Sendable {
    package var file: String
    package var line: Int

    package init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  package var sessionID: String
  package var source: Source?
  package var kind: Kind
  /// Blocks to bill (`reduce`).
  package var blocks: Int?
  // What `set` replaces; nil leaves the log's value.
  package var clientID: String?
  package var started: Stamp?
  package var ended: Stamp?
  package var caseID: String?
  package var consent: String?
  package var service: String?
  package var repairs: String?
  package var confirmed: Stamp?
  package var quantity: Quantity?
  package var reason: String
  package var decidedBy: String
  package var decidedOn: Day
  package var place: Place

  package init(
    sessionID: String, kind: Kind, reason: String, decidedBy: String, decidedOn: Day,
    place: Place = Place(file: "decisions.csv")
  ) {
    self.sessionID = sessionID
    self.kind = kind
    self.reason = reason
    self.decidedBy = decidedBy
    self.decidedOn = decidedOn
    self.place = place
  }
}

/// A row of payments.csv: money that came in for a document.
package struct Payment: Hashable, Sendable {
  package var document: String
  package var paidOn: Day
  package var amount: Money
  package var place: Place

  package init(document: String, paidOn: Day, amount: Money, place: Place) {
    self.document = document
    self.paidOn = paidOn
    self.amount = amount
    self.place = place
  }
}

/// A row of exchange-rates.csv: an NBP mid rate of table A (R12).
package struct ExchangeRate: Hashable, Sendable, Codable {
  package var currency: Currency
  /// The day of the table.
  package var day: Day
  /// PLN for one unit, in ten-thousandths.
  package var rateTenThousandths: Int64
  package var table: String

  package init(currency: Currency, day: Day, rateTenThousandths: Int64, table: String) {
    self.currency = currency
    self.day = day
    self.rateTenThousandths = rateTenThousandths
    self.table = table
  }
}
