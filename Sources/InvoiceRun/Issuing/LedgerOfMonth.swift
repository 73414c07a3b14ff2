import Documents
package import Invoicing
package import Ledger
import Parallel

extension Ledger {
  /// What rating a month takes from here: complained consultations that were billed, and what
  /// their clients ordered in other months (R17 to R20).
  package func view(
    of month: MonthInput, accounts: [String: DocumentAccount] = [:]
  ) throws(LedgerError) -> LedgerView {
    guard !month.contracts.complaints.isEmpty else { return LedgerView(accounts: accounts) }
    var work = try issuedWork(month.contracts.complaints.map(\.sessionID))
    for index in work.indices { work[index].isOfThisMonth = work[index].period == month.period }
    let orders = try issuedOrders(
      of: Set(work.map(\.clientID)).union(month.complainingClients), besides: month.period)
    return LedgerView(work: work, orders: orders, accounts: accounts)
  }

  /// Sessions that another month charges already: a consultation belongs to one month (R4).
  ///
  /// - Parameter ids: the sessions to look at; nil for all of the period's statements.
  func billedElsewhere(
    _ billing: Billing, of ids: Set<String>? = nil, besides period: Month
  ) throws(LedgerError) -> [Finding] {
    let elsewhere =
      if let ids { try sessions(ids.sorted(), billedBesides: period) } else {
        try sessions(billing.statementSessionIDs, billedBesides: period)
      }
    let found = Dictionary(grouping: elsewhere, by: \.id)
    return billing.sessionsOnStatements(of: Set(found.keys)).compactMap { session in
      // A tool may count anew each month; of one id and one day it is the same session, though its
      // times were mended since.
      let same = found[session.id]?.first { other in
        [session.started, session.logged].contains { started in
          started.map { abs($0 - other.started) < 86_400 } ?? false
        }
      }
      return same.map {
        Finding(
          .billedInOtherMonth, at: session.place, subject: session.id, $0.period.text, $0.document)
      }
    }
  }

  /// Payments that name no document of the ledger: a slip in a number makes a paid fee look unpaid
  /// (R19).
  func strayPayments(_ contracts: Contracts) throws(LedgerError) -> [Finding] {
    guard let payments = contracts.payments, !payments.isEmpty else { return [] }
    let known = Set(try entries().map(\.number))
    return payments.filter { !known.contains($0.document) }.map {
      Finding(.paymentUnknownDocument, at: $0.place, subject: $0.document)
    }
  }

  /// Sessions that were held when one of the runs issued (R23).
  func heldSessions(of runs: [StoredRun]) throws(LedgerError) -> Set<String> {
    var held: Set<String> = []
    for run in runs {
      for row in try office(of: run).rows ?? [] where row.rowClass == .held {
        held.insert(row.sessionID)
      }
    }
    return held
  }

  /// What a run's office files were made of.
  func office(of run: StoredRun) throws(LedgerError) -> OfficeRecord {
    guard let office = FrozenText.value(OfficeRecord.self, try summary(of: run)) else {
      throw LedgerError(path, .damaged("run \(run.record.folder): its summary cannot be read"))
    }
    return office
  }
}

extension Summary {
  /// With what KSeF would say of each statement (R22).
  ///
  /// - Parameter isRefused: input that is refused already would only be refused for it again.
  func checkedForKSeF(jobs: Int, unless isRefused: Bool = false) -> Summary {
    guard !isRefused else { return self }
    var checked = self
    let found = Jobs.map(statements, atOnce: jobs) { ksefFindings(.statement($0)) }.flatMap { $0 }
    checked.findings = checked.findings.merging(found)
    return checked
  }

  /// Whether KSeF would refuse one of the documents: then none is issued.
  var isRefusedByKSeF: Bool { findings.contains { $0.code == .ksefInvalid } }
}
