/// Sessions of the month whose client nobody knows, with the row of client-match.csv that would
/// name it.
package struct UnmatchedGroup: Hashable, Sendable {
  package var field: ClientMatch.Field
  /// As the log shows it.
  package var value: String
  package var sessions: Int
  package var seconds: Int
  /// Where the first of them stands.
  package var first: Place
  /// The client whose name the log seems to show; nil where no one's does.
  package var suggestion: String?

  /// The row to paste into client-match.csv, the client still to be looked at.
  package var line: String {
    [field.rawValue, "is", csvQuoted(value), suggestion ?? "???", "", ""]
      .joined(separator: ",")
  }
}

extension Billing {
  /// Held sessions of unknown clients, grouped by what a rule could match: the device where there
  /// is one, else its name, else what the log says of the customer.
  ///
  /// The largest group first; sessions that show nothing at all are left out.
  package var unmatchedGroups: [UnmatchedGroup] {
    var groups: [UnmatchedGroup] = []
    var groupOf: [UnmatchedKey: Int] = [:]
    var names: ClientNames?
    for (row, rowClass) in classes.enumerated() where rowClass == .held {
      let session = admission.sessions[row]
      guard session.holds.contains(.noClient) else { continue }
      let read = admission.logs.rows[row]
      let hints: [(ClientMatch.Field, Symbol)] = [
        (.deviceID, read.deviceID), (.deviceName, read.deviceName), (.user, read.user),
        (.group, read.group), (.sessionCode, session.caseID), (.note, read.note),
      ]
      guard let (field, symbol) = hints.first(where: { !$0.1.isEmpty }) else { continue }
      let symbols = admission.logs.symbols
      let key = UnmatchedKey(field: field, value: symbols.canonical(symbol))
      let index = groupOf[key] ?? groups.count
      if index == groups.count {
        groupOf[key] = index
        let texts = hints.filter { $0.0 != .note }.map { symbols.text($0.1) }
        let known = names ?? ClientNames(contracts.clients)
        names = known
        groups.append(
          UnmatchedGroup(
            field: field, value: symbols.text(symbol), sessions: 0, seconds: 0,
            first: place(ofRow: row), suggestion: known.client(in: texts)))
      }
      groups[index].sessions += 1
      groups[index].seconds += Int(session.seconds)
    }
    return groups.sorted { left, right in
      if left.sessions != right.sessions { return left.sessions > right.sessions }
      return (left.first, left.value) < (right.first, right.value)
    }
  }
}

private struct UnmatchedKey: Hashable {
  var field: ClientMatch.Field
  var value: Symbol
}

/// Finds a client's name inside what a log shows; only to suggest, never to bill.
private struct ClientNames {
  private var words: [(id: String, words: [String])] = []

  init(_ clients: [Client]) {
    for client in clients {
      let own = ClientNames.words(client.name)
      if !own.isEmpty { words.append((client.id, own)) }
    }
  }

  /// The client of whose name most words occur, if no other has as many.
  func client(in texts: [String]) -> String? {
    let shown = Set(texts.flatMap(ClientNames.words))
    let hits = words.map { entry in
      (entry.id, entry.words.count { own in shown.contains { ClientNames.isSame(own, $0) } })
    }
    guard let best = hits.map(\.1).max(), best > 0 else { return nil }
    let found = hits.filter { $0.1 == best }
    return found.count == 1 ? found[0].0 : nil
  }

  /// Words of four letters or more, in small ASCII letters: logs often leave accents out.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map { word in
      String(
        word.map { character in
          guard !character.isASCII else { return character }
          return plain[character] ?? character
        })
    }.filter { $0.count >= 4 && !general.contains($0) }
  }

  /// Whether two words are one but for an ending: names in a log are often inflected.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    abs(left.utf8.count - right.utf8.count) <= 2 && (left.hasPrefix(right) || right.hasPrefix(left))
  }

  /// Words that stand in the names of many companies and of many computers.
  private static let general: Set<String> = [
    "biuro", "centrum", "dyrekcja", "firma", "gabinet", "hurtownia", "instytut", "kancelaria",
    "kasa", "komputer", "ksiegowosc", "laptop", "office", "oddzial", "przedsiebiorstwo",
    "recepcja", "sekretariat", "serwer", "server", "serwis", "sklep", "spolka", "stacja", "studio",
    "urzad", "uslugi", "zaklad",
  ]

  private static let plain: [Character: Character] = [
    "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
    "ä": "a", "ö": "o", "ü": "u", "é": "e", "è": "e", "à": "a", "ò": "o", "ù": "u",
  ]
}
