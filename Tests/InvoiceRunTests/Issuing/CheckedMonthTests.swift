import Documents
import Invoicing
import TestMonths
import Testing

/// `check` tells without statements what statements would tell.
@Suite("A month checked without its statements") struct CheckedMonthTests {
  private let run = RunIdentity(
    id: "0", period: Month(year: 2026, month: 10), issuedOn: day("2026-11-02"), isDraft: true,
    programVersion: "0")

  /// A month whose texts KSeF takes, cuts, replaces and refuses.
  private func billing(_ seed: UInt64) -> Billing {
    var bench = RandomMonth.bench(seed)
    bench.contracts.settings.ksef = true
    bench.contracts.clients[0].name = String(repeating: "Bardzo długa nazwa ", count: 40)
    bench.contracts.clients[1].recipientName = "\u{0084}"
    bench.contracts.clients[2].country = "XX"
    for index in bench.contracts.prices.indices where index.isMultiple(of: 3) {
      bench.contracts.prices[index].namePL = "Usługa \u{0086} nr \(index)"
    }
    return Billing(bench.period, bench.contracts, bench.logs)
  }

  @Test("An example tells what KSeF would say of the whole statement (R22)") func examples() {
    var told = 0
    for seed in 0..<200 as Range<UInt64> {
      let billing = billing(seed)
      var findings: [Finding] = []
      let examples = StatementExamples(billing, run)
      for stretch in examples.stretches {
        findings += examples.example(of: stretch).flatMap(ksefFindings) ?? []
      }
      let whole = billing.statements(run).flatMap { ksefFindings(.statement($0)) }
      #expect(findings == whole, "seed \(seed)")
      told += findings.count
    }
    #expect(told > 200)
  }

  @Test("A statement that may be too large is left to be looked at whole") func large() {
    var count = 0
    let examples = StatementExamples(billing(1), run)
    for stretch in examples.stretches {
      guard var example = examples.example(of: stretch),
        isForKSeF(.statement(example.statement.issued))
      else { continue }
      example.lineCount = 5_000
      #expect(ksefFindings(example) == nil)
      count += 1
    }
    #expect(count > 0)
  }
}

extension Statement {
  /// The same, no draft.
  fileprivate var issued: Statement {
    var issued = self
    issued.run.isDraft = false
    return issued
  }
}
