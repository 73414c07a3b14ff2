package import Invoicing

/// A month with something of everything, the same for the same seed.
///
/// Work lies between 6 and 22 o'clock, so that no consultation reaches into a day of other terms.
package struct RandomMonth {
  private var random: SplitMix64
  private var bench = MonthBench(clients: ["K1", "K2", "K3", "K4"])

  package static func bench(_ seed: UInt64) -> MonthBench {
    var month = RandomMonth(random: SplitMix64(seed: seed))
    month.agree()
    month.log()
    month.complain()
    month.decide()
    return month.bench
  }

  private mutating func agree() {
    bench.agree("K1", to: random.once(in: 2) ? "2026-10-10" : nil) {
      $0.merge = random.pick([nil, .day, .gap(minutes: 30), MergePolicy.none])
    }
    bench.contracts.clients[2].currency = Currency("EUR")
    bench.contracts.clients[1].vat = random.pick([nil, .rate8, .zw])
    bench.contracts.clients[3].acceptedOn = day("2026-10-09")
    bench.setTerms { $0.merge = random.pick([.gap(minutes: 15), .day, MergePolicy.none]) }
    bench.sellInEuro(
      bench.contracts.prices.dropLast(), ratesFrom: day("2026-09-25"), days: 40, step: 7)
    bench.contracts.prices += [
      MonthBench.price("remote", .block, 90_13) { $0.tier = .sla },
      MonthBench.price("remote", .block, 47_25) {
        $0.clientID = "K2"
        $0.vat = .rate8
        $0.validity = Validity(from: day("2026-10-07"), to: day("2026-10-12"))
      },
    ]
  }

  private mutating func log() {
    for number in 0..<random.pick(4...24) {
      let date = day("2026-09-29") + random.pick([0, 6, 7, 8, 9, 10, 11, 12, 13, 33])
      let start = LocalTime(day: date, secondOfDay: 21_600 + random.pick(0...600) * 60).seconds
      let seconds = Int64(random.pick([0, 1, 600, 1800, 1801, 3600, random.pick(1...12_000)]))
      var row = BenchRow(
        "S\(number)", Stamp(.local, seconds: start), Stamp(.local, seconds: start + seconds))
      row.client = random.pick(["K1", "K1", "K2", "K3", "K4"])
      row.consultant = random.pick(["anna", "jan"])
      row.caseID = random.pick(["", "C1", "C1", "C2"])
      row.device = random.pick(["", "D1"])
      row.service = random.pick(["remote", "remote", "remote", "remote", "onsite", "travel"])
      if row.service == "travel" { row.quantity = Quantity(thousandths: Int64(start % 99_999)) }
      if random.once(in: 3) { row.confirmed = row.end }
      if random.once(in: 15) { row.consent = "" }
      if random.once(in: 15) { row.end = .missing }
      if random.once(in: 20) { row.isNoSession = true }
      if random.once(in: 20) { row.client = "K9" }
      bench.rows.append(row)
      if random.once(in: 10) { bench.rows.append(row) }
      if random.once(in: 20) { bench.rows.append(row.with { $0.caseID = "C3" }) }
    }
  }

  /// Complaints, and some rows that repair work of their own client.
  private mutating func complain() {
    for number in 0..<random.pick(0...3) {
      let work = random.pick(bench.rows)
      bench.complain(
        "RK\(number)", on: work.id, filed: (day("2026-10-05") + random.pick(0...20)).text,
        random.pick([.open, .ours, .ours, .notOurs])
      ) {
        $0.claimedFee = Money(grosze: Int64(random.pick(0...40_000)))
        $0.settled = Money(grosze: Int64(random.pick([0, 5_000])))
      }
      for index in bench.rows.indices
      where bench.rows[index].client == work.client && bench.rows[index].id != work.id
        && random.once(in: 4)
      {
        let id = bench.rows[index].id
        for other in bench.rows.indices where bench.rows[other].id == id {
          bench.rows[other].repairs = "RK\(number)"
        }
      }
    }
  }

  private mutating func decide() {
    for id in Set(bench.rows.map(\.id)).sorted() where random.once(in: 8) {
      bench.decide(random.pick([.accept, .waive, .exclude, .defer, .reduce]), id) {
        if $0.kind == .reduce { $0.blocks = 0 }
      }
    }
  }
}

extension MonthBench {
  /// Statements without what says where a row stood.
  package var statementsWithoutSources: [Statement] {
    statements.map { statement in
      var statement = statement
      statement.changeLines { lines in
        for line in lines.indices {
          for session in lines[line].sessions.indices {
            lines[line].sessions[session].place = Place(file: "")
          }
        }
      }
      return statement
    }
  }

  /// Ids that no decision speaks of yet.
  package var undecided: [String] {
    let decided = Set(contracts.decisions.map(\.sessionID))
    return Set(rows.map(\.id)).subtracting(decided).sorted()
  }

  /// How many rows nobody pays for yet.
  package var heldRows: Int {
    billing.rowOutcomes().count { $0.rowClass == .held }
  }

  /// What each client pays, by its id.
  package var nets: [String: Money] {
    statements.reduce(into: [:]) { $0[$1.buyer.id] = $1.net }
  }
}
