import Invoicing
import TestMonths
import Testing

/// What stands on a statement beside its amounts, and the totals that `check` prints.
struct StatementTests {
  private let work = BenchRow("S1", "2026-10-05 10:00", "2026-10-05 11:10")

  private func run(isDraft: Bool = false) -> RunIdentity {
    RunIdentity(
      id: "1", period: Month(year: 2026, month: 10), issuedOn: day("2026-11-02"),
      isDraft: isDraft, programVersion: "0")
  }

  @Test("R22: an invoice has the number it was given, a draft its own, free work none to pay")
  func numbers() throws {
    var bench = MonthBench([
      work,
      work.with {
        $0.id = "S2"; $0.client = "K2"
      },
    ])
    bench.contracts.clients[1].paymentDays = 3
    bench.decide(.waive, "S1")
    let statements = bench.billing.statements(run(), numbers: ["K2": "F1"])
    #expect(statements.map(\.number) == ["NONE-K1-2026-10", "F1"])
    #expect(statements.map(\.kind) == [.none, .invoice])
    #expect(statements.map(\.dueOn) == [nil, day("2026-11-05")])
    #expect(bench.billing.chargedClients == [1])
    let drafts = bench.billing.statements(run(isDraft: true), numbers: ["K2": "F1"])
    #expect(drafts.map(\.number) == ["DRAFT-K1", "DRAFT-K2"])
    let one = bench.billing.statements(run(), clients: ["K2"], comparesPolicies: false)
    #expect(one.map(\.buyer.id) == ["K2"])
    #expect(one.map(\.policyCosts) == [nil])
    #expect(statements[1].policyCosts != nil)
    bench.decide(.waive, "S2")
    bench.contracts.clients[1].paymentDays = nil
    #expect(bench.billing.statements(run()).map(\.dueOn) == [nil, nil])
    bench.contracts.decisions = []
    let due = bench.billing.statements(run()).map(\.dueOn)
    #expect(due == [day("2026-11-16"), day("2026-11-16")])
  }

  @Test("R22: work that ends in another month is on its own statement, held work on none")
  func onStatement() {
    var bench = MonthBench([
      BenchRow("S0", "2026-09-30 23:50", "2026-09-30 23:59"),
      BenchRow("S1", "2026-10-31 23:50", "2026-11-01 00:10").with { $0.client = "K2" },
      BenchRow("S2", "2026-10-05 10:00", "2026-10-05 10:10").with { $0.consent = "" },
    ])
    #expect(bench.billing.chargedClients.isEmpty)
    bench.period = Month(year: 2026, month: 11)
    #expect(bench.billing.chargedClients == [1])
  }

  @Test(
    "R19: complaints stand on the statement of their client and consultation",
    arguments: [("S1", ["RK"], []), ("S2", [], ["RK"]), ("S3", [], []), ("S9", [], [])]
      as [(String, [String], [String])])
  func complaints(session: String, first: [String], second: [String]) {
    var bench = MonthBench([
      work,
      work.with {
        $0.id = "S2"; $0.client = "K2"
      },
      BenchRow("S3", "2026-09-05 10:00", "2026-09-05 10:10"),
    ])
    bench.complain("RK", on: session, filed: "2026-10-06", .open)
    #expect(bench.statements.map { $0.complaints.map(\.complaint.id) } == [first, second])
  }

