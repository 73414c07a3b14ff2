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
    writeInputs()
  }

  private func place(_ row: Int, _ column: Int) -> CellPlace {
    CellPlace(sheet: front.name, row: row, column: column)
  }

  private mutating func writeTitle() {
    let title = Words.correctionSummaryTitle[language] + " " + summary.run.period.text
    if summary.run.isDraft {
      front.line([Cell(.text(Words.draft[language] + " - " + title), House.draftTitle)])
      front.line([Cell(.text(Words.draftHint[language]), House.warning)])
    } else {
      front.line([Cell(.text(title), House.title)])
      front.line([Cell(.text(summary.issuer.name), House.subtitle)])
    }
    for (index, part) in wrapped(summary.run.reason, width: 90).enumerated() {
      front.field(
        index == 0 ? Words.correctionReason[language] : "", .text(part), House.idValue)
    }
    places.failed = front.field(Words.failedChecks[language], .number(0, decimals: 0))
    places.status = front.field(Words.status[language], .empty, House.strong)
  }

  /// First of all: what became of every row, with time and money (R21).
  private mutating func writeWaterfall() {
    front.section(Words.waterfall[language], columns: width)
    front.header(
      [Words.columnClass[language], Words.columnRows[language], Words.columnTime[language]]
        + currencies.map { Words.net[language] + " [" + $0.code + "]" })
    let first = front.nextRow
    for step in summary.waterfall {
      front.line(
        [
          Cell(.text(Words.rowClass(step.rowClass)[language]), House.text),
          Cell(countValue(step.rows), House.count),
          Cell(.duration(Int64(step.seconds)), House.length),
        ]
          + currencies.map { Cell(moneyValue(step.net(in: $0)), House.money) })
    }
    let last = max(first, front.nextRow - 1)
    func sum(_ column: Int) -> String {
      "SUM(" + address(first, column) + ":" + address(last, column) + ")"
    }
    let rows = summary.waterfall.reduce(0) { $0 + $1.rows }
    let seconds = summary.waterfall.reduce(0) { $0 + $1.seconds }
    let row = front.line(
      [
        Cell(.text(Words.all[language]), House.total(House.text)),
        Cell(.formula(sum(1), .number(Int64(rows), decimals: 0)), House.total(House.count)),
        Cell(.formula(sum(2), .duration(Int64(seconds))), House.total(House.length)),
      ]
        + currencies.enumerated().map { index, currency in
          let net = summary.waterfallNet(in: currency)
          return Cell(
            .formula(sum(3 + index), .number(net.grosze, decimals: 2)), House.total(House.money))
        })
    places.rows = place(row, 1)
    places.time = place(row, 2)
    places.waterfallNet = currencies.indices.map { place(row, 3 + $0) }
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
      places.totals.append((place(row, 3), place(row, 4), place(row, 5)))
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
      places.vat.append((place(row, 3), place(row, 4)))
    }
  }

  /// Fees lowered below what was settled on them, in red (R20).
  private mutating func writeBreaches() {
    let sentences = breachSentences(summary)
    guard !sentences.isEmpty else { return }
    front.section(Words.breaches[language], columns: width)
    for sentence in sentences { front.sentence(sentence, width: 130, House.warning) }
  }

  private mutating func writeInputs() {
    front.section(Words.inputs[language], columns: width)
    front.header(
      [
        Words.columnFile[language], Words.columnRows[language], Words.columnBytes[language],
        Words.columnSHA[language], "", "",
      ], figures: 1..<2)
    for input in summary.inputs {
      front.line([
        Cell(.text(input.path), House.text), Cell(countValue(input.rows), House.count),
        Cell(countValue(input.bytes), House.position), Cell(.text(input.sha256), House.text),
      ])
    }
  }

  /// Links, run and result of the checks.
  mutating func finish(checks: CheckSheet, sheets: [String]) {
    if let failed = places.failed, let status = places.status {
      front.set(failed, checks.failed)
      front.set(status, checks.status(by: address(failed.row, failed.column)))
    }
    front.section(Words.contents[language], columns: width)
    front.links(sheets, columns: 5)
    front.section(Words.document[language], columns: width)
    front.field(Words.issuedOn[language], dayValue(summary.run.issuedOn), House.day)
    front.field(Words.period[language], .text(summary.run.period.text), House.idValue)
    front.field(
      Words.program[language], .text(Words.programName + " " + summary.run.programVersion))
    front.idField(Words.runID[language], summary.run.id)
  }

  func sheet(footer: String) -> Sheet {
    let minimum = [40, 14] + Array(repeating: 20.0, count: width - 2)
    var sheet = front.sheet(widths: front.widths(atLeast: minimum), footer: footer)
    guard let status = places.status else { return sheet }
    let range = CellRange(
      firstRow: status.row, firstColumn: status.column, lastRow: status.row,
      lastColumn: status.column)
    sheet.conditions = [
      Condition(range: range, rule: .textIs(Words.disagrees[language]), style: House.bad),
      Condition(range: range, rule: .textIs(Words.agrees[language]), style: House.good),
    ]
    return sheet
  }
}

extension WaterfallStep {
  /// The money of the class in one currency.
  func net(in currency: Currency) -> Money {
    net.first { $0.currency == currency }?.amount ?? .zero
  }
}

extension CorrectionSummary {
  /// The money of all classes in one currency.
  func waterfallNet(in currency: Currency) -> Money {
    waterfall.reduce(into: .zero) { $0 += $1.net(in: currency) }
  }
}
