import Invoicing

extension KSeFCheck {
  // MARK: Rows

  mutating func checkRows(_ sums: FakturaSums) {
    let rows = sums.rows
    if rows.isEmpty, sums.kind == "VAT" { add(.noRows, "Fa/FaWiersz") }
    if rows.count > KSeFLimits.rows { addTooManyRows() }
    var numberOf: [String: String] = [:]
    var expected = 1
    for row in rows {
      let number = row.node["NrWierszaFa"] ?? ""
      if !sums.isCorrection {
        if number != String(expected) {
          add(.rowNumber, row.path + "/NrWierszaFa", number, String(expected))
        }
        expected += 1
      }
      if let id = row.node["UU_ID"] {
        // Before and after are one row and share their id.
        if let other = numberOf[id], !sums.isCorrection || other != number {
          add(.rowID, row.path + "/UU_ID", id)
        }
        numberOf[id] = number
      }
      checkAmount(row)
      if isOwn { checkPresence(row) }
    }
  }

  mutating func addTooManyRows() {
    add(.tooManyRows, "Fa/FaWiersz", String(KSeFLimits.rows))
  }

  private mutating func checkAmount(_ row: FakturaSums.Row) {
    guard let net = row.net, let quantity = ExactNumber(row.node["P_8B"]),
      let price = ExactNumber(row.node["P_9A"]), row.node["P_10"] == nil
    else { return }
    let product = ExactNumber.product(quantity, price)
    if product != net { add(.rowAmount, row.path + "/P_11", net.text, product.text) }
  }

  private mutating func checkPresence(_ row: FakturaSums.Row) {
    for name in ["P_7", "P_8A", "P_8B", "P_9A", "P_11", "P_12"] where row.node[name] == nil {
      add(.missing, row.path + "/" + name)
    }
  }

  // MARK: Sums

  mutating func checkSums(_ sums: FakturaSums) {
    let fa = sums.fa
    var total = ExactNumber.zero
    for field in FakturaSums.fields {
      let net = ExactNumber(fa[field.net])
      let tax = field.tax.flatMap { ExactNumber(fa[$0]) }
      total += (net ?? .zero) + (tax ?? .zero)
      if sums.isPlain { checkNet(field, net, sums) }
      if sums.isPlain, let net, let name = field.tax, let tax {
        checkTax(field, name, net, tax, sums)
      }
      checkZlotyTax(field, tax, sums)
    }
    let hasSums = fa.children.contains { $0.name.hasPrefix("P_13_") }
    guard let written = ExactNumber(fa["P_15"]) else {
      add(.missing, "Fa/P_15")
      return
    }
    if hasSums || isOwn, written != total { add(.total, "Fa/P_15", written.text, total.text) }
  }

  private mutating func checkNet(
    _ field: FakturaSums.Field, _ net: ExactNumber?, _ sums: FakturaSums
  ) {
    // A correction of a whole period has no rows.
    guard !sums.rows.isEmpty, let ofRows = sums.net(of: field.rates) else { return }
    let written = net ?? .zero
    if net != nil, written != .zero, !sums.hasRow(of: field.rates) {
      add(.rowsOfRate, "Fa/" + field.net, field.rates.joined(separator: ", "))
    } else if written != ofRows {
      add(.sumOfRate, "Fa/" + field.net, written.text, ofRows.text)
    }
  }

  /// The tax of an invoice is that of its sum; of a correction the difference of two roundings,
  /// which may be a grosz off.
  private mutating func checkTax(
    _ field: FakturaSums.Field, _ name: String, _ net: ExactNumber, _ tax: ExactNumber,
    _ sums: FakturaSums
  ) {
    guard let percent = sums.percent(field) else { return }
    let expected = ExactNumber(units: net.units * percent).roundedToCents(dividedBy: 100)
    let allowed = ExactNumber(units: sums.isCorrection ? 1_000_000 : 0)
    if allowed < (tax - expected).magnitude {
      add(.tax, "Fa/" + name, tax.text, expected.text)
    }
  }

