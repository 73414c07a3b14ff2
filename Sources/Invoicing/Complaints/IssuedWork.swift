/// A consultation of a month already billed, as the ledger has it (R18, R19).
package struct IssuedWork: Hashable, Sendable {
  package var clientID: String
  /// Number of the document that charged it.
  package var document: String
  package var currency: Currency
  package var lineID: String
  package var sessionIDs: [String]
  package var caseID: String
  package var started: Instant
  package var ended: Instant?
  package var confirmed: Instant?
  /// Net per VAT code after corrections.
  package var nets: [VATSum]

  package init(
    clientID: String, document: String, currency: Currency, lineID: String, sessionIDs: [String],
    caseID: String, started: Instant, ended: Instant?, confirmed: Instant?, nets: [VATSum]
  ) {
    self.clientID = clientID
    self.document = document
    self.currency = currency
    self.lineID = lineID
    self.sessionIDs = sessionIDs
    self.caseID = caseID
    self.started = started
    self.ended = ended
    self.confirmed = confirmed
    self.nets = nets
  }
}
