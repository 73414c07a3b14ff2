/// A month in a few figures a client: what `check` prints, without a statement being made.
package struct MonthTotals: Sendable {
  package var run: RunIdentity
  package var language: Language
  package var waterfall: [WaterfallStep]
  /// In the order of client ids.
  package var clients: [ClientTotal]
  /// Complaints settled above their cap (R19).
  package var breaches: Int
  /// The clients' comparisons added up, by currency; empty where none was made.
  package var policyCosts: [(currency: Currency, costs: [PolicyCost])] = []
  /// Sessions whose client nobody knows.
  package var unmatched: [UnmatchedGroup] = []
  /// Whether input was refused, so that the figures are those of the rest.
  package var isRefused = false

  package init(
    run: RunIdentity, language: Language, waterfall: [WaterfallStep], clients: [ClientTotal],
    breaches: Int
  ) {
    self.run = run
    self.language = language
    self.waterfall = waterfall
    self.clients = clients
    self.breaches = breaches
  }
}

/// The figures of one client's statement.
package struct ClientTotal: Hashable, Sendable {
  package var id: String
  package var name: String
  package var number: String
  package var currency: Currency
  /// Lines that are counted in blocks.
  package var consultations = 0
  /// Of all lines.
  package var seconds = 0
  package var billedBlocks = 0
  package var net = Money.zero
  package var gross = Money.zero

  package init(id: String, name: String, number: String, currency: Currency) {
    self.id = id
    self.name = name
    self.number = number
    self.currency = currency
  }
}

extension Billing {
  /// The totals of every client with lines in the period: those of ``statements(_:numbers:)``.
  ///
  /// - Parameter comparesPolicies: true tells what other policies would cost as well.
  package func totals(
    _ run: RunIdentity, liability: [ComplaintReport], comparesPolicies: Bool = false
  ) -> MonthTotals {
    var clients: [ClientTotal] = []
    let comparison = comparesPolicies ? PolicyComparison(self) : nil
    var comparisons: [(currency: Currency, costs: [PolicyCost])] = []
    for stretch in consultations.stretches {
      guard let total = total(of: Int(stretch.client), stretch.range, run) else { continue }
      clients.append(total)
      if let comparison {
        let own = onStatement(stretch.range)
        comparisons.append((total.currency, comparison.costs(of: own)))
      }
    }
    var totals = MonthTotals(
      run: run, language: contracts.settings.language, waterfall: waterfall, clients: clients,
      breaches: liability.count { $0.breach > .zero })
    totals.policyCosts = PolicyCost.sums(comparisons)
    totals.unmatched = unmatchedGroups
    return totals
  }

  /// Nil when none of the consultations is on the client's statement.
  private func total(of client: Int, _ own: Range<Int>, _ run: RunIdentity) -> ClientTotal? {
    var nets = VATNets()
    var isOnAny = false
    var total = ClientTotal(
      id: contracts.clients[client].id, name: contracts.clients[client].name,
      number: number(of: client, run, [:]), currency: contracts.clients[client].currency)
    for index in own where isOnStatement(consultations[index]) {
      isOnAny = true
      consultations[index].charges.forEach { charge in
        nets.add(charge.net, charge.vat)
        total.seconds += consultations[index].seconds(of: charge)
        guard charge.unit == .block else { return }
        total.consultations += 1
        total.billedBlocks += Int(charge.quantity.thousandths / 1000)
      }
    }
    total.net = nets.net
    total.gross = nets.gross
    return isOnAny ? total : nil
  }
}
