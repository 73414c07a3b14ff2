internal import GRDB
package import Invoicing

extension Ledger {
  /// The live consultations some sessions stand on, for complaints about earlier months (R18, R19).
  ///
  /// In the order of issue, then of the lines; one for each consultation. A session that was
  /// billed and corrected away is on none.
  package func issuedWork(
    _ sessionIDs: some Sequence<String>
  ) throws(LedgerError) -> [IssuedWork] {
    let wanted = Set(sessionIDs)
    return try reading { db in
      let reading = DocumentReading(db, before: limit)
      var live: Set<Int> = []
      for id in wanted.sorted() {
        live.formUnion(
          try Int.fetchAll(
            db, sql: IssuedWorkReading.liveDocuments(before: limit), arguments: [id, limit, limit]))
      }
      return try live.sorted().flatMap { id in
        let document = try reading.document(id: id)
        return try IssuedWorkReading(
          document: document, account: reading.account(of: document), wanted: wanted
        ).work
      }
    }
  }
}

extension Ledger {
  /// What some clients ordered in other months as those stand now, by start: waived work is no
  /// order, nor are drives and items (R17).
  package func issuedOrders(
    of clients: Set<String>, besides period: Month
  ) throws(LedgerError) -> [IssuedOrder] {
    guard !clients.isEmpty else { return [] }
    return try reading { db in
      let reading = DocumentReading(db, before: limit)
      var orders: Set<IssuedOrder> = []
      for client in clients.sorted() {
        let live = try Int.fetchAll(
          db,
          sql: """
            SELECT max(id) FROM document
            WHERE clientID = ? AND period <> ? AND run < ? AND id NOT IN (\(reading.refused))
            GROUP BY period
            """, arguments: [client, period.text, limit])
        for id in live.sorted() {
          for line in try reading.document(id: id).state.lines where line.isOrder {
            orders.insert(
              IssuedOrder(
                clientID: client, started: line.started, startDay: line.startedLocal.day,
                caseID: line.caseID, repairs: line.repairs ?? ""))
          }
        }
      }
      return orders.sorted {
        ($0.started, $0.clientID, $0.caseID, $0.repairs)
          < ($1.started, $1.clientID, $1.caseID, $1.repairs)
      }
    }
  }
}

/// A session as another month's document charges it.
package struct SessionElsewhere: Hashable, Sendable {
  package var id: String
  package var period: Month
  package var document: String
  package var started: Instant
}

extension Ledger {
  /// Which of some sessions other months charge as those stand now; an id may have been used for
  /// another session there, so each is told with its start.
  ///
  /// - Parameter sessionIDs: gone through once.
  package func sessions(
    _ sessionIDs: some Sequence<String>, billedBesides period: Month
  ) throws(LedgerError) -> [SessionElsewhere] {
    try reading { db in
      let others = try Int.fetchOne(
        db, sql: "SELECT 1 FROM document WHERE period <> ? AND run < ? LIMIT 1",
        arguments: [period.text, limit])
      guard others != nil else { return [] }
      // Nearly none is known at all: whose line it is on is asked of the few that are.
      let known = try db.makeStatement(
        sql: "SELECT 1 FROM sessionOnLine WHERE sessionID = ? LIMIT 1")
      let live = try db.makeStatement(
        sql: """
          SELECT id FROM document
          WHERE id IN (\(IssuedWorkReading.liveDocuments(before: limit))) AND period <> ?
          """)
      var sessionsOf: [Int: Set<String>] = [:]
      for id in sessionIDs where try Int.fetchOne(known, arguments: [id]) != nil {
        for document in try Int.fetchAll(live, arguments: [id, limit, limit, period.text]) {
          sessionsOf[document, default: []].insert(id)
        }
      }
      let reading = DocumentReading(db, before: limit)
      var found: [SessionElsewhere] = []
      for (id, sessions) in sessionsOf.sorted(by: { $0.key < $1.key }) {
        let document = try reading.document(id: id)
        for session in document.state.lines.flatMap(\.sessions) where sessions.contains(session.id)
        {
          found.append(
            SessionElsewhere(
              id: session.id, period: document.run.period, document: document.number,
              started: session.started))
        }
      }
      return found
    }
  }
}

extension StatementLine {
  fileprivate var isOrder: Bool {
    lineClass != .waived && IssuedOrder.services.contains(service)
  }
}

