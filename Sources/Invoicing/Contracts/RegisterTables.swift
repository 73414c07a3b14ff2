extension ClientMatch {
  static let columns = TableColumns(
    required: ["field", "how", "value", "client_id"], optional: ["valid_from", "valid_to"])

  /// A row of client-match.csv; `internal` means our own machines.
  init?(_ row: TableRow, _ clients: ClientList, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    defer { findings += cells.findings }
    _ = cells.required("field")
    _ = cells.required("how")
    let field = cells.choice("field", Field.self)
    let how = cells.choice("how", How.self)
    let value = cells.required("value")
    let client = cells.required("client_id")
    if client != "internal" { clients.check(client, in: &cells) }
    let from = cells.day("valid_from")
    let to = cells.day("valid_to")
    if let from, let to, to < from {
      cells.refuse(.validityOrder, "valid_to", to.text, from.text)
    }
    guard let field, let how, !value.isEmpty else { return nil }
    self.init(
      field: field, how: how, value: value, clientID: client == "internal" ? nil : client,
      validFrom: from, validTo: to, place: row.place)
  }
}

extension Complaint {
  static let columns = TableColumns(
    required: ["complaint_id", "session_id", "filed_on", "finding"],
    optional: [
      "decided_on", "claimed_fee", "claimed_losses", "settled", "settled_on", "note",
    ])

  /// A row of complaints.csv.
  init(_ row: TableRow, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    let id = cells.required("complaint_id")
    let session = cells.required("session_id")
    let filed = cells.requiredDay("filed_on")
    _ = cells.required("finding")
    let cause: Cause? = cells.choice(
      "finding", [("open", .open), ("ours", .ours), ("not_ours", .notOurs)])
    self.init(id: id, sessionID: session, filedOn: filed, cause: cause ?? .open)
    decidedOn = cells.day("decided_on")
    claimedFee = cells.money("claimed_fee") ?? .zero
    claimedLosses = cells.money("claimed_losses") ?? .zero
    settled = cells.money("settled") ?? .zero
    settledOn = cells.day("settled_on")
    for (column, day) in [("decided_on", decidedOn), ("settled_on", settledOn)] {
      if let day, day < filed { cells.refuse(.dateOrder, column, day.text, filed.text) }
    }
    note = cells.text("note")
    place = row.place
    findings += cells.findings
  }
}

extension Decision {
  static let columns = TableColumns(
    required: ["session_id", "decision", "reason", "decided_by", "decided_on"],
    optional: ["source", "blocks"] + setColumns)

  /// What only a `set` fills in.
  private static let setColumns = [
    "client_id", "started_at", "ended_at", "case_id", "consent", "service", "repairs",
    "confirmed_at", "quantity",
  ]

  /// A row of decisions.csv; nil when the decision itself cannot be read.
  init?(_ row: TableRow, _ clients: ClientList, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    defer { findings += cells.findings }
    _ = cells.required("decision")
    let kind = cells.choice("decision", Kind.self)
    let session = cells.required("session_id")
    let reason = cells.required("reason")
    let by = cells.required("decided_by")
    let on = cells.requiredDay("decided_on")
    guard let kind else { return nil }
    self.init(
      sessionID: session, kind: kind, reason: reason, decidedBy: by, decidedOn: on,
      place: row.place)
    let cited = cells.text("source")
    source = Source(cited)
    if source == nil && !cited.isEmpty {
      cells.refuse(.badValue, "source", cited, "logs/2026-10.csv:41")
    }
    blocks = cells.whole("blocks", in: 0...99_999)
    if kind == .reduce && cells.text("blocks").isEmpty {
      cells.refuse(.reduceWithoutBlocks, "blocks")
    } else if kind != .reduce && !cells.text("blocks").isEmpty {
      cells.refuse(.blocksWithoutReduce, "blocks")
    }
    let filled = Decision.setColumns.filter { !cells.text($0).isEmpty }
    if kind == .set {
      if filled.isEmpty { cells.refuse(.setNothing, "decision") }
      readSet(&cells, clients)
    } else {
      for column in filled { cells.refuse(.setWithoutSet, column) }
    }
  }

  private mutating func readSet(_ cells: inout RowReading, _ clients: ClientList) {
    let filled: (String) -> String? = { $0.isEmpty ? nil : $0 }
    clientID = filled(cells.text("client_id"))
    if let clientID { clients.check(clientID, in: &cells) }
    started = cells.stamp("started_at")
    ended = cells.stamp("ended_at")
    caseID = filled(cells.text("case_id"))
    consent = filled(cells.text("consent"))
    service = filled(cells.text("service"))
    repairs = filled(cells.text("repairs"))
    confirmed = cells.stamp("confirmed_at")
    quantity = cells.quantity("quantity")
  }
}

extension Decision.Source {
  /// Reads `logs/2026-10.csv:41`; nil for anything else.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      let line = wholeNumber(text[text.index(after: colon)...].utf8), line > 0
    else { return nil }
    self.init(file: String(text[..<colon]), line: line)
  }
}

extension Payment {
  static let columns = TableColumns(required: ["document", "paid_on", "amount"])

  /// A row of payments.csv; money paid back is negative.
  init(_ row: TableRow, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    let document = cells.required("document")
    let day = cells.requiredDay("paid_on")
    _ = cells.required("amount")
    let amount = cells.money("amount", mayBeNegative: true)
    if amount == .zero { cells.refuse(.paymentOfNothing, "amount") }
    self.init(document: document, paidOn: day, amount: amount ?? .zero, place: row.place)
    findings += cells.findings
  }
}

extension ExchangeRate {
  static let columns = TableColumns(required: ["currency", "date", "rate", "table_no"])

  /// A row of exchange-rates.csv.
  init(_ row: TableRow, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    _ = cells.required("currency")
    let currency = cells.currency("currency", default: .pln)
    let day = cells.requiredDay("date")
    _ = cells.required("rate")
    let rate = cells.rate("rate")
    if rate == 0 { cells.refuse(.badNumber, "rate", cells.text("rate")) }
    self.init(
      currency: currency, day: day, rateTenThousandths: rate ?? 0,
      table: cells.required("table_no"))
    findings += cells.findings
  }
}
