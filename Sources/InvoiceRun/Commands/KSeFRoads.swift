import ArgumentParser
import Documents
import Invoicing
import Ledger

/// Everything issued as KSeF knows it, and what KSeF said of it.
struct KSeFBooks {
  /// In the order of issue.
  let documents: [KSeFDocument]
  let answers: [String: KSeFAnswer]

  init(_ ledger: Ledger) throws(LedgerError) {
    answers = try ledger.ksefAnswers().mapValues(\.answer)
    var documents: [KSeFDocument] = []
    try ledger.allDocuments { documents.append(KSeFDocument($0)) }
    self.documents = documents
  }
}

/// `ksef import`.
func runKSeFImport(_ command: KSeF.Import) throws {
  let output = try OutputFolder.lock(
    command.place.output, ledger: command.place.ledger, creating: false)
  // A ledger is not made here: without one there is nothing to answer.
  guard FileSystem.exists(output.ledgerPath) else {
    throw LedgerError(output.ledgerPath, .notFound)
  }
  let ledger = try Ledger.open(path: output.ledgerPath)
  var console = Console(language: try ledger.language())
  let bytes = try FileSystem.read(command.numbers, limit: 64 << 20)
  let books = try KSeFBooks(ledger)
  var reading = KSeFNumbersReading(
    documents: books.documents, digests: try digests(ledger), known: books.answers)
  let answers = reading.read(file: command.numbers, bytes)
  console.report(reading.findings, folder: ".", decode: SourceRows.guessed)
  guard reading.findings.allSatisfy({ $0.severity != .refused }) else {
    console.message(ksefImportText(nil, console.language))
    throw ExitStatus.dataRefused.code
  }
  let new = try ledger.record(answers, on: Clock.today(in: warsaw))
  try console.result(ksefImportText((new: new, known: answers.count - new), console.language))
  _ = consume output
}

/// KSeF lives by the clocks of Warsaw.
private var warsaw: ZoneRules {
  ZoneTable.rules("Europe/Warsaw")
    ?? ZoneRules(name: "UTC", initialOffset: 0, transitions: [])
}

/// Numbers of documents by the digests of their XML files, in every form.
private func digests(_ ledger: Ledger) throws(LedgerError) -> [String: String] {
  var numbers: [String: String] = [:]
  let entries = try ledger.entries()
  for run in try ledger.runs() {
    guard let files = try ledger.files(of: run) else { continue }
    let digestOf = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    for entry in entries where entry.run == run.id {
      guard let digest = digestOf["ksef/" + ksefFileName(entry.number)] else { continue }
      for form in ksefDigestForms(digest) { numbers[form] = entry.number }
    }
  }
  return numbers
}

/// `ksef status`.
func runKSeFStatus(_ command: KSeF.Status) throws {
  let ledger = try Ledger.open(
    path: OutputFolder.ledgerPath(command.place.output, command.place.ledger), readOnly: true)
  let language = try ledger.language()
  let books = try KSeFBooks(ledger)
  let table = ksefStatusTable(books.documents, answers: books.answers, language)
  try Console(language: language).result(String(table.dropLast()))
}
