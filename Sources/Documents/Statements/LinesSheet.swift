import Invoicing
import Synchronization
import Xlsx

/// A column of the sheet of lines; a statement and the summary show different ones.
enum LineColumn: Hashable {
  case document, clientID, clientName, position, lineID, service, lineClass, tier, started, ended
  case consultant, caseID, length, minutes, blockMinutes, startedBlocks, blocks, quantity, unit
  case unitPrice, net, currency, vat, level, agreement, reason, notes, sessionCount

  static let statement: [LineColumn] = [
    .document, .position, .lineID, .service, .started, .ended, .consultant, .caseID, .length,
    .minutes, .blockMinutes, .startedBlocks, .blocks, .quantity, .unit, .unitPrice, .net, .vat,
    .level, .reason, .notes, .sessionCount,
  ]
  static let summary: [LineColumn] = [
    .document, .clientID, .clientName, .position, .lineID, .service, .lineClass, .tier, .started,
    .ended, .consultant, .caseID, .length, .minutes, .blockMinutes, .startedBlocks, .blocks,
    .quantity, .unit, .unitPrice, .net, .currency, .vat, .level, .agreement, .reason, .notes,
    .sessionCount,
  ]
}

/// A line with what its row needs to know of its statement.
struct LineItem {
  let document: String
  let clientID: String
  let clientName: String
  let currency: Currency
  let position: Int
  let line: StatementLine
  /// Nil where nothing says it.
  let vat: VATCode?

  init(_ line: StatementLine, position: Int, of statement: Statement) {
    document = statement.number
    clientID = statement.buyer.id
    clientName = statement.buyer.name
    currency = statement.currency
    self.position = position
    self.line = line
    vat = line.vatCode(of: statement.buyer)
  }
}

/// The lines of statements, one statement after the other, each numbered from 1: made when they
/// are looked at.
struct LineItems: RandomAccessCollection, Sendable {
  private let statements: Made<Statement>
  /// The statements that have lines, ascending, and how many lines stand before each one's.
  private var starts: [(first: Int, statement: Int)] = []
  let endIndex: Int
  /// The statement looked at last: lines are mostly looked at one after the other.
  private let last = LastStatement()

  init(_ statement: Statement) { self.init([statement], counts: [statement.lines.count]) }

  init(_ summary: Summary) {
    self.init(summary.statements, counts: summary.figures.map(\.lines.count))
  }

  private init(_ statements: Made<Statement>, counts: [Int]) {
    self.statements = statements
    var count = 0
    for (number, own) in counts.enumerated() where own > 0 {
      starts.append((count, number))
      count += own
    }
    endIndex = count
  }

  var startIndex: Int { 0 }

  subscript(index: Int) -> LineItem {
    let start = starts[start(of: index)]
    let statement = last.statement(start.statement, of: statements)
    let place = index - start.first
    return LineItem(statement.lines[place], position: place + 1, of: statement)
  }

  /// The last start at or before a place.
  private func start(of index: Int) -> Int {
    starts.indices.end(while: { starts[$0].first <= index }) - 1
  }
}

/// Keeps one statement, so that it is not made again for each of its lines.
final class LastStatement: Sendable {
  private let last = Mutex<(number: Int, statement: Statement)?>(nil)

  func statement(_ number: Int, of statements: Made<Statement>) -> Statement {
    if let known = last.withLock({ $0 }), known.number == number { return known.statement }
    let statement = statements[number]
    last.withLock { $0 = (number, statement) }
    return statement
  }
}

extension StatementLine {
  /// A visit, and a drive or item without an end, have no length of their own (R10).
  var hasLength: Bool { blockMinutes != nil || seconds > 0 }

  /// Minutes begun: what the started blocks are counted from; nil where the unit is no block.
  var startedMinutes: Int? { blockMinutes == nil ? nil : (seconds + 59) / 60 }

