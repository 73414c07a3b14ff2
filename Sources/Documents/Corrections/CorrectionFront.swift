import Invoicing
import Xlsx

/// The first sheet of a correction: was, is and difference, and what is to pay or to refund.
struct CorrectionFront {
  let correction: Correction
  let language: Language
  let lines: Layout<LineColumn>
  let complaints: Layout<ComplaintColumn>
  var front: Front
  var places = Places()

  /// An amount as it was, as it is, and the difference of the two cells.
  struct Figure {
    let title: String
    let before: Money
    let after: Money
    let was: CellPlace
    let now: CellPlace
    let difference: CellPlace
  }

  /// Net, tax and gross of one code or of all.
  struct Sums {
    let net: Figure
    let tax: Figure
    let gross: Figure

    var all: [Figure] { [net, tax, gross] }
  }

  /// Cells the checks and the defined names point at.
  struct Places {
    var codes: [(code: VATCode, cell: CellPlace, sums: Sums)] = []
    var totals: Sums?
    var taxPLN: [Figure] = []
    var rates: [(rate: ExchangeRate, place: CellPlace)] = []
    var amount: CellPlace?
    var breach: CellPlace?
    var failed: CellPlace?
    var status: CellPlace?
  }

  /// Columns A to F.
  static let columns = 6
  static let proseWidth = 150

  init(
    _ correction: Correction, lines: Layout<LineColumn>, complaints: Layout<ComplaintColumn>,
    ksefLink: String?, _ language: Language
  ) {
    self.correction = correction
    self.language = language
    self.lines = lines
    self.complaints = complaints
    front = Front(name: Words.correction[language])
    writeTitle()
    front.parties(
      correction.after.issuer, correction.after.buyer, columns: Self.columns, language)
    writeDocument()
    front.ksefLink(ksefLink, language)
    writeBuyerChange()
    writeAmounts()
    writeTaxInPLN()
    writeSettlement()
    writeLiability()
    writeStatus()
  }

  private mutating func writeTitle() {
    let title = Words.correctionTitle[language] + " " + correction.run.period.text
    front.title(title, run: correction.run, issuer: correction.after.issuer, language)
  }

  // MARK: What it corrects, and why

  private mutating func writeDocument() {
    front.section(Words.document[language], columns: Self.columns)
    front.idField(Words.number[language], correction.number)
    front.field(Words.issuedOn[language], dayValue(correction.run.issuedOn), House.day)
    front.idField(Words.corrects[language], text(correction.original))
    let earlier = correction.earlier.map(text)
    for (index, document) in earlier.enumerated() {
      front.idField(index == 0 ? Words.earlierCorrections[language] : "", document)
    }
    if earlier.isEmpty {
      front.field(Words.earlierCorrections[language], .text(Words.noneEarlier[language]))
    }
    front.field(Words.ordinal[language], countValue(earlier.count + 1))
    front.field(Words.periodFrom[language], dayValue(correction.run.period.first), House.day)
    front.field(Words.periodTo[language], dayValue(correction.run.period.last), House.day)
    paragraph(Words.correctionReason[language], correction.run.reason, width: 88)
  }

  private func text(_ document: DocumentReference) -> String {
    Words.ofDay.text(language, [document.number, document.issuedOn.text])
  }

  /// A label and a text over as many rows as it needs.
  private mutating func paragraph(
    _ label: String, _ text: String, width: Int, _ style: CellStyle = House.idValue
  ) {
    for (index, part) in wrapped(text, width: width).enumerated() {
      front.field(index == 0 ? label : "", .text(part), style)
    }
  }

  /// The buyer before and after, where a data-only correction changes it (R24).
  private mutating func writeBuyerChange() {
    guard let before = correction.buyerBefore else { return }
    front.section(Words.buyerChange[language], columns: Self.columns)
    let header = House.header
    front.line(
      [Words.columnField[language], Words.was[language], "", Words.now[language], "", ""]
        .map { Cell(textValue($0), header) })
    let was = buyerFields(before)
    for (index, now) in buyerFields(correction.after.buyer).enumerated()
    where now.text != was[index].text {
      let left = wrapped(was[index].text, width: 40)
      let right = wrapped(now.text, width: 60)
      for part in 0..<max(1, left.count, right.count) {
        let row = front.line([
          Cell(textValue(part == 0 ? now.label : ""), House.label),
          Cell(textValue(part < left.count ? left[part] : ""), House.idValue), .empty,
          Cell(textValue(part < right.count ? right[part] : ""), House.idValue),
        ])
        front.isID(row, 1)
        front.isID(row, 3)
      }
    }
  }

  private func buyerFields(_ client: Client) -> [(label: String, text: String)] {
    [
      (Words.name[language], client.name), ("NIP", client.nip),
      (Words.vatEU[language], client.vatEU), (Words.address[language], client.address1),
      (Words.address[language] + " 2", client.address2),
      (Words.country[language], client.country), (Words.email[language], client.email),
      (Words.recipient[language], client.recipientName),
      (Words.recipient[language] + " NIP/id", client.recipientID),
      (
        Words.recipient[language] + ": " + Words.address[language],
        client.recipientAddress
      ),
    ]
  }

  // MARK: The end of the page

  private mutating func writeStatus() {
    front.section(Words.status[language], columns: Self.columns)
    places.failed = front.field(Words.failedChecks[language], .number(0, decimals: 0))
    let row = front.nextRow - 1
    front.append(Cell(.empty, House.strong), to: row)
    places.status = front.place(row, 2)
  }

  /// Links to the other sheets, and the result of the checks.
  mutating func finish(checks: CheckSheet, sheets: [String]) {
    front.result(of: checks, failed: places.failed, status: places.status)
    front.section(Words.contents[language], columns: Self.columns)
    // The second column is free for a long name to run into.
    front.links(sheets, columns: 4)
    front.line([
      Cell(
        .text(
          Words.programName + " " + correction.run.programVersion + ", "
            + Words.runID[language] + " " + correction.run.id), House.label)
    ])
  }

  func sheet(footer: String) -> Sheet {
    var sheet = front.sheet(
      widths: front.widths(atLeast: [26, 20, 18, 18, 18, 18]), footer: footer)
    sheet.conditions = statusConditions(at: places.status, language)
    if let breach = places.breach {
      let cell = CellRange(
        firstRow: breach.row, firstColumn: breach.column, lastRow: breach.row,
        lastColumn: breach.column)
      sheet.conditions.append(Condition(range: cell, rule: .isPositive, style: House.bad))
    }
    return sheet
  }
}
