import Invoicing
import Xlsx

/// The figures behind the charts: a name and a number each.
struct ChartData {
  /// Net of the largest clients in the main currency, the rest as one.
  var clients: [(name: String, net: Money)] = []
  /// Hours in hundredths of the busiest consultants.
  var consultants: [(name: String, hundredths: Int64)] = []
  /// Billed blocks by the local day a consultation ended.
  var days: [(day: Day, blocks: Int)] = []
  let currency: Currency

  /// How many bars a chart shows before the rest becomes one.
  private static let most = 15

  init(_ summary: Summary, consultants totals: [ConsultantTotal], currency: Currency) {
    self.currency = currency
    let rest = Words.others[summary.language]
    var nets = summary.figures.map(\.head).filter { $0.currency == currency }
      .map { (name: $0.buyer.id + " " + shortened($0.buyer.name, 24), net: $0.net) }
    // Equal amounts keep the order of client ids.
    nets = nets.enumerated().sorted {
      ($1.element.net, $0.offset) < ($0.element.net, $1.offset)
    }.map(\.element)
    clients = Array(nets.prefix(Self.most))
    if nets.count > Self.most {
      let sum = nets.dropFirst(Self.most).reduce(into: Money.zero) { $0 += $1.net }
      clients.append((rest, sum))
    }
    let busy = totals.enumerated().sorted {
      ($1.element.seconds, $0.offset) < ($0.element.seconds, $1.offset)
    }.map(\.element).prefix(Self.most)
    consultants = busy.map {
      ($0.name.isEmpty ? "-" : $0.name, Int64(rounded(Int128($0.seconds), over: 36)))
    }
    let period = summary.run.period
    var day = period.first
    while day <= period.last {
      days.append((day, summary.work.blocksOfDay[day] ?? 0))
      day = day + 1
    }
  }
}

/// The columns of the charts' table, in their order.
enum ChartColumn: Hashable, CaseIterable {
  case chart, item, net, hours, blocks
}

extension ChartData {
  /// Where the figures stand; cells of other charts' columns are empty and add nothing to a sum.
  func layout(_ language: Language) -> Layout<ChartColumn> {
    Layout(
      sheet: Words.charts[language], keys: ChartColumn.allCases,
      rowCount: clients.count + consultants.count + days.count)
  }
}

extension ChartData {
  /// Names the currency, for the clients billed in others are not in this chart.
  fileprivate var clientsTitle: Wording {
    let mark = " [" + currency.code + "]"
    return Wording("Netto według klientów" + mark, "Net by client" + mark)
  }
}

/// One figure of one chart: a row of the charts' table.
private struct ChartRow {
  var chart: Wording
  var label: String
  var net: Money?
  var hundredths: Int64?
  var blocks: Int?
}

private let consultantsTitle = Wording("Godziny według konsultantów", "Hours by consultant")
private let daysTitle = Wording("Bloki według dni", "Blocks by day")

/// Three native charts beside the one table of their figures, which stays visible for those who
/// read it.
func chartsSheet(_ data: ChartData, footer: String, _ language: Language) -> Sheet {
  var rows = data.clients.map { ChartRow(chart: data.clientsTitle, label: $0.name, net: $0.net) }
  rows += data.consultants.map {
    ChartRow(chart: consultantsTitle, label: $0.name, hundredths: $0.hundredths)
  }
  rows += data.days.map { ChartRow(chart: daysTitle, label: $0.day.text, blocks: $0.blocks) }
  let columns: [TableColumn<ChartRow>] = [
    TableColumn(Wording("Wykres", "Chart")[language], House.text) { row, _ in
      .text(row.chart[language])
    },
    TableColumn(Wording("Pozycja", "Item")[language], House.text) { row, _ in .text(row.label) },
    TableColumn(netTitle(data, language), House.money) { row, _ in
      row.net.map(moneyValue) ?? .empty
    },
    TableColumn(Words.columnHours[language], House.money) { row, _ in
      row.hundredths.map { .number($0, decimals: 2) } ?? .empty
    },
    TableColumn(Words.columnBlocks[language], House.count) { row, _ in
      row.blocks.map(countValue) ?? .empty
    },
  ]
  var sheet = tableSheet(
    name: Words.charts[language], columns: columns, rows: rows, footer: footer)
  sheet.charts = charts(data, sheet: sheet.name, language)
  return sheet
}

private func netTitle(_ data: ChartData, _ language: Language) -> String {
  Words.net[language] + " [" + data.currency.code + "]"
}

private func charts(_ data: ChartData, sheet: String, _ language: Language) -> [Chart] {
  var charts: [Chart] = []
  var first = 1
  func add(
    _ kind: Chart.Kind, _ title: Wording, _ alt: Wording, column: Int, count: Int, axis: Wording,
    values: String
  ) {
    guard count > 0 else { return }
    let last = first + count - 1
    func range(_ column: Int) -> CellRange {
      CellRange(firstRow: first, firstColumn: column, lastRow: last, lastColumn: column)
    }
    charts.append(
      Chart(
        kind: kind, title: title[language], altText: alt[language],
        series: [
          Chart.Series(name: values, sheet: sheet, categories: range(1), values: range(column))
        ],
        row: 1 + charts.count * 16, column: 6, heightPixels: 300, categoryAxis: axis[language],
        valueAxis: values))
    first = last + 1
  }
  add(
    .bar, data.clientsTitle,
    Wording(
      "Wykres słupkowy kwot netto największych klientów; dane w kolumnach B i C.",
      "Bar chart of the net amounts of the largest clients; data in columns B and C."),
    column: 2, count: data.clients.count, axis: Words.columnClient,
    values: netTitle(data, language))
  add(
    .bar, consultantsTitle,
    Wording(
      "Wykres słupkowy godzin konsultantów; dane w kolumnach B i D.",
      "Bar chart of the consultants' hours; data in columns B and D."),
    column: 3, count: data.consultants.count, axis: Words.columnConsultant,
    values: Words.columnHours[language])
  add(
    .column, daysTitle,
    Wording(
      "Wykres kolumnowy naliczonych bloków w dniach miesiąca; dane w kolumnach B i E.",
      "Column chart of the blocks billed on each day of the month; data in columns B and E."),
    column: 4, count: data.days.count, axis: Words.columnDay,
    values: Words.columnBlocks[language])
  return charts
}
