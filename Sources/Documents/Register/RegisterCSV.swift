import Invoicing

/// register.csv: the sales register for the program that makes the VAT return.
package func registerCSV(_ register: SalesRegister) -> String {
  var csv = CSVText(header: [
    "tax_point", "date", "number", "kind", "client_id", "buyer_nip", "buyer_name", "currency",
    "vat_code", "net", "vat", "net_pln", "vat_pln", "rate", "table_no", "gtu", "ksef_number",
    "marker",
  ])
  for entry in register.entries {
    csv.append([
      .number(entry.taxPoint.text), .number(entry.date.text), .text(entry.number),
      .text(entry.kind.rawValue), .text(entry.clientID), .text(entry.buyerNIP),
      .text(entry.buyerName), .text(entry.currency.code), .text(entry.code.rawValue),
      .number(entry.net.text), .number(entry.tax.text), .number(entry.netPLN.text),
      .number(entry.taxPLN.text), .text(entry.rateText), .text(entry.tableText),
      .text(entry.gtu.joined(separator: " ")), .text(entry.ksefNumber),
      .text(entry.marker.rawValue),
    ])
  }
  return csv.text
}

extension RegisterEntry {
  /// `4.3213`, or several where work of several days is in it.
  var rateText: String { rateTexts.joined(separator: " ") }
  /// The same to be read: `4,3213; 4,3155`.
  func rateText(_ language: Language) -> String {
    rateTexts.map { groupedText($0, language) }.joined(separator: "; ")
  }
  private var rateTexts: [String] {
    rates.map { decimalText($0.rateTenThousandths, decimals: 4) }
  }
  var tableText: String { rates.map(\.table).joined(separator: " ") }
}
