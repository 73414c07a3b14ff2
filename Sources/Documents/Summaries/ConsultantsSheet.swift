import Invoicing
import Xlsx

/// A consultant's month.
struct ConsultantTotal {
  var name: String
  var sessions = 0
  var consultations = 0
  var seconds = 0
  var blocks = 0
  /// Per currency of the run.
  var net: [Money]

  /// Ascending by name, byte by byte: the same in every locale.
  static func all(_ summary: Summary, currencies: [Currency]) -> [ConsultantTotal] {
    var totals: [String: ConsultantTotal] = [:]
    for (key, share) in summary.work.ofConsultant {
      var total =
        totals[key.consultant]
        ?? ConsultantTotal(name: key.consultant, net: currencies.map { _ in Money.zero })
      total.sessions += share.sessions
      total.consultations += share.lines
      total.seconds += share.seconds
      total.blocks += share.blocks
      total.net[currencies.firstIndex(of: key.currency) ?? 0] += share.net
      totals[key.consultant] = total
    }
    return totals.values.sorted { $0.name < $1.name }
  }
}

/// A column of the sheet of consultants.
enum ConsultantColumn: Hashable {
  case name, sessions, consultations, length, blocks
  /// Place of the currency in the list of the run.
  case net(Int)

  static func all(_ currencies: [Currency]) -> [ConsultantColumn] {
    [.name, .sessions, .consultations, .length, .blocks] + currencies.indices.map { .net($0) }
  }
}

func consultantsSheet(
  _ totals: [ConsultantTotal], layout: Layout<ConsultantColumn>, currencies: [Currency],
  footer: String, _ language: Language
) -> Sheet {
  let columns = layout.keys.map { key -> TableColumn<ConsultantTotal> in
    switch key {
    case .name:
      TableColumn(Words.columnConsultant[language], House.prose) { row, _ in textValue(row.name) }
    case .sessions:
      TableColumn(Words.columnSessionCount[language], House.count) { row, _ in
        countValue(row.sessions)
      }
    case .consultations:
      TableColumn(Words.consultationCount[language], House.count) { row, _ in
        countValue(row.consultations)
      }
    case .length:
      TableColumn(Words.columnTime[language], House.length) { row, _ in
        .duration(Int64(row.seconds))
      }
    case .blocks:
      TableColumn(Words.columnBlocks[language], House.count) { row, _ in countValue(row.blocks) }
    case .net(let index):
      TableColumn(
        Words.net[language] + " [" + currencies[index].code + "]", House.money
      ) { row, _ in moneyValue(row.net[index]) }
    }
  }
  return tableSheet(
    name: layout.sheet, columns: columns, rows: totals, footer: footer, isLandscape: false)
}
