import Invoicing
import Xlsx

/// The first sheet of the summary: the waterfall, the totals and where they stand (R21).
struct SummaryFront {
  let summary: Summary
  let currencies: [Currency]
  let lines: Layout<LineColumn>
  let clients: Layout<ClientColumn>
  var front: Front
  var places = Places()
  private(set) var policies: [(currency: Currency, table: PolicyTable)] = []

  /// Cells the checks and the defined names point at.
  struct Places {
    var rows: CellPlace?
    var time: CellPlace?
    /// Per currency of the run.
    var waterfallNet: [CellPlace] = []
    var linesTimed: CellPlace?
    var totals: [(net: CellPlace, vat: CellPlace, gross: CellPlace)] = []
    /// Per tier, then currency.
    var tiers: [[CellPlace]] = []
    var vat: [(net: CellPlace, tax: CellPlace, rounding: CellPlace)] = []
    var failed: CellPlace?
    var status: CellPlace?
  }

  private var language: Language { summary.language }
  private var width: Int { max(6, 3 + currencies.count) }

  init(
    _ summary: Summary, currencies: [Currency], lines: Layout<LineColumn>,
    clients: Layout<ClientColumn>
  ) {
    self.summary = summary
    self.currencies = currencies
    self.lines = lines
    self.clients = clients
    front = Front(name: Words.summary[summary.language])
    writeTitle()
    writeWaterfall()
    writeTotals()
    writeTiers()
    writeVAT()
    for (currency, costs) in summary.policyCosts {
      policies.append(
        (currency, PolicyTable(costs, currency: currency, to: &front, columns: width, language)))
    }
    front.inputs(summary.inputs, columns: width, language)
  }

  private mutating func writeTitle() {
    let title = Words.summaryTitle[language] + " " + summary.run.period.text
    front.title(title, run: summary.run, issuer: summary.issuer, language)
    front.breaches(summary.liability, language)
    places.failed = front.field(
      Words.failedChecks[language], .number(0, decimals: 0))
    places.status = front.field(Words.status[language], .empty, House.strong)
  }

  /// First of all: what became of every row, with time and money (R21).
  private mutating func writeWaterfall() {
    let waterfall = front.waterfall(summary.waterfall, currencies, columns: width, language)
    places.rows = waterfall.rows
    places.time = waterfall.time
    places.waterfallNet = waterfall.nets
    writeTie(first: waterfall.first)
  }

  /// From rows to lines: time shared by sessions is taken out once (R5, R21).
  private mutating func writeTie(first: Int) {
    let documented: Set<RowClass> = [.billed, .merged, .free, .waived]
    var terms: [String] = []
    var seconds = 0
    for (index, step) in summary.waterfall.enumerated() where documented.contains(step.rowClass) {
      terms.append(address(first + index, 2))
      seconds += step.seconds
    }
    front.blank()
    func line(_ label: Wording, _ value: CellValue) -> Int {
      front.line([
        Cell(.text(label[language]), House.label), .empty, Cell(value, House.length),
      ])
    }
    let rows = line(
      Words.rowsTimed,
      terms.isEmpty
        ? .duration(0) : .formula(terms.joined(separator: "+"), .duration(Int64(seconds))))
    let shared = line(Words.overlap, .duration(Int64(summary.overlapSeconds)))
    let timed = line(
      Words.linesTimed,
      .formula(
        address(rows, 2) + "-" + address(shared, 2),
        .duration(Int64(seconds - summary.overlapSeconds))))
    places.linesTimed = front.place(timed, 2)
  }

  private mutating func writeTotals() {
    front.section(Words.byCurrency[language], columns: width)
    front.header([
      Words.columnCurrency[language], Words.documentCount[language],
      Words.consultationCount[language], Words.net[language], Words.vat[language],
      Words.gross[language],
    ])
    for currency in currencies {
      let statements = summary.figures.filter { $0.head.currency == currency }
      let net = statements.reduce(into: Money.zero) { $0 += $1.head.net }
      let tax = statements.reduce(into: Money.zero) { $0 += $1.head.tax }
      let row = front.nextRow
      func sum(_ key: ClientColumn) -> String {
        clients.sum(key, where: (.currency, address(row, 0)))
      }
      let consultations = statements.reduce(0) { $0 + $1.lines.consultations }
      front.line([
        Cell(.text(currency.code), House.bold(House.text)),
        Cell(
          .formula(
            clients.count(.currency, of: address(row, 0)),
            .number(Int64(statements.count), decimals: 0)), House.count),
        Cell(
          .formula(sum(.consultations), .number(Int64(consultations), decimals: 0)), House.count),
        Cell(.formula(sum(.net), .number(net.grosze, decimals: 2)), House.bold(House.money)),
        Cell(.formula(sum(.vat), .number(tax.grosze, decimals: 2)), House.bold(House.money)),
        Cell(
          .formula(
            address(row, 3) + "+" + address(row, 4), .number((net + tax).grosze, decimals: 2)),
          House.bold(House.money)),
      ])
      places.totals.append((front.place(row, 3), front.place(row, 4), front.place(row, 5)))
    }
  }
}

