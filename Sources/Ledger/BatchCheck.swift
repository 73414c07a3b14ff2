import Invoicing

/// What must hold of the documents of one run before they are written (R22, R24).
struct BatchCheck {
  let run: RunRecord
  let documents: [IssuedDocument]
  let given: [(number: String, place: SeriesPlace)]

  var problems: [LedgerProblem] {
    var problems: [LedgerProblem] = []
    if run.identity.isDraft {
      problems.append(LedgerProblem(.run, run.folder, "a draft is never issued"))
    }
    if documents.isEmpty {
      problems.append(LedgerProblem(.run, run.folder, "it issues nothing"))
    }
    let used = documents.filter { $0.kind != .none }.map(\.number)
    if used.sorted() != given.map(\.number).sorted() {
      problems.append(
        LedgerProblem(.number, run.folder, "the numbers on documents are not the numbers given"))
    }
    for document in documents where document.run != run.identity {
      problems.append(LedgerProblem(.run, document.number, "it names another run"))
    }
    return problems + documents.flatMap { BatchCheck.problems(of: $0) }
  }

  /// What a document must hold in itself: its changes are the difference it states (R24).
  static func problems(of document: IssuedDocument) -> [LedgerProblem] {
    guard case .correction(let correction) = document else { return [] }
    var changed: [VATCode: Int64] = [:]
    for change in correction.changes {
      if let after = change.after { changed[after.vat, default: 0] += after.net.grosze }
      if let before = change.before { changed[before.vat, default: 0] -= before.net.grosze }
    }
    for sum in correction.difference { changed[sum.code, default: 0] -= sum.net.grosze }
    guard changed.values.contains(where: { $0 != 0 }) else { return [] }
    let detail = "its changed lines do not sum to its difference"
    return [LedgerProblem(.sum, document.number, detail)]
  }
}
