import Invoicing
import Xlsx

/// The first sheet of a correction run's summary: the waterfall, then totals of the differences.
struct CorrectionSummaryFront {
  let summary: CorrectionSummary
  let documents: Layout<DocumentColumn>
  let changes: Layout<ChangeColumn>
  var front: Front
  var places = Places()

  /// Cells the checks and the defined names point at.
  struct Places {
    var rows: CellPlace?
    var time: CellPlace?
    /// Per currency of the run.
    var waterfallNet: [CellPlace] = []
    var totals: [(net: CellPlace, vat: CellPlace, gross: CellPlace)] = []
    var vat: [(net: CellPlace, tax: CellPlace)] = []
    var failed: CellPlace?
    var status: CellPlace?
  }

  private var language: Language { summary.language }
  private var currencies: [Currency] { summary.currencies }
  private var width: Int { max(6, 3 + currencies.count) }

  init(
    _ summary: CorrectionSummary, documents: Layout<DocumentColumn>,
    changes: Layout<ChangeColumn>
  ) {
    self.summary = summary
    self.documents = documents
    self.changes = changes
    front = Front(name: Words.summary[summary.language])
    writeTitle()
    writeWaterfall()
    writeTotals()
    writeVAT()
    writeBreaches()
    front.inputs(summary.inputs, columns: width, language)
  }

  private mutating func writeTitle() {
    let title = Words.correctionSummaryTitle[language] + " " + summary.run.period.text
    front.title(title, run: summary.run, issuer: summary.issuer, language)
    for (index, part) in wrapped(summary.run.reason, width: 90).enumerated() {
      front.field(
        index == 0 ? Words.correctionReason[language] : "", .text(part), House.idValue)
    }
    front.breaches(summary.liability, language)
    places.failed = front.field(Words.failedChecks[language], .number(0, decimals: 0))
    places.status = front.field(Words.status[language], .empty, House.strong)
  }

  /// First of all: what became of every row, with time and money (R21).
  private mutating func writeWaterfall() {
    let waterfall = front.waterfall(summary.waterfall, currencies, columns: width, language)
    places.rows = waterfall.rows
    places.time = waterfall.time
    places.waterfallNet = waterfall.nets
  }

  private mutating func writeTotals() {
    front.section(Words.differencesByCurrency[language], columns: width)
    front.header([
      Words.columnCurrency[language], Words.documentCount[language],
      Words.changedLines[language], Words.net[language], Words.vat[language],
      Words.gross[language],
    ])
    for currency in currencies {
      let own = summary.documents.filter { $0.currency == currency }
      let net = own.reduce(into: Money.zero) { $0 += $1.net }
      let tax = own.reduce(into: Money.zero) { $0 += $1.tax }
      let row = front.nextRow
      func sum(_ key: DocumentColumn) -> String {
        documents.sum(key, where: (.currency, address(row, 0)))
      }
      let changed = own.reduce(0) { $0 + $1.changes.count }
      front.line([
        Cell(.text(currency.code), House.bold(House.text)),
        Cell(
          .formula(
            documents.count(.currency, of: address(row, 0)),
            .number(Int64(own.count), decimals: 0)), House.count),
        Cell(.formula(sum(.changes), .number(Int64(changed), decimals: 0)), House.count),
        Cell(.formula(sum(.net), .number(net.grosze, decimals: 2)), House.bold(House.money)),
        Cell(.formula(sum(.tax), .number(tax.grosze, decimals: 2)), House.bold(House.money)),
        Cell(
          .formula(
            address(row, 3) + "+" + address(row, 4), .number((net + tax).grosze, decimals: 2)),
          House.bold(House.money)),
      ])
      places.totals.append((front.place(row, 3), front.place(row, 4), front.place(row, 5)))
    }
  }

  /// Net from the changed lines; VAT is the sum of the documents' own differences (R24).
  private mutating func writeVAT() {
    front.section(Words.differencesByVAT[language], columns: width)
    front.header(
      [
        Words.columnCurrency[language], Words.columnVAT[language], Words.rate[language],
        Words.net[language], Words.vat[language], "",
      ], figures: 2..<100)
    for entry in summary.vat {
      let row = front.nextRow
      func sum(_ net: ChangeColumn, _ vat: ChangeColumn) -> String {
        changes.sum(net, where: (.currency, address(row, 0)), (vat, address(row, 1)))
      }
      front.line([
        Cell(.text(entry.currency.code), House.text),
        Cell(.text(entry.sum.code.rawValue), House.text),
        Cell(.number(entry.sum.code.percent, decimals: 2), House.rate(of: entry.sum.code)),
        Cell(
          .formula(
            sum(.nowNet, .nowVAT) + "-" + sum(.wasNet, .wasVAT),
            .number(entry.sum.net.grosze, decimals: 2)), House.money),
        Cell(moneyValue(entry.sum.tax), House.money),
      ])
      front.isID(row, 1)
      places.vat.append((front.place(row, 3), front.place(row, 4)))
    }
  }

  /// Fees lowered below what was settled on them, in red (R20).
  private mutating func writeBreaches() {
    let sentences = breachSentences(summary)
    guard !sentences.isEmpty else { return }
    front.section(Words.breaches[language], columns: width)
    for sentence in sentences { front.sentence(sentence, width: 130, House.warning) }
  }

  /// Links, run and result of the checks.
  mutating func finish(checks: CheckSheet, sheets: [String]) {
    front.result(of: checks, failed: places.failed, status: places.status)
    front.closing(run: summary.run, sheets: sheets, columns: width, language)
  }

  func sheet(footer: String) -> Sheet {
    let minimum = [40, 14] + Array(repeating: 20.0, count: width - 2)
    var sheet = front.sheet(widths: front.widths(atLeast: minimum), footer: footer)
    sheet.conditions = statusConditions(at: places.status, language)
    return sheet
  }
}
