/// One line of a corrected document: what was billed, what should have been.
///
/// A line that only one of the two has stands against nothing (R24).
package struct LineChange: Hashable, Sendable, Codable {
  package var before: StatementLine?
  package var after: StatementLine?

  package init(before: StatementLine?, after: StatementLine?) {
    self.before = before
    self.after = after
  }

  package var netDifference: Money { (after?.net ?? .zero) - (before?.net ?? .zero) }

  /// Whether quantity, price, VAT code or net differ, and one of the two has an amount (R24).
  package var isDifference: Bool {
    let hadAmount = before.map { $0.net != .zero } ?? false
    let hasAmount = after.map { $0.net != .zero } ?? false
    guard hadAmount || hasAmount else { return false }
    guard let before, let after else { return true }
    return before.quantity != after.quantity || before.unitPrice != after.unitPrice
      || before.vat != after.vat || before.net != after.net
  }
}

/// A document that stands in the ledger, as others name it.
package struct DocumentReference: Hashable, Sendable, Codable {
  package var number: String
  package var issuedOn: Day
  /// Why it was issued; nil of an invoice.
  package var reason: String?

  package init(number: String, issuedOn: Day, reason: String? = nil) {
    self.number = number
    self.issuedOn = issuedOn
    self.reason = reason
  }
}

/// A correction of an issued invoice, whole and frozen: before, after and difference (R24).
package struct Correction: Hashable, Sendable, Codable {
  package var run: RunIdentity
  package var number: String
  /// The invoice it corrects: the newest of the client's month.
  package var original: DocumentReference
  /// Corrections of the same invoice before this one, oldest first.
  package var earlier: [DocumentReference]
  /// Everything as it is after the correction: parties, lines, sums, prices and complaints.
  package var after: Statement
  /// The buyer as it was, when a data-only correction changes it.
  package var buyerBefore: Client?
  /// Only lines that differ, in the order of start and line id.
  package var changes: [LineChange]
  /// The sums the ledger had, all earlier corrections counted in.
  package var vatBefore: [VATSum]
  /// Where the original stands in KSeF; nil on a correction that does not go there itself.
  package var originalInKSeF: OriginalInKSeF?
  /// When it takes effect for VAT, where that was said (`--effect`).
  package var effect: CorrectionEffect?

  package init(
    run: RunIdentity, number: String, original: DocumentReference, earlier: [DocumentReference],
    after: Statement, buyerBefore: Client?, changes: [LineChange], vatBefore: [VATSum],
    originalInKSeF: OriginalInKSeF? = nil, effect: CorrectionEffect? = nil
  ) {
    self.run = run
    self.number = number
    self.original = original
    self.earlier = earlier
    self.after = after
    self.buyerBefore = buyerBefore
    self.changes = changes
    self.vatBefore = vatBefore
    self.originalInKSeF = originalInKSeF
    self.effect = effect
  }

  /// rounded(after) - rounded(before) per code, never a fresh rounding (R24).
  package var difference: [VATSum] { VATSum.difference(before: vatBefore, after: after.vat) }
  package var net: Money { difference.reduce(into: .zero) { $0 += $1.net } }
  package var tax: Money { difference.reduce(into: .zero) { $0 += $1.tax } }
  package var gross: Money { net + tax }
}

extension Correction {
  /// Whether money settled on a complaint is above the cap because this correction lowers the fee
  /// of its consultation (R20).
  package func causesBreach(_ report: ComplaintReport) -> Bool {
    guard report.breach > .zero, report.charged < report.complaint.settled else { return false }
    // The part of the fee a line is; nothing where another consultation stands on it.
    func fee(_ line: StatementLine?) -> Money {
      guard let line, line.sessions.contains(where: { $0.id == report.complaint.sessionID })
      else { return .zero }
      return report.basis == .net ? line.net : line.net + line.vat.tax(on: line.net)
    }
    let difference = changes.reduce(into: Money.zero) { $0 += fee($1.after) - fee($1.before) }
    return difference < .zero
  }
}

extension VATSum {
  /// What was subtracted from what is, per code, in the order of ``VATCode``; codes without a
  /// difference are left out.
  package static func difference(before: [VATSum], after: [VATSum]) -> [VATSum] {
    var sums: [VATCode: VATSum] = [:]
    for own in after { sums[own.code] = own }
    for own in before {
      var sum = sums[own.code] ?? VATSum(code: own.code, net: .zero, tax: .zero)
      sum.net -= own.net
      sum.tax -= own.tax
      if own.taxPLN != nil || sum.taxPLN != nil {
        sum.taxPLN = (sum.taxPLN ?? .zero) - (own.taxPLN ?? .zero)
      }
      sums[own.code] = sum
    }
    return sums.values.filter {
      $0.net != .zero || $0.tax != .zero || ($0.taxPLN ?? .zero) != .zero
    }
    .sorted { $0.code < $1.code }
  }
}

/// A document as the ledger keeps it.
package enum IssuedDocument: Hashable, Sendable, Codable {
  case statement(Statement)
  case correction(Correction)

  package var number: String {
    switch self {
    case .statement(let statement): statement.number
    case .correction(let correction): correction.number
    }
  }

  package var run: RunIdentity {
    switch self {
    case .statement(let statement): statement.run
    case .correction(let correction): correction.run
    }
  }

  package var kind: DocumentKind {
    switch self {
    case .statement(let statement): statement.kind
    case .correction: .correction
    }
  }

  package var clientID: String { state.buyer.id }

  /// What the document itself charges: of a correction the difference (R24).
  package var ownVAT: [VATSum] {
    switch self {
    case .statement(let statement): statement.vat
    case .correction(let correction): correction.difference
    }
  }

  /// The client's month as it is once this document is issued.
  package var state: Statement {
    switch self {
    case .statement(let statement): statement
    case .correction(let correction): correction.after
    }
  }
}
