package import Invoicing

/// The month on a terminal: clients, totals, what is held, breaches; plain text, no colour.
package func monthTable(_ summary: Summary) -> String { monthTable(MonthTotals(summary)) }

extension MonthTotals {
  /// The figures of statements already made.
  init(_ summary: Summary) {
    self.init(
      run: summary.run, language: summary.language, waterfall: summary.waterfall,
      clients: summary.figures.map { figures in
        let head = figures.head
        var total = ClientTotal(
          id: head.buyer.id, name: head.buyer.name, number: head.number, currency: head.currency)
        total.consultations = figures.lines.consultations
        total.seconds = figures.lines.seconds
        total.billedBlocks = figures.lines.blocks
        total.net = head.net
        total.gross = head.gross
        return total
      }, breaches: summary.liability.count { $0.breach > .zero })
    policyCosts = summary.policyCosts
    unmatched = summary.unmatched
  }

  /// PLN first.
  var currencies: [Currency] {
    [.pln] + Set(clients.map(\.currency)).subtracting([.pln]).sorted()
  }
}

/// The same of totals alone.
package func monthTable(_ totals: MonthTotals) -> String {
  let language = totals.language
  let header = [
    Words.columnClient[language], Words.columnDocument[language],
    Words.consultationCount[language], Words.columnTime[language], Words.columnBlocks[language],
    Words.net[language], Words.gross[language], "",
  ]
  var rows = [header]
  for client in totals.clients {
    rows.append([
      client.id + " " + shortened(client.name, 28), client.number,
      String(client.consultations), lengthText(client.seconds),
      String(client.billedBlocks), groupedText(client.net.text, language),
      groupedText(client.gross.text, language), client.currency.code,
    ])
  }
  let ruleAfter = rows.count
  for currency in totals.currencies {
    let clients = totals.clients.filter { $0.currency == currency }
    guard !clients.isEmpty else { continue }
    let net = clients.reduce(into: Money.zero) { $0 += $1.net }
    let gross = clients.reduce(into: Money.zero) { $0 += $1.gross }
    rows.append([
      Words.all[language], String(clients.count),
      String(clients.reduce(0) { $0 + $1.consultations }),
      lengthText(clients.reduce(0) { $0 + $1.seconds }),
      String(clients.reduce(0) { $0 + $1.billedBlocks }), groupedText(net.text, language),
      groupedText(gross.text, language), currency.code,
    ])
  }
  let title = Words.summaryTitle[language] + " " + totals.run.period.text
  var lines = [totals.run.isDraft ? Words.draft[language] + " - " + title : title, ""]
  if totals.isRefused { lines += [Words.refusedFigures[language], ""] }
  // Names and codes to the left, figures to the right.
  lines += alignedRows(rows, left: [0, 1, 7], ruleAfter: ruleAfter)
  lines.append("")
  lines += classLines(totals)
  lines += policyLines(totals)
  if !totals.unmatched.isEmpty { lines += ["", unmatchedText(totals.unmatched, language)] }
  return lines.joined(separator: "\n") + "\n"
}

/// Sessions of unknown clients, each group with the row to paste into client-match.csv.
package func unmatchedText(_ groups: [UnmatchedGroup], _ language: Language) -> String {
  let count = groups.reduce(0) { $0 + $1.sessions }
  var lines = [Words.unmatched.text(language, [String(count)])]
  for group in groups {
    lines.append(
      Words.unmatchedGroup.text(
        language, [String(group.sessions), lengthText(group.seconds), group.first.source]))
    lines.append(group.line)
  }
  return lines.joined(separator: "\n")
}

/// What the same sessions would cost under other policies; nothing where that was not asked for.
func policyLines(_ totals: MonthTotals) -> [String] {
  let language = totals.language
  return totals.policyCosts.flatMap { currency, costs -> [String] in
    let inForce = costs.first?.net ?? .zero
    let rows = costs.map { cost in
      [
        policyName(cost.policy, language), String(cost.consultations), String(cost.blocks),
        groupedText(cost.net.text, language), groupedText((cost.net - inForce).text, language),
        currency.code,
      ]
    }
    let header = [
      Words.columnPolicy[language], Words.consultationCount[language],
      Words.columnBlocks[language], Words.net[language], Words.columnAgainstForce[language], "",
    ]
    return ["", Words.policyCosts[language] + ":"]
      + alignedRows([header] + rows, left: [0, 5], ruleAfter: rows.count + 1)
  }
}

/// A table in a fixed-width font: a rule under the header and one before the totals.
///
/// - Parameters:
///   - rows: the header first; all of one length.
///   - left: the columns of names and codes; all others stand to the right.
///   - ruleAfter: how many rows stand above the second rule.
func alignedRows(_ rows: [[String]], left: Set<Int>, ruleAfter: Int) -> [String] {
  let columns = rows.first?.indices ?? 0..<0
  let widths = columns.map { column in rows.map { shownWidth($0[column]) }.max() ?? 0 }
  let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1))
  var lines: [String] = []
  for (index, row) in rows.enumerated() {
    if index == 1 || index == ruleAfter { lines.append(rule) }
    let cells = row.enumerated().map { column, text in
      padded(text, widths[column], right: !left.contains(column))
    }
    lines.append(trimmedEnd(cells.joined(separator: "  ")))
  }
  return lines
}

/// Rows that are not on a document, and money settled above the cap (R19).
func classLines(_ totals: MonthTotals) -> [String] {
  let language = totals.language
  var counts: [(String, Int)] = totals.waterfall.filter { step in
    step.rows > 0 || step.rowClass == .held
  }.map { (Words.rowClass($0.rowClass)[language], $0.rows) }
  counts.append((Words.breaches[language], totals.breaches))
  let width = counts.map { shownWidth($0.0) }.max() ?? 0
  var lines = [Words.waterfall[language] + ":"]
  for (label, count) in counts {
    lines.append("  " + padded(label, width) + "  " + padded(String(count), 6, right: true))
  }
  return lines
}

/// A text cut to a width, with dots where something is missing.
func shortened(_ text: String, _ width: Int) -> String {
  shownWidth(text) <= width ? text : String(text.prefix(width - 3)) + "..."
}

private func trimmedEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
