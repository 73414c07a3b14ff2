package import Invoicing

/// What KSeF would say of a document before anything is issued: texts that had to be changed, and
/// everything it would refuse (R22).
///
/// A document with a refused finding must not be issued. Drafts are looked at as well. Where lines
/// that no agreement joins are too many rows, nothing else is told: a million would be made for it.
/// - Parameter history: as for ``ksefFile(_:after:)``.
package func ksefFindings(
  _ document: IssuedDocument, after history: [IssuedDocument] = []
) -> [Finding] {
  if case .statement(let invoice) = document, document.isFaktura,
    invoice.hasMoreLoneRows(than: KSeFLimits.rows)
  {
    var check = KSeFCheck(isOwn: true)
    check.addTooManyRows()
    return check.problems.map { finding(document, $0) }
  }
  guard let (file, root) = ksefTree(document, after: history) else { return [] }
  return findings(document, file, root)
}

private func findings(
  _ document: IssuedDocument, _ file: KSeFFile, _ root: FakturaNode
) -> [Finding] {
  let place = document.state.buyer.place
  let changes = file.changes.map { change in
    Finding(
      .ksefTextChanged, at: place, subject: document.number, change.field,
      inBoth { change.text($0) })
  }
  return changes + ksefProblems(file.bytes, root).map { finding(document, $0) }
}

private func finding(_ document: IssuedDocument, _ problem: KSeFProblem) -> Finding {
  Finding(
    .ksefInvalid, at: document.state.buyer.place, subject: document.number,
    inBoth { problem.text($0) })
}

/// What KSeF would say of a client's whole statement, told from an example; nil where only the
/// whole one can tell, because it may be too large (R22).
package func ksefFindings(_ example: StatementExamples.Example) -> [Finding]? {
  let document = IssuedDocument.statement(example.statement)
  guard let (file, root) = ksefTree(document, after: []) else { return [] }
  let rows = root.first("Fa")?.all("FaWiersz").map { $0.byteCount(level: 2) } ?? []
  // A row of the same kind differs from its example in digits only.
  let largest = (rows.max() ?? 0) + 100
  let isSmall =
    example.lineCount <= KSeFLimits.rows
    && file.bytes.count + example.lineCount * largest <= KSeFLimits.bytes
  return isSmall ? findings(document, file, root) : nil
}

/// A detail of a finding is one text for both languages.
private func inBoth(_ text: (Language) -> String) -> String {
  text(.pl) + " / " + text(.en)
}

extension KSeFTextChange {
  func text(_ language: Language) -> String {
    switch kind {
    case .replaced(let count):
      WordsKSeF.replaced.text(language, [String(count)])
    case .cut(let limit): WordsKSeF.cut.text(language, [String(limit)])
    case .leftOut: WordsKSeF.leftOut[language]
    }
  }
}
