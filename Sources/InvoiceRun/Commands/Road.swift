import ArgumentParser
import Documents
import Invoicing
import Ledger
import Parallel

/// A folder read for a month: what every command that rates starts from.
struct Road {
  let folder: String
  private(set) var month: MonthInput
  var console: Console

  /// - Parameter jobs: threads at work at once.
  /// - Throws: exit code 65 when billing.yaml cannot be read at all; the findings are printed.
  init(_ folder: String, _ period: Month, jobs: Int = Jobs.ofMachine) throws {
    var console = Console(language: .pl)
    console.progress("\(folder): czytanie / reading")
    var inbox = Inbox(folder, period: period, jobs: jobs)
    guard let contracts = inbox.contracts else {
      console.report(
        inbox.findings.sorted(by: Finding.inOrder), folder: folder, decode: SourceRows.guessed)
      console.message(StopWords.refused[console.language])
      throw ExitStatus.ofRefusal(inbox.findings).code
    }
    console.language = contracts.settings.language
    console.progress("\(period.text): naliczanie / rating")
    self.folder = folder
    month = MonthInput(
      period: period, contracts: contracts, logs: inbox.takeLogs(), inputs: inbox.files,
      findings: inbox.findings)
    month.workers = Threads(count: jobs)
    self.console = console
  }

  var language: Language { console.language }

  /// Rates the month for the only time in this run: what was read is handed over, not copied.
  mutating func ratedOnce(_ view: LedgerView) -> Billing { month.ratedOnce(view) }

  /// What a ledger tells of the month; nothing while there is none.
  ///
  /// - Throws: ``WrongLedger`` for another company's.
  func view(ofLedger path: String) throws -> LedgerView {
    guard let ledger = try Ledger.reading(path) else { return .empty }
    try ledger.check(issuer: month.contracts.settings.issuer)
    return try ledger.view(of: month)
  }

  /// Today in the folder's time zone.
  var today: Day { Clock.today(in: month.contracts.zone) }

  /// The issue date: as given, else today; a future one is refused (R22).
  func issueDate(_ given: Day?) throws -> Day {
    let today = today
    guard let given else { return today }
    guard given <= today else {
      throw ValidationError("--issue-date \(given.text) is in the future; today is \(today.text)")
    }
    return given
  }

  /// Reports what was issued on a day; a day before today is told, since KSeF wants to know soon.
  mutating func report(_ findings: some Sequence<Finding>, issuedOn day: Day) {
    if day < today { report([Finding(.earlierIssueDate, at: Place(file: "."), day.text)]) }
    report(findings)
  }

  mutating func report(_ findings: some Sequence<Finding>) {
    report(FindingDigest(findings, limit: FindingLayout.limit))
  }

  mutating func report(_ digest: FindingDigest) {
    console.report(digest, folder: folder, decode: SourceRows.guessed)
  }

  /// Prints run.json where it was asked for, else a table.
  func show(_ json: JSONFile?, or table: @autoclosure () -> String) throws {
    if let json { try console.result(json) } else { try console.result(table()) }
  }

  /// What became of a run that issued nothing: a result where a person asked, and never among the
  /// JSON of a program that asks.
  mutating func show(_ isJSON: Bool, instead text: String) throws {
    if isJSON { console.message(text) } else { try console.result(text) }
  }

  /// Prints the findings of a month that issues nothing, says so and ends with exit code 65 (R15).
  mutating func refuse(_ summary: Summary, also: [Finding] = []) throws -> Never {
    let all = summary.findings.merging(also)
    report(all)
    if !summary.unmatched.isEmpty { console.message(unmatchedText(summary.unmatched, language)) }
    let isRefused = all.contains { $0.severity == .refused }
    let stopping = summary.rows.count { $0.rowClass == .held && !$0.isDeferred }
    console.message(StopWords.text(isRefused: isRefused, stopping: stopping, language))
    throw ExitStatus.ofRefusal(month.findings).code
  }

  /// Prints the findings of a month without a line, says so and ends with exit code 65.
  mutating func refuseNothing(_ findings: some Sequence<Finding>) throws -> Never {
    report(findings)
    console.message(RunWords.nothingToBill.text(language, [month.period.text]))
    throw ExitStatus.dataRefused.code
  }

  /// Says where figures do not tie, and ends with exit code 70 (R21).
  mutating func fail(_ loose: [String]) throws -> Never {
    for loose in loose { console.message("R21: \(loose)") }
    throw ExitStatus.ourFault.code
  }
}

/// What a run says when it issues nothing (R15).
enum StopWords {
  static let refused = Wording(
    "Dane odrzucone: popraw wskazane miejsca. Niczego nie zapisano.",
    "Input refused: mend the places named above. Nothing was written.")
  private static let held = Wording(
    "Wstrzymanych wierszy: {0}. Rozstrzygnij je (decisions.csv) albo użyj bill --allow-held. "
      + "Niczego nie zapisano.",
    "Rows held: {0}. Settle them (decisions.csv) or use bill --allow-held. Nothing was written.")

  static func text(isRefused: Bool, stopping: Int, _ language: Language) -> String {
    isRefused ? refused[language] : held.text(language, [String(stopping)])
  }
}
