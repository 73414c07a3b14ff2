package import Invoicing

/// Per client what a correction would change: each line before and after (R23).
package func differenceTable(_ plan: CorrectionPlan, _ language: Language) -> String {
  var lines: [String] = []
  for entry in plan.entries {
    let of = entry.corrects ?? Words.noInvoiceYet[language]
    lines.append("\(entry.client) (\(of)):")
    if entry.changes.isEmpty { lines.append("  " + Words.buyerChange[language]) }
    for change in entry.changes {
      let id = change.before?.id ?? change.after?.id ?? ""
      lines.append(
        "  \(id): \(Words.was[language]) \(lineAmount(change.before)), "
          + "\(Words.now[language]) \(lineAmount(change.after))")
    }
  }
  return lines.joined(separator: "\n") + "\n"
}
