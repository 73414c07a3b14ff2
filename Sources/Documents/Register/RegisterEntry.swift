package import Invoicing

/// The sales register of a tax month: one entry per document and VAT code.
package struct SalesRegister: Sendable {
  package let month: Month
  package let language: Language
  /// In the order of issue, then of ``VATCode``.
  package let entries: [RegisterEntry]
  /// What the register says of itself.
  let issuer: String
  let version: String

  /// - Parameters:
  ///   - month: the tax month.
  ///   - documents: everything issued that still counts, in the order of issue; those of other tax
  ///     months are passed over.
  ///   - before: the client's month as it stood before a correction, by its number.
  ///   - answers: what KSeF said, by document number.
  package init(
    _ month: Month, documents: [IssuedDocument], before: [String: Statement] = [:],
    answers: [String: KSeFAnswer], version: String, _ language: Language
  ) {
    self.month = month
    self.language = language
    self.version = version
    issuer = documents.last?.state.issuer.name ?? ""
    entries = documents.filter { $0.taxMonth == month }.flatMap {
      RegisterEntry.all($0, before: before[$0.number], answer: answers[$0.number])
    }
  }
}

/// The mark a document without a KSeF number carries in the books of VAT (JPK_V7).
package enum RegisterMarker: String, Hashable, Sendable {
  case number = "NrKSeF"
  /// Issued outside KSeF, as to a consumer.
  case outside = "BFK"
  /// One for KSeF that has no number yet.
  case waiting = "DI"
}

/// One VAT code of one document as the books of VAT need it.
package struct RegisterEntry: Hashable, Sendable {
  package var taxPoint: Day
  package var date: Day
  package var number: String
  package var kind: DocumentKind
  package var clientID: String
  package var buyerNIP: String
  package var buyerName: String
  package var currency: Currency
  package var code: VATCode
  package var net: Money
  package var tax: Money
  package var netPLN: Money
  package var taxPLN: Money
  /// The NBP rates behind it, each once, the oldest first.
  package var rates: [ExchangeRate]
  package var gtu: [String]
  package var ksefNumber: String
  package var marker: RegisterMarker

  static func all(
    _ document: IssuedDocument, before stateBefore: Statement?, answer: KSeFAnswer?
  ) -> [RegisterEntry] {
    let state = document.state
    // Lines that did not change may have had another rate, which the document does not tell.
    let stateBefore = stateBefore ?? document.stateBefore
    let marker: RegisterMarker =
      answer?.number != nil ? .number : state.ksef == nil ? .outside : .waiting
    return document.ownVAT.filter(\.isAmount).map { sum in
      let before = stateBefore?.lines.filter { $0.vat == sum.code } ?? []
      let after = state.lines.filter { $0.vat == sum.code }
      let charged = (after + before).filter { $0.net != .zero }
      let changed = stateBefore == nil ? charged : changed(before, after)
      let isForeign = state.currency != .pln
      return RegisterEntry(
        taxPoint: document.taxPoint(charged), date: document.run.issuedOn,
        number: document.number, kind: document.kind, clientID: state.buyer.id,
        buyerNIP: state.buyer.nip.isEmpty ? state.buyer.vatEU : state.buyer.nip,
        buyerName: state.buyer.name, currency: state.currency, code: sum.code, net: sum.net,
        tax: sum.tax,
        netPLN: isForeign ? inPLN(after) - inPLN(before) : sum.net,
        taxPLN: isForeign ? sum.taxPLN ?? .zero : sum.tax,
        rates: isForeign ? rates(changed) : [],
        gtu: Set(changed.map(\.gtu)).subtracting([""]).sorted(),
        ksefNumber: answer?.number?.text ?? "", marker: marker)
    }
  }

  /// Nets at their rates, rounded once (R12).
  private static func inPLN(_ lines: [StatementLine]) -> Money {
    let exact = lines.reduce(Int128(0)) { sum, line in
      sum + Int128(line.net.grosze) * Int128(line.exchange?.rateTenThousandths ?? 0)
    }
    return Money(grosze: Int64(rounded(exact, over: 10_000)))
  }

  /// The charged lines that a correction changed, as they were and as they are.
  private static func changed(
    _ before: [StatementLine], _ after: [StatementLine]
  ) -> [StatementLine] {
    struct Charge: Hashable {
      var id: String
      var net: Money
      var rate: ExchangeRate?

      init(_ line: StatementLine) {
        id = line.id
        net = line.net
        rate = line.exchange
      }
    }
    let kept = Set(before.map(Charge.init)).intersection(after.map(Charge.init))
    return (after + before).filter { $0.net != .zero && !kept.contains(Charge($0)) }
  }

  private static func rates(_ lines: [StatementLine]) -> [ExchangeRate] {
    Set(lines.compactMap(\.exchange)).sorted {
      ($0.day, $0.table, $0.rateTenThousandths) < ($1.day, $1.table, $1.rateTenThousandths)
    }
  }
}

extension IssuedDocument {
  /// The month whose VAT it belongs to: of a correction by when it takes effect.
  package var taxMonth: Month {
    guard case .correction(let correction) = self else { return run.period }
    return correction.effectInForce == .original ? run.period : run.issuedOn.month
  }

  /// What a correction started from; nil for an invoice.
  var stateBefore: Statement? {
    if case .correction(let correction) = self { correction.stateBefore } else { nil }
  }

  /// The last tax point of some lines; of a correction for the future the day of its issue.
  func taxPoint(_ lines: [StatementLine]) -> Day {
    if case .correction(let correction) = self, correction.effectInForce != .original {
      return run.issuedOn
    }
    return lines.map(\.taxPoint).max() ?? run.period.last
  }
}
