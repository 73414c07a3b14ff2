import Invoicing
import TestMonths
import Testing

/// Started blocks, price levels, other services, rounding, tax (R8 to R12).
struct RatingTests {
  private func session(_ seconds: Int64) -> BenchRow {
    let start = wall("2026-10-05 10:07")
    return BenchRow("S", start, Stamp(.local, seconds: start.seconds + seconds))
  }

  @Test(
    "R8: every started half hour counts, from the start and not from the clock face",
    arguments: [(0, 0), (1, 1), (1799, 1), (1800, 1), (1801, 2), (3600, 2), (3601, 3)])
  func startedHalfHours(seconds: Int64, blocks: Int) throws {
    var bench = MonthBench([session(seconds)])
    bench.agree("K1")
    let line = try #require(bench.lines.first)
    #expect(line.blocks == blocks)
    #expect(line.blockMinutes == 30)
    #expect(line.net == zl(100 * Int64(blocks)))
    #expect(line.lineClass == (seconds == 0 ? .free : .billed))
  }

  @Test(
    "R8: without an agreement the block is an hour",
    arguments: [(0, 0), (1, 1), (3600, 1), (3601, 2)])
  func startedHours(seconds: Int64, blocks: Int) throws {
    let line = try #require(MonthBench([session(seconds)]).lines.first)
    #expect(line.blocks == blocks)
    #expect(line.blockMinutes == 60)
  }

  @Test(
    "R8: the agreement's last day is in force, the next is not; its own block length wins",
    arguments: [("2026-10-05", 30), ("2026-10-04", 60), (nil, 30)])
  func agreementDays(to: String?, minutes: Int) throws {
    var bench = MonthBench([session(600)])
    bench.agree("K1", to: to)
    #expect(bench.lines.first?.blockMinutes == minutes)
    bench.contracts.agreements[0].blockMinutes = 15
    #expect(bench.lines.first?.blockMinutes == (minutes == 60 ? 60 : 15))
  }

  @Test("R9: the client's own price wins over its tier's, the tier's over the general one")
  func priceLevels() throws {
    var bench = MonthBench([session(600)])
    bench.agree("K1")
    let tier = MonthBench.price("remote", .block, 90_00) { $0.tier = .sla }
    let standard = MonthBench.price("remote", .block, 70_00) { $0.tier = .standard }
    let own = MonthBench.price("remote", .block, 80_00) { $0.clientID = "K1" }
    let others = MonthBench.price("remote", .block, 60_00) { $0.clientID = "K2" }
    #expect(bench.lines.map(\.priceLevel) == [.general])
    for order in [[tier, standard, others], [others, standard, tier]] {
      var next = bench
      next.contracts.prices += order
      #expect(next.lines.map(\.priceLevel) == [.tier])
      #expect(next.net == zl(90))
      next.contracts.prices.insert(own, at: 2)
      #expect(next.lines.map(\.priceLevel) == [.client])
      #expect(next.net == zl(80))
    }
  }

  @Test("R9: another client's own price is nobody else's, wherever it stands; nor another tier's")
  func othersPrices() {
    var bench = MonthBench([session(600)])
    let others = MonthBench.price("remote", .block, 60_00) { $0.clientID = "K2" }
    let sla = MonthBench.price("remote", .block, 70_00) { $0.tier = .sla }
    bench.contracts.prices.insert(contentsOf: [others, sla], at: 0)
    #expect(bench.lines.map(\.priceLevel) == [.general])
    #expect(bench.net == zl(100))
    bench.contracts.prices.remove(at: 2)
    #expect(bench.outcome("S")?.rowClass == .held)
  }

  @Test(
    "R9: the price of the day it started; the last day is in force, the day before is not",
    arguments: [
      ("2026-10-05", nil, 80), ("2026-10-06", nil, 100), ("2026-01-01", "2026-10-05", 80),
      ("2026-01-01", "2026-10-04", 100),
    ] as [(String, String?, Int64)])
  func priceDays(from: String, to: String?, net: Int64) {
    var bench = MonthBench([session(600)])
    bench.contracts.prices.append(
      MonthBench.price("remote", .block, 80_00) {
        $0.clientID = "K1"
        $0.validity = Validity(from: day(from), to: to.map(day))
      })
    #expect(bench.net == zl(net))
  }

