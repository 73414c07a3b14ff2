import Foundation
import Invoicing
import Ledger
import Testing

/// Makes a ledger of many months to measure with, where `BIG_LEDGER` names a folder for it.
///
/// `Benchmarks/years.py` bills one more month into it and times `history` and `correct`.
@Suite struct BigLedgerTests {
  private static let folder = ProcessInfo.processInfo.environment["BIG_LEDGER"]

  @Test(
    "23 months of 1,000 clients and 50 lines each",
    .enabled(if: folder != nil, "BIG_LEDGER names no folder: no large ledger is made"))
  func years() throws {
    let folder = try #require(Self.folder)
    let ledger = try Ledger.open(path: folder + "/ledger.sqlite")
    var period = Month(year: 2024, month: 1)
    for _ in 0..<23 {
      try issue(period, ledger)
      // Runs are complete once their folder is there and its files are recorded.
      try FileManager.default.createDirectory(
        atPath: folder + "/" + period.text, withIntermediateDirectories: true)
      period = period.next
    }
    #expect(try ledger.entries().count == 23_000)
  }

  /// A summary of nothing: enough for the office's language.
  private func office(_ run: RunIdentity) throws(LedgerError) -> [UInt8] {
    let summary = Summary(
      run: run, issuer: Issuer(name: "Pomoc Zdalna", nip: "5260250274", address1: "A"),
      language: .pl, inputs: [], waterfall: [], overlapSeconds: 0, statements: [], vat: [],
      liability: [], rows: [], findings: [])
    guard let bytes = try? JSONEncoder().encode(OfficeRecord(summary)) else {
      throw LedgerError("", .damaged("no summary"))
    }
    return Array(bytes)
  }

  private func issue(_ period: Month, _ ledger: Ledger) throws {
    let identity = Samples.identity(period: period)
    let run = RunRecord(
      identity: identity, kind: .bill, folder: period.text, options: "{}", inputs: [])
    try ledger.issue(run) { desk throws(LedgerError) in
      var documents: [IssuedDocument] = []
      for client in 0..<1000 {
        let lines = (0..<50).map { Samples.line(["\(period.text)-\(client)-\($0)"]) }
        let id = "K" + paddedNumber(client, 4)
        documents.append(
          .statement(
            Samples.statement(id, try desk.number(Samples.invoices), lines, run: identity)))
      }
      return IssueBatch(documents: Made(documents), summary: [try office(identity)], files: [])
    }
  }
}
