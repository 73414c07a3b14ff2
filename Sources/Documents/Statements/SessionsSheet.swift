import Invoicing
import Xlsx

/// A connection and the line it stands behind.
struct SessionItem {
  let document: String
  let line: StatementLine
  let session: StatementSession

  static func items(_ statement: Statement) -> [SessionItem] {
    statement.lines.flatMap { line in
      line.sessions.map { SessionItem(document: statement.number, line: line, session: $0) }
    }
  }

  /// Its length where it counts time; nil behind a visit, kilometres or an item, so that the sum
  /// of the column counts no connection twice.
  var countedSeconds: Int? { line.hasLength ? session.seconds : nil }
}

/// Columns other sheets refer to.
enum SessionColumn: Hashable {
  case document, lineID, sessionID, started, ended, length
}

/// Every connection behind a statement (R14).
func sessionsSheet(_ statement: Statement, footer: String, _ language: Language) -> Sheet {
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
      confirmedLocal(item.session).map { .dateTime($0) } ?? .empty
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
  return tableSheet(
    name: Words.sessions[language], columns: columns, rows: SessionItem.items(statement),
    footer: footer)
}

/// `PC-ANNA (123 456 789)`: name and id of the machine, as far as known.
private func deviceText(_ session: StatementSession) -> String {
  if session.deviceName.isEmpty { return session.deviceID }
  return session.deviceID.isEmpty
    ? session.deviceName : session.deviceName + " (" + session.deviceID + ")"
}

/// The wall time of the confirmation, by the offset the session itself ended (or began) with.
private func confirmedLocal(_ session: StatementSession) -> Int64? {
  guard let confirmed = session.confirmed else { return nil }
  let offset =
    if let ended = session.ended, let local = session.endedLocal {
      local.seconds - ended.seconds
    } else {
      session.startedLocal.seconds - session.started.seconds
    }
  return confirmed.seconds + offset
}
