extension Billing {
  /// Clients that are charged anything in the period, in the order of their ids; those whose lines
  /// are all 0.00 get no invoice (R22).
  package var chargedClients: [Int] {
    var found: Set<Int> = []
    for consultation in consultations where isOnStatement(consultation) {
      if consultation.charges.contains(where: { $0.net != .zero }) {
        found.insert(Int(consultation.client))
      }
    }
    return found.sorted()
  }

  /// A month of more consultations is not kept as statements, nor a statement of more as lines:
  /// they take two thousand bytes each.
  package static let keptConsultations = 150_000

  /// Statements of the period, one a client, in the order of client ids.
  ///
  /// - Parameters:
  ///   - run: the run they come from.
  ///   - numbers: document numbers by client id; a draft needs none (R22).
  ///   - clients: whose; nil for all.
  ///   - comparesPolicies: false where nobody will see what other policies would cost.
  ///   - limit: of more consultations each statement is made whenever it is looked at.
  package func statements(
    _ run: RunIdentity, numbers: [String: String] = [:], clients: Set<String>? = nil,
    comparesPolicies: Bool = true, keeping limit: Int = keptConsultations
  ) -> Made<Statement> {
    let works = StatementWorks(
      self, run, numbers, clients, comparesPolicies: comparesPolicies, keeping: limit)
    let made = Made(count: works.count) { works.statement($0) }
    return consultations.count > limit ? made : made.kept
  }

  /// Number of a client's document in this run; empty when it has none.
  func number(of client: Int, _ run: RunIdentity, _ numbers: [String: String]) -> String {
    let id = contracts.clients[client].id
    if run.isDraft { return "DRAFT-\(id)" }
    return numbers[id] ?? "NONE-\(id)-\(period.text)"
  }

  /// Stable over re-runs: the first session's id and the unit.
  func lineID(_ consultation: Consultation, _ charge: Charge) -> String {
    let id = admission.logs.rows[Int(consultation.rows[0])].sessionID
    return admission.logs.symbols.text(id) + ":" + charge.unit.rawValue
  }
}

/// The statements of a run, each made from its client's consultations.
private struct StatementWorks: Sendable {
  private struct Work {
    var client: Int
    var range: Range<Int>
    /// Nil where nobody asked what other policies would cost.
    var costs: [PolicyCost]?
  }

  private let billing: Billing
  private let run: RunIdentity
  private let numbers: [String: String]
  private let limit: Int
  private var works: [Work] = []
  private var complaintsOf: [Int: [ComplaintReport]] = [:]
  private let agreements: [String: [Agreement]]

  init(
    _ billing: Billing, _ run: RunIdentity, _ numbers: [String: String], _ clients: Set<String>?,
    comparesPolicies: Bool, keeping limit: Int
  ) {
    self.billing = billing
    self.limit = limit
    self.run = run
    self.numbers = numbers
    agreements = Dictionary(grouping: billing.contracts.agreements, by: \.clientID)
    for entry in billing.judged {
      guard let client = billing.clientOfMonth(entry.work) else { continue }
      complaintsOf[client, default: []].append(billing.report(entry, run, numbers))
    }
    let comparison = comparesPolicies ? PolicyComparison(billing) : nil
    for (client, range) in billing.consultations.stretches {
      let id = billing.contracts.clients[Int(client)].id
      guard clients?.contains(id) ?? true else { continue }
      let numbers = billing.onStatement(range)
      if numbers.isEmpty { continue }
      works.append(
        Work(client: Int(client), range: range, costs: comparison?.costs(of: numbers)))
    }
  }

  var count: Int { works.count }

  func statement(_ number: Int) -> Statement {
    let work = works[number]
    let client = billing.contracts.clients[work.client]
    let maker = StatementMaker(
      billing: billing, run: run, client: client, agreements: agreements[client.id] ?? [],
      numbers: billing.onStatement(work.range))
    var statement = maker.statement(
      complaints: complaintsOf[work.client] ?? [],
      number: billing.number(of: work.client, run, numbers), keeping: limit)
    statement.policyCosts = work.costs
    return statement
  }
}

/// Makes one client's statement: texts, sums, tax.
struct StatementMaker {
  let billing: Billing
  let run: RunIdentity
  let client: Client
  /// The client's own.
  let agreements: [Agreement]
  /// Of ``consultations``, in ``Billing/consultations``.
  let numbers: [Int]

