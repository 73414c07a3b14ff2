import Invoicing
import TestMonths

/// A month with what was issued for it, and the same month as it is rated now.
struct BilledMonth {
  /// Changed by a test after the month was billed.
  var now: MonthBench
  /// By client id, in the order of issue.
  private(set) var documents: [String: [IssuedDocument]] = [:]
  private var runs = 1

  /// Bills the month under the numbers `F1-K1`, `F1-K2`; a free one has `NONE-K1-2026-10`.
  init(_ month: MonthBench) {
    now = month
    let billing = month.billing
    var numbers: [String: String] = [:]
    for client in billing.chargedClients {
      let id = month.contracts.clients[client].id
      numbers[id] = "F1-\(id)"
    }
    for statement in billing.statements(run, numbers: numbers) {
      documents[statement.buyer.id] = [.statement(statement)]
    }
  }

  /// One consultation of two blocks for K1 and one of one block for K2, at 100.00 each.
  static var plain: BilledMonth {
    BilledMonth(
      MonthBench([
        BenchRow("S1", "2026-10-05 10:00", "2026-10-05 11:30"),
        BenchRow("S2", "2026-10-06 10:00", "2026-10-06 10:30").with { $0.client = "K2" },
      ]))
  }

  /// The bill was on 1 November, the first correction on the 2nd, and so on.
  var run: RunIdentity {
    RunIdentity(
      id: "\(runs)", period: now.period, issuedOn: day("2026-10-31") + runs, isDraft: false,
      programVersion: "0")
  }

  var frozen: FrozenMonth { FrozenMonth(documents) }

  /// The differences, as a correction run of the next day finds them.
  func plan(clients: Set<String>? = nil, buyerData: Set<String> = []) -> CorrectionPlan {
    var next = self
    next.runs += 1
    let frozen = frozen
    let contracts = frozen.applied(to: now.contracts, exempt: buyerData).contracts
    let billing = Billing(now.period, contracts, now.logs)
    return CorrectionPlan(
      frozen, statements: billing.statements(next.run, numbers: frozen.invoiceNumbers),
      clients: clients, buyerData: buyerData, run: next.run,
      paymentDays: contracts.settings.paymentDays)
  }

  /// Issues what the plan says: `C2-1`, `C2-2` and so on in the second run.
  mutating func correct(buyerData: Set<String> = []) {
    let plan = plan(buyerData: buyerData)
    runs += 1
    let numbers = plan.kinds.indices.map { "C\(runs)-\($0 + 1)" }
    for document in plan.documents(numbers: numbers) {
      documents[document.clientID, default: []].append(document)
    }
  }
}

extension CorrectionPlan.Entry {
  /// `K1 correction of F1-K1`, `K2 invoice`, `K3 renewal of F1-K3`.
  var told: String {
    switch step {
    case .correction(let correction): "\(client) correction of \(correction.original.number)"
    case .invoice: "\(client) invoice"
    case .renewal(let correction, _): "\(client) renewal of \(correction.original.number)"
    }
  }

  var correction: Correction? {
    switch step {
    case .correction(let correction), .renewal(let correction, _): correction
    case .invoice: nil
    }
  }
}