extension Ledger {
  /// Every document of the clients' months in which a session ever stood on a line, in the order
  /// of issue.
  package func documents(aboutSession id: String) throws(LedgerError) -> [IssuedDocument] {
    try reading { db in
      let ids = try Int.fetchAll(
        db,
        sql: """
          SELECT DISTINCT other.id FROM sessionOnLine AS s JOIN document AS d ON d.id = s.document
          JOIN document AS other ON other.period = d.period AND other.clientID = d.clientID
          WHERE s.sessionID = ? ORDER BY other.id
          """, arguments: [id])
      return try ids.map(DocumentReading(db).document(id:))
    }
  }

  /// The clients some sessions stand for in a month as it is now; those on no line are left out.
  package func clients(
    ofSessions sessionIDs: some Sequence<String>, in period: Month
  ) throws(LedgerError) -> [String: String] {
    let wanted = Array(sessionIDs)
    return try reading { db in
      var clients: [String: String] = [:]
      let statement = try db.makeStatement(
        sql: """
          SELECT clientID FROM document
          WHERE id IN (\(IssuedWorkReading.liveDocuments(before: limit))) AND period = ?
          """)
      for id in wanted {
        clients[id] = try String.fetchOne(statement, arguments: [id, limit, limit, period.text])
      }
      return clients
    }
  }
}

/// Takes consultations out of a client's month as it stands.
private struct IssuedWorkReading {
  let document: IssuedDocument
  /// The invoice that charged the work, also where a correction changed it since.
  let account: DocumentAccount
  let wanted: Set<String>

  /// Documents with the session that are the last of their client's month.
  static func liveDocuments(before limit: Int) -> String {
    """
    SELECT DISTINCT s.document FROM sessionOnLine AS s JOIN document AS d ON d.id = s.document
    WHERE s.sessionID = ? AND d.run < ? AND NOT EXISTS (
        SELECT 1 FROM sessionReleased AS r WHERE r.document = s.document
          AND r.position = s.position AND r.sessionID = s.sessionID AND r.run < \(limit))
      AND d.id NOT IN (\(KSeFReading.refused(before: limit)))
      AND NOT EXISTS (
        SELECT 1 FROM document AS later
        WHERE later.period = d.period AND later.clientID = d.clientID AND later.id > d.id
          AND later.run < ? AND later.id NOT IN (\(KSeFReading.refused(before: limit))))
    """
  }

  var work: [IssuedWork] {
    let lines = document.state.lines
    var done: Set<String> = []
    var work: [IssuedWork] = []
    for line in lines
    where line.sessions.contains(where: { wanted.contains($0.id) && !done.contains($0.id) }) {
      let ids = Set(line.sessions.map(\.id))
      done.formUnion(ids)
      // A visit and its time are lines of one consultation.
      let own = lines.filter { $0.sessions.contains { ids.contains($0.id) } }
      // Complaints name the first charge: of a visit with its time the visit.
      let named = own.first { $0.unit == .visit } ?? line
      work.append(
        IssuedWork(
          clientID: document.clientID, period: document.run.period, account: account,
          currency: document.state.currency, lineID: named.id,
          sessionIDs: line.sessions.map(\.id), caseID: line.caseID, started: line.started,
          ended: line.ended, startDay: line.startedLocal.day,
          endDay: (line.endedLocal ?? line.startedLocal).day,
          confirmed: line.sessions.compactMap(\.confirmed).max(),
          nets: sums(own)))
    }
    return work
  }

  private func sums(_ lines: [StatementLine]) -> [VATSum] {
    var nets = VATNets()
    for line in lines { nets.add(line.net, line.vat) }
    return nets.inOrder.map { VATSum(code: $0, net: $1, tax: $0.tax(on: $1)) }
  }
}

extension DocumentReading {
  /// The account of a client's month: its newest invoice, and all documents that belong to it.
  func account(of document: IssuedDocument) throws -> DocumentAccount {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM document WHERE period = ? AND clientID = ? AND run < ?
          AND id NOT IN (\(refused)) ORDER BY id
        """,
      arguments: [document.run.period.text, document.clientID, limit])
    let entries = try rows.map { try DocumentEntry($0) }
    let invoice = try entries.last { $0.kind == .invoice }.map { try self.document(id: $0.id) }
    return DocumentAccount(
      number: invoice?.number ?? document.number, dueOn: invoice?.state.dueOn,
      documents: entries.map(\.number), gross: document.state.gross)
  }
}
