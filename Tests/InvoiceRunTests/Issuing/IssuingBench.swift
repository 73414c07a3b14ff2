import Documents
import InvoiceRun
import Invoicing
import Ledger
import TestMonths
import Testing

/// A ledger in memory and the month that is billed and corrected against it.
struct IssuingBench {
  let ledger: Ledger
  var month: MonthBench

  init(_ month: MonthBench) throws {
    ledger = try Ledger.inMemory()
    self.month = month
    self.month.contracts.settings.ksef = false
  }

  /// Two clients: one consultation of two blocks for K1, one of one block for K2, 100.00 each.
  static func plain() throws -> IssuingBench {
    try IssuingBench(
      MonthBench([
        BenchRow("S1", "2026-10-05 10:00", "2026-10-05 11:30"),
        BenchRow("S2", "2026-10-06 10:00", "2026-10-06 10:30").with { $0.client = "K2" },
      ]))
  }

  var input: MonthInput {
    MonthInput(
      period: month.period, contracts: month.contracts, logs: month.logs,
      inputs: [InputFile(path: "logs/a.csv", sha256: "00", bytes: 1, rows: month.rows.count)])
  }

  /// The ledger's documents of the month, in the order of issue.
  var documents: [IssuedDocument] {
    get throws { try ledger.documents(of: month.period) }
  }

  var numbers: [String] {
    get throws { try documents.map(\.number) }
  }

  @discardableResult
  func bill(
    on date: String = "2026-11-02", _ change: (inout RunOrder) -> Void = { _ in }
  ) throws -> BillRun.Outcome {
    var order = RunOrder(issuedOn: day(date))
    change(&order)
    return try BillRun(input, order).run(in: ledger)
  }

  @discardableResult
  func correct(
    on date: String = "2026-11-10", _ change: (inout RunOrder) -> Void = { _ in }
  ) throws -> CorrectRun.Outcome {
    var order = RunOrder(issuedOn: day(date))
    order.reason = "R"
    change(&order)
    return try CorrectRun(input, order).run(in: ledger)
  }

  /// KSeF has taken these documents.
  func accept(_ documents: String..., on date: String = "2026-11-05") throws {
    for document in documents {
      let taken = try ledger.ksefAnswers().count
      let number = try #require(KSeFNumber(Self.ksefNumbers[taken]))
      try ledger.record([(document, .accepted(number, on: day(date)))], on: day(date))
    }
  }

  private static let ksefNumbers = [
    "5260250274-20261103-0100001AF621-69", "5260250274-20261103-0100001AF622-60",
    "5260250274-20261103-0100001AF623-67",
  ]

  /// The one correction of the month, when there is one.
  func correction(_ number: String) throws -> Correction? {
    guard case .correction(let correction)? = try ledger.document(number) else { return nil }
    return correction
  }

  /// A fresh bill of what the folder says now, per client and VAT code.
  var fresh: [String: [VATSum]] {
    month.statements.reduce(into: [:]) { $0[$1.buyer.id] = $1.vat.filter { $0.net != .zero } }
  }

  /// Original and corrections added up, per client and VAT code.
  var booked: [String: [VATSum]] {
    get throws {
      var sums: [String: [VATCode: VATSum]] = [:]
      for document in try documents {
        let own: [VATSum]
        switch document {
        case .statement(let statement): own = statement.vat
        case .correction(let correction): own = correction.difference
        }
        for sum in own {
          var total =
            sums[document.clientID]?[sum.code] ?? VATSum(code: sum.code, net: .zero, tax: .zero)
          total.net += sum.net
          total.tax += sum.tax
          if let pln = sum.taxPLN { total.taxPLN = (total.taxPLN ?? .zero) + pln }
          sums[document.clientID, default: [:]][sum.code] = total
        }
      }
      return sums.mapValues { entries in
        entries.values.filter { $0.net != .zero }.sorted { $0.code < $1.code }
      }
    }
  }
}

extension BillRun.Outcome {
  /// `refused`, `empty`, `loose`, `issued`, `unchanged` or `different`.
  var name: String {
    switch self {
    case .refused: "refused"
    case .empty: "empty"
    case .loose: "loose"
    case .issued: "issued"
    case .unchanged: "unchanged"
    case .different: "different"
    }
  }

  /// Ids of what is told beside reading and rating.
  var codes: [String] {
    switch self {
    case .refused(let summary), .issued(_, let summary), .different(_, let summary):
      summary.findings.map(\.code.id)
    case .unchanged(let notes): notes.map(\.code.id)
    case .empty, .loose: []
    }
  }
}

extension CorrectRun.Outcome {
  var name: String {
    switch self {
    case .notBilled: "notBilled"
    case .unknownClients: "unknownClients"
    case .refused: "refused"
    case .nothing: "nothing"
    case .draft: "draft"
    case .issued: "issued"
    case .loose: "loose"
    }
  }

  var codes: [String] {
    switch self {
    case .refused(let summary, let findings): (summary.findings + findings).map(\.code.id)
    case .nothing(let notes, let waiting): (notes + waiting).map(\.code.id)
    case .draft(let summary, let waiting), .issued(_, let summary, let waiting):
      (summary.findings + waiting).map(\.code.id)
    case .notBilled, .unknownClients, .loose: []
    }
  }
}
