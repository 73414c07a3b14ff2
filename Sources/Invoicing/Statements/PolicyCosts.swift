/// What the month's same remote sessions come to under one way of merging them (R5).
package struct PolicyCost: Hashable, Sendable, Codable {
  /// Nil stands for what is in force: terms and agreements, which may differ by day.
  package var policy: MergePolicy?
  package var consultations: Int
  package var blocks: Int
  /// Reduced, waived and free work counted in as it is billed.
  package var net: Money

  package init(policy: MergePolicy?, consultations: Int, blocks: Int, net: Money) {
    self.policy = policy
    self.consultations = consultations
    self.blocks = blocks
    self.net = net
  }

  /// The policies that are compared, in the order they are shown.
  package static let compared: [MergePolicy] = [
    .none, .gap(minutes: 0), .gap(minutes: 5), .gap(minutes: 15), .day,
  ]
}

/// Merges and rates the sessions of the month once more under each policy, by the same road.
///
/// Only sessions that are on the month's lines take part, so that every figure is of the same work.
struct PolicyComparison {
  private let billing: Billing
  private let mergings: [Merging]
  private let rating: Rating
  private let remote: Symbol

  init(_ billing: Billing) {
    self.billing = billing
    mergings = PolicyCost.compared.map { Merging(billing.admission, policy: $0) }
    rating = Rating(billing.admission, billing.period)
    remote = billing.admission.logs.symbols.symbol(of: "remote") ?? .none
  }

  /// What is in force first, then each policy; empty for a client without remote sessions.
  ///
  /// - Parameter numbers: of the consultations on the client's statement.
  func costs(of numbers: [Int]) -> [PolicyCost] {
    var inForce = PolicyCost(policy: nil)
    var rows: [Int32] = []
    var repairs: Set<Symbol> = []
    for number in numbers where billing.consultations[number].service == remote {
      let consultation = billing.consultations[number]
      inForce.add(consultation)
      rows += consultation.rows
      if consultation.isFreeRepair { repairs.insert(consultation.repairs) }
    }
    guard inForce.consultations > 0 else { return [] }
    // What it finds was told already when the month itself was rated.
    var rating = rating
    return [inForce]
      + zip(PolicyCost.compared, mergings).map { policy, merging in
        var (cost, merging) = (PolicyCost(policy: policy), merging)
        // One after the other, since a client's may be a million.
        merging.consultations(of: rows) { merged in
          var consultation = merged
          rating.rate(&consultation)
          if repairs.contains(consultation.repairs) { consultation.makeFree() }
          cost.add(consultation)
        }
        return cost
      }
  }
}

extension PolicyCost {
  fileprivate init(policy: MergePolicy?) {
    self.init(policy: policy, consultations: 0, blocks: 0, net: .zero)
  }

  fileprivate mutating func add(_ consultation: Consultation) {
    consultations += 1
    for charge in consultation.charges where charge.unit == .block {
      blocks += Int(charge.quantity.thousandths / 1000)
      net += charge.net
    }
  }
}

extension Summary {
  /// The statements' comparisons added up, by currency; empty where none was made.
  package var policyCosts: [(currency: Currency, costs: [PolicyCost])] {
    PolicyCost.sums(figures.map { ($0.head.currency, $0.head.policyCosts ?? []) })
  }
}

extension PolicyCost {
  /// Clients' comparisons added up, PLN first.
  static func sums(
    _ comparisons: [(currency: Currency, costs: [PolicyCost])]
  ) -> [(currency: Currency, costs: [PolicyCost])] {
    var sums: [Currency: [PolicyCost]] = [:]
    for (currency, costs) in comparisons where !costs.isEmpty {
      guard var sum = sums[currency] else {
        sums[currency] = costs
        continue
      }
      for index in sum.indices {
        sum[index].consultations += costs[index].consultations
        sum[index].blocks += costs[index].blocks
        sum[index].net += costs[index].net
      }
      sums[currency] = sum
    }
    let first = sums.keys.filter { $0 == .pln }
    return (first + sums.keys.filter { $0 != .pln }.sorted()).map { ($0, sums[$0] ?? []) }
  }
}
