/// billing.yaml: who bills, and under which terms.
package struct Settings: Sendable {
  package var issuer: Issuer
  /// IANA name; local days and hours are those of this zone (R1).
  package var zoneName: String
  package var currency: Currency
  /// The office's language, and the default for clients.
  package var language: Language
  /// Ascending by `validFrom`; the first holds from the beginning of time.
  package var terms: [TermsInForce]
  /// Technicians' notes also on the client's statement.
  package var printNotes: Bool
  package var paymentDays: Int
  package var numbering: Numbering
  package var logs: [LogEntry]
  package var ksef: Bool
  /// Printed where a line is `zw` (R12).
  package var zwBasis: String
  package var npIReverseCharge: Bool

  package init(
    issuer: Issuer, zoneName: String = "Europe/Warsaw", currency: Currency = .pln,
    language: Language = .pl, terms: [TermsInForce] = [TermsInForce(from: nil, terms: Terms())],
    printNotes: Bool = false, paymentDays: Int = 14, numbering: Numbering = Numbering(),
    logs: [LogEntry] = [], ksef: Bool = true, zwBasis: String = "",
    npIReverseCharge: Bool = false
  ) {
    self.issuer = issuer
    self.zoneName = zoneName
    self.currency = currency
    self.language = language
    self.terms = terms
    self.printNotes = printNotes
    self.paymentDays = paymentDays
    self.numbering = numbering
    self.logs = logs
    self.ksef = ksef
    self.zwBasis = zwBasis
    self.npIReverseCharge = npIReverseCharge
  }

  /// The terms in force on a day (R4).
  package func terms(on day: Day) -> Terms { terms.inForce(on: day) }
}

/// A block of terms and the day it comes into force; nil is the beginning.
package struct TermsInForce: Hashable, Sendable, Codable {
  package var from: Day?
  package var terms: Terms

  package init(from: Day?, terms: Terms) {
    self.from = from
    self.terms = terms
  }
}

extension [TermsInForce] {
  /// The terms in force on a day (R4); there is a first, and it holds before its own day too.
  func inForce(on day: Day) -> Terms {
    var found = self[0].terms
    for step in dropFirst() {
      guard let from = step.from, from <= day else { break }
      found = step.terms
    }
    return found
  }
}

/// The published terms as numbers (T1 to T6).
package struct Terms: Hashable, Sendable, Codable {
  /// Started blocks of this many minutes with an SLA agreement (T5).
  package var slaBlockMinutes = 30
  /// And without one (T6).
  package var standardBlockMinutes = 60
  package var merge = MergePolicy.gap(minutes: 15)
  package var warrantyDays = 14
  package var complaintBusinessDays = 3
  package var liabilityBasis = LiabilityBasis.gross
  package var requireConsent = true
  /// The company's own days off; they are no business days (R17).
  package var extraDaysOff: [Day] = []

  package init() {}

  package var businessDays: BusinessDays { BusinessDays(daysOff: Set(extraDaysOff)) }

  /// The last day of the warranty on work that ended on a day (R16).
  func endOfWarranty(onWorkEnded day: Day) -> Day { BusinessDays.endOfTerm(day + warrantyDays) }
}

/// Which sessions make one consultation (R5).
package enum MergePolicy: Hashable, Sendable, Codable {
  case gap(minutes: Int)
  case day
  case none

  /// As billing.yaml writes it: `gap:15`, `day`, `none`.
  package var text: String {
    switch self {
    case .gap(let minutes): "gap:\(minutes)"
    case .day: "day"
    case .none: "none"
    }
  }

  package init?(_ text: String) {
    if text == "day" {
      self = .day
    } else if text == "none" {
      self = .none
    } else if text.hasPrefix("gap:"), let minutes = wholeNumber(text.utf8.dropFirst(4)),
      minutes <= 1440
    {
      self = .gap(minutes: minutes)
    } else {
      return nil
    }
  }
}

/// What the liability cap counts (R19).
package enum LiabilityBasis: String, Hashable, Sendable, Codable {
  case gross, net
}

/// The company that bills.
package struct Issuer: Hashable, Sendable, Codable {
  package var name: String
  /// Ten digits.
  package var nip: String
  package var address1: String
  package var address2: String
  package var email: String
  /// Without blanks.
  package var iban: String
  package var bank: String
  package var krs: String
  package var regon: String

  package init(
    name: String, nip: String, address1: String, address2: String = "", email: String = "",
    iban: String = "", bank: String = "", krs: String = "", regon: String = ""
  ) {
    self.name = name
    self.nip = nip
    self.address1 = address1
    self.address2 = address2
    self.email = email
    self.iban = iban
    self.bank = bank
    self.krs = krs
    self.regon = regon
  }
}

/// Patterns of document numbers: `{year}` `{month}` of issue and `{seq:4}` (R22).
package struct Numbering: Hashable, Sendable {
  package var invoice: String
  package var correction: String

  package init(
    invoice: String = "FV/{year}/{month}/{seq:4}",
    correction: String = "KOR/{year}/{month}/{seq:4}"
  ) {
    self.invoice = invoice
    self.correction = correction
  }
}

/// One entry of `logs:` in billing.yaml; the first that matches a file wins.
package struct LogEntry: Hashable, Sendable {
  /// A path with `*`, relative to the folder.
  package var files: String
  package var profile: String
  /// IANA name; empty when the profile's own stamps carry their zone.
  package var zoneName: String
  /// A column of the log that holds the consent; empty for the profile's own.
  package var consentColumn: String
  /// A document signed once; empty when consent is per row (R14).
  package var standingConsent: String
  /// Where the entry stands in billing.yaml.
  package var place = Place(file: "billing.yaml")

  package init(
    files: String, profile: String, zoneName: String = "", consentColumn: String = "",
    standingConsent: String = ""
  ) {
    self.files = files
    self.profile = profile
    self.zoneName = zoneName
    self.consentColumn = consentColumn
    self.standingConsent = standingConsent
  }
}
