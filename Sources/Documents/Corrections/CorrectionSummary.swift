package import Invoicing

/// A correction run for the office: what its summary workbook, lines.csv and run.json are made of.
///
/// It differs from a month's ``Summary`` in its documents: corrections, and the invoices issued
/// where a client had none or its NIP changed (R24).
package struct CorrectionSummary: Sendable {
  package let run: RunIdentity
  package let issuer: Issuer
  package let language: Language
  package let inputs: [InputFile]
  /// Of the rows as they are read today; in the order of ``RowClass``, every class (R21).
  package let waterfall: [WaterfallStep]
  package let overlapSeconds: Int
  package let corrections: [Correction]
  /// Invoices this run issues.
  package let statements: [Statement]
  /// Judged against the corrected fees (R20).
  package var liability: [ComplaintReport]
  /// One for every row read, in the order of file and line.
  package let rows: Made<RowOutcome>
  /// In order.
  package var findings: Made<Finding>
  /// What the run issues, in the order of client ids; a correction stands before a new invoice.
  package let issuedDocuments: [IssuedDocument]
  /// The same documents by what they add.
  let documents: [RunDocument]
  /// PLN first, always; then the others, ascending.
  let currencies: [Currency]

  package init(
    run: RunIdentity, issuer: Issuer, language: Language, inputs: [InputFile],
    waterfall: [WaterfallStep], overlapSeconds: Int, corrections: [Correction],
    statements: [Statement], liability: [ComplaintReport], rows: Made<RowOutcome>,
    findings: Made<Finding>
  ) {
    self.run = run
    self.issuer = issuer
    self.language = language
    self.inputs = inputs
    self.waterfall = waterfall
    self.overlapSeconds = overlapSeconds
    self.corrections = corrections
    self.statements = statements
    self.liability = liability
    self.rows = rows
    self.findings = findings
    let all = corrections.map(IssuedDocument.correction) + statements.map(IssuedDocument.statement)
    issuedDocuments = all.enumerated()
      .sorted { ($0.element.clientID, $0.offset) < ($1.element.clientID, $1.offset) }
      .map(\.element)
    documents = issuedDocuments.map(RunDocument.init)
    let used = documents.map(\.currency) + waterfall.flatMap { $0.net.map(\.currency) }
    currencies = [.pln] + Set(used).subtracting([.pln]).sorted()
  }

  /// A run's summary from the month as it is rated today and the documents it issues.
  ///
  /// A fee below what was settled is told of the correction that lowers it (R20); numbers of new
  /// invoices are taken into the liability list.
  package init(_ month: Summary, _ documents: [IssuedDocument]) {
    var corrections: [Correction] = []
    var statements: [Statement] = []
    for document in documents {
      switch document {
      case .correction(let correction): corrections.append(correction)
      case .statement(let statement): statements.append(statement)
      }
    }
    var lowered: Set<String> = []
    for correction in corrections {
      // The consultation may stand for another client now.
      for report in correction.after.complaints + month.liability
      where correction.causesBreach(report) {
        lowered.insert(report.complaint.id)
      }
    }
    let current = Dictionary(
      statements.flatMap(\.complaints).map { ($0.complaint.id, $0) }, uniquingKeysWith: { $1 })
    self.init(
      run: month.run, issuer: month.issuer, language: month.language, inputs: month.inputs,
      waterfall: month.waterfall, overlapSeconds: month.overlapSeconds, corrections: corrections,
      statements: statements,
      liability: month.liability.map { current[$0.complaint.id] ?? $0 }, rows: month.rows,
      findings: CorrectionSummary.findings(month.findings, lowered))
  }

  /// What was told, in order, where breaches of some complaints are told of their correction.
  private static func findings(_ told: Made<Finding>, _ lowered: Set<String>) -> Made<Finding> {
    guard !lowered.isEmpty else { return told }
    let changed = told.map { finding in
      guard finding.code == .capBreach, lowered.contains(finding.subject) else { return finding }
      var told = finding
      told.code = .feeBelowSettled
      told.details = [finding.details.last ?? ""]
      return told
    }
    return Made(changed.sorted(by: Finding.inOrder))
  }

  /// The summary of a run as it stood when it was issued; nil when its rows cannot be read.
  package init?(_ office: OfficeRecord, run: RunIdentity, documents: [IssuedDocument]) {
    guard let base = Summary(office, run: run, statements: []) else { return nil }
    self.init(base, documents)
    findings = base.findings
    liability = base.liability
  }

  /// The tax of the run per currency and code, ascending: sums of the documents' differences.
  package var vat: [CurrencyVAT] {
    var entries: [CurrencyVAT] = []
    for document in documents {
      for sum in document.vat {
        let index = entries.firstIndex {
          $0.currency == document.currency && $0.sum.code == sum.code
        }
        if let index {
          entries[index].sum.net += sum.net
          entries[index].sum.tax += sum.tax
        } else {
          entries.append(
            CurrencyVAT(
              currency: document.currency,
              sum: VATSum(code: sum.code, net: sum.net, tax: sum.tax)))
        }
      }
    }
    return entries.sorted { ($0.currency, $0.sum.code) < ($1.currency, $1.sum.code) }
  }

  /// What it shares with the summary of a month; its statements are the new invoices alone.
  package var base: Summary {
    Summary(
      run: run, issuer: issuer, language: language, inputs: inputs, waterfall: waterfall,
      overlapSeconds: overlapSeconds, statements: Made(statements), vat: vat, liability: liability,
      rows: rows, findings: findings)
  }
}

/// A document of a run by what it adds: a correction's amounts are differences.
struct RunDocument {
  let number: String
  let kind: DocumentKind
  let buyer: Client
  let currency: Currency
  /// The net the ledger had; nothing for an invoice.
  let before: Money
  let after: Money
  /// What the document adds per code.
  let vat: [VATSum]
  /// The invoice it corrects; nil for an invoice.
  let corrects: String?
  /// Lines that differ; all lines of an invoice stand against nothing.
  let changes: [LineChange]
  /// Complaints whose cap breaks because this document lowers the fee (R20).
  let breaches: [ComplaintReport]

  init(_ document: IssuedDocument) {
    switch document {
    case .statement(let statement): self.init(statement)
    case .correction(let correction): self.init(correction)
    }
  }

  init(_ statement: Statement) {
    number = statement.number
    kind = statement.kind
    buyer = statement.buyer
    currency = statement.currency
    before = .zero
    after = statement.net
    vat = statement.vat
    corrects = nil
    changes = statement.lines.map { LineChange(before: nil, after: $0) }
    breaches = []
  }

  init(_ correction: Correction) {
    number = correction.number
    kind = .correction
    buyer = correction.after.buyer
    currency = correction.after.currency
    before = correction.vatBefore.reduce(into: .zero) { $0 += $1.net }
    after = correction.after.net
    vat = correction.difference
    corrects = correction.original.number
    changes = correction.changes
    breaches = correction.after.complaints.filter(correction.causesBreach)
  }

  var net: Money { vat.reduce(into: .zero) { $0 += $1.net } }
  var tax: Money { vat.reduce(into: .zero) { $0 += $1.tax } }
  var gross: Money { net + tax }
}

extension Correction {
  /// The state after it as this document states it: with its own number, kind and run.
  var statement: Statement {
    var statement = after
    statement.number = number
    statement.kind = .correction
    statement.run = run
    return statement
  }
}