  /// Blocks begun by the real length (R8); 0 where the unit is no block.
  var startedBlocks: Int {
    guard let block = blockMinutes, block > 0 else { return 0 }
    return Invoicing.startedBlocks(seconds: seconds, blockMinutes: block)
  }
}

/// The lines of statements in one sheet, or as many as they need.
///
/// - Parameter currency: of all statements; nil where they have different ones.
func linesSheets(
  _ lines: LineItems, layout: Layout<LineColumn>, currency: Currency?,
  footer: (String) -> String, _ language: Language
) -> [Sheet] {
  tableSheets(
    layout, columns: lineColumns(layout, currency: currency, language),
    rows: lines, footer: footer, frozenColumns: 3)
}

/// The columns of the sheet of lines, in the order of a layout.
///
/// - Parameter currency: stands in the headers of amounts; nil where a column of its own says it.
func lineColumns(_ layout: Layout<LineColumn>, currency: Currency?, _ language: Language)
  -> [TableColumn<LineItem>]
{
  layout.keys.map { key in
    let unit = currency.map { " [" + $0.code + "]" } ?? ""
    switch key {
    case .document, .clientID, .clientName, .position, .lineID, .service, .lineClass, .tier,
      .consultant, .caseID, .started, .ended:
      return whoAndWhen(key, language)
    case .length, .minutes, .blockMinutes, .startedBlocks, .blocks, .quantity, .unit:
      return howMuch(key, layout, language)
    case .unitPrice, .net, .currency, .vat, .level, .agreement, .reason, .notes, .sessionCount:
      return whatFor(key, layout, unit, language)
    }
  }
}

