import Invoicing

/// What the rows and sums of an invoice that was read come to.
struct FakturaSums {
  struct Row {
    var index: Int
    var node: FakturaNode
    var isBefore: Bool
    var rate: String?
    var net: ExactNumber?

    var path: String { "Fa/FaWiersz[\(index + 1)]" }
  }

  /// The rates of rows that go into one sum, and the field of their tax.
  struct Field {
    var net: String
    var tax: String?
    var rates: [String]
  }

  static let fields = [
    Field(net: "P_13_1", tax: "P_14_1", rates: ["23", "22"]),
    Field(net: "P_13_2", tax: "P_14_2", rates: ["8", "7"]),
    Field(net: "P_13_3", tax: "P_14_3", rates: ["5"]),
    Field(net: "P_13_4", tax: "P_14_4", rates: ["4", "3"]),
    Field(net: "P_13_5", tax: "P_14_5", rates: []),
    Field(net: "P_13_6_1", tax: nil, rates: ["0 KR"]),
    Field(net: "P_13_6_2", tax: nil, rates: ["0 WDT"]),
    Field(net: "P_13_6_3", tax: nil, rates: ["0 EX"]),
    Field(net: "P_13_7", tax: nil, rates: ["zw"]),
    Field(net: "P_13_8", tax: nil, rates: ["np I"]),
    Field(net: "P_13_9", tax: nil, rates: ["np II"]),
    Field(net: "P_13_10", tax: nil, rates: ["oo"]),
    Field(net: "P_13_11", tax: nil, rates: []),
  ]

  let fa: FakturaNode
  let rows: [Row]
  let kind: String
  let currency: String

  init(_ fa: FakturaNode) {
    self.fa = fa
    kind = fa["RodzajFaktury"] ?? ""
    currency = fa["KodWaluty"] ?? ""
    rows = fa.all("FaWiersz").enumerated().map { index, node in
      Row(
        index: index, node: node, isBefore: node["StanPrzed"] == "1",
        rate: node["P_12"], net: ExactNumber(node["P_11"]))
    }
  }

  var isCorrection: Bool { kind.hasPrefix("KOR") }

  /// Whether rows and sums are those of plain sales: no advances, margins or simplified invoices.
  var isPlain: Bool {
    (kind == "VAT" || kind == "KOR") && fa["P_13_11"] == nil && fa["P_13_5"] == nil
      && fa.first("Adnotacje")?.first("PMarzy")?["P_PMarzy"] == nil
  }

  /// What the rows of some rates come to, rows before a correction taken off; nil where a row
  /// lacks its amount.
  func net(of rates: [String]) -> ExactNumber? {
    var sum = ExactNumber.zero
    for row in rows where row.rate.map(rates.contains) ?? false {
      guard let net = row.net else { return nil }
      sum += row.isBefore ? -net : net
    }
    return sum
  }

  func hasRow(of rates: [String]) -> Bool {
    rows.contains { row in row.rate.map(rates.contains) ?? false }
  }

  /// The rate of a field's rows; nil where they have two, or there are none.
  func percent(_ field: Field) -> Int128? {
    let found = Set(rows.compactMap(\.rate)).intersection(field.rates)
    return found.count == 1 ? found.first.flatMap { Int128($0) } : nil
  }
}

extension ExactNumber {
  /// To two decimals, half away from zero.
  func roundedToCents(dividedBy divisor: Int128 = 1) -> ExactNumber {
    ExactNumber(units: rounded(units, over: 1_000_000 * divisor) * 1_000_000)
  }

  static func product(_ left: ExactNumber, _ right: ExactNumber) -> ExactNumber {
    let (product, isTooLarge) = left.units.multipliedReportingOverflow(by: right.units)
    return isTooLarge
      ? zero : ExactNumber(units: rounded(product, over: one * 1_000_000) * 1_000_000)
  }
}
