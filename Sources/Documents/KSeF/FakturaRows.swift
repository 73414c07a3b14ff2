import Invoicing

/// What a row of the invoice says (element FaWiersz).
struct RowContent: Hashable {
  var service: String
  var name: String
  var unit: Unit
  var blockMinutes: Int?
  var quantity: Quantity
  var unitPrice: UnitPrice
  var net: Money
  var vat: VATCode
  var gtu: String
  var pkwiu: String
  /// The day of the service (P_6A); nil where the whole invoice covers a period (OkresFa).
  var day: Day?
  var exchange: ExchangeRate?

  /// Whether two states of a row are a difference by R24.
  func isSameCharge(as other: RowContent) -> Bool {
    quantity == other.quantity && unitPrice == other.unitPrice && vat == other.vat
      && net == other.net
  }
}

/// Lines that stand in one row.
struct RowGroup {
  /// What lines of one row have in common; of a consultation that stands alone also its id.
  struct Key: Hashable {
    var content: RowContent
    var lineID: String
  }

  var key: Key
  var content: RowContent
  /// By these a correction finds a row again; empty where none follows.
  var sessions: Set<String>
}

extension Statement {
  /// The lines that are charged; lines of 0.00 are no rows.
  var chargedLines: some Collection<StatementLine> { lines.lazy.filter { $0.net != .zero } }

  /// Whether the invoice states a period: all that is charged rests on agreements.
  ///
  /// They are settled by the month, and such work counts as done at its end (article 19a of the
  /// VAT Act, section 3).
  var isSettledByPeriod: Bool {
    let charged = chargedLines
    return !charged.isEmpty && charged.allSatisfy { !$0.agreementNumber.isEmpty }
  }

  /// Whether more lines than a limit stand in a row of their own; those that agreements join are
  /// not counted, and no line is looked at that is not needed to tell.
  func hasMoreLoneRows(than limit: Int) -> Bool {
    guard lines.count > limit else { return false }
    var ids: Set<String> = []
    for line in chargedLines where line.agreementNumber.isEmpty {
      ids.insert(line.id)
      if ids.count > limit { return true }
    }
    return false
  }

  /// The rows in the order of their first lines.
  ///
  /// - Parameters:
  ///   - isByPeriod: whether the document states a period instead of days.
  ///   - keepsSessions: whether the sessions of each row are wanted.
  func rowGroups(isByPeriod: Bool, keepsSessions: Bool = true) -> [RowGroup] {
    var order: [RowGroup.Key] = []
    // By their numbers.
    var members: [RowGroup.Key: [Int]] = [:]
    for (number, line) in lines.enumerated() where line.net != .zero {
      let isAlone = line.agreementNumber.isEmpty
      let key = rowKey(line, isByPeriod: isByPeriod, isAlone: isAlone)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(number)
    }
    return order.flatMap { key -> [RowGroup] in
      let numbers = members[key] ?? []
      let group = numbers.lazy.map { lines[$0] }
      if let row = Statement.joined(group, key, keepsSessions) { return [row] }
      // Rounded line by line they do not sum to quantity x price: each stands alone.
      return numbers.compactMap { number in
        let line = lines[number]
        return Statement.joined(
          [line], rowKey(line, isByPeriod: isByPeriod, isAlone: true), keepsSessions)
      }
    }
  }

  /// One row of some lines; nil where quantity x price is not the sum of their nets.
  private static func joined(
    _ lines: some Collection<StatementLine>, _ key: RowGroup.Key, _ keepsSessions: Bool
  ) -> RowGroup? {
    var content = key.content
    content.quantity = Quantity(thousandths: lines.reduce(0) { $0 + $1.quantity.thousandths })
    content.net = lines.reduce(into: .zero) { $0 += $1.net }
    guard lines.count == 1 || content.quantity.times(content.unitPrice) == content.net else {
      return nil
    }
    var sessions: Set<String> = []
    if keepsSessions { for line in lines { sessions.formUnion(line.sessions.map(\.id)) } }
    return RowGroup(key: key, content: content, sessions: sessions)
  }

  private func rowKey(
    _ line: StatementLine, isByPeriod: Bool, isAlone: Bool
  ) -> RowGroup.Key {
    let isEnglish = buyer.language == .en && !line.nameEN.isEmpty && line.nameEN != line.namePL
    return RowGroup.Key(
      content: RowContent(
        service: line.service, name: line.namePL + (isEnglish ? " / " + line.nameEN : ""),
        unit: line.unit, blockMinutes: line.blockMinutes, quantity: .zero,
        unitPrice: line.unitPrice, net: .zero, vat: line.vat, gtu: line.gtu, pkwiu: line.pkwiu,
        day: isByPeriod ? nil : rowDay(line), exchange: currency == .pln ? nil : line.exchange),
      lineID: isAlone ? line.id : "")
  }

