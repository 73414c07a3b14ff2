package import Invoicing

/// Findings as lines of text: place, what is so, the row, a caret under the column, what to do.
///
/// Pure, so that the layout is tested without a terminal.
package struct FindingLayout {
  package var language: Language
  /// Whether words are coloured (ANSI).
  package var colour: Bool

  package init(language: Language, colour: Bool = false) {
    self.language = language
    self.colour = colour
  }

  /// At most so many findings are printed; the count is always of all.
  package static let limit = 100

  /// The whole report, a line each without its line feed; empty when there is nothing to say.
  /// - Parameter row: the text of a finding's source row, nil when there is none to show.
  package func lines(_ findings: [Finding], row: (Place) -> String?) -> [String] {
    lines(FindingDigest(findings, limit: FindingLayout.limit), row: row)
  }

  /// The same of findings of which only the worst were kept.
  package func lines(_ digest: FindingDigest, row: (Place) -> String?) -> [String] {
    guard digest.total > 0 else { return [] }
    var lines: [String] = []
    for finding in digest.shown {
      lines += self.lines(finding, row: finding.place.line > 0 ? row(finding.place) : nil)
    }
    if digest.shown.count < digest.total {
      let more = Wording(
        "... i jeszcze {0}, mniej pilnych; wszystkie są w findings.csv i w check --json",
        "... and {0} more, less urgent; all are in findings.csv and in check --json")
      lines.append(more.text(language, [String(digest.total - digest.shown.count)]))
    }
    lines.append(totals(digest))
    return lines
  }

  /// One finding.
  package func lines(_ finding: Finding, row: String?) -> [String] {
    let place = finding.place
    var head = place.source
    if place.line > 0, place.column > 0 { head += ":\(place.column)" }
    let subject = finding.subject.isEmpty ? "" : SourceRow.visible(finding.subject) + " "
    head = SourceRow.visible(head) + ": " + coloured(finding) + ": " + subject
    var lines = [head + SourceRow.visible(finding.message(language))]
    if let row {
      let shown = SourceRow(row, column: place.column)
      lines.append("  " + shown.text)
      if let caret = shown.caret { lines.append("  " + caret) }
    }
    lines.append("  help: " + SourceRow.visible(finding.help(language)))
    return lines
  }

  /// `2 refused, 1 held, 0 noted, 0 warnings`.
  private func totals(_ digest: FindingDigest) -> String {
    let wording = Wording(
      "odrzucone: {0}, wstrzymane: {1}, odnotowane: {2}, ostrzeżenia: {3}",
      "refused: {0}, held: {1}, noted: {2}, warnings: {3}")
    return wording.text(language, Severity.allCases.map { String(digest.counts[$0] ?? 0) })
  }

  private func coloured(_ finding: Finding) -> String {
    let words = "\(finding.severity.rawValue) \(finding.code.id)"
    guard colour else { return words }
    let colours: [Severity: Int] = [.refused: 31, .held: 33, .noted: 36, .warning: 35]
    return "\u{1B}[\(colours[finding.severity] ?? 0)m\(words)\u{1B}[0m"
  }
}
