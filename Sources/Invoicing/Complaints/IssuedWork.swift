/// The invoice that charged a client's month, for the fee collected on it (R19).
package struct DocumentAccount: Hashable, Sendable {
  /// Number of the newest invoice of the client's month.
  package var number: String
  /// The day it is to be paid by.
  package var dueOn: Day?
  /// Every document of the client's month: payments may name any of them.
  package var documents: [String]
  /// Original and corrections together.
  package var gross: Money

  package init(number: String, dueOn: Day?, documents: [String], gross: Money) {
    self.number = number
    self.dueOn = dueOn
    self.documents = documents
    self.gross = gross
  }

  /// The part of a fee that was paid: charged x paid / gross, at most the fee, never below 0.
  func collected(_ charged: Money, _ payments: [Payment]) -> Money {
    let paid = payments.reduce(into: Money.zero) {
      if documents.contains($1.document) { $0 += $1.amount }
    }
    guard gross > .zero, paid > .zero else { return .zero }
    let share = rounded(
      Int128(charged.grosze) * Int128(paid.grosze), over: Int128(gross.grosze))
    return Money(grosze: Int64(min(share, Int128(charged.grosze))))
  }
}

/// A consultation of a month already billed, as the ledger has it (R18, R19).
package struct IssuedWork: Hashable, Sendable {
  package var clientID: String
  /// The month it was billed in.
  package var period: Month
  package var account: DocumentAccount
  package var currency: Currency
  package var lineID: String
  package var sessionIDs: [String]
  package var caseID: String
  package var started: Instant
  package var ended: Instant?
  /// Local days of start and end.
  package var startDay: Day
  package var endDay: Day
  package var confirmed: Instant?
  /// Net per VAT code after corrections.
  package var nets: [VATSum]

  package init(
    clientID: String, period: Month, account: DocumentAccount, currency: Currency,
    lineID: String, sessionIDs: [String], caseID: String, started: Instant, ended: Instant?,
    startDay: Day, endDay: Day, confirmed: Instant?, nets: [VATSum]
  ) {
    self.clientID = clientID
    self.period = period
    self.account = account
    self.currency = currency
    self.lineID = lineID
    self.sessionIDs = sessionIDs
    self.caseID = caseID
    self.started = started
    self.ended = ended
    self.startDay = startDay
    self.endDay = endDay
    self.confirmed = confirmed
    self.nets = nets
  }

  /// The fee charged for it, after corrections, by the basis of the cap (R19).
  func fee(_ basis: LiabilityBasis) -> Money {
    nets.reduce(into: Money.zero) { sum, entry in
      sum += basis == .gross ? entry.gross : entry.net
    }
  }
}

/// What a month's rating takes from the ledger (R18, R19): nothing before anything was billed.
package struct LedgerView: Hashable, Sendable {
  /// Complained consultations of other months than the one rated.
  package var work: [IssuedWork]
  /// The invoices of the month rated, by client id.
  package var accounts: [String: DocumentAccount]

  package init(work: [IssuedWork] = [], accounts: [String: DocumentAccount] = [:]) {
    self.work = work
    self.accounts = accounts
  }

  package static let empty = LedgerView()
}