  @Test("R9: no price, or one in another currency only, holds the row; 0.00 is a price")
  func noPrice() {
    var bench = MonthBench([session(600)])
    bench.contracts.prices[0].currency = Currency("EUR")
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.codes == ["no-price"])
    bench.contracts.prices[0] = MonthBench.price("remote", .block, 0)
    #expect(bench.lines.map(\.lineClass) == [.billed])
    #expect(bench.net == .zero)
  }

  @Test("R10: a visit is one call-out and its started blocks, two lines, both prices needed")
  func onsite() {
    var bench = MonthBench([session(3601).with { $0.service = "onsite" }])
    #expect(Set(bench.lines.map(\.id)) == ["S:visit", "S:block"])
    #expect(bench.net == zl(50 + 2 * 120))
    #expect(bench.lines.filter { $0.unit == .visit }.map(\.quantity) == [Quantity(1)])
    bench.contracts.prices.remove(at: 1)
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.lines.isEmpty)
  }

  @Test("R10: kilometres and items need a quantity and no end")
  func quantities() {
    let row = BenchRow("S", wall("2026-10-05 10:00"), .missing)
    var bench = MonthBench([
      row.with {
        $0.service = "travel"
        $0.quantity = Quantity(thousandths: 12_345)
      }
    ])
    bench.contracts.prices[3].net = UnitPrice(tenThousandths: 11_512)
    #expect(bench.net == zl(14, 21), "12.345 km x 1.1512 = 14.21156")
    bench.rows = [
      row.with {
        $0.service = "sla-fee"
        $0.quantity = Quantity(1)
      }
    ]
    #expect(bench.net == zl(200))
    bench.rows[0].quantity = nil
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.codes == ["no-quantity"])
  }

  @Test(
    "R11: tax is of the sum of a rate's nets and is rounded once",
    arguments: [(47_25, 3, 32_60), (95_50, 1, 21_97), (0_02, 1, 0), (0_50, 1, 12)]
      as [(Int64, Int, Int64)])
  func taxOfSums(price: Int64, count: Int, tax: Int64) throws {
    var bench = MonthBench(
      (0..<count).map { number in
        session(600).with {
          $0.id = "S\(number)"; $0.caseID = $0.id
        }
      })
    bench.contracts.prices[0] = MonthBench.price("remote", .block, price)
    let statement = try #require(bench.statements.first)
    #expect(statement.lines.count == count)
    #expect(statement.vat.map(\.tax) == [Money(grosze: tax)])
    #expect(statement.gross == statement.net + statement.tax)
  }

  @Test("R11: rounding is half away from zero", arguments: [(5, 1), (-5, -1), (4, 0), (-15, -2)])
  func halves(tenths: Int, whole: Int) {
    #expect(rounded(Int128(tenths), over: 10) == Int128(whole))
  }

  @Test("R11: an amount above the line's limit is held, never wrapped")
  func overflow() {
    var bench = MonthBench([
      session(0).with {
        $0.service = "sla-fee"; $0.quantity = Quantity(thousandths: .max)
      }
    ])
    bench.contracts.prices[4].net = UnitPrice(tenThousandths: .max)
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.codes == ["amount-too-big"])
    #expect(bench.lines.isEmpty)
  }

  @Test("R12: a client's own VAT code wins over the price's")
  func ownCode() {
    var bench = MonthBench([session(600)])
    bench.contracts.clients[0].vat = .npII
    #expect(bench.statements.first?.vat == [VATSum(code: .npII, net: zl(100), tax: .zero)])
  }

  private func euro(_ rates: [ExchangeRate]) -> MonthBench {
    var bench = MonthBench([session(600)])
    bench.contracts.clients[0].currency = Currency("EUR")
    bench.contracts.prices = [
      MonthBench.price("remote", .block, 220_00) { $0.currency = Currency("EUR") }
    ]
    bench.contracts.exchangeRates = rates
    return bench
  }

  private func rate(_ text: String, _ value: Int64) -> ExchangeRate {
    ExchangeRate(
      currency: Currency("EUR"), day: day(text), rateTenThousandths: value, table: text)
  }

  @Test("R12: tax of 50.60 EUR at 4.2500 is 215.05 PLN, the table of the last business day before")
  func euroTax() throws {
    // It ended on a Monday: the table is Friday's. With an agreement: of the day before the 31st.
    var bench = euro([
      rate("2026-10-02", 42_500), rate("2026-10-05", 50_000), rate("2026-10-30", 40_000),
    ])
    let sum = try #require(bench.statements.first?.vat.first)
    #expect(sum.tax == zl(50, 60))
    #expect(sum.taxPLN == zl(215, 5))
    #expect(bench.lines.map(\.taxPoint) == [day("2026-10-05")])
    bench.agree("K1")
    #expect(bench.statements.first?.vat.first?.taxPLN == zl(202, 40))
    #expect(bench.lines.map(\.taxPoint) == [day("2026-10-31")])
  }

  @Test("R12: without the rate of that day the run is refused")
  func noRate() {
    let bench = euro([rate("2026-10-01", 42_500)])
    #expect(bench.codes == ["no-exchange-rate"])
    #expect(bench.billing.isRefused)
  }
}
