/// The class of a row of a log (R15, R21): each row is in exactly one.
package enum RowClass: String, Hashable, CaseIterable, Sendable, Codable {
  case billed
  /// A further session of a consultation whose first one is billed or free.
  case merged
  case free, waived, excluded, duplicate
  case otherPeriod = "other-period"
  case held

  /// Its place in ``allCases``, for counting a million rows.
  var position: Int {
    switch self {
    case .billed: 0
    case .merged: 1
    case .free: 2
    case .waived: 3
    case .excluded: 4
    case .duplicate: 5
    case .otherPeriod: 6
    case .held: 7
    }
  }
}

/// One line of rows.csv: what became of a row that was read.
package struct RowOutcome: Hashable, Sendable {
  package var place: Place
  package var sessionID: String
  package var clientID: String
  package var rowClass: RowClass
  /// The row's own length as settled; 0 when it has none.
  package var seconds: Int
  package var lineIDs: [String]
  /// Why, in the office's language; empty for a plainly billed row.
  package var reason: String
  /// Held only because of a `defer` decision or an open complaint: stops nothing (R15).
  package var isDeferred: Bool
  /// For the office's list of exceptions.
  package var consultant: String
  package var started: LocalTime?
  package var ended: LocalTime?

  package init(
    place: Place, sessionID: String, clientID: String, rowClass: RowClass, seconds: Int,
    lineIDs: [String], reason: String, isDeferred: Bool, consultant: String,
    started: LocalTime?, ended: LocalTime?
  ) {
    self.place = place
    self.sessionID = sessionID
    self.clientID = clientID
    self.rowClass = rowClass
    self.seconds = seconds
    self.lineIDs = lineIDs
    self.reason = reason
    self.isDeferred = isDeferred
    self.consultant = consultant
    self.started = started
    self.ended = ended
  }
}

/// One class of the waterfall: rows, seconds and money (R21).
package struct WaterfallStep: Hashable, Sendable, Codable {
  package var rowClass: RowClass
  package var rows: Int
  package var seconds: Int
  /// Ascending by currency; only of lines whose first session is in this class.
  package var net: [CurrencyAmount]

  package init(rowClass: RowClass, rows: Int, seconds: Int, net: [CurrencyAmount]) {
    self.rowClass = rowClass
    self.rows = rows
    self.seconds = seconds
    self.net = net
  }
}

package struct CurrencyAmount: Hashable, Sendable, Codable {
  package var currency: Currency
  package var amount: Money

  package init(currency: Currency, amount: Money) {
    self.currency = currency
    self.amount = amount
  }
}

/// The tax of a run per currency and code: sums of the documents' own (R21).
package struct CurrencyVAT: Hashable, Sendable, Codable {
  package var currency: Currency
  package var sum: VATSum

  package init(currency: Currency, sum: VATSum) {
    self.currency = currency
    self.sum = sum
  }
}

/// A file that was read (run.json `inputs`).
package struct InputFile: Hashable, Sendable, Codable {
  /// Relative to the billing folder.
  package var path: String
  /// Lower-case hex.
  package var sha256: String
  package var bytes: Int
  /// Data rows; 0 for billing.yaml and profiles.
  package var rows: Int

  package init(path: String, sha256: String, bytes: Int, rows: Int) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.rows = rows
  }
}

/// The month for the office: what the summary workbook, lines.csv, rows.csv and run.json are made
/// of.
package struct Summary: Sendable {
  package var run: RunIdentity
  package var issuer: Issuer
  package var language: Language
  package var inputs: [InputFile]
  /// In the order of ``RowClass``, every class.
  package var waterfall: [WaterfallStep]
  /// Time counted once though two sessions of one consultation shared it (R5).
  package var overlapSeconds: Int
  /// In the order of client ids.
  package var statements: Made<Statement> {
    didSet { (figures, work) = Summary.figures(statements) }
  }
  /// What each statement comes to, in the same order.
  package private(set) var figures: [StatementFigures]
  /// What their lines come to by consultant and day.
  package private(set) var work: MonthWork
  /// Per currency and code, ascending.
  package var vat: [CurrencyVAT]
  /// Complaints of the period's consultations and those filed, decided or settled in it (R19).
  package var liability: [ComplaintReport]
  /// One for every row read, in the order of file and line.
  package var rows: Made<RowOutcome>
  /// In order.
  package var findings: Made<Finding>
  /// Sessions of unknown clients, for the screen; no document shows them.
  package var unmatched: [UnmatchedGroup] = []

  /// - Parameter vat: the tax of the run; nil for that of its statements.
  package init(
    run: RunIdentity, issuer: Issuer, language: Language, inputs: [InputFile],
    waterfall: [WaterfallStep], overlapSeconds: Int, statements: Made<Statement>,
    vat: [CurrencyVAT]? = nil, liability: [ComplaintReport], rows: Made<RowOutcome>,
    findings: Made<Finding>
  ) {
    self.run = run
    self.issuer = issuer
    self.language = language
    self.inputs = inputs
    self.waterfall = waterfall
    self.overlapSeconds = overlapSeconds
    self.statements = statements
    let (figures, work) = Summary.figures(statements)
    (self.figures, self.work) = (figures, work)
    self.vat = vat ?? Summary.vat(figures)
    self.liability = liability
    self.rows = rows
    self.findings = findings
  }

  private static func figures(
    _ statements: Made<Statement>
  ) -> ([StatementFigures], MonthWork) {
    var work = MonthWork()
    let figures = statements.map { StatementFigures($0, adding: &work) }
    return (figures, work)
  }

  /// The tax of a run: sums of the documents' own (R21).
  private static func vat(_ statements: [StatementFigures]) -> [CurrencyVAT] {
    var sums: [Currency: [VATCode: VATSum]] = [:]
    for statement in statements.map(\.head) {
      for own in statement.vat {
        var sum =
          sums[statement.currency]?[own.code] ?? VATSum(code: own.code, net: .zero, tax: .zero)
        sum.net += own.net
        sum.tax += own.tax
        if let pln = own.taxPLN { sum.taxPLN = (sum.taxPLN ?? .zero) + pln }
        sums[statement.currency, default: [:]][own.code] = sum
      }
    }
    return sums.keys.sorted().flatMap { currency in
      (sums[currency] ?? [:]).values.sorted { $0.code < $1.code }
        .map { CurrencyVAT(currency: currency, sum: $0) }
    }
  }
}
