import Documents
import Foundation
import InvoiceRun
import Invoicing
import Ledger
import TestMonths
import Testing

/// A year of billing, disputes and corrections: the laws of the ledger hold throughout.
@Suite struct YearTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<10
  #else
    static let seeds: Range<UInt64> = 0..<300
  #endif

  @Test(
    "R24: original + corrections = a fresh bill of the final state, whatever is disputed",
    arguments: seeds)
  func year(seed: UInt64) throws {
    let scratch = try ScratchFolder()
    var run = try YearRun(seed: seed, out: seed % 20 == 0 ? scratch.path : nil)
    for month in DisputedYear.months { try run.bill(month) }
    // The last word on every month; what it changes in one may free or charge work in another.
    for _ in 0..<3 { for month in DisputedYear.months { try run.correct(month) } }
    for month in DisputedYear.months { try run.expectSettled(month) }
    #expect(try run.ledger.verify() == [], "seed \(seed)")
    #expect(run.corrections > 0, "seed \(seed) disputed nothing")
    try run.expectFilesSound()
  }
}

/// The runs of one year against one ledger.
private struct YearRun {
  let ledger: Ledger
  private let seed: UInt64
  private var year: DisputedYear
  private(set) var corrections = 0
  /// Where documents are written; nil while they stay in memory.
  private let out: String?
  private var issued: [String: Data] = [:]

  init(seed: UInt64, out: String?) throws {
    self.seed = seed
    self.out = out
    year = DisputedYear(seed: seed)
    ledger = try out.map { try Ledger.open(path: $0 + "/ledger.sqlite") } ?? Ledger.inMemory()
  }

  /// A month worked, billed and disputed; now and then an earlier one as well.
  mutating func bill(_ month: Month) throws {
    year.work(month)
    var order = RunOrder(issuedOn: month.next.first + 2)
    order.allowsHeld = true
    guard case .issued(let run, let summary) = try BillRun(input(month), order).run(in: ledger)
    else {
      Issue.record("seed \(seed): \(month.text) was not billed")
      return
    }
    try publish(run, RunContent(summary))
    for _ in 0..<year.random.pick(0...4) {
      let index = DisputedYear.months.firstIndex(of: month) ?? 0
      let disputed = DisputedYear.months[max(0, index - year.random.pick(0...2))]
      year.dispute(disputed)
      if !year.random.once(in: 3) { try correct(disputed) }
    }
  }

  mutating func correct(_ month: Month) throws {
    var order = RunOrder(issuedOn: day("2027-01-10"))
    order.reason = "R"
    order.isOutsideKSeF = true
    let outcome = try CorrectRun(input(month), order).run(in: ledger) { _ throws(LedgerError) in
      true
    }
    switch outcome {
    case .issued(let run, let summary, _):
      corrections += 1
      try publish(
        run,
        RunContent(summary, histories: try ledger.histories(of: summary.issuedDocuments)))
    case .nothing: break
    default: Issue.record("seed \(seed): \(month.text) was \(outcome.name)")
    }
  }

  /// The logs of a month and its neighbours.
  private func input(_ month: Month) -> MonthInput {
    var bench = year.bench
    bench.period = month
    return MonthInput(period: month, contracts: bench.contracts, logs: bench.logs, inputs: [])
  }

  private func work(_ month: Month) throws -> [IssuedWork] {
    try ledger.issuedWork(year.bench.contracts.complaints.map(\.sessionID)).filter {
      $0.period != month
    }
  }

  // MARK: What must hold

  /// Documents of the month sum to a fresh bill, line by line, and nothing is left to correct.
  func expectSettled(_ month: Month) throws {
    let input = input(month)
    let billing = Billing(
      month, input.contracts, input.logs, view: LedgerView(work: try work(month)))
    let run = RunIdentity(
      id: "0", period: month, issuedOn: month.next.first, isDraft: true, programVersion: "0")
    let statements = billing.statements(run)
    let documents = try ledger.state(of: month)
    for client in year.bench.contracts.clients.map(\.id) {
      let fresh = statements.first { $0.buyer.id == client }
      let mark = "seed \(seed), \(month.text) \(client)"
      #expect(sums(documents[client] ?? []) == sums(fresh), "\(mark)")
      #expect(amounts(documents[client]?.last?.state) == amounts(fresh), "\(mark)")
    }
    var order = RunOrder(issuedOn: day("2027-01-11"))
    order.reason = "again"
    order.isOutsideKSeF = true
    let again = try CorrectRun(input, order).run(in: ledger) { _ throws(LedgerError) in true }
    #expect(again.name == "nothing", "seed \(seed), \(month.text)")
  }

  /// Net and tax per VAT code over a client's documents.
  private func sums(_ documents: [IssuedDocument]) -> [String: [Money]] {
    var sums: [String: [Money]] = [:]
    for document in documents {
      let own: [VATSum]
      switch document {
      case .statement(let statement): own = statement.vat
      case .correction(let correction): own = correction.difference
      }
      for sum in own {
        let known = sums[sum.code.rawValue] ?? [.zero, .zero, .zero]
        sums[sum.code.rawValue] = [
          known[0] + sum.net, known[1] + sum.tax, known[2] + (sum.taxPLN ?? .zero),
        ]
      }
    }
    return sums.filter { $0.value.contains { $0 != .zero } }
  }

  private func sums(_ fresh: Statement?) -> [String: [Money]] {
    sums(fresh.map { [.statement($0)] } ?? [])
  }

  /// Lines that have an amount.
  ///
  /// Which session of a line comes first may change without a difference, and with it the line's
  /// id.
  private func amounts(_ statement: Statement?) -> [String] {
    (statement?.lines ?? []).filter { $0.net != .zero }.map { line in
      "\(line.service) \(line.unit.rawValue) \(line.quantity.text) x \(line.unitPrice.text) = "
        + "\(line.net.text) \(line.vat.rawValue)"
    }.sorted()
  }

  // MARK: Files

  private mutating func publish(_ run: StoredRun, _ content: RunContent) throws {
    guard let out else { return }
    let outbox = try Outbox(Folder.open(out))
    try RunKeeping(ledger, outbox).publish(run, content)
    let files = try runFiles()
    for (path, bytes) in issued {
      #expect(files[path] == bytes, "seed \(seed): \(path) changed after it was issued")
    }
    issued = files
  }

  private func runFiles() throws -> [String: Data] {
    guard let out else { return [:] }
    return try filesBelow(out).filter { $0.key.hasPrefix("2026-") }
  }

  /// `verify --deep` by the built program.
  func expectFilesSound() throws {
    guard let out else { return }
    try ledger.close()
    let run = try Ran(["verify", out, "--deep"])
    #expect(run.status == 0, "seed \(seed): \(run.errors)")
    #expect(issued.count > 12 * 8)
  }
}
