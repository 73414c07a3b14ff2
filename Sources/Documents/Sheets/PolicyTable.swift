import Invoicing
import Xlsx

/// The table of merge policies on a first sheet, and where its figures stand.
struct PolicyTable {
  /// Blocks, nets and differences, for the checks.
  private(set) var figures: (blocks: CellRange, nets: CellRange, differences: CellRange)?
  private let costs: [PolicyCost]
  private let sheet: String

  /// Writes nothing where there is nothing to compare.
  ///
  /// - Parameter currency: of the amounts.
  init(
    _ costs: [PolicyCost], currency: Currency, to front: inout Front, columns: Int,
    _ language: Language
  ) {
    self.costs = costs
    sheet = front.name
    guard let inForce = costs.first else { return }
    front.section(
      Words.policyCosts[language] + " [" + currency.code + "]", columns: columns)
    front.header([
      Words.columnPolicy[language], Words.consultationCount[language],
      Words.columnBlocks[language], Words.net[language], Words.columnAgainstForce[language],
    ])
    let first = front.nextRow
    for cost in costs {
      let row = front.nextRow
      let style = cost.policy == nil ? House.bold(House.money) : House.money
      front.line([
        Cell(.text(policyWords(cost.policy, language)), House.text),
        Cell(countValue(cost.consultations), House.count),
        Cell(countValue(cost.blocks), House.count), Cell(moneyValue(cost.net), style),
        Cell(
          .formula(
            address(row, 3) + "-" + Address.fixedCell(first, 3),
            .number((cost.net - inForce.net).grosze, decimals: 2)), House.money),
      ])
    }
    let last = front.nextRow - 1
    func column(_ number: Int) -> CellRange {
      CellRange(firstRow: first, firstColumn: number, lastRow: last, lastColumn: number)
    }
    figures = (column(2), column(3), column(4))
    front.line([Cell(.text(Words.policyHint[language]), House.label)])
  }

  /// Checks that hold every figure of the table.
  func checks(_ mark: String, _ language: Language) -> [Check] {
    guard let figures, let inForce = costs.first else { return [] }
    func sum(_ range: CellRange) -> String {
      "SUM(" + sheetReference(sheet) + Address.fixedRange(range) + ")"
    }
    let net = costs.reduce(into: Money.zero) { $0 += $1.net }
    let difference = costs.reduce(into: Money.zero) { $0 += $1.net - inForce.net }
    let title = Words.columnPolicy[language] + mark + ": "
    return [
      Check(
        title + Words.columnBlocks[language], sum(figures.blocks),
        .count(costs.reduce(0) { $0 + $1.blocks })),
      Check(title + Words.net[language], sum(figures.nets), .money(net)),
      Check(
        title + Words.columnAgainstForce[language], sum(figures.differences), .money(difference)),
    ]
  }
}
