import InvoiceRun
import Invoicing
import TestMonths

/// A company's year: 5 clients, 20 sessions a month, and everything that is disputed in it.
///
/// The same for the same seed.
struct DisputedYear {
  var random: SplitMix64
  /// Contracts and rows of the whole year; its period is the month looked at.
  var bench = MonthBench(clients: ["K1", "K2", "K3", "K4", "K5"])
  private var lastID = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    // Every document is made as KSeF takes it and checked before it is issued.
    bench.contracts.settings.ksef = true
    bench.contracts.settings.zwBasis = "art. 43 ust. 1 pkt 37"
    let nips = ["9991082391", "9991123500", "9991164611", "9991205729", "9991287940"]
    for index in bench.contracts.clients.indices {
      bench.contracts.clients[index].nip = nips[index]
      bench.contracts.clients[index].address1 = "ul. Prosta \(index + 1)"
    }
    agree()
  }

  static let months: [Month] = {
    var months = [Month(year: 2026, month: 1)]
    for _ in 1..<12 { months.append(months[months.count - 1].next) }
    return months
  }()

  private mutating func agree() {
    bench.agree("K1")
    bench.agree("K2", from: "2026-04-01", to: "2026-09-30")
    bench.contracts.clients[2].currency = Currency("EUR")
    bench.contracts.clients[3].vat = random.pick([nil, .rate8, .zw])
    bench.sellInEuro(
      bench.contracts.prices, ratesFrom: day("2025-12-20"), days: 400, step: 1)
    bench.contracts.prices += [
      MonthBench.price("remote", .block, 95_50) { $0.tier = .sla },
      MonthBench.price("remote", .block, 47_25) {
        $0.clientID = "K5"
        $0.vat = .rate8
        $0.validity = Validity(from: day("2026-03-10"), to: day("2026-08-20"))
      },
    ]
  }

  /// Logs a month's work.
  mutating func work(_ month: Month) {
    bench.period = month
    for _ in 0..<20 { log(month) }
    if random.once(in: 3) { complain(month) }
  }

  private mutating func log(_ month: Month) {
    lastID += 1
    let date = month.first + random.pick(0...27)
    let start = LocalTime(day: date, secondOfDay: 21_600 + random.pick(0...700) * 60).seconds
    var row = BenchRow("S\(lastID)", Stamp(.local, seconds: start), .missing)
    row.end = Stamp(.local, seconds: start + length())
    row.client = random.pick(["K1", "K2", "K3", "K4", "K5"])
    row.consultant = random.pick(["anna", "jan"])
    row.caseID = random.pick(["", "C\(random.pick(1...4))"])
    row.service = random.pick(["remote", "remote", "remote", "onsite", "travel"])
    if row.service == "travel" { row.quantity = Quantity(thousandths: Int64(start % 99_999)) }
    if random.once(in: 2) { row.confirmed = row.end }
    bench.rows.append(row)
  }

  private mutating func length() -> Int64 {
    Int64(random.pick([0, 1, 600, 1800, 1801, 3600, random.pick(1...9_000)]))
  }

  private func rows(_ month: Month) -> [Int] {
    bench.rows.indices.filter {
      month.contains(LocalTime(seconds: bench.rows[$0].start.seconds).day)
    }
  }

  private mutating func complain(_ month: Month) {
    let work = bench.rows[random.pick(rows(month))]
    let day = LocalTime(seconds: work.start.seconds).day
    let id = "RK\(bench.contracts.complaints.count)"
    bench.complain(
      id, on: work.id, filed: (day + random.pick(0...12)).text,
      random.pick([.open, .open, .ours, .notOurs])
    ) {
      $0.claimedFee = Money(grosze: Int64(random.pick(0...40_000)))
      $0.settled = Money(grosze: Int64(random.pick([0, 5_000])))
    }
    // Repair work of a later hour of the same client.
    lastID += 1
    let start = work.start.seconds + Int64(random.pick(20_000...90_000))
    var repair = BenchRow(
      "S\(lastID)", Stamp(.local, seconds: start), Stamp(.local, seconds: start + 1_900))
    repair.client = work.client
    repair.repairs = id
    bench.rows.append(repair)
  }

  // MARK: Disputes

  /// Something that a client disputes, or that comes to light late.
  mutating func dispute(_ month: Month) {
    bench.period = month
    let row = random.pick(rows(month))
    switch random.pick(0...7) {
    case 0: changePrice()
    case 1: changeAgreement(month)
    case 2, 3: bench.rows[row].end.seconds = bench.rows[row].start.seconds + length()
    case 4: move(row)
    case 5: log(month)
    case 6: waive(bench.rows[row].id)
    default: decideComplaint()
    }
  }

  private mutating func changePrice() {
    let index = random.pick(0...bench.contracts.prices.count - 1)
    let price = bench.contracts.prices[index].net.tenThousandths
    bench.contracts.prices[index].net.tenThousandths =
      max(10_000, price + Int64(random.pick(-2_000...2_000)) * 100)
  }

  private mutating func changeAgreement(_ month: Month) {
    let last = bench.contracts.agreements.count - 1
    let to: Day? = random.once(in: 2) ? month.first + random.pick(0...27) : nil
    if bench.contracts.agreements[last].validity.from <= (to ?? month.last) {
      bench.contracts.agreements[last].validity.to = to
    }
  }

  /// Work of another client, but for complained work and its repairs.
  private mutating func move(_ row: Int) {
    let complained = Set(bench.contracts.complaints.map(\.sessionID))
    guard bench.rows[row].repairs.isEmpty, !complained.contains(bench.rows[row].id) else { return }
    bench.rows[row].client = random.pick(["K1", "K2", "K3", "K4", "K5"])
  }

  private mutating func waive(_ id: String) {
    guard bench.undecided.contains(id) else { return }
    bench.decide(.waive, id)
  }

  private mutating func decideComplaint() {
    let open = bench.contracts.complaints.indices.filter {
      bench.contracts.complaints[$0].cause == .open
    }
    guard !open.isEmpty else { return }
    bench.contracts.complaints[random.pick(open)].cause = random.pick([.ours, .notOurs])
  }
}