  @Test("R4: the agreements and terms of the period and of its lines are printed, no others")
  func agreements() throws {
    // Begun in September under other terms, ended in October.
    var bench = MonthBench([BenchRow("S1", "2026-09-30 23:50", "2026-10-01 00:10")])
    for (client, from, to) in [
      ("K1", "2026-01-01", "2026-09-29"), ("K1", "2026-09-30", "2026-09-30"),
      ("K1", "2026-10-31", "2026-12-31"), ("K1", "2026-11-01", nil), ("K2", "2026-10-01", nil),
    ] as [(String, String, String?)] {
      bench.agree(client, from: from, to: to)
    }
    var statement = try #require(bench.statements.first)
    #expect(
      statement.agreements.map(\.number) == ["SLA-K1-2026-09-30", "SLA-K1-2026-10-31"])
    #expect(statement.lines.map(\.agreementNumber) == ["SLA-K1-2026-09-30"])
    let terms = bench.contracts.settings.terms[0].terms
    bench.contracts.settings.terms = [nil, "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"]
      .map { TermsInForce(from: $0.map(day), terms: terms) }
    func printed(_ bench: MonthBench) -> [String?] {
      bench.statements.first?.terms.map { $0.from?.text } ?? []
    }
    #expect(printed(bench) == ["2026-09-30", "2026-10-01", "2026-10-31"])
    bench.rows[0].start = wall("2026-10-01 00:00")
    #expect(printed(bench) == ["2026-10-01", "2026-10-31"])
    bench.contracts.settings.terms = [TermsInForce(from: day("2026-12-01"), terms: terms)]
    #expect(printed(bench) == ["2026-12-01"], "the first terms are in force before them too")
    statement = try #require(bench.statements.first)
    #expect(statement.zoneName == bench.contracts.settings.zoneName)
  }

  @Test("R16: the warranty runs from the work that ended last, by the terms of the day it began")
  func warranty() throws {
    var bench = MonthBench([work, BenchRow("S2", "2026-10-15 23:50", "2026-10-16 00:10")])
    #expect(bench.statements.first?.warrantyUntil == day("2026-10-30"))
    let old = bench.contracts.settings.terms[0].terms
    var new = old
    new.warrantyDays = 7
    for (from, until) in [("2026-10-16", "2026-10-30"), ("2026-10-15", "2026-10-23")] {
      bench.contracts.settings.terms = [
        TermsInForce(from: nil, terms: old), TermsInForce(from: day(from), terms: new),
      ]
      #expect(bench.statements.first?.warrantyUntil == day(until))
    }
  }

  @Test("A line tells its service, price, times and sessions; the prices used are printed")
  func lines() throws {
    var bench = MonthBench([
      BenchRow("S2", "2026-10-05 10:12", "2026-10-05 10:20").with {
        $0.device = "D"; $0.deviceName = "N"; $0.note = "note"
        $0.confirmed = wall("2026-10-05 12:00")
      },
      BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:10"),
    ])
    bench.contracts.prices[0].namePL = "Zdalnie"
    bench.contracts.prices[0].nameEN = "Remote"
    bench.contracts.prices[0].gtu = "GTU_12"
    bench.contracts.prices[0].pkwiu = "62.03"
    let statement = try #require(bench.statements.first)
    #expect(statement.prices == [bench.contracts.prices[0]])
    let line = try #require(statement.lines.first)
    #expect(line.id == "S1:block")
    #expect(line.name(.pl) == "Zdalnie" && line.name(.en) == "Remote")
    #expect(line.gtu == "GTU_12" && line.pkwiu == "62.03")
    #expect(line.service == "remote" && line.consultant == "anna" && line.caseID == "CASE")
    #expect(line.startedLocal == LocalTime(seconds: wall("2026-10-05 10:00").seconds))
    #expect(line.endedLocal == LocalTime(seconds: wall("2026-10-05 10:20").seconds))
    #expect(line.ended.map { $0 - line.started } == 1200)
    #expect(line.seconds == 1080 && line.blocks == 1 && line.blockMinutes == 60)
    #expect(line.agreementNumber.isEmpty && line.exchange == nil && line.reason == .priced)
    #expect(line.mergePolicy == .gap(minutes: 15))
    #expect(line.sessions.map(\.id) == ["S1", "S2"])
    #expect(line.sessions.map(\.seconds) == [600, 480])
    let session = line.sessions[1]
    #expect(session.deviceID == "D" && session.deviceName == "N" && session.note == "note")
    #expect(session.consent == "ZG-1" && session.consultant == "anna")
    #expect(session.confirmed.map { $0 - session.started } == 6480)
    #expect(session.place == Place(file: "logs/a.csv", line: 2))
    bench.contracts.prices[0].nameEN = ""
    #expect(bench.lines.first?.name(.en) == "Zdalnie")
  }

  @Test("A line says why it costs what it costs")
  func reasons() {
    var bench = MonthBench([
      work,
      work.with {
        $0.id = "S2"; $0.service = "onsite"
      },
    ])
    func told(_ change: (inout MonthBench) -> Void) -> [LineReason] {
      var next = bench
      change(&next)
      return next.lines.map(\.reason)
    }
    #expect(told { _ in } == [.priced, .priced, .priced])
    #expect(
      told { $0.rows[0].end = $0.rows[0].start } == [.noTime, .priced, .priced])
    #expect(
      told { $0.decide(.waive, "S2") } == [.priced, .waived(reason: "R"), .waived(reason: "R")])
    #expect(
      told { $0.decide(.reduce, "S2") { $0.blocks = 1 } } == [
        .priced, .priced, .reduced(computedBlocks: 2, reason: "R"),
      ])
    bench.complain("RK", on: "S1", filed: "2026-10-06", .notOurs)
    #expect(
      told { $0.rows[1].repairs = "RK" } == [
        .priced, .unfounded(complaintID: "RK"), .unfounded(complaintID: "RK"),
      ])
  }

  @Test("Lines stand by start, then by first session, a visit before its blocks")
  func order() {
    let bench = MonthBench([
      work.with {
        $0.id = "B"; $0.service = "onsite"; $0.consultant = "jan"
      },
      work.with {
        $0.id = "C"; $0.start = wall("2026-10-05 09:00"); $0.caseID = "X"
      },
      work.with {
        $0.id = "A"; $0.caseID = "Y"; $0.consultant = "ewa"
      },
    ])
    #expect(bench.lines.map(\.id) == ["C:block", "A:block", "B:visit", "B:block"])
    let lines = bench.lines
    for (left, first) in lines.enumerated() {
      for (right, second) in lines.enumerated() {
        #expect(first.stands(before: second) == (left < right))
      }
    }
  }

  @Test("Of lines that start together the one whose first session's id is less stands first")
  func togetherByFirstSession() {
    let bench = MonthBench([
      BenchRow("B", "2026-10-05 10:00", "2026-10-05 10:10").with { $0.caseID = "X" },
      BenchRow("A", "2026-10-05 10:00", "2026-10-05 10:10").with { $0.consultant = "jan" },
      BenchRow("C", "2026-10-05 10:12", "2026-10-05 10:20").with { $0.consultant = "jan" },
    ])
    let lines = bench.lines
    #expect(lines.map { $0.sessions.map(\.id) } == [["A", "C"], ["B"]])
    #expect(lines[0].stands(before: lines[1]) && !lines[1].stands(before: lines[0]))
  }

  @Test("R11, R12: tax is of each code's sum; a waived line without a price is in none")
  func tax() throws {
    var bench = MonthBench([
      work,
      work.with {
        $0.id = "S2"; $0.service = "onsite"
      },
    ])
    bench.contracts.prices[1].vat = .rate8
    let sums = try #require(bench.statements.first?.vat)
    #expect(
      sums == [
        VATSum(code: .rate23, net: zl(440), tax: zl(101, 20)),
        VATSum(code: .rate8, net: zl(50), tax: zl(4)),
      ])
    let statement = try #require(bench.statements.first)
    #expect(statement.net == zl(490) && statement.tax == zl(105, 20))
    #expect(statement.gross == zl(595, 20))
    #expect(sums.map(\.gross) == [zl(541, 20), zl(54)])
    bench.decide(.waive, "S1")
    bench.contracts.prices.remove(at: 0)
    #expect(bench.statements.first?.vat.map(\.net) == [zl(240), zl(50)])
    bench.rows.removeLast()
    #expect(bench.statements.first?.vat == [])
    #expect(bench.lines.map(\.priceLevel) == [nil])
  }

  @Test("Law of R21: the totals of a month are those of its statements")
  func totals() {
    for seed in Laws.seeds {
      let bench = RandomMonth.bench(seed)
      let billing = bench.billing
      let statements = billing.statements(bench.run)
      let liability = billing.liability(bench.run)
      let totals = billing.totals(bench.run, liability: liability, comparesPolicies: true)
      #expect(totals.clients.map(\.id) == statements.map(\.buyer.id), "seed \(seed)")
      #expect(totals.clients.map(\.name) == statements.map(\.buyer.name))
      #expect(totals.clients.map(\.number) == statements.map(\.number))
      #expect(totals.clients.map(\.currency) == statements.map(\.currency), "seed \(seed)")
      #expect(totals.clients.map(\.net) == statements.map(\.net), "seed \(seed)")
      #expect(totals.clients.map(\.gross) == statements.map(\.gross), "seed \(seed)")
      for (total, statement) in zip(totals.clients, statements) {
        let blocks = statement.lines.compactMap(\.blocks)
        #expect(total.consultations == blocks.count, "seed \(seed)")
        #expect(total.billedBlocks == blocks.reduce(0, +), "seed \(seed)")
        #expect(total.seconds == statement.lines.reduce(0) { $0 + $1.seconds }, "seed \(seed)")
      }
      #expect(totals.breaches == liability.count { $0.breach > .zero }, "seed \(seed)")
      let compared = totals.policyCosts.reduce(into: [String: Money]()) {
        $0[$1.currency.code] = $1.costs[0].net
      }
      let inForce = statements.reduce(into: [String: Money]()) { sums, statement in
        guard let cost = statement.policyCosts?.first else { return }
        sums[statement.currency.code, default: .zero] += cost.net
      }
      #expect(compared == inForce, "seed \(seed)")
      #expect(billing.totals(bench.run, liability: []).policyCosts.isEmpty)
      #expect(totals.waterfall == billing.waterfall, "seed \(seed)")
    }
  }

  @Test("R21: a thousand blocks on one line are a thousand in the totals")
  func manyBlocks() {
    var bench = MonthBench([BenchRow("S1", "2026-10-05 01:00", "2026-10-05 18:00")])
    bench.agree("K1") { $0.blockMinutes = 1 }
    let totals = bench.billing.totals(bench.run, liability: [])
    #expect(totals.clients.map(\.billedBlocks) == [1020])
  }

  @Test("An example has a line of each kind that is charged, and knows how many lines there are")
  func examples() {
    for seed in Laws.seeds {
      let bench = RandomMonth.bench(seed)
      let statements = bench.billing.statements(bench.run)
      let all = StatementExamples(bench.billing, bench.run)
      let examples = all.stretches.compactMap { all.example(of: $0) }
      #expect(examples.map(\.clientID) == statements.map(\.buyer.id), "seed \(seed)")
      #expect(examples.map(\.lineCount) == statements.map(\.lines.count), "seed \(seed)")
      for (example, statement) in zip(examples, statements) {
        #expect(Set(statement.lines).isSuperset(of: example.statement.lines), "seed \(seed)")
        #expect(kinds(example.statement) == kinds(statement), "seed \(seed)")
      }
    }
  }

  /// Everything that an invoice says of its lines beside amounts; lines of 0.00 are not on it.
  private func kinds(_ statement: Statement) -> Set<[String]> {
    Set(
      statement.lines.filter { $0.net != .zero }.map { line in
        [
          line.service, line.namePL, line.unit.rawValue, line.unitPrice.text, line.vat.rawValue,
          line.agreementNumber, String(line.blockMinutes ?? 0), line.exchange?.table ?? "",
        ]
      })
  }
}
