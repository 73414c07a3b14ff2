/// What a billed month keeps from the ledger whatever the folder says today (R24).
package struct FrozenMonth: Sendable {
  /// Documents of the period by client id, in the order of issue.
  package let documents: [String: [IssuedDocument]]

  package init(_ documents: [String: [IssuedDocument]]) { self.documents = documents }

  /// A client's month as the ledger has it, all corrections counted in; nil when never billed.
  package func state(of client: String) -> Statement? { documents[client]?.last?.state }

  /// The client's newest invoice and the corrections it has had; nil while it has none.
  package func invoice(
    of client: String
  ) -> (statement: Statement, corrections: [DocumentReference])? {
    var found: (statement: Statement, corrections: [DocumentReference])?
    for document in documents[client] ?? [] {
      switch document {
      case .statement(let statement) where statement.kind == .invoice: found = (statement, [])
      case .statement: break
      case .correction(let correction):
        found?.corrections.append(
          DocumentReference(
            number: correction.number, issuedOn: correction.run.issuedOn,
            reason: correction.run.reason))
      }
    }
    return found
  }

  /// Numbers of the newest invoices by client id.
  package var invoiceNumbers: [String: String] {
    documents.keys.reduce(into: [:]) { $0[$1] = invoice(of: $1)?.statement.number }
  }

  /// Each client's invoice as an account to be paid, by client id (R19).
  package var accounts: [String: DocumentAccount] {
    var accounts: [String: DocumentAccount] = [:]
    for client in documents.keys {
      guard let invoice = invoice(of: client)?.statement, let state = state(of: client) else {
        continue
      }
      accounts[client] = DocumentAccount(
        number: invoice.number, dueOn: invoice.dueOn,
        documents: (documents[client] ?? []).map(\.number), gross: state.gross)
    }
    return accounts
  }

  /// Today's contracts with issuer, buyers, their VAT codes and currencies, and exchange rates as
  /// they were billed.
  ///
  /// - Parameters:
  ///   - contracts: as the folder says today.
  ///   - exempt: clients whose data are taken from today (`--buyer-data`).
  /// - Returns: the contracts to rate with, and a note for each client whose data differ.
  package func applied(
    to contracts: Contracts, exempt: Set<String> = []
  ) -> (contracts: Contracts, notes: [Finding]) {
    var frozen = contracts
    var notes: [Finding] = []
    var missing = Set(documents.keys).subtracting(exempt)
    for index in frozen.clients.indices {
      let today = contracts.clients[index]
      missing.remove(today.id)
      guard !exempt.contains(today.id), let state = state(of: today.id) else { continue }
      // What was corrected to zero is not charged again to another tax number.
      if state.isCorrectedToZero, today.needsNewInvoice(than: state) { continue }
      var client = state.buyer
      // Consent and acceptance are evidence about rows, not data of the buyer.
      client.acceptedOn = today.acceptedOn
      client.consent = today.consent
      client.place = today.place
      // What no document of the client says needs no word.
      if !client.printsAs(today) || client.vat != today.vat {
        notes.append(Finding(.buyerDataChanged, at: today.place, subject: today.id, today.id))
      }
      frozen.clients[index] = client
    }
    for id in missing.sorted() {
      guard let state = state(of: id) else { continue }
      frozen.clients.append(state.buyer)
      notes.append(
        Finding(.buyerGone, at: Place(file: "clients.csv"), subject: id, id))
    }
    frozen.clients.sort { $0.id < $1.id }
    if let issuer, issuer != contracts.settings.issuer {
      frozen.settings.issuer = issuer
      notes.append(Finding(.issuerDataChanged, at: Place(file: "billing.yaml")))
    }
    frozen.exchangeRates = rates + contracts.exchangeRates
    return (frozen, notes)
  }

  /// Who the month's newest documents name as their issuer.
  private var issuer: Issuer? {
    documents.keys.sorted().lazy.compactMap { state(of: $0)?.issuer }.first
  }

  /// The rates the documents were issued with: a correction keeps them (R12).
  private var rates: [ExchangeRate] {
    documents.keys.sorted().flatMap { client in
      (documents[client] ?? []).flatMap { $0.state.lines.compactMap(\.exchange) }
    }
  }

  /// Sessions that stand on a line today's state still has, with the client they stand for.
  package var billedSessions: [String: String] {
    var billed: [String: String] = [:]
    for client in documents.keys.sorted() {
      for line in state(of: client)?.lines ?? [] {
        for session in line.sessions { billed[session.id] = client }
      }
    }
    return billed
  }
}
