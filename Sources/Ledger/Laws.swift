internal import GRDB
import Invoicing

/// The laws of what was issued, checked over rows by code that shares nothing with the rating.
struct Laws {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The laws of one period.
  func problems(of period: String) throws -> [LedgerProblem] {
    try sessionProblems(period) + sumProblems(period) + taxProblems(period)
      + stateProblems(period) + linkProblems(period) + answerProblems(period)
  }

  /// Each series counts from 1 without a gap in each month of issue (R22).
  func numberProblems() throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT series || ' ' || printf('%04d-%02d', seqYear, seqMonth) AS series,
          count(DISTINCT seq) AS numbers, min(seq) AS first, max(seq) AS last
        FROM document WHERE series IS NOT NULL GROUP BY series, seqYear, seqMonth
        HAVING numbers <> last OR first <> 1 OR numbers <> count(*)
        """)
    return try rows.map { row in
      LedgerProblem(
        .number, try row.text("series"),
        "\(try row.number("numbers")) numbers up to \(try row.number("last"))")
    }
  }

  /// A session stands on the lines of one document, and once per unit: a visit and its time.
  ///
  /// Where it left a line whose amount did not change, that document needs no correction and the
  /// run that charges it elsewhere has released it (R24).
  ///
  /// One that stands on a single line breaks nothing, so nearly all are left out before anything
  /// is counted; the `+` keeps the rest from being looked up once for each document.
  private func sessionProblems(_ period: String) throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT sessionID, count(DISTINCT s.document) AS documents, count(*) AS lines
        FROM sessionOnLine AS s JOIN line AS l USING (document, position)
        WHERE s.sessionID IN (
          SELECT sessionID FROM sessionOnLine WHERE document IN (\(Laws.live))
          GROUP BY sessionID HAVING count(*) > 1)
        AND +s.document IN (\(Laws.live)) AND NOT EXISTS (
          SELECT 1 FROM sessionReleased AS r WHERE r.document = s.document
            AND r.position = s.position AND r.sessionID = s.sessionID)
        GROUP BY sessionID
        HAVING documents > 1 OR lines > count(DISTINCT l.unit)
        """, arguments: [period])
    return try rows.map { row in
      LedgerProblem(
        .session, try row.text("sessionID"),
        "it stands on \(try row.number("lines")) lines "
          + "of \(try row.number("documents")) documents")
    }
  }

  /// A session leaves its line only for another one, which a later run issued (R24).
  func releaseProblems() throws -> [LedgerProblem] {
    let strays = try String.fetchAll(
      db,
      sql: """
        SELECT sessionID FROM sessionReleased AS r WHERE NOT EXISTS (
          SELECT 1 FROM sessionOnLine AS s JOIN document AS d ON d.id = s.document
          WHERE s.sessionID = r.sessionID AND d.run = r.run AND s.document > r.document)
        ORDER BY sessionID
        """)
    return strays.map {
      LedgerProblem(.session, $0, "it was taken off its line, and no later document has it")
    }
  }

  /// Lines sum to the document per VAT code (R21).
  private func sumProblems(_ period: String) throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT number, code, sum(amount.net) AS difference FROM (
          SELECT document, vat AS code, net FROM line
          WHERE document IN (SELECT id FROM document WHERE period = :period)
          UNION ALL
          SELECT document, code, -net FROM vatSum
          WHERE document IN (SELECT id FROM document WHERE period = :period)
        ) AS amount JOIN document ON document.id = amount.document
        GROUP BY document.id, amount.code HAVING difference <> 0
        """, arguments: ["period": period])
    return try rows.map { row in
      LedgerProblem(
        .sum, try row.text("number"),
        "lines of code \(try row.text("code")) differ from its sum by "
          + Money(grosze: try row.amount("difference")).text)
    }
  }

  /// The tax of each state is that of its sum, rounded once, half away from zero (R11).
  private func taxProblems(_ period: String) throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT number, code, vatSum.net, vatSum.tax FROM vatSum
        JOIN document ON document.id = vatSum.document WHERE period = ?
        """, arguments: [period])
    return try rows.compactMap { row in
      let code = try row.text("code")
      let (hundredfold, overflow) = try row.amount("net")
        .multipliedReportingOverflow(by: Int64(code) ?? 0)
      let (whole, rest) = hundredfold.quotientAndRemainder(dividingBy: 100)
      let tax = whole + (rest >= 50 ? 1 : rest <= -50 ? -1 : 0)
      guard try overflow || tax != row.amount("tax") else { return nil }
      return LedgerProblem(
        .sum, try row.text("number"), "the tax of code \(code) is not that of its net")
    }
  }

  /// Original + corrections = the client's last state, per VAT code (R24).
  private func stateProblems(_ period: String) throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT clientID, code, sum(ownNet) AS net, sum(ownTax) AS tax,
          sum(CASE WHEN document.id IN (\(Laws.live)) THEN vatSum.net ELSE 0 END) AS stateNet,
          sum(CASE WHEN document.id IN (\(Laws.live)) THEN vatSum.tax ELSE 0 END) AS stateTax
        FROM vatSum JOIN document ON document.id = vatSum.document
        WHERE period = ?1 AND document.id NOT IN (\(KSeFReading.refused))
        GROUP BY clientID, code
        HAVING sum(ownNet) <> stateNet OR sum(ownTax) <> stateTax
        """, arguments: [period])
    return try rows.map { row in
      LedgerProblem(
        .state, "\(try row.text("clientID")) \(period)",
        "documents sum to \(Money(grosze: try row.amount("net")).text) net and "
          + "\(Money(grosze: try row.amount("tax")).text) tax of code \(try row.text("code")), "
          + "not to the last state")
    }
  }

  /// A document that others still rest on was not refused: only the last ones of a month can be.
  private func answerProblems(_ period: String) throws -> [LedgerProblem] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT d.number AS number, min(later.number) AS later
        FROM ksefAnswer AS a JOIN document AS d ON d.id = a.document
        JOIN document AS later ON later.period = d.period AND later.clientID = d.clientID
          AND later.id > d.id AND later.id <= a.lastDocument
        WHERE d.period = ? AND a.status = 'refused'
          AND later.id NOT IN (\(KSeFReading.refused)) GROUP BY d.id
        """, arguments: [period])
    return try rows.map { row in
      LedgerProblem(
        .ksef, try row.text("number"),
        "it is refused, though \(try row.text("later")) rests on it")
    }
  }

  /// A correction names the newest invoice of its client's month (R24).
  private func linkProblems(_ period: String) throws -> [LedgerProblem] {
    let answers = try KSeFReading(db).answers()
    var invoices: [String: [DocumentEntry]] = [:]
    var problems: [LedgerProblem] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM document WHERE period = ? ORDER BY id", arguments: [period])
    while let row = try rows.next() {
      let entry = try DocumentEntry(row)
      // An invoice that had been refused by then is not named by what came after.
      let newest = invoices[entry.clientID]?.last { invoice in
        answers[invoice.number].map { !$0.wasRefused(before: entry.id) } ?? true
      }
      switch entry.kind {
      case .invoice: invoices[entry.clientID, default: []].append(entry)
      case .none: break
      case .correction:
        if entry.corrects == nil || entry.corrects != newest?.number {
          problems.append(
            LedgerProblem(
              .state, entry.number,
              "it corrects \(entry.corrects ?? "nothing"), which is not "
                + "the newest invoice of \(entry.clientID) for \(period)"))
        }
      }
    }
    return problems
  }

  /// The last document of each client in a period: the one whose lines count.
  private static let live = """
    SELECT max(id) FROM document WHERE period = ?1 AND id NOT IN (\(KSeFReading.refused))
    GROUP BY clientID
    """
}
