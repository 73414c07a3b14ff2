/// Statements cut down to the first line of each kind: lines that differ in nothing but times,
/// amounts and who worked are one kind.
///
/// What a document says beside amounts shows in its example, at a fraction of the cost.
package struct StatementExamples: Sendable {
  /// The example of one client's statement.
  package struct Example: Sendable {
    package var statement: Statement
    /// How many lines the whole statement has.
    package var lineCount: Int
    package var clientID: String
  }

  /// One client's consultations.
  package struct Stretch: Sendable {
    fileprivate var client: Int
    fileprivate var range: Range<Int>
  }

  /// Of every client that has work, in their order.
  package let stretches: [Stretch]
  private let billing: Billing
  private let run: RunIdentity
  private let agreements: [String: [Agreement]]

  package init(_ billing: Billing, _ run: RunIdentity) {
    self.billing = billing
    self.run = run
    agreements = Dictionary(grouping: billing.contracts.agreements, by: \.clientID)
    stretches = billing.consultations.stretches.map {
      Stretch(client: Int($0.client), range: $0.range)
    }
  }

  /// The example of a client; nil for one without a statement.
  package func example(of stretch: Stretch) -> Example? {
    let client = billing.contracts.clients[stretch.client]
    // Rates of exchange differ from day to day, and stand on the document.
    let isForeign = client.currency != .pln
    var kinds: Set<LineKind> = []
    var last: LineKind?
    var first: [Int] = []
    var lineCount = 0
    for index in stretch.range where billing.isOnStatement(billing.consultations[index]) {
      var isNew = false
      billing.consultations[index].charges.forEach { charge in
        let kind = LineKind(billing.consultations[index], charge, isForeign)
        lineCount += 1
        // Most lines are of the same kind as the one before.
        if kind == last { return }
        last = kind
        if kinds.insert(kind).inserted { isNew = true }
      }
      if isNew { first.append(index) }
    }
    guard lineCount > 0 else { return nil }
    let maker = StatementMaker(
      billing: billing, run: run, client: client, agreements: agreements[client.id] ?? [],
      numbers: first)
    let number = billing.number(of: stretch.client, run, [:])
    return Example(
      statement: maker.statement(complaints: [], number: number), lineCount: lineCount,
      clientID: client.id)
  }
}

/// What makes lines read alike.
private struct LineKind: Hashable {
  private var service: Symbol
  private var agreement: Int32
  private var blockMinutes: Int
  private var unit: Unit
  private var price: Int32
  private var vat: VATCode
  private var isCharged: Bool
  private var day: Day?

  init(_ consultation: Consultation, _ charge: Charge, _ isForeign: Bool) {
    service = consultation.service
    agreement = consultation.agreement
    blockMinutes = consultation.blockMinutes
    unit = charge.unit
    price = charge.price
    vat = charge.vat
    isCharged = charge.net != .zero
    day = isForeign ? consultation.endDay : nil
  }

  /// Of what differs most: every line of a month is looked up.
  func hash(into hasher: inout Hasher) {
    hasher.combine(UInt64(service.index) << 32 | UInt64(UInt32(bitPattern: price)))
  }
}
