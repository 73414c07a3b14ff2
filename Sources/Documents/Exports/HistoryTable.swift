package import Invoicing

/// A document as `history` lists it.
package struct HistoryEntry: Hashable, Sendable {
  package var number: String
  package var kind: DocumentKind
  package var clientID: String
  package var period: Month
  package var issuedOn: Day
  package var currency: Currency
  /// The document's own amounts: of a correction the difference.
  package var net: Money
  package var tax: Money
  /// Number of the invoice it corrects; nil for an invoice.
  package var corrects: String?
  /// The run's folder, and why a month was corrected.
  package var folder: String
  package var reason: String

  package init(
    number: String, kind: DocumentKind, clientID: String, period: Month, issuedOn: Day,
    currency: Currency, net: Money, tax: Money, corrects: String?, folder: String, reason: String
  ) {
    self.number = number
    self.kind = kind
    self.clientID = clientID
    self.period = period
    self.issuedOn = issuedOn
    self.currency = currency
    self.net = net
    self.tax = tax
    self.corrects = corrects
    self.folder = folder
    self.reason = reason
  }

  package var gross: Money { net + tax }
}

/// How a client's month stands in one currency, all its documents together.
private struct MonthState {
  var period: Month
  var clientID: String
  var currency: Currency
  var documents = 0
  var net = Money.zero
  var tax = Money.zero

  /// In the order of months, clients and currencies.
  static func states(_ entries: [HistoryEntry]) -> [MonthState] {
    struct Key: Hashable {
      var period: Month
      var clientID: String
      var currency: Currency
    }
    var states: [Key: MonthState] = [:]
    for entry in entries {
      let key = Key(
        period: entry.period, clientID: entry.clientID, currency: entry.currency)
      var state =
        states[key]
        ?? MonthState(period: key.period, clientID: key.clientID, currency: key.currency)
      state.documents += 1
      state.net += entry.net
      state.tax += entry.tax
      states[key] = state
    }
    return states.values.sorted {
      ($0.period, $0.clientID, $0.currency) < ($1.period, $1.clientID, $1.currency)
    }
  }
}

/// `history` on a terminal: documents in the order of issue, then each client's month as it stands.
package func historyTable(_ entries: [HistoryEntry], _ language: Language) -> String {
  var documents = [
    [
      Words.issuedOn[language], Words.columnDocument[language], Words.columnClient[language],
      Words.period[language], Words.corrects[language], Words.net[language],
      Words.vat[language], Words.gross[language], "", Words.correctionReason[language],
    ]
  ]
  for entry in entries {
    documents.append(
      [
        entry.issuedOn.text, entry.number, entry.clientID, entry.period.text,
        entry.corrects ?? "",
      ] + amounts([entry.net, entry.tax, entry.gross], language)
        + [entry.currency.code, entry.reason])
  }
  var states = [
    [
      Words.period[language], Words.columnClient[language], Words.documents[language],
      Words.net[language], Words.vat[language], Words.gross[language], "",
    ]
  ]
  for state in MonthState.states(entries) {
    states.append(
      [state.period.text, state.clientID, String(state.documents)]
        + amounts([state.net, state.tax, state.net + state.tax], language)
        + [state.currency.code])
  }
  var lines = alignedRows(documents, left: [0, 1, 2, 3, 4, 8, 9], ruleAfter: documents.count)
  lines += ["", Words.standing[language] + ":"]
  lines += alignedRows(states, left: [0, 1, 6], ruleAfter: states.count)
  return lines.joined(separator: "\n")
}

private func amounts(_ amounts: [Money], _ language: Language) -> [String] {
  amounts.map { groupedText($0.text, language) }
}

/// `history --json`: `documents` in the order of issue, `state` per month, client and currency.
package func historyJSON(_ entries: [HistoryEntry]) -> String {
  func amounts(_ net: Money, _ tax: Money) -> [(String, JSONValue)] {
    [("net", .text(net.text)), ("vat", .text(tax.text)), ("gross", .text((net + tax).text))]
  }
  let documents = entries.map { entry in
    JSONValue.object(
      [
        ("number", .text(entry.number)), ("kind", .text(entry.kind.rawValue)),
        ("client_id", .text(entry.clientID)), ("period", .text(entry.period.text)),
        ("issued_on", .text(entry.issuedOn.text)), ("currency", .text(entry.currency.code)),
      ] + amounts(entry.net, entry.tax) + [
        ("corrects", entry.corrects.map { .text($0) } ?? .null),
        ("folder", .text(entry.folder)), ("reason", .text(entry.reason)),
      ])
  }
  let states = MonthState.states(entries).map { state in
    JSONValue.object(
      [
        ("period", .text(state.period.text)), ("client_id", .text(state.clientID)),
        ("currency", .text(state.currency.code)), ("documents", .number(state.documents)),
      ] + amounts(state.net, state.tax))
  }
  return JSONValue.object([("documents", .list(documents)), ("state", .list(states))]).fileText
}
