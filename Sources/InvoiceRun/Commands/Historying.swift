import Documents
import Invoicing
import Ledger

/// `history`.
func runHistory(_ command: History) throws {
  let path = OutputFolder.ledgerPath(command.output, command.ledger)
  let ledger = try Ledger.open(path: path, readOnly: true)
  let all = try historyEntries(ledger)
  let entries = all.filter { entry in
    (command.clients.isEmpty || command.clients.contains(entry.clientID))
      && (command.period == nil || command.period == entry.period)
  }
  var console = Console(language: try ledger.language())
  let known = Set(all.map(\.clientID)).sorted()
  let unknown = command.clients.filter { !known.contains($0) }
  for client in unknown { console.message(HistoryWords.unknown(client, known, console.language)) }
  if entries.isEmpty && unknown.isEmpty { console.message(HistoryWords.nothing[console.language]) }
  try console.result(
    command.json
      ? String(historyJSON(entries).dropLast()) : historyTable(entries, console.language),
    isFile: command.json)
}

/// Every document that was issued, in the order of issue.
func historyEntries(_ ledger: Ledger) throws(LedgerError) -> [HistoryEntry] {
  var runs: [Int: RunRecord] = [:]
  for run in try ledger.runs() { runs[run.id] = run.record }
  let answers = try ledger.ksefAnswers()
  return try ledger.entries().compactMap { entry in
    guard let run = runs[entry.run] else { return nil }
    return HistoryEntry(
      number: entry.number, kind: entry.kind, clientID: entry.clientID, period: entry.period,
      issuedOn: run.identity.issuedOn, currency: entry.currency, net: entry.net, tax: entry.tax,
      corrects: entry.corrects, folder: run.folder, reason: run.identity.reason,
      answer: answers[entry.number]?.answer)
  }
}

/// What `history` says beside its table.
private enum HistoryWords {
  static let nothing = Wording(
    "W rejestrze nie ma takich dokumentów.", "The ledger holds no such documents.")
  private static let noClient = Wording(
    "{0}: w rejestrze nie ma takiego klienta.", "{0}: the ledger has no such client.")
  private static let nearest = Wording(" Najbliższy znany: {0}.", " The nearest known one: {0}.")

  static func unknown(_ client: String, _ known: [String], _ language: Language) -> String {
    let near = nearestName(to: client, among: known)
    return noClient.text(language, [client])
      + (near.isEmpty ? "" : nearest.text(language, [near]))
  }
}

extension Ledger {
  /// The office's language: that of the newest run; Polish while nothing was issued.
  func language() throws(LedgerError) -> Language {
    guard let run = try runs().last else { return .pl }
    return try office(of: run).language
  }
}
