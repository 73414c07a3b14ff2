import Invoicing
import Xlsx

/// A column of the summary's sheet of clients.
enum ClientColumn: Hashable, CaseIterable {
  case clientID, name, nip, agreement, kind, document, file, consultations, length, blocks
  case currency, net, vat, gross
}

/// Above this many cell comparisons a recalculation would be felt: values stand instead of SUMIFS.
private let comparisonLimit = 20_000_000

/// One row per statement, in the order of client ids.
func clientsSheet(
  _ summary: Summary, layout: Layout<ClientColumn>, lines: Layout<LineColumn>, footer: String
) -> Sheet {
  let language = summary.language
  let isTied = layout.rowCount * lines.rowCount <= comparisonLimit
  let columns = layout.keys.map { key -> TableColumn<StatementFigures> in
    switch key {
    case .clientID:
      TableColumn(Words.clientID[language], House.text, isID: true) { row, _ in
        .text(row.buyer.id)
      }
    case .name:
      TableColumn(Words.columnClient[language], House.prose) { row, _ in .text(row.buyer.name) }
    case .nip:
      TableColumn("NIP / VAT UE", House.text, isID: true) { row, _ in
        textValue(row.buyer.nip.isEmpty ? row.buyer.vatEU : row.buyer.nip)
      }
    case .agreement:
      TableColumn(Words.agreement[language], House.prose, isID: true) { row, _ in
        textValue(row.head.agreements.map(\.number).joined(separator: ", "))
      }
    case .kind:
      TableColumn(Words.columnKind[language], House.text) { row, _ in
        .text(Words.kind(row.head.kind)[language])
      }
    case .document:
      TableColumn(Words.columnDocument[language], House.text, isID: true) { row, _ in
        .text(row.head.number)
      }
    case .consultations:
      TableColumn(Words.consultationCount[language], House.count) { row, _ in
        countValue(row.lines.consultations)
      }
    case .length:
      TableColumn(Words.columnTime[language], House.length) { row, _ in
        .duration(Int64(row.lines.seconds))
      }
    case .blocks:
      TableColumn(Words.columnBlocks[language], House.count) { row, _ in
        countValue(row.lines.blocks)
      }
    case .currency:
      TableColumn(Words.columnCurrency[language], House.code) { row, _ in
        .text(row.head.currency.code)
      }
    case .net:
      TableColumn(Words.net[language], House.money) { row, place in
        guard isTied else { return moneyValue(row.head.net) }
        let document = layout.cell(.document, row: place)
        let formula = lines.sum(.net, where: (.document, document))
        return .formula(formula, .number(row.head.net.grosze, decimals: 2))
      }
    case .vat:
      TableColumn(Words.vat[language], House.money) { row, _ in moneyValue(row.head.tax) }
    case .gross:
      TableColumn(Words.gross[language], House.money) { row, place in
        let formula = layout.cell(.net, row: place) + "+" + layout.cell(.vat, row: place)
        return .formula(formula, .number(row.head.gross.grosze, decimals: 2))
      }
    case .file:
      TableColumn(Words.columnFile[language], House.text) { row, _ in
        .text(statementFileName(number: row.head.number, clientID: row.buyer.id))
      }
    }
  }
  var sheet = tableSheet(
    name: layout.sheet, columns: columns, rows: summary.figures, footer: footer)
  sheet.frozenColumns = 2
  return sheet
}

/// A column of the sheet of liability per client.
enum LimitColumn: Hashable, CaseIterable {
  case clientID, name, currency, basis, fees, claimedFee, claimedLosses, payable, settled, breach
  case headroom

  static let amounts: [LimitColumn] = [
    .fees, .claimedFee, .claimedLosses, .payable, .settled, .breach,
  ]

  var title: Wording {
    switch self {
    case .clientID: Words.clientID
    case .name: Words.columnClient
    case .currency: Words.columnCurrency
    case .basis: Words.columnBasis
    case .fees: Words.columnFees
    case .claimedFee: Words.columnClaimedFee
    case .claimedLosses: Words.columnClaimedLosses
    case .payable: Words.columnPayable
    case .settled: Words.columnSettled
    case .breach: Words.columnBreach
    case .headroom: Words.columnHeadroom
    }
  }
}

