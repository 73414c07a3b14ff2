import Invoicing
import TestMonths
import Testing

/// Money, prices, quantities and their one rounding (R10, R11).
struct AmountTests {
  @Test(
    "Amounts are written with a point, all their decimals and their sign",
    arguments: [
      (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (99, 2, "0.99"), (100, 2, "1.00"),
      (-123_456, 2, "-1234.56"), (7, 1, "0.7"), (10, 1, "1.0"), (12_345, 4, "1.2345"),
      (5, 0, "5"), (-5, 0, "-5"), (.max, 2, "92233720368547758.07"),
      (.min, 2, "-92233720368547758.08"),
    ] as [(Int64, Int, String)])
  func decimals(value: Int64, decimals: Int, text: String) {
    #expect(decimalText(value, decimals: decimals) == text)
    if decimals == 2 { #expect(Money(grosze: value).text == text) }
  }

  @Test(
    "R10: a price has two decimals and more only where it needs them",
    arguments: [
      (955_000, "95.50"), (0, "0.00"), (12_300, "1.23"), (12_340, "1.234"), (12_345, "1.2345"),
      (1, "0.0001"), (10, "0.001"), (100, "0.01"), (-955_001, "-95.5001"),
    ] as [(Int64, String)])
  func prices(value: Int64, text: String) {
    #expect(UnitPrice(tenThousandths: value).text == text)
  }

  @Test(
    "R10: a quantity is as short as it is exact",
    arguments: [
      (3000, "3"), (0, "0"), (12_500, "12.5"), (12_340, "12.34"), (12_345, "12.345"),
      (100, "0.1"), (10, "0.01"), (1, "0.001"), (-1500, "-1.5"),
    ] as [(Int64, String)])
  func quantities(value: Int64, text: String) {
    #expect(Quantity(thousandths: value).text == text)
  }

  @Test(
    "R11: quantity x price is rounded once, half away from zero, up to the limit of a line",
    arguments: [
      (1000, 955_000, 95_50), (3000, 472_500, 141_75), (0, 955_000, 0),
      // 12.345 km x 1.1512 = 14.211564; 0.005 and 0.0049 of a grosz's hundred.
      (12_345, 11_512, 14_21), (1000, 50, 1), (1000, 49, 0), (-1000, 50, -1), (1000, -49, 0),
      (500, 300, 2), (500, 299, 1),
      (1_000_000_000, 100_000_000_000, nil), (100_000_000, 1_000_000_000, 1_000_000_000_000),
      (100_000_000, 1_000_000_001, nil), (-100_000_000, 1_000_000_001, nil),
      (-100_000_000, 1_000_000_000, -1_000_000_000_000), (.max, .max, nil),
    ] as [(Int64, Int64, Int64?)])
  func lines(thousandths: Int64, price: Int64, grosze: Int64?) {
    let net = Quantity(thousandths: thousandths).times(UnitPrice(tenThousandths: price))
    #expect(net?.grosze == grosze)
  }

  @Test("R11: rounding is that of a second implementation, for every sign")
  func rounding() {
    for numerator in -1000...1000 {
      for denominator in [1, 2, 3, 7, 10, 100, 997] {
        let whole = abs(numerator) / denominator
        let isUp = 2 * (abs(numerator) % denominator) >= denominator
        let expected = (whole + (isUp ? 1 : 0)) * numerator.signum()
        #expect(rounded(Int128(numerator), over: Int128(denominator)) == Int128(expected))
      }
    }
  }

  @Test("Amounts add, subtract, turn round and compare")
  func arithmetic() {
    var sum = zl(5)
    sum += zl(2, 50)
    #expect(sum == zl(7, 50))
    sum -= zl(10)
    #expect(sum == zl(-2, -50))
    #expect(-sum == zl(2, 50))
    #expect(zl(1) + zl(2) == zl(3))
    #expect(zl(1) - zl(2) == zl(-1))
    #expect(Money.zero == zl(0))
    #expect(zl(1) < zl(1, 1) && !(zl(1) < zl(1)) && !(zl(1, 1) < zl(1)))
    #expect(Quantity(1) < Quantity(2) && !(Quantity(2) < Quantity(2)))
    #expect(Quantity(2) == Quantity(thousandths: 2000))
    #expect(UnitPrice.zero < UnitPrice(tenThousandths: 1))
    #expect(!(UnitPrice.zero < UnitPrice.zero))
    #expect(Quantity.zero == Quantity(0))
  }

  @Test("Units stand visit, block, kilometre, item; only a kilometre's price has four decimals")
  func units() {
    #expect(Unit.allCases.sorted() == [.visit, .block, .km, .item])
    #expect(Unit.allCases.sorted().map(\.order) == [0, 1, 2, 3])
    #expect(!(Unit.block < Unit.block))
    #expect(Unit.allCases.map(\.priceDecimals) == [2, 2, 4, 2])
    #expect(Currency("EUR") < .pln && !(Currency.pln < .pln))
  }

  @Test("R12: the rates of the VAT codes, their order, and the tax on a sum")
  func codes() {
    #expect(VATCode.allCases.map(\.percent) == [23, 8, 5, 0, 0, 0, 0, 0])
    #expect(VATCode.allCases.reversed().sorted() == VATCode.allCases)
    #expect(VATCode.rate23 < .rate8 && !(VATCode.rate8 < .rate8) && !(VATCode.rate8 < .rate23))
    #expect(VATCode.allCases.map { $0.tax(on: zl(100)).grosze } == [2300, 800, 500, 0, 0, 0, 0, 0])
    // 0.50 x 23 % = 0.115; 0.06 x 8 % = 0.0048; 0.10 x 5 % = 0.005.
    #expect(VATCode.rate23.tax(on: Money(grosze: 50)) == Money(grosze: 12))
    #expect(VATCode.rate8.tax(on: Money(grosze: 6)) == .zero)
    #expect(VATCode.rate5.tax(on: Money(grosze: 10)) == Money(grosze: 1))
    #expect(VATCode.rate5.tax(on: Money(grosze: -10)) == Money(grosze: -1))
  }

  @Test(
    "R4: both ends of a validity are in force, an open end never ends",
    arguments: [
      ("2026-10-05", "2026-10-05", "2026-10-04", false),
      ("2026-10-05", "2026-10-05", "2026-10-05", true),
      ("2026-10-05", "2026-10-05", "2026-10-06", false),
      ("2026-10-05", nil, "2026-10-04", false), ("2026-10-05", nil, "2099-01-01", true),
    ] as [(String, String?, String, Bool)])
  func validity(from: String, to: String?, on: String, isIn: Bool) {
    #expect(Validity(from: day(from), to: to.map(day)).contains(day(on)) == isIn)
  }

  @Test("R4: validities overlap when they share a day, whichever is asked")
  func overlaps() {
    let first = Validity(from: day("2026-10-05"), to: day("2026-10-10"))
    let cases: [(String, String?, Bool)] = [
      ("2026-10-10", nil, true), ("2026-10-11", nil, false), ("2026-10-01", "2026-10-05", true),
      ("2026-10-01", "2026-10-04", false), ("2026-10-06", "2026-10-07", true),
      ("2026-10-01", nil, true), ("2026-10-01", "2026-10-31", true),
    ]
    for (from, to, shares) in cases {
      let other = Validity(from: day(from), to: to.map(day))
      #expect(first.overlaps(other) == shares)
      #expect(other.overlaps(first) == shares)
    }
    let open = Validity(from: day("2026-10-05"))
    #expect(open.overlaps(Validity(from: day("2030-01-01"))))
    #expect(!open.overlaps(Validity(from: day("2020-01-01"), to: day("2026-10-04"))))
  }
}
