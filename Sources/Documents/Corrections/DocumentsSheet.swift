import Invoicing
import Xlsx

/// A column of the sheet of documents of a correction run.
enum DocumentColumn: Hashable, CaseIterable {
  case document, kind, clientID, client, nip, corrects, changes, currency, wasNet, nowNet, net
  case tax, gross, direction
}

/// One row per document of a correction run, amounts as differences (R24).
func documentsSheet(
  _ documents: [RunDocument], layout: Layout<DocumentColumn>, footer: String, _ language: Language
) -> Sheet {
  let columns = layout.keys.map { key in
    switch key {
    case .document, .kind, .clientID, .client, .nip, .corrects, .currency, .direction:
      documentText(key, language)
    case .changes, .wasNet, .nowNet, .net, .tax, .gross:
      documentAmount(key, layout, language)
    }
  }
  var sheet = tableSheet(name: layout.sheet, columns: columns, rows: documents, footer: footer)
  sheet.frozenColumns = 1
  return sheet
}

private func documentText(_ key: DocumentColumn, _ language: Language) -> TableColumn<RunDocument> {
  switch key {
  case .document:
    TableColumn(Words.columnDocument[language], House.text, isID: true) { document, _ in
      .text(document.number)
    }
  case .kind:
    TableColumn(Words.columnKind[language], House.text) { document, _ in
      .text(Words.kind(document.kind)[language])
    }
  case .clientID:
    TableColumn(Words.clientID[language], House.text, isID: true) { document, _ in
      .text(document.buyer.id)
    }
  case .client:
    TableColumn(Words.columnClient[language], House.prose) { document, _ in
      .text(document.buyer.name)
    }
  case .nip:
    TableColumn(Words.nip[language], House.text, isID: true) { document, _ in
      textValue(document.buyer.nip)
    }
  case .corrects:
    TableColumn(Words.corrects[language], House.text, isID: true) { document, _ in
      textValue(document.corrects ?? "")
    }
  case .currency:
    TableColumn(Words.columnCurrency[language], House.code) { document, _ in
      .text(document.currency.code)
    }
  case .direction:
    TableColumn(Words.columnDirection[language], House.code) { document, _ in
      .text(direction(of: document.gross)[language])
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

private func documentAmount(
  _ key: DocumentColumn, _ layout: Layout<DocumentColumn>, _ language: Language
) -> TableColumn<RunDocument> {
  func formula(
    _ title: Wording, _ left: DocumentColumn, _ sign: String, _ right: DocumentColumn,
    _ amount: @escaping @Sendable (RunDocument) -> Money
  ) -> TableColumn<RunDocument> {
    TableColumn(title[language], House.bold(House.money)) { document, row in
      .formula(
        layout.cell(left, row: row) + sign + layout.cell(right, row: row),
        .number(amount(document).grosze, decimals: 2))
    }
  }
  switch key {
  case .changes:
    return TableColumn(Words.changedLines[language], House.count) { document, _ in
      countValue(document.changes.count)
    }
  case .wasNet:
    return TableColumn(Words.columnNetWas[language], House.money) { document, _ in
      moneyValue(document.before)
    }
  case .nowNet:
    return TableColumn(Words.columnNetNow[language], House.money) { document, _ in
      moneyValue(document.after)
    }
  case .net: return formula(Words.columnNetDifference, .nowNet, "-", .wasNet, \.net)
  case .tax:
    return TableColumn(Words.columnTaxDifference[language], House.money) { document, _ in
      moneyValue(document.tax)
    }
  case .gross: return formula(Words.columnGrossDifference, .net, "+", .tax, \.gross)
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

/// Checks that hold every amount of the sheet of documents.
func documentChecks(
  _ documents: [RunDocument], layout: Layout<DocumentColumn>, _ language: Language
) -> [Check] {
  let amounts: [(Wording, DocumentColumn, (RunDocument) -> Money)] = [
    (Words.columnNetWas, .wasNet, \.before), (Words.columnNetNow, .nowNet, \.after),
    (Words.columnNetDifference, .net, \.net), (Words.columnTaxDifference, .tax, \.tax),
    (Words.columnGrossDifference, .gross, \.gross),
  ]
  let count = documents.reduce(0) { $0 + $1.changes.count }
  return amounts.map { title, key, amount in
    let sum = documents.reduce(into: Money.zero) { $0 += amount($1) }
    return Check(layout.sheet + ": " + title[language], layout.sum(key), .money(sum))
  } + [
    Check(
      layout.sheet + ": " + Words.changedLines[language], layout.sum(.changes), .count(count))
  ]
}
