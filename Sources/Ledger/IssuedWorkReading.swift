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
      let reading = DocumentReading(db)
      var live: Set<Int> = []
      for id in wanted.sorted() {
        live.formUnion(
          try Int.fetchAll(db, sql: IssuedWorkReading.liveDocuments, arguments: [id]))
      }
      return try live.sorted().flatMap { id in
        try IssuedWorkReading(
          document: reading.document(id: id), number: IssuedWorkReading.number(of: id, db),
          wanted: wanted
        ).work
      }
    }
  }
}

/// Takes consultations out of a client's month as it stands.
private struct IssuedWorkReading {
  let document: IssuedDocument
  /// The document that charged the work: the invoice, also where a correction changed it since.
  let number: String
  let wanted: Set<String>

  /// Documents with the session that are the last of their client's month.
  static let liveDocuments = """
    SELECT DISTINCT s.document FROM sessionOnLine AS s JOIN document AS d ON d.id = s.document
    WHERE s.sessionID = ? AND d.id NOT IN (\(KSeFReading.refused)) AND NOT EXISTS (
      SELECT 1 FROM document AS later
      WHERE later.period = d.period AND later.clientID = d.clientID AND later.id > d.id
        AND later.id NOT IN (\(KSeFReading.refused)))
    """

  static func number(of id: Int, _ db: Database) throws -> String {
    let row = try Row.fetchOne(
      db, sql: "SELECT coalesce(corrects, number) AS number FROM document WHERE id = ?",
      arguments: [id])
    guard let row else { throw ChangedDocument(number: String(id)) }
    return try row.text("number")
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
          clientID: document.clientID, document: number, currency: document.state.currency,
          lineID: named.id, sessionIDs: line.sessions.map(\.id), caseID: line.caseID,
          started: line.started, ended: line.ended,
          confirmed: line.sessions.compactMap(\.confirmed).max(), nets: sums(own)))
    }
    return work
  }

  private func sums(_ lines: [StatementLine]) -> [VATSum] {
    var nets: [VATCode: Money] = [:]
    for line in lines { nets[line.vat, default: .zero] += line.net }
    return nets.map { VATSum(code: $0.key, net: $0.value, tax: $0.key.tax(on: $0.value)) }
      .sorted { $0.code < $1.code }
  }
}
