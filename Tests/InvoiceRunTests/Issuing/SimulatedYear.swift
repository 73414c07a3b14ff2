import Documents
import Foundation
import InvoiceRun
import Invoicing
import Ledger
import TestMonths

/// A disputed year billed and corrected against one ledger, by runs of which some die on the way.
///
/// Nothing is expected here: what breaks a promise is told in ``broken``.
struct SimulatedYear {
  /// What happened in it.
  struct Counts {
    var months = 0
    var runs = 0
    var corrections = 0
    var deaths = 0
    var documents = 0

    static func += (left: inout Counts, right: Counts) {
      left.months += right.months
      left.runs += right.runs
      left.corrections += right.corrections
      left.deaths += right.deaths
      left.documents += right.documents
    }
  }

  /// Where a run dies.
  private enum Death: CaseIterable {
    /// Numbers were taken, nothing is committed.
    case issuing
    /// The ledger has the documents, no file is written.
    case beforeFiles
    /// Some files stand in the folder set aside, one of them cut off.
    case whileWriting
    /// All files stand there, their digests in the ledger.
    case beforeName
    /// Later a file is lost and another one damaged.
    case afterwards
  }

  private enum Kind { case bill, correct }

  let seed: UInt64
  private(set) var ledger: Ledger
  var year: DisputedYear
  private(set) var counts = Counts()
  /// Every promise that was found broken.
  private(set) var broken: [String] = []
  /// Where documents are written; nil while they stay in memory.
  private let out: String?
  /// Deaths are drawn apart, so that a seed is the same year with and without them.
  private var deaths: SplitMix64
  var issued: [String: IssuedDocument] = [:]
  var monthOfSession: [String: Month] = [:]
  private var files: [String: Data] = [:]

  init(seed: UInt64, out: String?) throws {
    self.seed = seed
    self.out = out
    year = DisputedYear(seed: seed)
    deaths = SplitMix64(seed: seed ^ 0xdead)
    ledger = try out.map { try Ledger.open(path: $0 + "/ledger.sqlite") } ?? Ledger.inMemory()
  }

  mutating func hold(_ isHeld: Bool, _ what: @autoclosure () -> String) {
    if !isHeld { broken.append("seed \(seed): " + what()) }
  }

  // MARK: The year

  mutating func run() throws {
    for month in DisputedYear.months { try bill(month) }
    // The last word on every month; what it changes in one may free or charge work in another.
    for _ in 0..<3 { for month in DisputedYear.months { try take(.correct, month) } }
    for month in DisputedYear.months {
      hold(try issue(.correct, month) == nil, "\(month.text) is corrected without an end")
      try holdMonth(month, isSettled: true)
    }
    hold(try ledger.verify() == [], "verify finds something")
    hold(counts.corrections > 0, "nothing was disputed")
    counts.documents = issued.count
    try holdFiles()
  }

  /// A month worked, billed and disputed; now and then an earlier one as well.
  private mutating func bill(_ month: Month) throws {
    year.work(month)
    counts.months += 1
    try take(.bill, month)
    for _ in 0..<year.random.pick(0...4) {
      let index = DisputedYear.months.firstIndex(of: month) ?? 0
      let disputed = DisputedYear.months[max(0, index - year.random.pick(0...2))]
      year.dispute(disputed)
      if !year.random.once(in: 3) { try take(.correct, disputed) }
    }
    guard month.month % 3 == 0 else { return }
    hold(try ledger.verify() == [], "\(month.text): verify finds something")
  }

  /// The logs of a month and its neighbours.
  func input(_ month: Month) -> MonthInput {
    var bench = year.bench
    bench.period = month
    return MonthInput(period: month, contracts: bench.contracts, logs: bench.logs, inputs: [])
  }

  // MARK: Runs

  /// A run that issued, and how its folder is made.
  private typealias Issued = (run: StoredRun, content: RunContent)

  private func order(_ kind: Kind, _ month: Month) -> RunOrder {
    var order = RunOrder(issuedOn: kind == .bill ? month.next.first + 2 : day("2027-01-10"))
    order.allowsHeld = kind == .bill
    order.isOutsideKSeF = kind == .correct
    order.reason = kind == .bill ? "" : "R"
    return order
  }

  /// What the run issued; nil when there was nothing to issue.
  private mutating func issue(_ kind: Kind, _ month: Month) throws -> Issued? {
    let order = order(kind, month)
    switch kind {
    case .bill:
      let outcome = try BillRun(input(month), order).run(in: ledger)
      if case .issued(let run, let summary) = outcome {
        return (run, RunContent(summary))
      }
      hold(outcome.name == "unchanged", "\(month.text), bill: \(outcome.name)")
    case .correct:
      let outcome = try CorrectRun(input(month), order).run(in: ledger)
      if case .issued(let run, let summary, _) = outcome {
        let histories = try ledger.histories(of: summary.issuedDocuments)
        return (run, RunContent(summary, histories: histories))
      }
      hold(outcome.name == "nothing", "\(month.text), correct: \(outcome.name)")
    }
    return nil
  }