  /// Looked up one by one: those of one client may be a million.
  private var consultations: some RandomAccessCollection<Consultation> {
    numbers.lazy.map { [all = billing.consultations] in all[$0] }
  }
  private var contracts: Contracts { billing.contracts }
  private var symbols: Symbols { billing.admission.logs.symbols }

  /// - Parameter limit: of more consultations each line is made whenever it is looked at.
  func statement(
    complaints: [ComplaintReport], number: String, keeping limit: Int = .max
  ) -> Statement {
    let lines = lines(keeping: limit)
    let isFree = consultations.allSatisfy { $0.charges.allSatisfy { $0.net == .zero } }
    let settings = contracts.settings
    let days = client.paymentDays ?? settings.paymentDays
    return Statement(
      run: run, kind: isFree ? .none : .invoice, number: number,
      dueOn: isFree ? nil : run.issuedOn + days, issuer: settings.issuer, buyer: client,
      currency: client.currency, agreements: agreementsInForce(), terms: terms(),
      zoneName: settings.zoneName, lines: lines, vat: StatementMaker.vat(lines),
      complaints: complaints, prices: prices(), zwBasis: settings.zwBasis,
      printNotes: settings.printNotes, ksef: KSeFTerms(settings, for: client))
  }

  /// Tax per code from the sum of the code's nets (R11), and in PLN where the currency is another
  /// (R12).
  package static func vat(_ lines: Made<StatementLine>) -> [VATSum] {
    var nets = VATNets()
    var exact: [VATCode: Int128] = [:]
    var hasRates = false
    // A waived line without a price is in no code's sum.
    for line in lines where line.priceLevel != nil || line.net != .zero {
      nets.add(line.net, line.vat)
      if let rate = line.exchange {
        hasRates = true
        exact[line.vat, default: 0] +=
          Int128(line.net.grosze) * Int128(line.vat.percent) * Int128(rate.rateTenThousandths)
      }
    }
    return nets.inOrder.map { code, net in
      let taxPLN = Money(grosze: Int64(rounded(exact[code] ?? 0, over: 1_000_000)))
      return VATSum(
        code: code, net: net, tax: code.tax(on: net), taxPLN: hasRates ? taxPLN : nil)
    }
  }

  private func agreementsInForce() -> [Agreement] {
    let used = Set(
      consultations.map(\.agreement).filter { $0 >= 0 }
        .map { contracts.agreements[Int($0)].number })
    return agreements.filter { agreement in
      agreement.validity.overlaps(Validity(from: run.period.first, to: run.period.last))
        || used.contains(agreement.number)
    }
  }

  private func terms() -> [TermsInForce] {
    let first = min(
      run.period.first, consultations.map(\.startDay).min() ?? run.period.first)
    let all = contracts.settings.terms
    return all.indices.filter { index in
      let next = index + 1 < all.count ? all[index + 1].from : nil
      let hasBegun = all[index].from.map { $0 <= run.period.last } ?? true
      return (hasBegun || index == 0) && (next.map { $0 > first } ?? true)
    }.map { all[$0] }
  }

  private func prices() -> [Price] {
    var used: Set<Int32> = []
    for consultation in consultations {
      for charge in consultation.charges where charge.price >= 0 { used.insert(charge.price) }
    }
    return used.sorted().map { contracts.prices[Int($0)] }
  }

  // MARK: Lines

  /// A charge of a consultation, both by number: of the month's consultations, of its charges.
  private struct LinePlace {
    var consultation: Int32
    var charge: Int32
  }

  private func lines(keeping limit: Int) -> Made<StatementLine> {
    var places: [LinePlace] = []
    for number in numbers {
      for charge in billing.consultations[number].charges.indices {
        places.append(LinePlace(consultation: Int32(number), charge: Int32(charge)))
      }
    }
    places.sort(by: stands(_:before:))
    let lines = Made(count: places.count) { [places] number in
      let consultation = billing.consultations[Int(places[number].consultation)]
      return line(consultation, consultation.charges[Int(places[number].charge)])
    }
    return numbers.count > limit ? lines : lines.kept
  }

