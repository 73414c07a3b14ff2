/// Everything a month comes to, before any document is laid out: the road's last value.
///
/// Held compactly, so that `check` on a million rows stays small; statements and summary are made
/// from it by ``Billing/statement(ofClient:run:)`` and ``Billing/summary(run:inputs:)``.
package struct Billing: Sendable {
  package let period: Month
  package let contracts: Contracts
  let admission: Admission
  let consultations: [Consultation]
  /// Index of a row's consultation; -1 for none.
  let consultationOfRow: [Int32]
  /// One class for every row (R21).
  let classes: [RowClass]
  let judged: [JudgedComplaint]
  package let view: LedgerView
  /// Everything told but who worked at the same time; in order.
  let told: [Finding]
  /// Rows whose session shared time with one of another client (R6).
  let overlappingRows: [Int]
  private let days: ClosedRange<Day>

  /// Walks the road from rows to charges and verdicts; no rule stands here.
  ///
  /// - Parameters:
  ///   - period: the month to bill.
  ///   - contracts: everything that was agreed.
  ///   - logs: everything that was logged, of this month and its neighbours.
  ///   - view: what the ledger says of complained work and of this month's invoices.
  ///   - earlier: findings of reading, to be listed with the rest.
  ///   - workers: who admits the rows, and merges and rates the clients' work.
  ///   - rowsAtOnce: about so many rows are looked at a time; where they are merged, whole clients.
  package init(
    _ period: Month, _ contracts: Contracts, _ logs: consuming SessionLogs,
    view: LedgerView = .empty, earlier: [Finding] = [], workers: any Workers = OneWorker(),
    rowsAtOnce: Int = 16_384
  ) {
    var admission = Admission(logs, contracts)
    admission.run(workers, rowsAtOnce: rowsAtOnce)
    var (consultations, ofRating) = Billing.rated(admission, period, workers, rowsAtOnce)
    var ofRow = [Int32](repeating: -1, count: admission.sessions.count)
    for index in consultations.indices {
      consultations[index].rows.forEach { ofRow[Int($0)] = Int32(index) }
    }
    var settlement = Settlement(admission, consultations, ofRow, view)
    consultations = []
    settlement.run()
    judged = settlement.judged
    var classes = Classes(period, admission, settlement.takeConsultations(), ofRow)
    classes.run(workers)
    self.period = period
    self.contracts = contracts
    self.view = view
    self.admission = admission
    self.consultations = classes.consultations
    consultationOfRow = ofRow
    self.classes = classes.classes
    overlappingRows = classes.overlappingRows
    days = period.days
    let signs = workers.begin { [admission, classes, ofRow] in
      MonthSigns(period, admission, classes, ofRow).findings
    }
    let ofMonth = FindingsOfMonth(period, admission, classes, judged, view).findings
    told = (earlier + admission.findings + ofRating + ofMonth + signs()).withoutConsequences
      .sorted(by: Finding.inOrder)
  }

  /// All consultations with their charges, in the order of ``Merging/consultations()``, and what
  /// rating found.
  private static func rated(
    _ admission: Admission, _ period: Month, _ workers: any Workers, _ rowsAtOnce: Int
  ) -> (consultations: [Consultation], findings: [Finding]) {
    let merging = Merging(admission)
    let rating = Rating(admission, period)
    let live = merging.liveRows()
    var consultations: [Consultation] = []
    var findings: [Finding] = []
    consultations.reserveCapacity(live.members.count)
    let stretches = live.stretches(of: rowsAtOnce)
    workers.inOrder(stretches) { clients in
      var (merging, rating) = (merging, rating)
      var own = merging.consultations(ofClients: clients, live)
      for index in own.indices { rating.rate(&own[index]) }
      return (own, rating.findings)
    } take: { own, found in
      // One client may have them all: those are not copied.
      if stretches.count == 1 { consultations = own } else { consultations += own }
      findings += found
    }
    return (consultations, findings)
  }

  /// Whether a consultation is billed in this period (R4).
  func isOnStatement(_ consultation: Consultation) -> Bool {
    consultation.isBilled(in: days)
  }

  /// Whether nothing of the period stands on any statement.
  package var isEmpty: Bool { !consultations.contains(where: isOnStatement) }

  /// What became of a complaint; nil for one about nothing.
  func verdict(ofComplaint id: String) -> Verdict? {
    judged.first { contracts.complaints[$0.complaint].id == id }?.verdict
  }

  /// Those of a range of ``consultations`` that are billed in this period.
  func onStatement(_ range: Range<Int>) -> [Int] {
    range.filter { isOnStatement(consultations[$0]) }
  }
}
