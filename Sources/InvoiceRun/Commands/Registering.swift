import Documents
import Invoicing
import Ledger
import Xlsx

/// `register`: into a folder of its own, replaced each time.
func runRegister(_ command: Register) throws {
  let output = try OutputFolder.lock(
    command.place.output, ledger: command.place.ledger, creating: false)
  let ledger = try Ledger.open(path: output.ledgerPath, readOnly: true)
  var console = Console(language: try ledger.language())
  let answers = try ledger.ksefAnswers().mapValues(\.answer)
  var documents: [IssuedDocument] = []
  try ledger.allDocuments { document in
    let counts = document.kind != .none && answers[document.number] != .refused
    if counts && document.taxMonth == command.month { documents.append(document) }
  }
  var before: [String: Statement] = [:]
  for document in documents where document.kind == .correction {
    before[document.number] = try ledger.history(of: document.number).last?.state
  }
  let register = SalesRegister(
    command.month, documents: documents, before: before, answers: answers, version: Program.version,
    console.language)
  let name = command.month.text + ".register"
  let outbox = try output.outbox()
  do {
    try outbox.publish(final: name, replacing: true) { staging throws(any Error) in
      try staging.write("register.csv", registerCSV(register))
      let path = try staging.prepare("register.xlsx")
      try writeVerified(registerBook(register), to: path, temporaryFolder: staging.path)
      try staging.seal("register.xlsx")
    }
  } catch {
    throw error.cause
  }
  if documents.isEmpty { console.message(noDocuments.text(console.language, [command.month.text])) }
  try console.result(
    "\(command.place.output)/\(name)/register.csv\n"
      + "\(command.place.output)/\(name)/register.xlsx")
  _ = consume output
}

private let noDocuments = Wording(
  "{0}: w tym miesiącu podatkowym nie ma dokumentów, więc rejestr sprzedaży jest pusty.",
  "{0}: no document is of this tax month, so the sales register is empty.")
