/// Gives every consultation its charges: blocks, visit, kilometres or items at the price list.
struct Rating {
  let admission: Admission
  private let contracts: Contracts
  private let prices: PriceList
  private let symbols: Symbols
  private(set) var findings: [Finding] = []

  private let days: ClosedRange<Day>
  private let hasReductions: Bool
  private let hasRoundedMinutes: Bool
  /// Services that are not items, by symbol.
  private let units: [(service: Symbol, units: [Unit])]
  /// What the client rated last was offered: consultations come client after client.
  private var offers: [(service: Symbol, unit: Unit, offers: [PriceList.Offer])] = []
  private var offersClient: Int32 = -1

  init(_ admission: Admission, _ period: Month) {
    days = period.days
    hasReductions = admission.contracts.decisions.contains { $0.kind == .reduce }
    hasRoundedMinutes = admission.logs.files.contains { $0.lengthBasis == .roundedUpDuration }
    self.admission = admission
    units = [("remote", [.block]), ("onsite", [.visit, .block]), ("travel", [.km])].compactMap {
      (name, units: [Unit]) in
      admission.logs.symbols.symbol(of: name).map { (service: $0, units: units) }
    }
    contracts = admission.contracts
    prices = PriceList(admission.contracts.prices)
    symbols = admission.logs.symbols
  }

  /// Rates as if nothing were free; ``Settlement/run()`` comes later (R18).
  mutating func rate(_ consultation: inout Consultation) {
    let units = units.first { $0.service == consultation.service }?.units ?? Rating.itemUnits
    setReduction(&consultation, hasBlocks: units.contains(.block))
    for unit in units { addCharge(unit, to: &consultation) }
    noteRounding(&consultation)
  }

  private static let itemUnits = [Unit.item]

  /// The prices a client may get for a service.
  private mutating func offers(
    _ service: Symbol, _ unit: Unit, client: Int32
  ) -> [PriceList.Offer] {
    if client != offersClient {
      offersClient = client
      offers.removeAll(keepingCapacity: true)
    }
    if let known = offers.firstIndex(where: { $0.service == service && $0.unit == unit }) {
      return offers[known].offers
    }
    let found = prices.offers(
      service: symbols.text(service), unit: unit, client: contracts.clients[Int(client)])
    offers.append((service, unit, found))
    return found
  }

  private mutating func addCharge(_ unit: Unit, to consultation: inout Consultation) {
    let offers = offers(consultation.service, unit, client: consultation.client)
    let tier = consultation.agreement < 0 ? Tier.standard : .sla
    let found = PriceList.price(among: offers, tier: tier, on: consultation.startDay)
    if found == nil && !consultation.isWaived { consultation.holds.insert(.noPrice) }
    var charge = Charge(
      unit, price: found?.offer.index ?? -1, level: found?.level,
      vat: found?.offer.vat ?? contracts.clients[Int(consultation.client)].vat ?? .rate23,
      unitPrice: found?.offer.net ?? .zero)
    switch unit {
    case .visit: charge.quantity = Quantity(1)
    case .block: charge.quantity = Quantity(billedBlocks(consultation))
    case .km, .item:
      charge.quantity = admission.quantity(ofRow: Int(consultation.rows[0])) ?? .zero
    }
    if consultation.isWaived { charge.unitPrice = .zero }
    if let net = charge.quantity.times(charge.unitPrice) {
      charge.net = net
    } else {
      consultation.holds.insert(.amountTooBig)
    }
    consultation.charges.append(charge)
  }

  // MARK: Reduce (R15)

  private mutating func setReduction(
    _ consultation: inout Consultation, hasBlocks: Bool
  ) {
    guard hasReductions else { return }
    // Another month's decision is looked at when that month is billed.
    let isOwn = days.contains(consultation.endDay)
    for row in consultation.rows {
      guard let index = admission.decisions(onRow: Int(row)).other,
        contracts.decisions[index].kind == .reduce
      else { continue }
      let decision = contracts.decisions[index]
      if hasBlocks, consultation.reduce < 0 {
        consultation.reduce = Int32(index)
      } else if !isOwn {
        continue
      } else if !hasBlocks {
        refuse(.reduceUnfit, decision, symbols.text(consultation.service))
      } else {
        let other = contracts.decisions[Int(consultation.reduce)]
        refuse(.reduceConflict, decision, other.sessionID, decision.sessionID)
      }
    }
    guard consultation.reduce >= 0, isOwn else { return }
    let decision = contracts.decisions[Int(consultation.reduce)]
    let computed = consultation.startedBlocks
    if (decision.blocks ?? 0) >= computed {
      refuse(.reduceNotFewer, decision, String(decision.blocks ?? 0), String(computed))
    }
  }

  private mutating func refuse(_ code: FindingCode, _ decision: Decision, _ details: String...) {
    var finding = Finding(code, at: decision.place, subject: decision.sessionID)
    finding.details = details
    findings.append(finding)
  }

  /// Started blocks or, where a decision says fewer, those.
  private func billedBlocks(_ consultation: Consultation) -> Int {
    guard consultation.reduce >= 0 else { return consultation.startedBlocks }
    let blocks = contracts.decisions[Int(consultation.reduce)].blocks ?? 0
    return min(blocks, consultation.startedBlocks)
  }

  // MARK: Minutes rounded up (R3)

  private func noteRounding(_ consultation: inout Consultation) {
    guard hasRoundedMinutes, consultation.rows.count > 1 else { return }
    let rounded = consultation.rows.count { admission.sessions[Int($0)].hasRoundedMinutes }
    guard rounded > 1, consultation.charges.contains(where: { $0.unit == .block }) else { return }
    let fewer = consultation.blocksIfMinutesWereFull(rounded: rounded)
    if fewer < consultation.startedBlocks { consultation.notes.insert(.roundingDecides) }
  }
}

extension Consultation {
  /// Repair work that costs nothing (R18): quantity x 0.00.
  mutating func makeFree() {
    isFreeRepair = true
    for index in charges.indices {
      charges[index].unitPrice = .zero
      charges[index].net = .zero
    }
  }

  /// Its started blocks by R8, where it is charged by blocks.
  var startedBlocks: Int {
    Invoicing.startedBlocks(seconds: seconds, blockMinutes: blockMinutes)
  }

  /// Its started blocks if each further session of those whose minutes were rounded up were a
  /// minute shorter (R3).
  func blocksIfMinutesWereFull(rounded: Int) -> Int {
    Invoicing.startedBlocks(
      seconds: max(0, seconds - 60 * (rounded - 1)), blockMinutes: blockMinutes)
  }

  /// Real length shown on one of its lines.
  func seconds(of charge: Charge) -> Int { charge.unit == .visit ? 0 : seconds }

  /// Started blocks by R8; 0 where the unit is not a block.
  func computedBlocks(of charge: Charge) -> Int { charge.unit == .block ? startedBlocks : 0 }

  /// Whether one of its lines is charged.
  var hasBilledLine: Bool { charges.contains { lineClass($0) == .billed } }

  /// The class of one of its lines (R8, R15, R18).
  func lineClass(_ charge: Charge) -> LineClass {
    if isWaived { return .waived }
    if isFreeRepair { return .free }
    switch charge.unit {
    case .block: return startedBlocks == 0 ? .free : .billed
    case .visit, .km, .item: return .billed
    }
  }

  /// Net per VAT code over all its lines, and the tax on each sum: its own, for the cap (R19).
  func fee(_ basis: LiabilityBasis) -> Money {
    var nets = VATNets()
    for charge in charges { nets.add(charge.net, charge.vat) }
    return basis == .gross ? nets.gross : nets.net
  }
}
