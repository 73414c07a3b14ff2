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
  /// It was billed in the month rated now: counts only where today's rating lacks it, and with a
  /// fee of 0.00 then (R20).
  package var isOfThisMonth = false

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
    isOfThisMonth
      ? .zero
      : nets.reduce(into: Money.zero) { sum, entry in
        sum += basis == .gross ? entry.gross : entry.net
      }
  }
}

/// A client's consultation that another month billed, as far as it ends the time for complaints
/// (R17).
package struct IssuedOrder: Hashable, Sendable {
  package var clientID: String
  package var started: Instant
  /// Local day.
  package var startDay: Day
  package var caseID: String
  /// The complaint it is repair work for; empty for none.
  package var repairs: String

  /// What a client orders; drives and items only come with it.
  package static let services: Set<String> = ["remote", "onsite"]

  package init(
    clientID: String, started: Instant, startDay: Day, caseID: String, repairs: String
  ) {
    self.clientID = clientID
    self.started = started
    self.startDay = startDay
    self.caseID = caseID
    self.repairs = repairs
  }
}

/// What a month's rating takes from the ledger (R18, R19): nothing before anything was billed.
package struct LedgerView: Hashable, Sendable {
  /// Complained consultations that were billed, of other months and of the one rated.
  package var work: [IssuedWork]
  /// What the complaining clients ordered in other months, by start.
  package var orders: [IssuedOrder]
  /// The invoices of the month rated, by client id.
  package var accounts: [String: DocumentAccount]

  package init(
    work: [IssuedWork] = [], orders: [IssuedOrder] = [],
    accounts: [String: DocumentAccount] = [:]
  ) {
    self.work = work
    self.orders = orders
    self.accounts = accounts
  }

  package static let empty = LedgerView()
}
