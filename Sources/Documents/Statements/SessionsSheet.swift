import Invoicing
import Xlsx

/// A connection and the line it stands behind.
struct SessionItem {
  let document: String
  let line: StatementLine
  let session: StatementSession

  /// Its length where it counts time; nil behind a visit, kilometres or an item, so that the sum
  /// of the column counts no connection twice.
  var countedSeconds: Int? { line.hasLength ? session.seconds : nil }
}

/// The connections of a statement, line after line: made when they are looked at.
struct SessionItems: RandomAccessCollection, Sendable {
  private let statement: Statement
  private var places: [(line: Int32, session: Int32)] = []

  init(_ statement: Statement) {
    self.statement = statement
    for (number, line) in statement.lines.enumerated() {
      for session in line.sessions.indices { places.append((Int32(number), Int32(session))) }
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { places.count }

  subscript(index: Int) -> SessionItem {
    let line = statement.lines[Int(places[index].line)]
    return SessionItem(
      document: statement.number, line: line, session: line.sessions[Int(places[index].session)])
  }
}

/// Columns other sheets refer to.
enum SessionColumn: Hashable {
  case document, lineID, sessionID, started, ended, length

  /// Of a statement's connections: the first columns of their sheets.
  static func layout(_ statement: Statement, rowsPerSheet: Int) -> Layout<SessionColumn> {
    Layout(
      sheet: Words.sessions[statement.buyer.language],
      keys: [.document, .lineID, .sessionID, .started, .ended, .length],
      rowCount: statement.lines.reduce(0) { $0 + $1.sessions.count }, rowsPerSheet: rowsPerSheet)
  }
}

/// Every connection behind a statement (R14).
func sessionsSheets(
  _ statement: Statement, layout: Layout<SessionColumn>, footer: (String) -> String,
  _ language: Language
) -> [Sheet] {
  var columns: [TableColumn<SessionItem>] = [
    TableColumn(Words.columnDocument[language], House.text, isID: true) { item, _ in
      .text(item.document)
    },
    TableColumn(Words.columnLine[language], House.text, isID: true) { item, _ in
      .text(item.line.id)
    },
    TableColumn(Words.columnSession[language], House.text, isID: true) { item, _ in
      .text(item.session.id)
    },
    TableColumn(Words.columnStarted[language], House.seconds) { item, _ in
      .dateTime(item.session.startedLocal.seconds)
    },
    TableColumn(Words.columnEnded[language], House.seconds) { item, _ in
      item.session.endedLocal.map { .dateTime($0.seconds) } ?? .empty
    },
    TableColumn(Words.columnLength[language], House.centeredLength) { item, _ in
      item.countedSeconds.map { .duration(Int64($0)) } ?? .empty
    },
    TableColumn(Words.columnConsultant[language], House.prose) { item, _ in
      textValue(item.session.consultant)
    },
    TableColumn(Words.columnDevice[language], House.prose, isID: true) { item, _ in
      textValue(deviceText(item.session))
    },
    TableColumn(Words.columnConsent[language], House.text, isID: true) { item, _ in
      textValue(item.session.consent)
    },
    TableColumn(Words.columnConfirmed[language], House.seconds) { item, _ in
      item.session.confirmedLocal.map { .dateTime($0.seconds) } ?? .empty
    },
  ]
  if statement.printNotes {
    columns.append(
      TableColumn(Words.columnNote[language], House.prose) { item, _ in
        textValue(item.session.note)
      })
  }
  columns.append(
    TableColumn(Words.columnSource[language], House.text) { item, _ in
      .text(item.session.place.source)
    })
  return tableSheets(layout, columns: columns, rows: SessionItems(statement), footer: footer)
}

/// `PC-ANNA (123 456 789)`: name and id of the machine, as far as known.
private func deviceText(_ session: StatementSession) -> String {
  if session.deviceName.isEmpty { return session.deviceID }
  return session.deviceID.isEmpty
    ? session.deviceName : session.deviceName + " (" + session.deviceID + ")"
}
