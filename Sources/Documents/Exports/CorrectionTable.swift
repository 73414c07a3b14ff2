import Invoicing

/// A correction run on a terminal: documents, what they correct, differences, what is held,
/// breaches; plain text, no colour.
package func correctionTable(_ summary: CorrectionSummary) -> String {
  let language = summary.language
  let title = Words.correctionSummaryTitle[language] + " " + summary.run.period.text
  var lines = [summary.run.isDraft ? Words.draft[language] + " - " + title : title]
  if !summary.run.reason.isEmpty {
    lines.append(Words.correctionReason[language] + ": " + summary.run.reason)
  }
  lines.append("")
  if summary.documents.isEmpty {
    lines.append(Words.nothingToCorrect[language])
  } else {
    lines += documentRows(summary)
  }
  lines.append("")
  lines += classLines(MonthTotals(summary.base))
  let breaches = breachSentences(summary)
  if !breaches.isEmpty { lines += [""] + breaches }
  return lines.joined(separator: "\n") + "\n"
}

private func documentRows(_ summary: CorrectionSummary) -> [String] {
  let language = summary.language
  var rows = [
    [
      Words.columnClient[language], Words.columnDocument[language], Words.corrects[language],
      Words.changedLines[language], Words.columnNetWas[language], Words.columnNetNow[language],
      Words.columnNetDifference[language], Words.columnGrossDifference[language], "",
      Words.columnDirection[language],
    ]
  ]
  func figures(_ amounts: [Money]) -> [String] {
    amounts.map { groupedText($0.text, language) }
  }
  for document in summary.documents {
    rows.append(
      [
        document.buyer.id + " " + shortened(document.buyer.name, 28), document.number,
        document.corrects ?? "", String(document.changes.count),
      ] + figures([document.before, document.after, document.net, document.gross])
        + [document.currency.code, direction(of: document.gross)[language]])
  }
  let ruleAfter = rows.count
  for currency in summary.currencies {
    let documents = summary.documents.filter { $0.currency == currency }
    guard !documents.isEmpty else { continue }
    func sum(_ amount: (RunDocument) -> Money) -> Money {
      documents.reduce(into: .zero) { $0 += amount($1) }
    }
    rows.append(
      [
        Words.all[language], String(documents.count), "",
        String(documents.reduce(0) { $0 + $1.changes.count }),
      ] + figures([sum(\.before), sum(\.after), sum(\.net), sum(\.gross)])
        + [currency.code, ""])
  }
  return alignedRows(rows, left: [0, 1, 2, 8, 9], ruleAfter: ruleAfter)
}

/// One sentence for every cap that a lowered fee breaks (R20).
func breachSentences(_ summary: CorrectionSummary) -> [String] {
  summary.documents.flatMap { document in
    document.breaches.map { report in
      document.buyer.id + ": "
        + breachText(report, Words.breachByCorrection, summary.language)
    }
  }
}