  /// A run, and after its death the same run again.
  private mutating func take(_ kind: Kind, _ month: Month) throws {
    let death = deaths.once(in: 3) ? deaths.pick(Death.allCases) : nil
    if death == .issuing {
      try dieIssuing(kind, month)
      try rise(month, completing: nil)
    }
    let issued = try issue(kind, month)
    hold(kind == .correct || issued != nil, "\(month.text) was not billed")
    if let issued {
      counts.runs += 1
      if kind == .correct { counts.corrections += 1 }
      let folder = issued.run.record.folder
      if try !write(issued, until: death) {
        counts.deaths += 1
        try rise(month, completing: death == .afterwards ? nil : folder)
        let again = try issue(kind, month)
        hold(again == nil, "\(folder) was issued twice")
      }
      try keep(folder)
    }
    // Where nothing was issued, the month is as it was held before, or is held at the end.
    if issued != nil { try holdMonth(month, isSettled: kind == .correct) }
  }

  /// Takes numbers in a transaction that never ends well.
  private mutating func dieIssuing(_ kind: Kind, _ month: Month) throws {
    counts.deaths += 1
    let numbering = year.bench.contracts.settings.numbering
    let pattern = kind == .bill ? numbering.invoice : numbering.correction
    let record = RunRecord(
      identity: order(kind, month).identity(month, inputs: []),
      kind: kind == .bill ? .bill : .correct, folder: "\(month.text).dies", options: "",
      inputs: [])
    let count = deaths.pick(1...5)
    let path = ledger.path
    let stored = try? ledger.issue(record) { desk throws(LedgerError) in
      for _ in 0..<count { _ = try desk.number(pattern) }
      throw LedgerError(path, .io("died"))
    }
    hold(stored == nil, "\(month.text): a transaction that failed issued something")
  }

  // MARK: Files

  /// Publishes the run's folder, or leaves what a run that died would have left.
  ///
  /// - Returns: false when it died.
  private mutating func write(_ issued: Issued, until death: Death?) throws -> Bool {
    guard let out else { return death != .beforeFiles }
    if death == .beforeFiles { return false }
    let content = issued.content
    let folder = issued.run.record.folder
    let aside = "\(out)/.\(folder).staging-4711"
    let outbox = try Outbox(Folder.open(out))
    if death == .whileWriting {
      // As a draft is written: the ledger hears nothing of it.
      _ = try RunKeeping.publishDraft(folder, content, in: outbox)
      try FileManager.default.moveItem(atPath: out + "/" + folder, toPath: aside)
      try damage(aside)
      return false
    }
    try RunKeeping(ledger, outbox).publish(issued.run, content)
    if death == .beforeName {
      try FileManager.default.moveItem(atPath: out + "/" + folder, toPath: aside)
      return false
    }
    guard death == .afterwards else { return true }
    try keep(folder)
    try damage(out + "/" + folder)
    return false
  }

  /// Loses some files of a folder and cuts one off.
  private mutating func damage(_ folder: String) throws {
    let paths = try filesBelow(folder).keys.sorted()
    for path in paths where deaths.once(in: 3) {
      try FileManager.default.removeItem(atPath: folder + "/" + path)
    }
    let path = folder + "/" + deaths.pick(paths)
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
  }

  /// A new process completes what was cut off and puts back what is lost.
  private mutating func rise(_ month: Month, completing folder: String?) throws {
    guard let out else { return }
    try ledger.close()
    ledger = try Ledger.open(path: out + "/ledger.sqlite")
    let keeping = RunKeeping(ledger, try Outbox(Folder.open(out)))
    let made = try keeping.complete()
    hold(made == (folder.map { [$0] } ?? []), "\(month.text): completed \(made)")
    _ = try keeping.restore(try ledger.runs(of: month))
    let left = try FileManager.default.contentsOfDirectory(atPath: out).filter {
      $0.contains(".staging-")
    }
    hold(left.isEmpty, "\(month.text): left behind \(left)")
  }

  /// Files of a folder are those seen first.
  private mutating func keep(_ folder: String) throws {
    guard let out else { return }
    for (path, bytes) in try filesBelow(out + "/" + folder) {
      let known = files.updateValue(bytes, forKey: folder + "/" + path)
      hold(known == nil || known == bytes, "\(folder)/\(path) changed after it was issued")
    }
  }

  /// All files of the year are there as they were issued, and the built program finds nothing.
  private mutating func holdFiles() throws {
    guard let out else { return }
    let found = try filesBelow(out).filter { $0.key.hasPrefix("2026-") }
    hold(found == files, "files are not those that were issued")
    let count = files.count
    hold(count > 12 * 8, "only \(count) files")
    try ledger.close()
    let run = try Ran(["verify", out, "--deep"])
    hold(run.status == 0, "verify --deep: \(run.errors)")
  }
}
