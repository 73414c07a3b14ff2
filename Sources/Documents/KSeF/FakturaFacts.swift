import Invoicing

/// The kind of an invoice (element RodzajFaktury).
package enum KSeFKind: String, Hashable, Sendable {
  case invoice = "VAT"
  case correction = "KOR"
}

/// What the XML of one document is made of, taken out of the document and those before it.
struct FakturaFacts {
  /// A row as it is written: of a correction twice, before and after.
  struct Row {
    var number: Int
    var content: RowContent
    var isBefore: Bool
  }

  let run: RunIdentity
  let number: String
  let kind: KSeFKind
  /// The client's month once the document is issued.
  let state: Statement
  let correction: Correction?
  let rows: [Row]
  /// The document's own: of a correction the difference.
  let sums: [VATSum]
  /// The period of a document that is settled by it.
  let period: (from: Day, to: Day)?
  /// Agreements that the charged lines rest on.
  let agreementNumbers: Set<String>
  /// Rows are numbered through all corrections of one invoice, so its number is in their ids.
  private let invoiceNumber: String

  /// Nil for a document that is no invoice, or not one for KSeF.
  /// - Parameter history: the client's documents of the month before this one, in the order of
  ///   issue; those refused by KSeF left out.
  init?(_ document: IssuedDocument, after history: [IssuedDocument]) {
    guard document.isFaktura else { return nil }
    run = document.run
    number = document.number
    state = document.state
    switch document {
    case .statement(let statement):
      kind = .invoice
      correction = nil
      invoiceNumber = statement.number
      sums = statement.vat.filter(\.isAmount)
      let numbered = NumberedRows(statement, keepsSessions: false)
      rows = numbered.rows.compactMap { row in
        row.content.map { Row(number: row.number, content: $0, isBefore: false) }
      }
      period = numbered.isByPeriod ? statement.settledPeriod : nil
      agreementNumbers = statement.chargedAgreements
    case .correction(let own):
      kind = .correction
      correction = own
      invoiceNumber = own.original.number
      sums = own.difference.filter(\.isAmount)
      // Without the invoice itself its lines are still known: those of the changes and those kept.
      let chain = FakturaFacts.chain(of: own, in: history)
      var numbered = NumberedRows(chain.first ?? own.stateBefore)
      for state in chain.dropFirst() { _ = numbered.advance(to: state) }
      let changes = numbered.advance(to: own.after)
      rows = own.changes.isEmpty ? [] : FakturaFacts.rows(changes)
      let isGone = own.after.chargedLines.isEmpty
      let charged = isGone ? chain.last ?? own.stateBefore : own.after
      period = numbered.isByPeriod ? charged.settledPeriod : nil
      agreementNumbers = charged.chargedAgreements
    }
  }

  var gross: Money { sums.reduce(into: .zero) { $0 += $1.gross } }

  /// The codes of everything the document speaks of.
  var codes: Set<VATCode> {
    Set(rows.map(\.content.vat)).union(sums.map(\.code))
      .union(rows.isEmpty ? state.chargedLines.map(\.vat) : [])
  }

  /// UU_ID: unique over all invoices, since the invoice's number is; absent where it would not fit.
  func rowID(_ row: Int) -> String? {
    let id = invoiceNumber + ":" + String(row)
    return id.utf8.count <= 50 && id.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? id : nil
  }

  /// The states of the invoice that a correction mends, the oldest first.
  private static func chain(
    of correction: Correction, in history: [IssuedDocument]
  ) -> [Statement] {
    let start = history.lastIndex { $0.number == correction.original.number }
    return start.map { history[$0...].map(\.state) } ?? []
  }

  private static func rows(_ changes: [RowChange]) -> [Row] {
    changes.flatMap { change -> [Row] in
      var rows: [Row] = []
      if let before = change.before {
        rows.append(Row(number: change.number, content: before, isBefore: true))
      }
      if var after = change.after ?? change.before {
        if change.after == nil {
          after.quantity = .zero
          after.net = .zero
        }
        rows.append(Row(number: change.number, content: after, isBefore: false))
      }
      return rows
    }
  }
}

extension VATSum {
  /// Whether there is anything to write of it.
  var isAmount: Bool { net != .zero || tax != .zero || (taxPLN ?? .zero) != .zero }
}

extension Correction {
  /// The client's month before it, as far as its changes tell.
  var stateBefore: Statement {
    var state = after
    let changed = Set(changes.compactMap { $0.after?.id })
    state.changeLines { lines in
      lines.removeAll { changed.contains($0.id) }
      lines += changes.compactMap(\.before)
      lines.sort { $0.stands(before: $1) }
    }
    state.vat = vatBefore
    return state
  }
}

extension Statement {
  fileprivate var chargedAgreements: Set<String> {
    Set(chargedLines.map(\.agreementNumber)).subtracting([""])
  }

  /// The days of the period that its agreements cover, work at the edges included.
  fileprivate var settledPeriod: (from: Day, to: Day) {
    let numbers = Set(chargedLines.map(\.agreementNumber))
    let inForce = agreements.filter { numbers.contains($0.number) }.map(\.validity)
    let period = run.period
    let work = chargedLines.map { ($0.endedLocal ?? $0.startedLocal).day }
    let from = inForce.map(\.from).min() ?? period.first
    let to = inForce.map { $0.to ?? period.last }.max() ?? period.last
    return (
      min(max(from, period.first), max(work.min() ?? period.last, period.first)),
      max(min(to, period.last), min(work.max() ?? period.first, period.last))
    )
  }
}