  /// The order of ``StatementLine/stands(before:)``, told before there are lines.
  private func stands(_ left: LinePlace, before right: LinePlace) -> Bool {
    let own = billing.consultations[Int(left.consultation)]
    let other = billing.consultations[Int(right.consultation)]
    if own.started != other.started { return own.started < other.started }
    let (first, second) = (firstSessionID(own), firstSessionID(other))
    guard first == second else { return first < second }
    return own.charges[Int(left.charge)].unit < other.charges[Int(right.charge)].unit
  }

  private func firstSessionID(_ consultation: Consultation) -> String {
    symbols.text(billing.admission.logs.rows[Int(consultation.rows[0])].sessionID)
  }

  private func line(_ consultation: Consultation, _ charge: Charge) -> StatementLine {
    let service = symbols.text(consultation.service)
    let price = charge.price < 0 ? nil : contracts.prices[Int(charge.price)]
    let isBlock = charge.unit == .block
    let zone = contracts.zone
    let billedBlocks = Int(charge.quantity.thousandths / 1000)
    var line = StatementLine(
      id: billing.lineID(consultation, charge), service: service,
      namePL: price?.namePL ?? service, nameEN: price?.nameEN ?? service,
      lineClass: consultation.lineClass(charge), reason: reason(consultation, charge),
      consultant: symbols.text(consultation.consultant), caseID: symbols.text(consultation.caseID),
      started: consultation.started, ended: consultation.ended,
      startedLocal: zone.local(consultation.started),
      endedLocal: consultation.ended.map(zone.local), seconds: consultation.seconds(of: charge),
      blockMinutes: isBlock ? consultation.blockMinutes : nil,
      blocks: isBlock ? billedBlocks : nil, quantity: charge.quantity, unit: charge.unit,
      unitPrice: charge.unitPrice, priceLevel: charge.level, net: charge.net, vat: charge.vat,
      gtu: price?.gtu ?? "", pkwiu: price?.pkwiu ?? "",
      agreementNumber: consultation.agreement < 0
        ? "" : contracts.agreements[Int(consultation.agreement)].number,
      taxPoint: ExchangeRates.taxPoint(of: consultation, run.period),
      exchange: client.currency == .pln
        ? nil : ExchangeRates.rate(for: consultation, contracts, run.period),
      mergePolicy: consultation.policy, sessions: consultation.rows.map(session),
      notes: consultation.notes.list)
    if !consultation.repairs.isEmpty { line.repairs = symbols.text(consultation.repairs) }
    return line
  }

  private func reason(_ consultation: Consultation, _ charge: Charge) -> LineReason {
    if consultation.isWaived,
      let decision = billing.admission.decisions(onRow: Int(consultation.rows[0])).other
    {
      return .waived(reason: contracts.decisions[decision].reason)
    }
    let repairs = symbols.text(consultation.repairs)
    if consultation.isFreeRepair { return .repair(complaintID: repairs) }
    if consultation.reduce >= 0, charge.unit == .block {
      return .reduced(
        computedBlocks: consultation.computedBlocks(of: charge),
        reason: contracts.decisions[Int(consultation.reduce)].reason)
    }
    if charge.unit == .block && consultation.startedBlocks == 0 { return .noTime }
    if repairs.isEmpty { return .priced }
    return billing.verdict(ofComplaint: repairs) == .late
      ? .late(complaintID: repairs) : .unfounded(complaintID: repairs)
  }

  private func session(_ row: Int32) -> StatementSession {
    let session = billing.admission.sessions[Int(row)]
    let read = billing.admission.logs.rows[Int(row)]
    let zone = contracts.zone
    let started = session.started ?? Instant(seconds: 0)
    let confirmed = billing.admission.confirmed(ofRow: Int(row))
    return StatementSession(
      id: symbols.text(read.sessionID), started: started, ended: session.ended,
      startedLocal: zone.local(started), endedLocal: session.ended.map(zone.local),
      seconds: Int(session.seconds), consultant: symbols.text(read.consultant),
      deviceID: symbols.text(read.deviceID), deviceName: symbols.text(read.deviceName),
      note: symbols.text(read.note),
      consent: symbols.text(billing.admission.consent(ofRow: Int(row))),
      confirmed: confirmed, confirmedLocal: confirmed.map(zone.local),
      place: billing.place(ofRow: Int(row)))
  }
}
