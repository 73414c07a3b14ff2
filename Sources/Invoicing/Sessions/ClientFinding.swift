/// Finds the client of a row that does not name one, by client-match.csv: the first rule wins.
struct ClientFinding {
  /// What the rules say.
  enum Answer {
    case client(Int)
    case ownMachine(line: Int)
    case nobody
  }

  private struct Rule {
    var field: ClientMatch.Field
    var how: ClientMatch.How
    var value: [UInt8]
    var from: Day?
    var to: Day?
    var client: Int?
    var line: Int
  }

  private let rules: [Rule]

  init(_ matches: [ClientMatch], clients: [String: Int]) {
    rules = matches.compactMap { match in
      // A rule for a client that clients.csv lacks was refused at load.
      let client = match.clientID.flatMap { clients[$0] }
      if match.clientID != nil && client == nil { return nil }
      return Rule(
        field: match.field, how: match.how, value: ClientFinding.folded(match.value),
        from: match.validFrom,
        to: match.validTo, client: client, line: match.place.line)
    }
  }

  /// - Parameters:
  ///   - row: the row as read.
  ///   - caseID: its case as settled; a TeamViewer session code is one.
  ///   - day: the local day it started.
  func client(of row: LogRow, caseID: Symbol, on day: Day, _ symbols: Symbols) -> Answer {
    for rule in rules {
      guard rule.from.map({ $0 <= day }) ?? true, rule.to.map({ day <= $0 }) ?? true else {
        continue
      }
      if ClientFinding.fields(rule.field, row, caseID).contains(where: { fits(rule, $0, symbols) })
      {
        return rule.client.map(Answer.client) ?? .ownMachine(line: rule.line)
      }
    }
    return .nobody
  }

  private static func fields(_ field: ClientMatch.Field, _ row: LogRow, _ caseID: Symbol)
    -> [Symbol]
  {
    switch field {
    case .deviceID: [row.deviceID]
    case .deviceName: [row.deviceName]
    case .group: [row.group]
    case .sessionCode: [caseID]
    case .user: [row.user]
    case .note: [row.note]
    case .any: [row.deviceID, row.deviceName, row.group, caseID, row.user, row.note]
    }
  }

  private static func folded(_ value: String) -> [UInt8] {
    let bytes = Array(value.utf8)
    return Spelling.folded(bytes.span) ?? bytes
  }

  private func fits(_ rule: Rule, _ written: Symbol, _ symbols: Symbols) -> Bool {
    if written.isEmpty { return false }
    let field = symbols.canonical(written)
    return switch rule.how {
    case .is: symbols.isEqual(field, rule.value)
    case .prefix: symbols.hasPrefix(field, rule.value)
    case .contains: symbols.contains(field, rule.value)
    }
  }
}
