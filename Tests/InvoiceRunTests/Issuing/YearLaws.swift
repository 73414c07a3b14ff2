import Documents
import InvoiceRun
import Invoicing
import Ledger
import TestMonths

/// What must hold after every run of a simulated year.
extension SimulatedYear {
  /// Documents of the month never change, stand under numbers without gaps and charge each session
  /// once.
  ///
  /// - Parameter isSettled: whether the month was just corrected, so that it sums to a fresh bill.
  mutating func holdMonth(_ month: Month, isSettled: Bool) throws {
    let documents = try ledger.state(of: month)
    try holdNumbers()
    var clients: [String: Set<String>] = [:]
    for (client, own) in documents {
      for document in own {
        let known = issued.updateValue(document, forKey: document.number)
        hold(known == nil || known == document, "\(document.number) changed after it was issued")
      }
      guard let state = own.last?.state else { continue }
      let lines = state.lines.flatMap { line in line.sessions.map { "\($0.id) \(line.unit)" } }
      hold(lines.count == Set(lines).count, "\(month.text) \(client): a session on two lines")
      for report in state.complaints { holdCap(report, state.lines, month) }
      for line in state.lines {
        for session in line.sessions {
          clients[session.id, default: []].insert(client)
          let other = monthOfSession.updateValue(month, forKey: session.id) ?? month
          hold(other == month, "\(session.id) is charged in \(other.text) and \(month.text)")
        }
      }
    }
    // A line that lost a session without losing an amount still lists it; the ledger says whose
    // it is now.
    let shared = clients.filter { $0.value.count > 1 }
    let owners = try ledger.clients(ofSessions: shared.keys, in: month)
    for (session, listing) in shared {
      hold(
        owners[session].map(listing.contains) ?? false,
        "\(month.text): \(session) is charged to \(listing.sorted())")
    }
    if isSettled { try holdSettled(month, documents) }
  }

  /// Numbers of a series and month run from 1 without a gap, each once.
  private mutating func holdNumbers() throws {
    var given: [String: [Int]] = [:]
    for entry in try ledger.entries() {
      guard let place = entry.place else { continue }
      given["\(place.series) \(place.year)-\(place.month)", default: []].append(place.seq)
      hold(place.number == entry.number, "\(entry.number) is not number \(place.seq)")
    }
    for (series, numbers) in given {
      hold(numbers.sorted() == Array(1...numbers.count), "\(series): numbers \(numbers)")
    }
  }

  /// What can be owed is at most the fee that stands on the lines.
  private mutating func holdCap(
    _ report: ComplaintReport, _ lines: Made<StatementLine>, _ month: Month
  ) {
    let own = lines.filter { $0.sessions.contains { $0.id == report.complaint.sessionID } }
    let nets = own.reduce(into: [VATCode: Money]()) { $0[$1.vat, default: .zero] += $1.net }
    var fee = nets.values.reduce(.zero, +)
    if report.basis == .gross { fee = nets.reduce(fee) { $0 + $1.key.tax(on: $1.value) } }
    let mark = "\(month.text), complaint \(report.complaint.id)"
    hold(report.charged == fee, "\(mark): \(report.charged.text) charged, lines \(fee.text)")
    hold(report.cap <= fee, "\(mark): a cap of \(report.cap.text) above \(fee.text)")
    hold(report.payable <= report.cap, "\(mark): \(report.payable.text) payable")
  }

  /// The month as the folder says now, rated without a look at what was billed for it.
  private func fresh(_ month: Month) throws -> Made<Statement> {
    let input = input(month)
    let run = RunIdentity(
      id: "0", period: month, issuedOn: month.next.first, isDraft: true, programVersion: "0")
    return Billing(month, input.contracts, input.logs, view: try ledger.view(of: input))
      .statements(run, comparesPolicies: false)
  }

  /// Documents of the month sum to a fresh bill, per client, VAT code and line.
  private mutating func holdSettled(
    _ month: Month, _ documents: [String: [IssuedDocument]]
  ) throws {
    let statements = try fresh(month)
    for client in year.bench.contracts.clients.map(\.id) {
      let fresh = statements.first { $0.buyer.id == client }
      let mark = "\(month.text) \(client)"
      let own = documents[client] ?? []
      hold(
        sums(own) == sums(fresh.map { [.statement($0)] } ?? []),
        "\(mark): the documents do not sum to a fresh bill")
      hold(
        amounts(own.last?.state) == amounts(fresh), "\(mark): lines are not those of a fresh bill")
    }
  }

  /// Net and tax per VAT code over a client's documents.
  private func sums(_ documents: [IssuedDocument]) -> [String: [Money]] {
    var sums: [String: [Money]] = [:]
    for document in documents {
      let own: [VATSum]
      switch document {
      case .statement(let statement): own = statement.vat
      case .correction(let correction): own = correction.difference
      }
      for sum in own {
        let known = sums[sum.code.rawValue] ?? [.zero, .zero, .zero]
        sums[sum.code.rawValue] = [
          known[0] + sum.net, known[1] + sum.tax, known[2] + (sum.taxPLN ?? .zero),
        ]
      }
    }
    return sums.filter { $0.value.contains { $0 != .zero } }
  }

  /// Lines that have an amount.
  ///
  /// Which session of a line comes first may change without a difference, and with it the line's
  /// id.
  private func amounts(_ statement: Statement?) -> [String] {
    (statement?.lines ?? []).filter { $0.net != .zero }.map { line in
      "\(line.service) \(line.unit.rawValue) \(line.quantity.text) x \(line.unitPrice.text) = "
        + "\(line.net.text) \(line.vat.rawValue)"
    }.sorted()
  }
}
