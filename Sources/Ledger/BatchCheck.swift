import Invoicing

/// What must hold of the documents of one run, looked at one after the other (R22, R24).
struct BatchCheck {
  private let run: RunRecord
  /// Numbers given that no document has had yet.
  private var open: Set<String>
  private var isNumbered = true
  private var found: [LedgerProblem] = []
  private var ofDocuments: [LedgerProblem] = []

  /// - Parameter given: the numbers given to the run, each once.
  init(run: RunRecord, count: Int, given: [String]) {
    self.run = run
    open = Set(given)
    if run.identity.isDraft {
      found.append(LedgerProblem(.run, run.folder, "a draft is never issued"))
    }
    if count == 0 { found.append(LedgerProblem(.run, run.folder, "it issues nothing")) }
  }

  mutating func add(_ document: IssuedDocument) {
    if document.kind != .none, open.remove(document.number) == nil { isNumbered = false }
    if document.run != run.identity {
      ofDocuments.append(LedgerProblem(.run, document.number, "it names another run"))
    }
    ofDocuments += BatchCheck.problems(of: document)
  }

  /// Whether the documents added so far may be written.
  var isSound: Bool { found.isEmpty && isNumbered && ofDocuments.isEmpty }

  /// Everything that does not hold, once all documents are added.
  var problems: [LedgerProblem] {
    guard !isNumbered || !open.isEmpty else { return found + ofDocuments }
    let number = LedgerProblem(
      .number, run.folder, "the numbers on documents are not the numbers given")
    return found + [number] + ofDocuments
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
