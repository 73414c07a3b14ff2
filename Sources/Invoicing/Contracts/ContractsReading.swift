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
    eachRow("agreements.csv", Agreement.columns) {
      contracts.agreements.append(Agreement($0, list, &$1))
    }
    contracts.agreements.sort {
      ($0.clientID, $0.validity.from, $0.place.line)
        < ($1.clientID, $1.validity.from, $1.place.line)
    }
    eachRow("prices.csv", Price.columns) {
      if let price = Price($0, list, settings, &$1) { contracts.prices.append(price) }
    }
    eachRow("client-match.csv", ClientMatch.columns) {
      if let match = ClientMatch($0, list, &$1) { contracts.matches.append(match) }
    }
    eachRow("complaints.csv", Complaint.columns) {
      contracts.complaints.append(Complaint($0, &$1))
    }
    contracts.complaints.sort { ($0.id, $0.place.line) < ($1.id, $1.place.line) }
    eachRow("decisions.csv", Decision.columns) {
      if let decision = Decision($0, list, &$1) { contracts.decisions.append(decision) }
    }
    var payments: [Payment] = []
    eachRow("payments.csv", Payment.columns) { payments.append(Payment($0, &$1)) }
    if tables["payments.csv"] != nil { contracts.payments = payments }
    exchangeRates(&contracts)
    ContractChecks.check(contracts, &findings)
    return contracts
  }

  /// Sorted by id; of two rows with one id the first stays.
  private mutating func clients(_ settings: Settings) -> [Client] {
    var clients: [Client] = []
    eachRow("clients.csv", Client.columns) {
      let client = Client($0, settings, &$1)
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
    eachRow("exchange-rates.csv", ExchangeRate.columns) { row, findings in
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

  /// Hands over the rows of a table; some tables may be absent.
  private mutating func eachRow(
    _ name: String, _ columns: TableColumns, _ body: (TableRow, inout [Finding]) -> Void
  ) {
    guard let bytes = tables[name] else {
      if ContractsReading.requiredTables.contains(name) {
        findings.append(Finding(.missingTable, at: Place(file: name), subject: "", name))
      }
      return
    }
    let table = Table(
      file: name, bytes: bytes, columns: columns, findings: &findings, each: body)
    rows[name] = table.rowCount
  }
}