  private mutating func checkZlotyTax(
    _ field: FakturaSums.Field, _ tax: ExactNumber?, _ sums: FakturaSums
  ) {
    guard let name = field.tax else { return }
    let inZloty = sums.fa[name + "W"]
    if sums.currency == "PLN" {
      if inZloty != nil { add(.zlotyTax, "Fa/" + name + "W") }
    } else if let tax, tax != .zero, inZloty == nil {
      add(.foreignTax, "Fa/" + name + "W")
    }
  }

  // MARK: Marks

  mutating func checkMarks(_ root: FakturaNode, _ sums: FakturaSums) {
    let fa = sums.fa
    let rates = Set(sums.rows.compactMap(\.rate))
    let marks = fa.first("Adnotacje")
    let isExempt = marks?["Zwolnienie/P_19"] == "1"
    if isExempt,
      !["P_19A", "P_19B", "P_19C"].contains(where: { marks?["Zwolnienie/" + $0] != nil })
    {
      add(.exemptionBasis, "Fa/Adnotacje/Zwolnienie")
    }
    if rates.contains("zw"), !isExempt { add(.exemption, "Fa/Adnotacje/Zwolnienie/P_19") }
    if isOwn, isExempt, !rates.contains("zw"), !sums.rows.isEmpty {
      add(.exemption, "Fa/Adnotacje/Zwolnienie/P_19")
    }
    if rates.contains("np II") || fa["P_13_9"] != nil {
      let isMarked =
        marks?["P_18"] == "1" && root["Podmiot1/PrefiksPodatnika"] == "PL"
        && root["Podmiot2/DaneIdentyfikacyjne/KodUE"] != nil
      if !isMarked { add(.reverseCharge, "Fa/P_13_9") }
    }
    if sums.currency == "PLN" {
      for row in sums.rows where row.node["KursWaluty"] != nil {
        add(.zlotyTax, row.path + "/KursWaluty")
      }
    }
    let isAnnex15 = sums.rows.contains { $0.node["P_12_Zal_15"] == "1" }
    let threshold = ExactNumber(units: 15_000 * ExactNumber.one)
    if isAnnex15, let total = ExactNumber(fa["P_15"]), threshold < total, marks?["P_18A"] != "1" {
      add(.splitPayment, "Fa/Adnotacje/P_18A")
    }
  }

  // MARK: Corrections

  mutating func checkCorrection(_ root: FakturaNode, _ sums: FakturaSums) {
    let originals = sums.fa.all("DaneFaKorygowanej")
    if sums.isCorrection, originals.isEmpty { add(.noOriginal, "Fa/DaneFaKorygowanej") }
    if !sums.isCorrection, !originals.isEmpty {
      add(.originalOfInvoice, "Fa/DaneFaKorygowanej")
    }
    for (index, original) in originals.enumerated() {
      guard let text = original["NrKSeFFaKorygowanej"] else { continue }
      let path = "Fa/DaneFaKorygowanej[\(index + 1)]/NrKSeFFaKorygowanej"
      if KSeFNumber.fault(of: text) != nil { add(.ksefNumber, path, text) }
      if String(text.prefix(10)) != root["Podmiot1/DaneIdentyfikacyjne/NIP"] {
        add(.otherSeller, path, text)
      }
    }
    // Others may number the rows before by themselves; ours come in pairs.
    let after = Set(sums.rows.filter { !$0.isBefore }.compactMap { $0.node["NrWierszaFa"] })
    for row in sums.rows where row.isBefore {
      let number = row.node["NrWierszaFa"] ?? ""
      let isAlone = isOwn && !after.contains(number)
      if !sums.isCorrection || isAlone { add(.beforeRow, row.path, number) }
    }
    checkBuyerBefore(root, sums.fa)
  }

  private mutating func checkBuyerBefore(_ root: FakturaNode, _ fa: FakturaNode) {
    for before in fa.all("Podmiot2K") {
      let buyers = root.all("Podmiot2") + root.all("Podmiot3")
      let now = buyers.first { $0["IDNabywcy"] == before["IDNabywcy"] && $0["IDNabywcy"] != nil }
      let isSame = ["NIP", "NrVatUE", "NrID"].allSatisfy { name in
        let path = "DaneIdentyfikacyjne/" + name
        return now?[path] == before[path]
      }
      if now == nil || !isSame { add(.buyerBefore, "Fa/Podmiot2K") }
    }
  }
}