private func whoAndWhen(_ key: LineColumn, _ language: Language) -> TableColumn<LineItem> {
  switch key {
  case .document:
    TableColumn(Words.columnDocument[language], House.text, isID: true) { item, _ in
      .text(item.document)
    }
  case .clientID:
    TableColumn(Words.clientID[language], House.text, isID: true) { item, _ in
      .text(item.clientID)
    }
  case .clientName:
    TableColumn(Words.columnClient[language], House.prose) { item, _ in .text(item.clientName) }
  case .position:
    TableColumn(Words.columnPosition[language], House.position) { item, _ in
      .number(Int64(item.position), decimals: 0)
    }
  case .lineID:
    TableColumn(Words.columnLine[language], House.text, isID: true) { item, _ in
      .text(item.line.id)
    }
  case .service:
    TableColumn(Words.columnService[language], House.prose) { item, _ in
      .text(item.line.name(language))
    }
  case .lineClass:
    TableColumn(Words.columnClass[language], House.text) { item, _ in
      .text(Words.lineClass(item.line.lineClass)[language])
    }
  case .tier:
    TableColumn(Words.columnTier[language], House.text) { item, _ in
      .text(Words.tier(item.line.tier)[language])
    }
  case .consultant:
    TableColumn(Words.columnConsultant[language], House.prose) { item, _ in
      textValue(item.line.consultant)
    }
  case .caseID:
    TableColumn(Words.columnCase[language], House.text, isID: true) { item, _ in
      textValue(item.line.caseID)
    }
  case .started:
    TableColumn(Words.columnStarted[language], House.time) { item, _ in
      .dateTime(item.line.startedLocal.seconds)
    }
  case .ended:
    TableColumn(Words.columnEnded[language], House.time) { item, _ in
      item.line.endedLocal.map { .dateTime($0.seconds) } ?? .empty
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

private func howMuch(_ key: LineColumn, _ layout: Layout<LineColumn>, _ language: Language)
  -> TableColumn<LineItem>
{
  switch key {
  case .length:
    TableColumn(Words.columnLength[language], House.length) { item, _ in
      item.line.hasLength ? .duration(Int64(item.line.seconds)) : .empty
    }
  case .minutes:
    TableColumn(Words.columnMinutes[language], House.count) { item, _ in
      countValue(item.line.startedMinutes)
    }
  case .blockMinutes:
    TableColumn(Words.columnBlockMinutes[language], House.count) { item, _ in
      countValue(item.line.blockMinutes)
    }
  case .startedBlocks:
    // One shape for all rows: a line without blocks has none started.
    TableColumn(Words.columnStartedBlocks[language], House.count) { item, row in
      let block = layout.cell(.blockMinutes, row: row)
      let minutes = layout.cell(.minutes, row: row)
      return .formula(
        "IF(" + block + "=0,0,ROUNDUP(" + minutes + "/" + block + ",0))",
        .number(Int64(item.line.startedBlocks), decimals: 0))
    }
  case .blocks:
    TableColumn(Words.columnBlocks[language], House.count) { item, _ in
      countValue(item.line.blocks)
    }
  case .quantity:
    TableColumn(Words.columnQuantity[language], House.quantity) { item, _ in
      .number(item.line.quantity.thousandths, decimals: 3)
    }
  case .unit:
    TableColumn(Words.columnUnit[language], House.code) { item, _ in
      .text(Words.unit(item.line.unit)[language])
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

private func whatFor(
  _ key: LineColumn, _ layout: Layout<LineColumn>, _ unit: String, _ language: Language
) -> TableColumn<LineItem> {
  switch key {
  case .unitPrice:
    TableColumn(Words.columnUnitPrice[language] + unit, House.price) { item, _ in
      .number(item.line.unitPrice.tenThousandths, decimals: 4)
    }
  case .net:
    // Quantity x price, rounded once (R11).
    TableColumn(Words.columnNet[language] + unit, House.money) { item, row in
      let product =
        layout.cell(.quantity, row: row) + "*" + layout.cell(.unitPrice, row: row)
      return .formula("ROUND(" + product + ",2)", .number(item.line.net.grosze, decimals: 2))
    }
  case .currency:
    TableColumn(Words.columnCurrency[language], House.code) { item, _ in
      .text(item.currency.code)
    }
  case .vat:
    TableColumn(Words.columnVAT[language], House.code, isID: true) { item, _ in
      item.vat.map { .text($0.rawValue) } ?? .empty
    }
  case .level:
    TableColumn(Words.columnLevel[language], House.text) { item, _ in
      item.line.priceLevel.map { .text(Words.level($0)[language]) } ?? .empty
    }
  case .agreement:
    TableColumn(Words.agreement[language], House.text, isID: true) { item, _ in
      textValue(item.line.agreementNumber)
    }
  case .reason:
    TableColumn(Words.columnReason[language], House.prose) { item, _ in
      .text(reasonText(item.line, currency: item.currency, language))
    }
  case .notes:
    TableColumn(Words.columnNotes[language], House.prose) { item, _ in
      textValue(notesText(item.line.notes, language))
    }
  case .sessionCount:
    TableColumn(Words.columnSessionCount[language], House.count) { item, _ in
      .number(Int64(item.line.sessions.count), decimals: 0)
    }
  default: preconditionFailure("\(key) is no column of this kind")
  }
}

extension StatementLine {
  /// The VAT code; nil for a waived line without a price and a client without a code of its own
  /// (R12).
  func vatCode(of buyer: Client) -> VATCode? {
    priceLevel != nil || net != .zero || buyer.vat != nil ? vat : nil
  }
}

/// A text, or nothing where there is none.
func textValue(_ text: String) -> CellValue { text.isEmpty ? .empty : .text(text) }

/// A whole number, or nothing.
func countValue(_ count: Int?) -> CellValue {
  count.map { .number(Int64($0), decimals: 0) } ?? .empty
}

func moneyValue(_ money: Money) -> CellValue { .number(money.grosze, decimals: 2) }

func dayValue(_ day: Day?) -> CellValue { day.map { .day(Int($0.number)) } ?? .empty }