/// What we can owe a client at most, and what of it is claimed, payable and settled (R19).
struct ClientLimit {
  var clientID: String
  var name: String
  var currency: Currency
  var basis: LiabilityBasis
  /// Fees of this month and of the complained consultations of others.
  var fees = Money.zero
  var claimedFee = Money.zero
  var claimedLosses = Money.zero
  var payable = Money.zero
  var settled = Money.zero
  var breach = Money.zero

  var headroom: Money { max(.zero, fees - settled) }

  func amount(_ key: LimitColumn) -> Money {
    switch key {
    case .fees: fees
    case .claimedFee: claimedFee
    case .claimedLosses: claimedLosses
    case .payable: payable
    case .settled: settled
    case .breach: breach
    case .headroom: headroom
    case .clientID, .name, .currency, .basis: preconditionFailure("\(key) is no amount")
    }
  }

  /// Ascending by client id and currency.
  static func all(_ summary: Summary) -> [ClientLimit] {
    var limits: [String: ClientLimit] = [:]
    var numbers: Set<String> = []
    for statement in summary.figures.map(\.head) {
      let basis = statement.terms.last?.terms.liabilityBasis ?? .gross
      let key = statement.buyer.id + "\n" + statement.currency.code
      var limit =
        limits[key]
        ?? ClientLimit(
          clientID: statement.buyer.id, name: statement.buyer.name, currency: statement.currency,
          basis: basis)
      limit.fees += basis == .gross ? statement.gross : statement.net
      limits[key] = limit
      numbers.insert(statement.number)
    }
    var countedLines: Set<String> = []
    for report in summary.liability {
      let key = report.clientID + "\n" + report.currency.code
      var limit =
        limits[key]
        ?? ClientLimit(
          clientID: report.clientID, name: "", currency: report.currency, basis: report.basis)
      // A consultation of another month brings its own fee, once for all its complaints.
      if !numbers.contains(report.document),
        countedLines.insert(report.document + "\n" + report.lineID).inserted
      {
        limit.fees += report.charged
      }
      limit.claimedFee += report.complaint.claimedFee
      limit.claimedLosses += report.complaint.claimedLosses
      limit.payable += report.payable
      limit.settled += report.complaint.settled
      limit.breach += report.breach
      limits[key] = limit
    }
    return limits.values.sorted {
      ($0.clientID, $0.currency.code) < ($1.clientID, $1.currency.code)
    }
  }
}

/// Liability per client: fees are the most we can owe (T3).
func limitsSheet(
  _ limits: [ClientLimit], layout: Layout<LimitColumn>, footer: String, _ language: Language
) -> Sheet {
  let columns = layout.keys.map { key -> TableColumn<ClientLimit> in
    switch key {
    case .clientID:
      TableColumn(key.title[language], House.text, isID: true) { row, _ in
        .text(row.clientID)
      }
    case .name:
      TableColumn(key.title[language], House.prose) { row, _ in textValue(row.name) }
    case .currency:
      TableColumn(key.title[language], House.code) { row, _ in
        .text(row.currency.code)
      }
    case .basis:
      TableColumn(key.title[language], House.text) { row, _ in
        .text(Words.basis(row.basis)[language])
      }
    case .headroom:
      TableColumn(key.title[language], House.money) { row, place in
        let formula =
          "MAX(" + layout.cell(.fees, row: place) + "-" + layout.cell(.settled, row: place) + ",0)"
        return .formula(formula, .number(row.headroom.grosze, decimals: 2))
      }
    case .fees, .claimedFee, .claimedLosses, .payable, .settled, .breach:
      TableColumn(key.title[language], House.money) { row, _ in
        moneyValue(row.amount(key))
      }
    }
  }
  var sheet = tableSheet(name: layout.sheet, columns: columns, rows: limits, footer: footer)
  if !limits.isEmpty {
    let column = layout.column(.breach)
    sheet.conditions = [
      Condition(
        range: CellRange(
          firstRow: 1, firstColumn: column, lastRow: limits.count, lastColumn: column),
        rule: .isPositive, style: House.bad)
    ]
  }
  return sheet
}
