import Invoicing
import Xlsx

/// A column of the sheet of differences.
enum ChangeColumn: Hashable {
  case document, clientID, clientName, wasLine, nowLine, service, change, changed, started, unit
  case wasQuantity, nowQuantity, wasPrice, nowPrice, wasNet, nowNet, difference, currency
  case wasVAT, nowVAT, wasReason, nowReason

  static let correction: [ChangeColumn] = [
    .document, .wasLine, .nowLine, .service, .change, .changed, .started, .unit, .wasQuantity,
    .nowQuantity, .wasPrice, .nowPrice, .wasNet, .nowNet, .difference, .wasVAT, .nowVAT,
    .wasReason, .nowReason,
  ]
  static let summary: [ChangeColumn] = [
    .document, .clientID, .clientName, .wasLine, .nowLine, .service, .change, .changed, .started,
    .unit, .wasQuantity, .nowQuantity, .wasPrice, .nowPrice, .wasNet, .nowNet, .difference,
    .currency, .wasVAT, .nowVAT, .wasReason, .nowReason,
  ]
}

/// A changed line with what its row needs to know of its document.
struct ChangeItem {
  let document: String
  let buyer: Client
  let currency: Currency
  let change: LineChange

  static func items(_ document: RunDocument) -> [ChangeItem] {
    document.changes.map {
      ChangeItem(
        document: document.number, buyer: document.buyer, currency: document.currency,
        change: $0)
    }
  }

  /// The line as it is, else as it was.
  var shown: StatementLine? { change.after ?? change.before }
}

extension LineChange {
  /// Added, removed or changed.
  var kind: Wording {
    if before == nil { return Words.lineAdded }
    return after == nil ? Words.lineRemoved : Words.lineChanged
  }

  /// Which of quantity, price, code and amount differ; nothing for a line that stands alone.
  func changed(_ language: Language) -> String {
    guard let before, let after else { return "" }
    var parts: [Wording] = []
    if before.quantity != after.quantity { parts.append(Words.changedQuantity) }
    if before.unitPrice != after.unitPrice { parts.append(Words.changedPrice) }
    if before.vat != after.vat { parts.append(Words.changedVAT) }
    if before.net != after.net { parts.append(Words.changedNet) }
    return parts.map { $0[language] }.joined(separator: ", ")
  }
}

/// The differences, one row per changed line (R24), in one sheet or as many as they need.
///
/// - Parameter unit: the currency in the headers of amounts; nil where a column says it.
func changesSheets(
  _ items: [ChangeItem], layout: Layout<ChangeColumn>, unit: Currency?,
  footer: (String) -> String, _ language: Language
) -> [Sheet] {
  let mark = unit.map { " [" + $0.code + "]" } ?? ""
  let columns = layout.keys.map { key in
    switch key {
    case .document, .clientID, .clientName, .wasLine, .nowLine, .service, .change, .changed,
      .started, .unit:
      changeIdentity(key, language)
    case .wasQuantity, .nowQuantity, .wasPrice, .nowPrice, .wasNet, .nowNet, .difference:
      changeAmount(key, layout, mark, language)
    case .currency, .wasVAT, .nowVAT, .wasReason, .nowReason:
      changeCode(key, language)
    }
  }
  return tableSheets(layout, columns: columns, rows: items, footer: footer, frozenColumns: 3)
}

