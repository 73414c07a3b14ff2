/// Gives every consultation its charges: blocks, visit, kilometres or items at the price list.
struct Rating {
  let admission: Admission
  private let contracts: Contracts
  private let prices: PriceList
  private let symbols: Symbols
  private(set) var findings: [Finding] = []

  private let period: Month

  init(_ admission: Admission, _ period: Month) {
    self.period = period
    self.admission = admission
    contracts = admission.contracts
    prices = PriceList(admission.contracts.prices)
    symbols = admission.logs.symbols
  }

  /// Rates as if nothing were free; ``settleRepairs`` comes later (R18).
  mutating func rate(_ consultation: inout Consultation) {
    let service = symbols.text(consultation.service)
    let units: [Unit] =
      switch service {
      case "remote": [.block]
      case "onsite": [.visit, .block]
      case "travel": [.km]
      default: [.item]
      }
    setReduction(&consultation, service, hasBlocks: units.contains(.block))
    for unit in units { addCharge(unit, service, to: &consultation) }
    noteRounding(&consultation)
  }

  private mutating func addCharge(
    _ unit: Unit, _ service: String, to consultation: inout Consultation
  ) {
    let client = contracts.clients[Int(consultation.client)]
    let tier = consultation.agreement < 0 ? Tier.standard : .sla
    let found = prices.price(
      service: service, unit: unit, client: client, tier: tier, on: consultation.startDay)
    if found == nil && !consultation.isWaived { consultation.holds.insert(.noPrice) }
    let price = found.map { contracts.prices[Int($0.index)] }
    let session = admission.sessions[Int(consultation.rows[0])]
    var charge = Charge(
      unit: unit, computedBlocks: 0, quantity: .zero, price: found?.index ?? -1,
      level: found?.level, vat: client.vat ?? price?.vat ?? .rate23, seconds: 0,
      unitPrice: price?.net ?? .zero, net: .zero)
    switch unit {
    case .visit: charge.quantity = Quantity(1)
    case .block:
      charge.seconds = consultation.seconds
      charge.computedBlocks = startedBlocks(
        seconds: consultation.seconds, blockMinutes: consultation.blockMinutes)
      charge.quantity = Quantity(charge.computedBlocks)
      reduce(&charge, consultation)
    case .km, .item:
      charge.quantity = session.quantity ?? .zero
      charge.seconds = consultation.seconds
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
    _ consultation: inout Consultation, _ service: String, hasBlocks: Bool
  ) {
    for row in consultation.rows {
      let index = admission.sessions[Int(row)].decision
      guard index >= 0, contracts.decisions[Int(index)].kind == .reduce else { continue }
      let decision = contracts.decisions[Int(index)]
      if !hasBlocks {
        refuse(.reduceUnfit, decision, service)
      } else if consultation.reduce < 0 {
        consultation.reduce = index
      } else {
        let other = contracts.decisions[Int(consultation.reduce)]
        refuse(.reduceConflict, decision, other.sessionID, decision.sessionID)
      }
    }
    // Another month's decision is looked at when that month is billed.
    guard consultation.reduce >= 0, period.contains(consultation.endDay) else { return }
    let decision = contracts.decisions[Int(consultation.reduce)]
    let computed = startedBlocks(
      seconds: consultation.seconds, blockMinutes: consultation.blockMinutes)
    if (decision.blocks ?? 0) >= computed {
      refuse(.reduceNotFewer, decision, String(decision.blocks ?? 0), String(computed))
    }
  }

  private mutating func refuse(_ code: FindingCode, _ decision: Decision, _ details: String...) {
    var finding = Finding(code, at: decision.place, subject: decision.sessionID)
    finding.details = details
    findings.append(finding)
  }

  private func reduce(_ charge: inout Charge, _ consultation: Consultation) {
    guard consultation.reduce >= 0 else { return }
    let blocks = contracts.decisions[Int(consultation.reduce)].blocks ?? 0
    if blocks < charge.computedBlocks { charge.quantity = Quantity(blocks) }
  }

  // MARK: Minutes rounded up (R3)

  private func noteRounding(_ consultation: inout Consultation) {
    let rounded = consultation.rows.filter { admission.sessions[Int($0)].hasRoundedMinutes }.count
    guard rounded > 1, consultation.charges.contains(where: { $0.unit == .block }) else { return }
    let fewer = startedBlocks(
      seconds: max(0, consultation.seconds - 60 * (rounded - 1)),
      blockMinutes: consultation.blockMinutes)
    let full = startedBlocks(
      seconds: consultation.seconds, blockMinutes: consultation.blockMinutes)
    if fewer < full { consultation.notes.insert(.roundingDecides) }
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

  /// The class of one of its lines (R8, R15, R18).
  func lineClass(_ charge: Charge) -> LineClass {
    if isWaived { return .waived }
    if isFreeRepair { return .free }
    switch charge.unit {
    case .block: return charge.computedBlocks == 0 ? .free : .billed
    case .visit, .km, .item: return .billed
    }
  }

  /// Net per VAT code over all its lines, and the tax on each sum: its own, for the cap (R19).
  func fee(_ basis: LiabilityBasis) -> Money {
    var nets: [VATCode: Money] = [:]
    for charge in charges { nets[charge.vat, default: .zero] += charge.net }
    return nets.reduce(into: Money.zero) { sum, entry in
      sum += entry.value
      if basis == .gross { sum += entry.key.tax(on: entry.value) }
    }
  }
}
