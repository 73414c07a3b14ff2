import Invoicing
import TestMonths
import Testing

@Suite struct MadeStatementsTests {
  @Test(
    "A month too long to be kept gives the same statements, rows, findings and sums",
    arguments: 0..<60)
  func same(seed: UInt64) {
    let bench = RandomMonth.bench(seed)
    let billing = bench.billing
    let kept = billing.summary(bench.run, inputs: [])
    let made = billing.summary(bench.run, inputs: [], keeping: 0)
    #expect(Array(made.statements) == Array(kept.statements))
    #expect(Array(made.rows) == Array(kept.rows))
    #expect(Array(made.findings) == Array(kept.findings))
    #expect(Array(made.findings) == made.findings.sorted(by: Finding.inOrder))
    #expect(made.vat == kept.vat)
    #expect(made.looseEnds == [])
    // Any order gives the same: nothing is remembered from one to the next.
    for number in made.statements.indices.reversed() {
      #expect(made.statements[number] == kept.statements[number])
    }
  }

  @Test("Findings stand in the order of file names, in whatever order the files were read")
  func order() {
    var notes = 0
    for seed in 0..<60 as Range<UInt64> {
      var bench = RandomMonth.bench(seed)
      bench.files = ["logs/b.csv", "logs/a.csv"]
      for row in bench.rows.indices { bench.rows[row].file = row % 2 }
      let findings = Array(bench.summary.findings)
      #expect(findings == findings.sorted(by: Finding.inOrder))
      let told = findings.filter { $0.code == .parallelWork || $0.code == .overlappingWork }
      if Set(told.map(\.place.file)).count > 1 { notes += 1 }
    }
    #expect(notes > 0)
  }

  @Test("What a statement comes to is counted from its lines", arguments: 0..<20)
  func figures(seed: UInt64) {
    let summary = RandomMonth.bench(seed).summary
    for (statement, figures) in zip(summary.statements, summary.figures) {
      #expect(figures.head.lines.isEmpty)
      #expect(figures.head.vat == statement.vat)
      let lines = figures.lines
      #expect(lines.count == statement.lines.count)
      #expect(lines.net == statement.lines.reduce(into: .zero) { $0 += $1.net })
      #expect(lines.seconds == statement.lines.reduce(0) { $0 + $1.seconds })
      #expect(lines.blocks == lines.ofTier.values.reduce(0) { $0 + $1.blocks })
      #expect(lines.net == lines.ofTier.values.reduce(into: .zero) { $0 += $1.net })
      let sla = statement.lines.filter { !$0.agreementNumber.isEmpty }
      #expect((lines.ofTier[.sla]?.seconds ?? 0) == sla.reduce(0) { $0 + $1.seconds })
    }
  }

  @Test("A run's work is counted from all lines, by consultant and day", arguments: 0..<20)
  func work(seed: UInt64) {
    let summary = RandomMonth.bench(seed).summary
    let work = summary.work
    let lines = summary.statements.flatMap { statement in
      statement.lines.map { (currency: statement.currency, line: $0) }
    }
    let blocks = Dictionary(grouping: lines) { ($0.line.endedLocal ?? $0.line.startedLocal).day }
    #expect(work.blocksOfDay == blocks.mapValues { $0.reduce(0) { $0 + ($1.line.blocks ?? 0) } })
    let shares = Dictionary(grouping: lines) {
      MonthWork.Key(consultant: $0.line.consultant, currency: $0.currency)
    }
    #expect(Set(work.ofConsultant.keys) == Set(shares.keys))
    for (key, share) in work.ofConsultant {
      let own = (shares[key] ?? []).map(\.line)
      let inBlocks = own.filter { $0.unit == .block }
      #expect(share.net == own.reduce(into: .zero) { $0 += $1.net })
      #expect(share.lines == inBlocks.count)
      #expect(share.sessions == inBlocks.reduce(0) { $0 + $1.sessions.count })
      #expect(share.seconds == inBlocks.reduce(0) { $0 + $1.seconds })
      #expect(share.blocks == inBlocks.reduce(0) { $0 + ($1.blocks ?? 0) })
    }
  }
}