  /// The last day of the period, or of the agreement where that ended before; without one the day
  /// of the service.
  private func rowDay(_ line: StatementLine) -> Day {
    let ends = agreements.filter { $0.number == line.agreementNumber }.compactMap(\.validity.to)
    guard !line.agreementNumber.isEmpty, let end = ends.max(), end < line.taxPoint else {
      return line.taxPoint
    }
    return max(end, (line.endedLocal ?? line.startedLocal).day)
  }
}

/// A row of an invoice through its corrections: it keeps its number, whatever it says.
struct NumberedRow {
  /// NrWierszaFa, from 1.
  var number: Int
  var key: RowGroup.Key
  var sessions: Set<String>
  /// Nil while nothing is charged in it.
  var content: RowContent?
}

/// What a correction does to one row.
struct RowChange {
  var number: Int
  var before: RowContent?
  var after: RowContent?
}

/// The rows of an invoice and what its corrections made of them.
struct NumberedRows {
  private(set) var rows: [NumberedRow]
  /// Whether the invoice states a period; once its rows had days of their own they keep them.
  private(set) var isByPeriod: Bool

  /// - Parameter keepsSessions: whether ``advance(to:)`` follows.
  init(_ invoice: Statement, keepsSessions: Bool = true) {
    isByPeriod = invoice.isSettledByPeriod
    let groups = invoice.rowGroups(isByPeriod: isByPeriod, keepsSessions: keepsSessions)
    rows = groups.enumerated().map { index, group in
      NumberedRow(
        number: index + 1, key: group.key, sessions: group.sessions, content: group.content)
    }
  }

  /// Brings the rows to a new state of the month.
  /// - Returns: the rows that differ, in the order of their numbers.
  mutating func advance(to state: Statement) -> [RowChange] {
    isByPeriod = isByPeriod && (state.chargedLines.isEmpty || state.isSettledByPeriod)
    var open = OpenGroups(state.rowGroups(isByPeriod: isByPeriod))
    var changes: [RowChange?] = Array(repeating: nil, count: rows.count)
    // First rows that are the same row, then those that share a session; what is left is new.
    for index in rows.indices {
      if let group = open.take(rows[index].key) { changes[index] = replace(index, group) }
    }
    for index in rows.indices where changes[index] == nil {
      if let group = open.take(sharing: rows[index]) {
        changes[index] = replace(index, group)
      } else {
        changes[index] = RowChange(
          number: rows[index].number, before: rows[index].content, after: nil)
        rows[index].content = nil
      }
    }
    for group in open.left {
      let number = rows.count + 1
      changes.append(RowChange(number: number, before: nil, after: group.content))
      rows.append(
        NumberedRow(
          number: number, key: group.key, sessions: group.sessions, content: group.content))
    }
    return changes.compactMap { $0 }.filter(\.isDifference)
  }

  private mutating func replace(_ index: Int, _ group: RowGroup) -> RowChange {
    let change = RowChange(
      number: rows[index].number, before: rows[index].content, after: group.content)
    rows[index].key = group.key
    rows[index].sessions.formUnion(group.sessions)
    rows[index].content = group.content
    return change
  }
}

extension RowChange {
  var isDifference: Bool {
    guard let before, let after else { return before != nil || after != nil }
    return !before.isSameCharge(as: after)
  }
}

/// Rows of a new state that no known row has taken yet.
private struct OpenGroups {
  private var groups: [RowGroup?]
  private var byKey: [RowGroup.Key: Int] = [:]
  private var bySession: [String: [Int]] = [:]

  init(_ groups: [RowGroup]) {
    self.groups = groups
    for (index, group) in groups.enumerated() {
      byKey[group.key] = index
      for session in group.sessions { bySession[session, default: []].append(index) }
    }
  }

  var left: [RowGroup] { groups.compactMap { $0 } }

  mutating func take(_ key: RowGroup.Key) -> RowGroup? { byKey[key].flatMap { take(at: $0) } }

  /// The first row of the same service and unit that shares a session.
  mutating func take(sharing row: NumberedRow) -> RowGroup? {
    let candidates = Set(row.sessions.flatMap { bySession[$0] ?? [] }).sorted()
    let found = candidates.first { index in
      guard let content = groups[index]?.key.content else { return false }
      return content.service == row.key.content.service && content.unit == row.key.content.unit
    }
    return found.flatMap { take(at: $0) }
  }

  private mutating func take(at index: Int) -> RowGroup? {
    defer { groups[index] = nil }
    return groups[index]
  }
}