extension SummaryFront {
  private mutating func writeTiers() {
    front.section(Words.byTier[language], columns: width)
    front.header(
      [
        Words.columnTier[language], Words.columnBlocks[language], Words.columnTime[language],
      ] + currencies.map { Words.net[language] + " [" + $0.code + "]" })
    for tier in [Tier.sla, .standard] { writeTier(tier) }
  }

  private mutating func writeTier(_ tier: Tier) {
    let row = front.nextRow
    let tierCell = address(row, 0)
    func sum(_ key: LineColumn) -> String { lines.sum(key, where: (.tier, tierCell)) }
    var all = LineFigures.Share()
    var nets = currencies.map { _ in Money.zero }
    for statement in summary.figures {
      guard let share = statement.lines.ofTier[tier] else { continue }
      all += share
      nets[currencies.firstIndex(of: statement.head.currency) ?? 0] += share.net
    }
    var cells = [
      Cell(.text(Words.tier(tier)[language]), House.text),
      Cell(.formula(sum(.blocks), .number(Int64(all.blocks), decimals: 0)), House.count),
      Cell(.formula(sum(.length), .duration(Int64(all.seconds))), House.length),
    ]
    for index in currencies.indices {
      // The currency is named by its cell in the table of totals above.
      let total = places.totals[index].net
      let formula = lines.sum(
        .net, where: (.tier, tierCell), (.currency, Address.fixedCell(total.row, 0)))
      cells.append(Cell(.formula(formula, .number(nets[index].grosze, decimals: 2)), House.money))
    }
    front.line(cells)
    places.tiers.append(currencies.indices.map { front.place(row, 3 + $0) })
  }

  /// VAT is the sum of the documents' own; how far one rounding of the sum is off stands beside it.
  private mutating func writeVAT() {
    front.section(Words.byVAT[language], columns: width)
    front.header(
      [
        Words.columnCurrency[language], Words.columnVAT[language], Words.rate[language],
        Words.net[language], Words.vat[language], Words.roundingDifference[language],
      ], figures: 2..<100)
    for entry in summary.vat {
      let row = front.nextRow
      let net = lines.sum(
        .net, where: (.currency, address(row, 0)), (.vat, address(row, 1)))
      let difference =
        "ROUND(" + address(row, 4) + "-ROUND(" + address(row, 3) + "*" + address(row, 2)
        + ",2),2)"
      let rounding = entry.sum.tax - entry.sum.code.tax(on: entry.sum.net)
      front.line([
        Cell(.text(entry.currency.code), House.text),
        Cell(.text(entry.sum.code.rawValue), House.text),
        Cell(.number(entry.sum.code.percent, decimals: 2), House.rate(of: entry.sum.code)),
        Cell(.formula(net, .number(entry.sum.net.grosze, decimals: 2)), House.money),
        Cell(moneyValue(entry.sum.tax), House.money),
        Cell(.formula(difference, .number(rounding.grosze, decimals: 2)), House.money),
      ])
      front.isID(row, 1)
      places.vat.append((front.place(row, 3), front.place(row, 4), front.place(row, 5)))
    }
  }

  /// Links, run and result of the checks.
  mutating func finish(checks: CheckSheet, sheets: [String]) {
    front.result(of: checks, failed: places.failed, status: places.status)
    front.closing(run: summary.run, sheets: sheets, columns: width, language)
  }

  func sheet(footer: String) -> Sheet {
    var minimum: [Double] = [40, 14, 20, 20, 20, 20]
    while minimum.count < width { minimum.append(20) }
    var sheet = front.sheet(
      widths: front.widths(atLeast: minimum), footer: footer)
    sheet.conditions = statusConditions(at: places.status, language)
    return sheet
  }
}
