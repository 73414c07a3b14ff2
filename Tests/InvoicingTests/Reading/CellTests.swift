import Invoicing
import Testing

@Suite struct CellTests {
  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let times: [(String, CellReading<Stamp>)] = [
    ("", .empty), (" \u{A0}\u{FEFF}", .empty),
    ("1970-01-02T00:00:00Z", .value(Stamp(.instant, seconds: 86_400))),
    ("1970-01-02 00:00", .value(Stamp(.local, seconds: 86_400))),
    ("\u{A0}1970-01-01T00:00:59.999 ", .value(Stamp(.local, seconds: 59))),
    ("1970-01-01T01:00:00+01:00", .value(Stamp(.instant, seconds: 0))),
    ("1970-01-01T01:00+0100", .value(Stamp(.instant, seconds: 0))),
    ("1969-12-31T23:00:00-01:00", .value(Stamp(.instant, seconds: 0))),
    ("1970-01-01T24:00", .refused(.badTime)), ("1970-01-01T23:60", .refused(.badTime)),
    ("1970-01-01T23:00:60", .refused(.badTime)), ("1970-01-01", .refused(.badTime)),
    ("2026-02-29T10:00", .refused(.badTime)), ("1970-01-01T00:00 CET", .refused(.badTime)),
    ("12/31/1899 9:13:00 AM", .refused(.excel1899)),
    ("1899-12-31 09:13:00", .refused(.excel1899)), ("#REF!", .refused(.excelError)),
    ("4,63E+04", .refused(.excelExponent)),
  ]

  @Test("an amount below zero is no date of 1899, a date of 1899 is no amount")
  func minus1899() {
    for (text, expected) in [
      ("-1899.00", CellReading.value(Money(grosze: -189_900))),
      ("-1899-12-30", .refused(.excel1899)), ("12-30-1899", .refused(.excel1899)),
    ] {
      let bytes = Array(text.utf8)
      #expect(CellText.money(bytes.span, currency: nil, mayBeNegative: true) == expected)
    }
  }

  @Test("R1: a time means what it says, or is refused by name", arguments: times.indices)
  func time(index: Int) {
    let (text, expected) = Self.times[index]
    let bytes = Self.bytes(text)
    #expect(CellText.stamp(bytes.span) == expected)
  }

  @Test("dates are ISO 8601 only")
  func day() {
    for (text, expected) in [
      ("2026-10-31", CellReading.value(Day(number: 20_757))), ("", .empty),
      ("31.10.2026", .refused(.badDate)), ("2026-10-32", .refused(.badDate)),
      ("2026-10-31T00:00", .refused(.badDate)), ("1899-12-30", .refused(.excel1899)),
      ("30.12.1899", .refused(.excel1899)), ("#N/D!", .refused(.excelError)),
    ] {
      let bytes = Self.bytes(text)
      #expect(CellText.day(bytes.span) == expected, "\(text)")
    }
  }

  static let amounts: [(String, CellReading<Money>)] = [
    ("", .empty), ("0", .value(.zero)), ("-0,00", .value(.zero)),
    ("1234.56", .value(Money(grosze: 123_456))), ("1234,5", .value(Money(grosze: 123_450))),
    ("1 234,56 zł", .value(Money(grosze: 123_456))),
    ("1\u{A0}234,56\u{A0}zł", .value(Money(grosze: 123_456))),
    ("1\u{202F}234\u{202F}567 PLN", .value(Money(grosze: 123_456_700))),
    ("1000000000,00", .value(Money(grosze: 100_000_000_000))),
    ("1000000000,01", .refused(.amountTooLarge)),
    ("99999999999999999999999", .refused(.amountTooLarge)),
    ("1,234", .refused(.tooManyDecimals)), ("1.000", .refused(.tooManyDecimals)),
    ("1.234,56", .refused(.thousandsDot)), ("1,234.56", .refused(.thousandsDot)),
    ("1.234.567", .refused(.thousandsDot)),
    ("0.0.01", .refused(.badNumber)), ("0,,5", .refused(.badNumber)),
    ("921.666.666.666.672", .refused(.excelRegrouped)),
    ("1 23,00", .refused(.badNumber)), ("1234 567", .refused(.badNumber)),
    ("12 34 567", .refused(.badNumber)), ("1,2 3", .refused(.badNumber)),
    (",50", .refused(.badNumber)), ("5,", .refused(.badNumber)), ("-", .refused(.badNumber)),
    ("abc", .refused(.badNumber)), ("5 zlotych", .refused(.badNumber)),
    ("-12,50", .refused(.negative)), ("−12,50", .refused(.negative)),
    ("100 EUR", .refused(.otherCurrency)), ("1,23E+05", .refused(.excelExponent)),
    ("#ARG!", .refused(.excelError)), ("12/31/1899 5:01:00 AM", .refused(.excel1899)),
    ("1899.00", .value(Money(grosze: 189_900))), ("12345.18", .value(Money(grosze: 1_234_518))),
  ]

  @Test("R11: an amount is read to the grosz or refused by name", arguments: amounts.indices)
  func amount(index: Int) {
    let (text, expected) = Self.amounts[index]
    let bytes = Self.bytes(text)
    #expect(CellText.money(bytes.span) == expected, "\(text)")
  }

  @Test("R10: a price has two decimals, per km four; a quantity three")
  func decimals() {
    let four = Self.bytes("1,1899")
    #expect(CellText.price(four.span, unit: .km) == .value(UnitPrice(tenThousandths: 11_899)))
    #expect(CellText.price(four.span, unit: .block) == .refused(.tooManyDecimals))
    let two = Self.bytes("95.50")
    #expect(CellText.price(two.span, unit: .visit) == .value(UnitPrice(tenThousandths: 955_000)))
    let three = Self.bytes("12,345")
    #expect(CellText.quantity(three.span) == .value(Quantity(thousandths: 12_345)))
    #expect(CellText.quantity(four.span) == .refused(.tooManyDecimals))
    let named = Self.bytes("5 km")
    #expect(CellText.quantity(named.span) == .refused(.badNumber))
  }

  @Test(
    "a NIP is verified by its check digit",
    arguments: [
      ("526-025-02-74", "5260250274"), ("PL5260250274", "5260250274"), ("5260250275", nil),
      ("526025027", nil), ("DE5260250274", nil), ("0000000000", nil),
    ] as [(String, String?)])
  func nip(text: String, expected: String?) {
    #expect(CellText.nip(text) == expected.map { .value($0) } ?? .refused(.badNIP))
  }

  @Test(
    "an IBAN is verified by its check sum",
    arguments: [
      ("PL61109010140000071219812874", true), ("61 1090 1014 0000 0712 1981 2874", true),
      ("PL61109010140000071219812875", false), ("DE89370400440532013000", true),
      ("PL6110901014000007121981287", false), ("XX", false),
    ])
  func iban(text: String, isValid: Bool) {
    #expect((CellText.iban(text).value != nil) == isValid)
    if !isValid { #expect(CellText.iban(text) == .refused(.badIBAN)) }
  }
}
