import ArgumentParser
import Documents
import Invoicing

/// Reads a folder and walks the road; nil when the settings cannot be read.
///
/// Findings are printed.
struct Road {
  let billing: Billing
  let inputs: [InputFile]
  var console: Console

  /// - Throws: exit code 65 when billing.yaml cannot be read at all; the findings are printed.
  init(_ folder: String, _ period: Month) throws {
    var console = Console(language: .pl)
    console.progress("\(folder): czytanie / reading")
    var inbox = Inbox(folder)
    guard let contracts = inbox.contracts else {
      console.report(
        inbox.findings.sorted(by: Finding.inOrder), folder: folder, decode: SourceRows.guessed)
      console.message(StopWords.refused[console.language])
      throw ExitStatus.dataRefused.code
    }
    console.language = contracts.settings.language
    console.progress("\(period.text): naliczanie / rating")
    billing = Billing(period, contracts, inbox.takeLogs(), earlier: inbox.findings)
    inputs = inbox.files
    self.console = console
  }

  /// The identity of a run: a digest of inputs, options and version (R25).
  func identity(issuedOn: Day, isDraft: Bool, options: [String], reason: String = "") -> RunIdentity
  {
    var words = [Program.version, billing.period.text, issuedOn.text, isDraft ? "draft" : "issue"]
    words += options + [reason]
    words += inputs.map { "\($0.path) \($0.sha256)" }
    let bytes = Array(words.joined(separator: "\n").utf8)
    return RunIdentity(
      id: String(Digest.hex(Digest.of(bytes.span)).prefix(32)), period: billing.period,
      issuedOn: issuedOn, isDraft: isDraft, reason: reason, programVersion: Program.version)
  }

  /// Whether something of the period waits for a person and nothing may be issued (R15).
  func stops(allowHeld: Bool) -> Bool {
    billing.isRefused || (billing.stoppingRows > 0 && !allowHeld)
  }

  /// The issue date: as given, else today; a future one is refused (R22).
  func issueDate(_ given: Day?) throws -> Day {
    let today = Clock.today(in: billing.contracts.zone)
    guard let given else { return today }
    guard given <= today else {
      throw ValidationError("--issue-date \(given.text) is in the future; today is \(today.text)")
    }
    return given
  }
}

/// `bill`.
func runBill(_ command: Bill) throws {
  guard command.draft else {
    throw ValidationError(
      "issuing documents is not built yet; use --draft to see the month without numbers")
  }
  var road = try Road(command.input.folder, command.input.period)
  let issuedOn = try road.issueDate(command.issueDate)
  let run = road.identity(
    issuedOn: issuedOn, isDraft: true, options: command.allowHeld ? ["allow-held"] : [])
  let summary = road.billing.summary(run, inputs: road.inputs)
  road.console.report(summary.findings, folder: command.input.folder, decode: SourceRows.guessed)
  if road.stops(allowHeld: command.allowHeld) {
    road.console.message(StopWords.text(road.billing, road.console.language))
    throw ExitStatus.dataRefused.code
  }
  for loose in summary.looseEnds { road.console.message("R21: \(loose)") }
  guard summary.looseEnds.isEmpty else { throw ExitStatus.ourFault.code }
  let folder = try Folder.openOrCreate(command.output)
  guard let lock = try Lock(in: folder) else { throw LockHeld(path: command.output) }
  let outbox = try Outbox(folder)
  let name = "\(run.period.text).draft"
  let json = try RunFolder(summary, road.billing.contracts.zone).publish(
    in: outbox, as: name, replacing: true, console: &road.console)
  try road.console.result(command.json ? String(json.dropLast()) : monthTable(summary))
  road.console.message("\(command.output)/\(name)/summary.xlsx")
  _ = consume lock
}

/// `check`.
func runCheck(_ command: Check) throws {
  var road = try Road(command.input.folder, command.input.period)
  let run = road.identity(
    issuedOn: Clock.today(in: road.billing.contracts.zone), isDraft: true, options: [])
  let liability = road.billing.liability(run)
  let digest = road.billing.digest(
    limit: FindingLayout.limit, more: Billing.breaches(liability))
  road.console.report(digest, folder: command.input.folder, decode: SourceRows.guessed)
  try road.console.result(
    command.json
      ? String(
        runJSON(road.billing.summary(run, inputs: road.inputs), kind: "bill", files: []).dropLast())
      : monthTable(road.billing.totals(run, liability: liability)))
  if road.stops(allowHeld: false) {
    road.console.message(StopWords.text(road.billing, road.console.language))
    throw ExitStatus.dataRefused.code
  }
}

/// What a run says when it issues nothing (R15).
enum StopWords {
  static let refused = Wording(
    "Dane odrzucone: popraw wskazane miejsca. Niczego nie zapisano.",
    "Input refused: mend the places named above. Nothing was written.")
  private static let held = Wording(
    "Wstrzymanych wierszy: {0}. Rozstrzygnij je (decisions.csv) albo użyj --allow-held. "
      + "Niczego nie zapisano.",
    "Rows held: {0}. Settle them (decisions.csv) or use --allow-held. Nothing was written.")

  static func text(_ billing: Billing, _ language: Language) -> String {
    billing.isRefused
      ? refused[language] : held.text(language, [String(billing.stoppingRows)])
  }
}
