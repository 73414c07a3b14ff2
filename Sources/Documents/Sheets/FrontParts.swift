import Invoicing
import Xlsx

// What the first sheets of different documents have in common.

extension Front {
  /// The title of a document: a draft says so, in red; else the issuer stands below.
  mutating func title(_ title: String, run: RunIdentity, issuer: Issuer, _ language: Language) {
    if run.isDraft {
      line([Cell(.text(Words.draft[language] + " - " + title), House.draftTitle)])
      line([Cell(.text(Words.draftHint[language]), House.warning)])
    } else {
      line([Cell(.text(title), House.title)])
      line([Cell(.text(issuer.name), House.subtitle)])
    }
  }

  /// In red how many complaints were settled above their cap, and by how much; nothing where none
  /// was (R19).
  mutating func breaches(_ reports: [ComplaintReport], _ language: Language) {
    let broken = reports.filter { $0.breach > .zero }
    guard !broken.isEmpty else { return }
    var sums: [Currency: Money] = [:]
    for report in broken { sums[report.currency, default: .zero] += report.breach }
    let amounts = sums.keys.sorted { $0.code < $1.code }.map {
      amountText((sums[$0] ?? .zero).text, $0, language)
    }
    let text = Words.breachesOfAmount.text(
      language, [String(broken.count), amounts.joined(separator: " + "), Words.liability[language]])
    field(Words.breaches[language], .text(text), House.warning)
  }

  /// The files a run has read.
  mutating func inputs(_ inputs: [InputFile], columns: Int, _ language: Language) {
    section(Words.inputs[language], columns: columns)
    header(
      [
        Words.columnFile[language], Words.columnRows[language], Words.columnBytes[language],
        Words.columnSHA[language], "", "",
      ], figures: 1..<3)
    for input in inputs {
      line([
        Cell(.text(input.path), House.text), Cell(countValue(input.rows), House.count),
        Cell(countValue(input.bytes), House.count),
        Cell(.text(input.sha256), House.setOff(House.text)),
      ])
    }
  }

  /// The end of a summary's first sheet: links to the others, and the run.
  mutating func closing(run: RunIdentity, sheets: [String], columns: Int, _ language: Language) {
    section(Words.contents[language], columns: columns)
    links(sheets, columns: 5)
    section(Words.document[language], columns: columns)
    field(Words.issuedOn[language], dayValue(run.issuedOn), House.day)
    field(Words.period[language], .text(run.period.text), House.idValue)
    field(Words.program[language], .text(Words.programName + " " + run.programVersion))
    idField(Words.runID[language], run.id)
  }

  /// The result of the checks, where it was left open.
  mutating func result(of checks: CheckSheet, failed: CellPlace?, status: CellPlace?) {
    guard let failed, let status else { return }
    set(failed, checks.failed)
    set(status, checks.status(by: address(failed.row, failed.column)))
  }
}

/// Why codes bear no tax, for those of which there is something to say.
///
/// - Parameter zwBasis: what billing.yaml names as the basis of zw.
func noTaxBases(
  _ codes: [VATCode], zwBasis: String, _ language: Language
) -> [(code: VATCode, basis: String)] {
  codes.compactMap { code in
    let basis = code == .zw ? zwBasis : Words.noTax(code)?[language] ?? ""
    return basis.isEmpty ? nil : (code, basis)
  }
}

/// Red where the checks disagree, green where they agree.
///
/// - Parameter place: of the cell that says so; there is nothing to colour without one.
func statusConditions(at place: CellPlace?, _ language: Language) -> [Condition] {
  guard let place else { return [] }
  let range = CellRange(
    firstRow: place.row, firstColumn: place.column, lastRow: place.row, lastColumn: place.column)
  return [
    Condition(range: range, rule: .textIs(Words.disagrees[language]), style: House.bad),
    Condition(range: range, rule: .textIs(Words.agrees[language]), style: House.good),
  ]
}

/// Where the sums of the waterfall stand.
struct WaterfallPlaces {
  /// The row of the first class.
  var first: Int
  var rows: CellPlace
  var time: CellPlace
  /// Per currency of the run.
  var nets: [CellPlace]
}

extension Front {
  /// What became of every row, with time and money (R21).
  mutating func waterfall(
    _ steps: [WaterfallStep], _ currencies: [Currency], columns: Int, _ language: Language
  ) -> WaterfallPlaces {
    section(Words.waterfall[language], columns: columns)
    header(
      [Words.columnClass[language], Words.columnRows[language], Words.columnTime[language]]
        + currencies.map { Words.net[language] + " [" + $0.code + "]" })
    let first = nextRow
    for step in steps {
      line(
        [
          Cell(.text(Words.rowClass(step.rowClass)[language]), House.text),
          Cell(countValue(step.rows), House.count),
          Cell(.duration(Int64(step.seconds)), House.length),
        ]
          + currencies.map { Cell(moneyValue(step.net(in: $0)), House.money) })
    }
    let last = max(first, nextRow - 1)
    func sum(_ column: Int) -> String {
      "SUM(" + address(first, column) + ":" + address(last, column) + ")"
    }
    let rows = steps.reduce(0) { $0 + $1.rows }
    let seconds = steps.reduce(0) { $0 + $1.seconds }
    let row = line(
      [
        Cell(.text(Words.all[language]), House.total(House.text)),
        Cell(.formula(sum(1), .number(Int64(rows), decimals: 0)), House.total(House.count)),
        Cell(.formula(sum(2), .duration(Int64(seconds))), House.total(House.length)),
      ]
        + currencies.enumerated().map { index, currency in
          Cell(
            .formula(sum(3 + index), .number(steps.net(in: currency).grosze, decimals: 2)),
            House.total(House.money))
        })
    return WaterfallPlaces(
      first: first, rows: place(row, 1), time: place(row, 2),
      nets: currencies.indices.map { place(row, 3 + $0) })
  }
}

extension WaterfallStep {
  /// The money of the class in one currency.
  func net(in currency: Currency) -> Money {
    net.first { $0.currency == currency }?.amount ?? .zero
  }
}

extension [WaterfallStep] {
  /// The money of all classes in one currency.
  func net(in currency: Currency) -> Money { reduce(into: .zero) { $0 += $1.net(in: currency) } }
}
