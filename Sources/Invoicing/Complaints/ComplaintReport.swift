/// The verdict on a complaint, the first that holds (R19).
package enum Verdict: String, Hashable, Sendable, Codable {
  case open
  case notOurs = "not_ours"
  case accepted
  case warranty
  case late
}

/// A complaint judged: window, warranty, verdict and what can be owed (R16, R17, R19).
package struct ComplaintReport: Hashable, Sendable, Codable {
  package var complaint: Complaint
  package var clientID: String
  /// Number of the document that charged the consultation; empty when none did.
  package var document: String
  package var currency: Currency
  /// Local day the consultation ended, and its first session's id.
  package var consultationEnded: Day
  package var lineID: String
  /// Local day of the last confirmation; nil when none was recorded.
  package var confirmedOn: Day?
  /// Local day of the client's next ordered consultation; nil when there is none.
  package var nextOrderOn: Day?
  /// The last day to complain: the earlier of the window's and the next order's (R17).
  package var deadline: Day
  /// The last day of the warranty (R16).
  package var warrantyUntil: Day
  package var isInTime: Bool
  package var isInWarranty: Bool
  package var basis: LiabilityBasis
  /// The fee charged, net or gross by `basis`.
  package var charged: Money
  package var collected: Money
  package var cap: Money
  package var payable: Money
  package var verdict: Verdict
  /// What was settled above what was payable.
  package var breach: Money

  package init(
    complaint: Complaint, clientID: String, document: String, currency: Currency,
    consultationEnded: Day, lineID: String, confirmedOn: Day?, nextOrderOn: Day?, deadline: Day,
    warrantyUntil: Day, isInTime: Bool, isInWarranty: Bool, basis: LiabilityBasis,
    charged: Money, collected: Money, cap: Money, payable: Money, verdict: Verdict,
    breach: Money
  ) {
    self.complaint = complaint
    self.clientID = clientID
    self.document = document
    self.currency = currency
    self.consultationEnded = consultationEnded
    self.lineID = lineID
    self.confirmedOn = confirmedOn
    self.nextOrderOn = nextOrderOn
    self.deadline = deadline
    self.warrantyUntil = warrantyUntil
    self.isInTime = isInTime
    self.isInWarranty = isInWarranty
    self.basis = basis
    self.charged = charged
    self.collected = collected
    self.cap = cap
    self.payable = payable
    self.verdict = verdict
    self.breach = breach
  }
}
