import ArgumentParser
import Documents
import Invoicing
import Ledger

/// Everything issued as KSeF knows it, and what KSeF said of it.
struct KSeFBooks {
  /// In the order of issue.
  private(set) var documents: [KSeFDocument] = []
  let answers: [String: KSeFAnswer]

  init(_ ledger: Ledger) throws(LedgerError) {
    answers = try ledger.ksefAnswers().mapValues(\.answer)
    var documents: [KSeFDocument] = []
    try ledger.allDocuments { documents.append(KSeFDocument($0)) }
    self.documents = documents
  }
}

/// A ledger that was refused or cannot be read ends a command with its message and exit code.
func withLedger(
  _ place: KSeF.Place, readOnly: Bool, _ body: (Ledger, inout Console) throws -> Void
) throws {
  var console = Console(language: .pl)
  do {
    let ledger = try Ledger.open(path: place.ledgerPath, readOnly: readOnly)
    try body(ledger, &console)
    try ledger.close()
  } catch let error as LedgerError {
    console.message(error.message(console.language))
    switch error.reason {
    case .busy: throw ExitStatus.tryAgain.code
    case .refused: throw ExitStatus.dataRefused.code
    case .newerSchema, .damaged, .io, .notFound: throw ExitStatus.worldFailed.code
    }
  }
}

/// `ksef import`.
func runKSeFImport(_ command: KSeF.Import) throws {
  let folder = try Folder.open(command.place.output)
  guard let lock = try Lock(in: folder) else { throw LockHeld(path: command.place.output) }
  // A ledger is not made here: without one there is nothing to answer.
  guard FileSystem.exists(command.place.ledgerPath) else {
    throw FileError(.open, command.place.ledgerPath, .system(ENOENT))
  }
  try withLedger(command.place, readOnly: false) { ledger, console in
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
    let new = try ledger.record(answers, on: Clock.today(in: ZoneTable.warsaw))
    try console.result(
      ksefImportText((new: new, known: answers.count - new), console.language))
  }
  _ = consume lock
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
  try withLedger(command.place, readOnly: true) { ledger, console in
    let books = try KSeFBooks(ledger)
    let table = ksefStatusTable(books.documents, answers: books.answers, console.language)
    try console.result(String(table.dropLast()))
  }
}
