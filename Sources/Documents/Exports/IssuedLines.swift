package import Invoicing

/// Which documents a session stands on, and what each correction made of it (R22, R24).
///
/// - Parameters:
///   - documents: of the clients' months it ever stood in, in the order of issue.
///   - session: its id.
package func issuedLines(
  _ documents: [IssuedDocument], _ session: String, _ language: Language
) -> [String] {
  func isOn(_ line: StatementLine?) -> Bool {
    line?.sessions.contains { $0.id == session } ?? false
  }
  var texts: [String] = []
  for document in documents {
    let title = Words.issuedAs.text(
      language, [document.number, document.run.issuedOn.text, document.clientID])
    var lines: [String] = []
    switch document {
    case .statement(let statement):
      lines = statement.lines.filter(isOn).map { "  \($0.id): " + lineAmount($0) }
    case .correction(let correction):
      for change in correction.changes where isOn(change.before) || isOn(change.after) {
        let id = change.before?.id ?? change.after?.id ?? ""
        lines.append(
          "  \(id): \(Words.was[language]) \(lineAmount(change.before)), "
            + "\(Words.now[language]) \(lineAmount(change.after))")
      }
      if !lines.isEmpty {
        lines.append("  " + Words.correctionReason[language] + ": " + correction.run.reason)
      }
    }
    if !lines.isEmpty { texts += [title] + lines }
  }
  return texts
}

/// `2 x 95.50 = 191.00 (23)`, or a dash where there is no line.
func lineAmount(_ line: StatementLine?) -> String {
  guard let line else { return "-" }
  return "\(line.quantity.text) x \(line.unitPrice.text) = \(line.net.text) (\(line.vat.rawValue))"
}
