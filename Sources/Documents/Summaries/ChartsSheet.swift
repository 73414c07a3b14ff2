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
    var nets = summary.statements.filter { $0.currency == currency }
      .map { (name: $0.buyer.id + " " + String($0.buyer.name.prefix(24)), net: $0.net) }
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
    var blocks: [Day: Int] = [:]
    for statement in summary.statements {
      for line in statement.lines {
        blocks[(line.endedLocal ?? line.startedLocal).day, default: 0] += line.blocks ?? 0
      }
    }
    let period = summary.run.period
    var day = period.first
    while day <= period.last {
      days.append((day, blocks[day] ?? 0))
      day = day + 1
    }
  }
}

/// Three native charts with their data beside them; the data stay visible for those who read them.
func chartsSheet(_ data: ChartData, footer: String, _ language: Language) -> Sheet {
  let name = Words.charts[language]
  var rows: [[Cell]] = [
    [
      .text(Words.columnClient[language]),
      .text(Words.net[language] + " [" + data.currency.code + "]"), .empty,
      .text(Words.columnConsultant[language]), .text(Words.columnHours[language]), .empty,
      .text(Words.columnDay[language]), .text(Words.columnBlocks[language]),
    ].map { value in value == .empty ? .empty : Cell(value, House.header) }
  ]
  let count = max(data.clients.count, data.consultants.count, data.days.count)
  for index in 0..<count {
    var row = Array(repeating: Cell.empty, count: 8)
    if index < data.clients.count {
      row[0] = Cell(.text(data.clients[index].name), House.text)
      row[1] = Cell(moneyValue(data.clients[index].net), House.money)
    }
    if index < data.consultants.count {
      row[3] = Cell(.text(data.consultants[index].name), House.text)
      row[4] = Cell(.number(data.consultants[index].hundredths, decimals: 2), House.money)
    }
    if index < data.days.count {
      row[6] = Cell(countValue(data.days[index].day.civil.day), House.position)
      row[7] = Cell(countValue(data.days[index].blocks), House.count)
    }
    rows.append(row)
  }
  var widths: [Double] = [14, 12, 3, 14, 10, 3, 12, 10]
  for row in rows.dropFirst() {
    for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cellWidth(cell)) }
  }
  var sheet = Sheet(name: name, columns: widths.map { Column(width: $0) }, rows: rows)
  sheet.page.footer = footer
  sheet.page.isLandscape = true
  sheet.rowHeights = rowHeights(of: rows, columns: sheet.columns)
  sheet.showsGridlines = false
  sheet.charts = charts(data, sheet: name, language)
  return sheet
}

private func charts(_ data: ChartData, sheet: String, _ language: Language) -> [Chart] {
  var charts: [Chart] = []
  func add(
    _ kind: Chart.Kind, _ title: Wording, _ alt: Wording, column: Int, count: Int, axis: Wording,
    values: String
  ) {
    guard count > 0 else { return }
    func range(_ column: Int) -> CellRange {
      CellRange(firstRow: 1, firstColumn: column, lastRow: count, lastColumn: column)
    }
    charts.append(
      Chart(
        kind: kind, title: title[language], altText: alt[language],
        series: [
          Chart.Series(
            name: values, sheet: sheet, categories: range(column), values: range(column + 1))
        ],
        row: charts.count * 16, column: 9, heightPixels: 300, categoryAxis: axis[language],
        valueAxis: values))
  }
  add(
    .bar, Wording("Netto według klientów", "Net by client"),
    Wording(
      "Wykres słupkowy kwot netto największych klientów; dane w kolumnach A i B.",
      "Bar chart of the net amounts of the largest clients; data in columns A and B."),
    column: 0, count: data.clients.count, axis: Words.columnClient,
    values: Words.net[language] + " [" + data.currency.code + "]")
  add(
    .bar, Wording("Godziny według konsultantów", "Hours by consultant"),
    Wording(
      "Wykres słupkowy godzin konsultantów; dane w kolumnach D i E.",
      "Bar chart of the consultants' hours; data in columns D and E."),
    column: 3, count: data.consultants.count, axis: Words.columnConsultant,
    values: Words.columnHours[language])
  add(
    .column, Wording("Bloki według dni", "Blocks by day"),
    Wording(
      "Wykres kolumnowy naliczonych bloków w dniach miesiąca; dane w kolumnach G i H.",
      "Column chart of the blocks billed on each day of the month; data in columns G and H."),
    column: 6, count: data.days.count, axis: Words.columnDay,
    values: Words.columnBlocks[language])
  return charts
}
