import Invoicing
import Xlsx

/// A column of the sheets of complaints.
enum ComplaintColumn: Hashable, CaseIterable {
  case complaint, client, document, line, session, filed, finding, decided, ended, confirmed
  case deadline, nextOrder, warranty, inTime, inWarranty, verdict, basis, currency, charged
  case collected, cap, claimedFee, claimedLosses, payable, settled, breach, state

  /// The client sees its own complaints only.
  static let statement = allCases.filter { $0 != .client && $0 != .state }
  static let summary = allCases

  /// The columns that hold amounts, in order.
  static let amounts: [ComplaintColumn] = [
    .charged, .collected, .cap, .claimedFee, .claimedLosses, .payable, .settled, .breach,
  ]

  func amount(_ report: ComplaintReport) -> Money {
    switch self {
    case .charged: report.charged
    case .collected: report.collected
    case .cap: report.cap
    case .claimedFee: report.complaint.claimedFee
    case .claimedLosses: report.complaint.claimedLosses
    case .payable: report.payable
    case .settled: report.complaint.settled
    case .breach: report.breach
    default: preconditionFailure("\(self) is no amount")
    }
  }

  var title: Wording {
    switch self {
    case .complaint: Words.columnComplaint
    case .client: Words.clientID
    case .document: Words.columnDocument
    case .line: Words.columnLine
    case .session: Words.columnSession
    case .filed: Words.columnFiled
    case .finding: Words.columnFinding
    case .decided: Words.columnDecided
    case .ended: Words.columnEnded
    case .confirmed: Words.columnConfirmedOn
    case .deadline: Words.columnDeadline
    case .nextOrder: Words.columnNextOrder
    case .warranty: Words.columnWarranty
    case .inTime: Words.columnInTime
    case .inWarranty: Words.columnInWarranty
    case .verdict: Words.columnVerdict
    case .basis: Words.columnBasis
    case .currency: Words.columnCurrency
    case .charged: Words.columnCharged
    case .collected: Words.columnCollected
    case .cap: Words.columnCap
    case .claimedFee: Words.columnClaimedFee
    case .claimedLosses: Words.columnClaimedLosses
    case .payable: Words.columnPayable
    case .settled: Words.columnSettled
    case .breach: Words.columnBreach
    case .state: Words.columnExcess
    }
  }
}

/// The complaints with window, warranty, verdict and what can be owed (R16, R17, R19).
func complaintsSheet(
  _ reports: [ComplaintReport], layout: Layout<ComplaintColumn>, footer: String,
  _ language: Language
) -> Sheet {
  let columns = layout.keys.map { key in
    switch key {
    case .complaint, .client, .document, .line, .session, .finding, .inTime, .inWarranty,
      .verdict, .basis, .currency, .state:
      textColumn(key, language)
    case .filed, .decided, .ended, .confirmed, .deadline, .nextOrder, .warranty:
      dayColumn(key, language)
    case .charged, .collected, .cap, .claimedFee, .claimedLosses, .payable, .settled, .breach:
      TableColumn<ComplaintReport>(key.title[language], House.money) { report, _ in
        moneyValue(key.amount(report))
      }
    }
  }
  var sheet = tableSheet(name: layout.sheet, columns: columns, rows: reports, footer: footer)
  guard layout.keys.contains(.state), !reports.isEmpty else { return sheet }
  // In red and in words, so that nothing hangs on the colour alone (R19).
  sheet.conditions = [
    Condition(
      range: CellRange(
        firstRow: 1, firstColumn: layout.column(.breach), lastRow: reports.count,
        lastColumn: layout.column(.breach)),
      rule: .isPositive, style: House.bad),
    Condition(
      range: CellRange(
        firstRow: 1, firstColumn: layout.column(.state), lastRow: reports.count,
        lastColumn: layout.column(.state)),
      rule: .textIs(Words.aboveCap[language]), style: House.bad),
  ]
  return sheet
}

private func textColumn(_ key: ComplaintColumn, _ language: Language)
  -> TableColumn<ComplaintReport>
{
  let isID: Bool
  switch key {
  case .complaint, .client, .document, .line, .session: isID = true
  default: isID = false
  }
  let style: CellStyle =
    switch key {
    case .verdict: House.prose
    case .state, .currency, .inTime, .inWarranty: House.code
    default: House.text
    }
  return TableColumn(key.title[language], style, isID: isID) { report, _ in
    switch key {
    case .complaint: textValue(report.complaint.id)
    case .client: textValue(report.clientID)
    case .document: textValue(report.document)
    case .line: textValue(report.lineID)
    case .session: textValue(report.complaint.sessionID)
    case .finding: .text(Words.cause(report.complaint.cause)[language])
    case .inTime: .text((report.isInTime ? Words.yes : Words.no)[language])
    case .inWarranty: .text((report.isInWarranty ? Words.yes : Words.no)[language])
    case .verdict: .text(Words.verdict(report.verdict)[language])
    case .basis: .text(Words.basis(report.basis)[language])
    case .currency: .text(report.currency.code)
    case .state:
      .text((report.breach > .zero ? Words.aboveCap : Words.withinCap)[language])
    default: preconditionFailure("\(key) is no column of this kind")
    }
  }
}

private func dayColumn(_ key: ComplaintColumn, _ language: Language)
  -> TableColumn<ComplaintReport>
{
  TableColumn(key.title[language], House.day) { report, _ in
    switch key {
    case .filed: dayValue(report.complaint.filedOn)
    case .decided: dayValue(report.complaint.decidedOn)
    case .ended: dayValue(report.consultationEnded)
    case .confirmed: dayValue(report.confirmedOn)
    case .deadline: dayValue(report.deadline)
    case .nextOrder: dayValue(report.nextOrderOn)
    case .warranty: dayValue(report.warrantyUntil)
    default: preconditionFailure("\(key) is no column of this kind")
    }
  }
}

/// Checks that hold every amount of a sheet of complaints.
func complaintChecks(
  _ reports: [ComplaintReport], layout: Layout<ComplaintColumn>, _ language: Language
) -> [Check] {
  ComplaintColumn.amounts.filter(layout.keys.contains).map { key in
    let sum = reports.reduce(into: Money.zero) { $0 += key.amount($1) }
    return Check(
      layout.sheet + ": " + key.title[language], layout.sum(key), .money(sum))
  }
}
