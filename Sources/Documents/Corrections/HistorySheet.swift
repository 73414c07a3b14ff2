import Invoicing
import Xlsx

/// A document of the chain that ends with a correction.
struct ChainLink {
  let number: String
  let issuedOn: Day
  let kind: DocumentKind
  let what: String
  let reason: String

  /// The invoice, its earlier corrections and this one, oldest first.
  static func chain(_ correction: Correction, _ language: Language) -> [ChainLink] {
    var chain = [
      ChainLink(
        number: correction.original.number, issuedOn: correction.original.issuedOn,
        kind: .invoice, what: Words.firstDocument[language], reason: "")
    ]
    for (index, earlier) in correction.earlier.enumerated() {
      chain.append(
        ChainLink(
          number: earlier.number, issuedOn: earlier.issuedOn, kind: .correction,
          what: Words.earlierDocument.text(language, [String(index + 1)]),
          reason: earlier.reason ?? ""))
    }
    chain.append(
      ChainLink(
        number: correction.number, issuedOn: correction.run.issuedOn, kind: .correction,
        what: Words.thisDocument.text(language, [String(correction.earlier.count + 1)]),
        reason: correction.run.reason))
    return chain
  }
}

/// The chain of documents of the client's month.
func historySheet(_ correction: Correction, footer: String, _ language: Language) -> Sheet {
  let columns: [TableColumn<ChainLink>] = [
    TableColumn(Words.columnPosition[language], House.position) { _, row in
      .number(Int64(row), decimals: 0)
    },
    TableColumn(Words.columnDocument[language], House.text, isID: true) { link, _ in
      .text(link.number)
    },
    TableColumn(Words.columnKind[language], House.text) { link, _ in
      .text(Words.kind(link.kind)[language])
    },
    TableColumn(Words.issuedOn[language], House.day) { link, _ in dayValue(link.issuedOn) },
    TableColumn(Words.columnWhat[language], House.prose) { link, _ in .text(link.what) },
    TableColumn(Words.correctionReason[language], House.prose) { link, _ in
      textValue(link.reason)
    },
  ]
  return tableSheet(
    name: Words.history[language], columns: columns,
    rows: ChainLink.chain(correction, language), footer: footer, isLandscape: false)
}
