/// What the tables may not say together: checked once, when they are loaded (R9, R15).
enum ContractChecks {
  static func check(_ contracts: Contracts, _ findings: inout [Finding]) {
    agreements(contracts.agreements, &findings)
    prices(contracts.prices, &findings)
    complaints(contracts.complaints, &findings)
    decisions(contracts.decisions, &findings)
  }

  /// Ids stand once, and no two give one file name, case ignored.
  static func clientIDs(_ clients: [Client], _ findings: inout [Finding]) {
    var first: [String: Client] = [:]
    for client in clients {
      let name = fileNamePart(client.id).lowercased()
      guard let other = first[name] else {
        first[name] = client
        continue
      }
      if other.id == client.id {
        findings.append(
          Finding(
            .duplicateClient, at: client.place, subject: client.id, client.id,
            String(other.place.line)))
      } else {
        findings.append(
          Finding(
            .clientFileNames, at: client.place, subject: client.id, other.id, client.id))
      }
    }
  }

  /// Agreements of one client never overlap (R9); they come sorted by client and first day.
  private static func agreements(_ agreements: [Agreement], _ findings: inout [Finding]) {
    var latest: Agreement?
    for agreement in agreements where isOrdered(agreement.validity) {
      if let other = latest, other.clientID == agreement.clientID {
        if other.validity.overlaps(agreement.validity) {
          findings.append(
            Finding(
              .agreementOverlap, at: agreement.place, subject: agreement.clientID,
              agreement.number, other.number, String(other.place.line)))
        }
        // The one that reaches further is the one the next may run into.
        if isLonger(other.validity, than: agreement.validity) { continue }
      }
      latest = agreement
    }
  }

  /// What makes two prices compete: level, service, unit and currency (R9).
  private struct PriceKey: Hashable {
    let service: String
    let unit: Unit
    let tier: Tier?
    let clientID: String?
    let currency: Currency
  }

  private static func prices(_ prices: [Price], _ findings: inout [Finding]) {
    var groups: [PriceKey: [Price]] = [:]
    for price in prices where isOrdered(price.validity) {
      let key = PriceKey(
        service: price.service, unit: price.unit, tier: price.tier, clientID: price.clientID,
        currency: price.currency)
      groups[key, default: []].append(price)
    }
    for group in groups.values where group.count > 1 {
      let sorted = group.sorted {
        ($0.validity.from, $0.place.line) < ($1.validity.from, $1.place.line)
      }
      var latest = sorted[0]
      for price in sorted.dropFirst() {
        if latest.validity.overlaps(price.validity) {
          findings.append(
            Finding(
              .priceOverlap, at: price.place, subject: price.service,
              String(latest.place.line)))
        }
        if !isLonger(latest.validity, than: price.validity) { latest = price }
      }
    }
  }

  private static func isOrdered(_ validity: Validity) -> Bool {
    validity.to.map { $0 >= validity.from } ?? true
  }

  private static func isLonger(_ left: Validity, than right: Validity) -> Bool {
    guard let rightEnd = right.to else { return false }
    return left.to.map { $0 > rightEnd } ?? true
  }

  /// Sorted by id and line.
  private static func complaints(_ complaints: [Complaint], _ findings: inout [Finding]) {
    for (previous, complaint) in zip(complaints, complaints.dropFirst())
    where previous.id == complaint.id && !complaint.id.isEmpty {
      findings.append(
        Finding(
          .duplicateComplaint, at: complaint.place, subject: complaint.id, complaint.id,
          String(previous.place.line)))
    }
  }

  /// A session and, where one id stands on several rows, the row.
  private struct DecisionKey: Hashable {
    let sessionID: String
    let source: Decision.Source?
    let isSet: Bool
  }

  /// At most one `set` and one other decision for a session (R15).
  private static func decisions(_ decisions: [Decision], _ findings: inout [Finding]) {
    var lines: [DecisionKey: Int] = [:]
    for decision in decisions where !decision.sessionID.isEmpty {
      let key = DecisionKey(
        sessionID: decision.sessionID, source: decision.source, isSet: decision.kind == .set)
      if let line = lines[key] {
        findings.append(
          Finding(
            .conflictingDecisions, at: decision.place, subject: decision.sessionID,
            decision.sessionID, String(line)))
      } else {
        lines[key] = decision.place.line
      }
    }
  }
}
