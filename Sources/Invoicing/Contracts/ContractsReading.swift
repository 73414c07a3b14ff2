/// Reads everything that was agreed: billing.yaml and the tables, all findings at once.
package struct ContractsReading {
  /// The tables by name; those of ``requiredTables`` must be there.
  package static let requiredTables = [
    "clients.csv", "agreements.csv", "prices.csv", "client-match.csv",
  ]
  /// The tables that may be absent.
  package static let optionalTables = [
    "complaints.csv", "decisions.csv", "payments.csv", "exchange-rates.csv",
  ]

  /// Unsorted; the shell sorts all of a run together.
  package private(set) var findings: [Finding] = []
  /// How many rows each table has, by file name.
  package private(set) var rows: [String: Int] = [:]

  private let tables: [String: [UInt8]]

  /// - Parameter tables: the bytes of each table by its name in the folder.
  package init(tables: [String: [UInt8]]) { self.tables = tables }

  /// Reads all of it; nil when billing.yaml is no mapping or its zone is unknown.
  ///
  /// What could be read is returned even beside refused findings, so that later stages can report
  /// theirs too; nothing may be issued while one is refused.
  package mutating func read(
    settings node: ConfigNode, zone: (String) -> ZoneRules?
  ) -> Contracts? {
    let settings = Settings.read(node, zone: zone, findings: &findings)
    guard let settings, let rules = zone(settings.zoneName) else { return nil }
    var contracts = Contracts(settings: settings, zone: rules)
    contracts.clients = clients(settings)
    let list = ClientList(contracts.clients)
    for row in table("agreements.csv", Agreement.columns) ?? [] {
      contracts.agreements.append(Agreement(row, list, &findings))
    }
    contracts.agreements.sort {
      ($0.clientID, $0.validity.from, $0.place.line)
        < ($1.clientID, $1.validity.from, $1.place.line)
    }
    for row in table("prices.csv", Price.columns) ?? [] {
      if let price = Price(row, list, settings, &findings) { contracts.prices.append(price) }
    }
    for row in table("client-match.csv", ClientMatch.columns) ?? [] {
      if let match = ClientMatch(row, list, &findings) { contracts.matches.append(match) }
    }
    for row in table("complaints.csv", Complaint.columns) ?? [] {
      contracts.complaints.append(Complaint(row, &findings))
    }
    contracts.complaints.sort { ($0.id, $0.place.line) < ($1.id, $1.place.line) }
    for row in table("decisions.csv", Decision.columns) ?? [] {
      if let decision = Decision(row, list, &findings) { contracts.decisions.append(decision) }
    }
    contracts.payments = table("payments.csv", Payment.columns)?.map { Payment($0, &findings) }
    exchangeRates(&contracts)
    ContractChecks.check(contracts, &findings)
    return contracts
  }

  /// Sorted by id; of two rows with one id the first stays.
  private mutating func clients(_ settings: Settings) -> [Client] {
    var clients: [Client] = []
    for row in table("clients.csv", Client.columns) ?? [] {
      let client = Client(row, settings, &findings)
      if !client.id.isEmpty { clients.append(client) }
    }
    ContractChecks.clientIDs(clients, &findings)
    clients.sort { ($0.id, $0.place.line) < ($1.id, $1.place.line) }
    var kept: [Client] = []
    for client in clients where kept.last?.id != client.id { kept.append(client) }
    return kept
  }

  private mutating func exchangeRates(_ contracts: inout Contracts) {
    struct Key: Hashable {
      let currency: Currency
      let day: Day
    }
    var lines: [Key: Int] = [:]
    for row in table("exchange-rates.csv", ExchangeRate.columns) ?? [] {
      let rate = ExchangeRate(row, &findings)
      let key = Key(currency: rate.currency, day: rate.day)
      if let line = lines[key], rate.rateTenThousandths > 0 {
        findings.append(
          Finding(
            .duplicateRate, at: row.place, subject: "", rate.currency.code, rate.day.text,
            String(line)))
      } else {
        lines[key] = row.place.line
        contracts.exchangeRates.append(rate)
      }
    }
  }

  /// The rows of a table; nil when the file is absent, which only some tables may be.
  private mutating func table(_ name: String, _ columns: TableColumns) -> [TableRow]? {
    guard let bytes = tables[name] else {
      if ContractsReading.requiredTables.contains(name) {
        findings.append(Finding(.missingTable, at: Place(file: name), subject: "", name))
      }
      return nil
    }
    let table = Table(file: name, bytes: bytes, columns: columns, findings: &findings)
    rows[name] = table.rows.count
    return table.rows
  }
}
