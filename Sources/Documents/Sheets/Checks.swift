import Invoicing
import Xlsx

/// A number as a check compares it: `value` x 10^-`decimals`.
struct CheckValue: Hashable {
  let value: Int64
  let decimals: Int

  static func count(_ count: Int) -> CheckValue { CheckValue(value: Int64(count), decimals: 0) }
  static func money(_ money: Money) -> CheckValue { CheckValue(value: money.grosze, decimals: 2) }
  /// Minutes with two decimals: a second more or less shows.
  static func minutes(_ seconds: Int) -> CheckValue {
    CheckValue(value: Int64(rounded(Int128(seconds) * 100, over: 60)), decimals: 2)
  }
  static func price(_ tenThousandths: Int64) -> CheckValue {
    CheckValue(value: tenThousandths, decimals: 4)
  }
  static func quantity(_ thousandths: Int64) -> CheckValue {
    CheckValue(value: thousandths, decimals: 3)
  }

  /// The same number in hundredths, as `ROUND(x, 2)` gives it.
  static func hundredths(_ here: CheckValue, minus job: CheckValue) -> Int64 {
    let scale: [Int128] = [10_000, 1000, 100, 10, 1]
    let difference =
      Int128(here.value) * scale[here.decimals] - Int128(job.value) * scale[job.decimals]
    return Int64(rounded(difference, over: 100))
  }
}

/// One row of the sheet of checks: what the cells say, what the program says.
struct Check {
  let what: String
  let formula: String
  /// What the formula gives over the cells as written.
  let here: CheckValue
  let job: CheckValue

  init(_ what: String, _ formula: String, here: CheckValue, job: CheckValue) {
    self.what = what
    self.formula = formula
    self.here = here
    self.job = job
  }

  /// The same figure on both sides.
  init(_ what: String, _ formula: String, _ value: CheckValue) {
    self.init(what, formula, here: value, job: value)
  }

  var difference: Int64 { CheckValue.hundredths(here, minus: job) }
}

/// The sheet of checks and what the first sheet says about it.
struct CheckSheet {
  let checks: [Check]
  let language: Language

  private var name: String { Words.checks[language] }
  private var results: String {
    sheetReference(name) + Address.fixedCell(1, 4) + ":"
      + Address.fixedCell(max(1, checks.count), 4)
  }

  /// How many checks fail, as a formula over the sheet.
  var failed: CellValue {
    let count = checks.count { $0.difference != 0 }
    return .formula(
      "COUNTIF(" + results + ",\"" + Words.error[language] + "\")",
      .number(Int64(count), decimals: 0))
  }

  /// `Zgodne` or `NIEZGODNE`, by the cell with the number of failed checks.
  func status(by cell: String) -> CellValue {
    let isGood = checks.allSatisfy { $0.difference == 0 }
    let good = Words.agrees[language]
    let bad = Words.disagrees[language]
    return .formula(
      "IF(" + cell + "=0,\"" + good + "\",\"" + bad + "\")", .text(isGood ? good : bad))
  }

  func sheet(footer: String) -> Sheet {
    var rows: [[Cell]] = [
      [
        Words.columnCheck, Words.columnHere, Words.columnJob, Words.columnDifference, Words.result,
      ].enumerated().map { column, title in
        let header = [House.header, House.figureHeader, House.centeredHeader]
        return Cell(.text(title[language]), header[column == 0 ? 0 : column < 4 ? 1 : 2])
      }
    ]
    var widths: [Double] = [20, 16, 16, 10, 10]
    for (index, check) in checks.enumerated() {
      let line = cells(check, row: index + 1)
      for (column, cell) in line.enumerated() {
        widths[column] = max(widths[column], cellWidth(cell))
      }
      rows.append(line)
    }
    widths[0] = min(widths[0], Double(House.widestColumn))
    var sheet = Sheet(name: name, columns: widths.map { Column(width: $0) }, rows: rows)
    sheet.frozenRows = 1
    sheet.rowHeights = rowHeights(of: sheet)
    sheet.filter = CellRange(firstRow: 0, firstColumn: 0, lastRow: checks.count, lastColumn: 4)
    sheet.page.footer = footer
    let results = CellRange(
      firstRow: 1, firstColumn: 4, lastRow: max(1, checks.count), lastColumn: 4)
    sheet.conditions = [
      Condition(range: results, rule: .textIs(Words.error[language]), style: House.bad),
      Condition(range: results, rule: .textIs(Words.ok[language]), style: House.good),
    ]
    return sheet
  }

  private func cells(_ check: Check, row: Int) -> [Cell] {
    let style = [House.count, House.count, House.money, House.quantity, House.price]
    let here = style[check.here.decimals]
    let job = style[check.job.decimals]
    let ok = Words.ok[language]
    let error = Words.error[language]
    let difference = "ROUND(" + address(row, 1) + "-" + address(row, 2) + ",2)"
    let result = "IF(ROUND(" + address(row, 3) + ",2)=0,\"" + ok + "\",\"" + error + "\")"
    return [
      Cell(.text(check.what), House.prose),
      Cell(
        .formula(check.formula, .number(check.here.value, decimals: check.here.decimals)), here),
      Cell(.number(check.job.value, decimals: check.job.decimals), job),
      Cell(.formula(difference, .number(check.difference, decimals: 2)), House.money),
      Cell(.formula(result, .text(check.difference == 0 ? ok : error)), House.code),
    ]
  }
}