private func changeIdentity(_ key: ChangeColumn, _ language: Language) -> TableColumn<ChangeItem> {
  switch key {
  case .document:
    TableColumn(Words.columnDocument[language], House.text, isID: true) { item, _ in
      .text(item.document)
    }
  case .clientID:
    TableColumn(Words.clientID[language], House.text, isID: true) { item, _ in
      .text(item.buyer.id)
    }
  case .clientName:
    TableColumn(Words.columnClient[language], House.prose) { item, _ in .text(item.buyer.name) }
  case .wasLine:
    TableColumn(Words.columnLineWas[language], House.text, isID: true) { item, _ in
      textValue(item.change.before?.id ?? "")
    }
  case .nowLine:
    TableColumn(Words.columnLineNow[language], House.text, isID: true) { item, _ in
      textValue(item.change.after?.id ?? "")
    }
  case .service:
    TableColumn(Words.columnService[language], House.prose) { item, _ in
      textValue(item.shown?.name(language) ?? "")
    }
  case .change:
    TableColumn(Words.columnChange[language], House.text) { item, _ in
      .text(item.change.kind[language])
    }
  case .changed:
    TableColumn(Words.columnChanged[language], House.prose) { item, _ in
      textValue(item.change.changed(language))
    }
  case .started:
    TableColumn(Words.columnStarted[language], House.time) { item, _ in
      item.shown.map { .dateTime($0.startedLocal.seconds) } ?? .empty
    }
  case .unit:
    TableColumn(Words.columnUnit[language], House.code) { item, _ in
      item.shown.map { .text(Words.unit($0.unit)[language]) } ?? .empty
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

private func changeAmount(
  _ key: ChangeColumn, _ layout: Layout<ChangeColumn>, _ mark: String, _ language: Language
) -> TableColumn<ChangeItem> {
  @Sendable func side(_ item: ChangeItem) -> StatementLine? {
    switch key {
    case .wasQuantity, .wasPrice, .wasNet: item.change.before
    default: item.change.after
    }
  }
  func net(_ title: Wording, _ quantity: ChangeColumn, _ price: ChangeColumn)
    -> TableColumn<ChangeItem>
  {
    // Quantity x price, rounded once (R11); nothing where there was no line.
    TableColumn(title[language] + mark, House.money) { item, row in
      let product = layout.cell(quantity, row: row) + "*" + layout.cell(price, row: row)
      let amount = side(item)?.net ?? .zero
      return .formula("ROUND(" + product + ",2)", .number(amount.grosze, decimals: 2))
    }
  }
  switch key {
  case .wasQuantity, .nowQuantity:
    let title = key == .wasQuantity ? Words.columnQuantityWas : Words.columnQuantityNow
    return TableColumn(title[language], House.quantity) { item, _ in
      side(item).map { .number($0.quantity.thousandths, decimals: 3) } ?? .empty
    }
  case .wasPrice, .nowPrice:
    let title = key == .wasPrice ? Words.columnPriceWas : Words.columnPriceNow
    return TableColumn(title[language] + mark, House.price) { item, _ in
      side(item).map { .number($0.unitPrice.tenThousandths, decimals: 4) } ?? .empty
    }
  case .wasNet: return net(Words.columnNetWas, .wasQuantity, .wasPrice)
  case .nowNet: return net(Words.columnNetNow, .nowQuantity, .nowPrice)
  case .difference:
    return TableColumn(
      Words.columnNetDifference[language] + mark, House.bold(House.money)
    ) { item, row in
      .formula(
        layout.cell(.nowNet, row: row) + "-" + layout.cell(.wasNet, row: row),
        .number(item.change.netDifference.grosze, decimals: 2))
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

private func changeCode(_ key: ChangeColumn, _ language: Language) -> TableColumn<ChangeItem> {
  switch key {
  case .currency:
    TableColumn(Words.columnCurrency[language], House.code) { item, _ in
      .text(item.currency.code)
    }
  case .wasVAT:
    TableColumn(Words.columnVATWas[language], House.code, isID: true) { item, _ in
      textValue(item.change.before?.vat.rawValue ?? "")
    }
  case .nowVAT:
    TableColumn(Words.columnVATNow[language], House.code, isID: true) { item, _ in
      textValue(item.change.after?.vat.rawValue ?? "")
    }
  case .wasReason:
    TableColumn(Words.columnReasonWas[language], House.prose) { item, _ in
      item.change.before.map { .text(reasonText($0, currency: item.currency, language)) }
        ?? .empty
    }
  case .nowReason:
    TableColumn(Words.columnReasonNow[language], House.prose) { item, _ in
      item.change.after.map { .text(reasonText($0, currency: item.currency, language)) }
        ?? .empty
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

/// Checks that hold every quantity, price and amount of a sheet of differences.
func changeChecks(
  _ items: [ChangeItem], layout: Layout<ChangeColumn>, _ language: Language
) -> [Check] {
  let before = items.compactMap(\.change.before)
  let after = items.compactMap(\.change.after)
  func quantity(_ lines: [StatementLine]) -> CheckValue {
    .quantity(lines.reduce(0) { $0 + $1.quantity.thousandths })
  }
  func price(_ lines: [StatementLine]) -> CheckValue {
    .price(lines.reduce(0) { $0 + $1.unitPrice.tenThousandths })
  }
  func net(_ lines: [StatementLine]) -> CheckValue {
    .money(lines.reduce(into: .zero) { $0 += $1.net })
  }
  let difference = items.reduce(into: Money.zero) { $0 += $1.change.netDifference }
  func check(_ title: Wording, _ key: ChangeColumn, _ value: CheckValue) -> Check {
    Check(layout.sheet + ": " + title[language], layout.sum(key), value)
  }
  return [
    check(Words.columnQuantityWas, .wasQuantity, quantity(before)),
    check(Words.columnQuantityNow, .nowQuantity, quantity(after)),
    check(Words.columnPriceWas, .wasPrice, price(before)),
    check(Words.columnPriceNow, .nowPrice, price(after)),
    check(Words.columnNetWas, .wasNet, net(before)),
    check(Words.columnNetNow, .nowNet, net(after)),
    check(Words.columnNetDifference, .difference, .money(difference)),
  ]
}
