/// A complaint with its consultation, its dates and its verdict.
struct JudgedComplaint: Sendable {
  /// Index into ``Contracts/complaints``.
  var complaint: Int
  var work: Complained
  var window: Judgement.Window
  var verdict: Verdict
  /// Settled on other complaints of the same consultation.
  var settledOnOthers: Money
}

extension JudgedComplaint {
  /// Whether a month tells of it: the month of its consultation, whatever became of that, and each
  /// month that holds one of its dates (R19).
  func isReported(
    in period: Month, _ contracts: Contracts, _ consultations: [Consultation], _ view: LedgerView
  ) -> Bool {
    let isOfMonth =
      switch work {
      case .rated(let index):
        consultations[index].isBilled(in: period.days)
      case .issued(let index): view.work[index].isOfThisMonth
      }
    let own = contracts.complaints[complaint]
    return isOfMonth || period.contains(own.filedOn)
      || own.decidedOn.map(period.contains) ?? false
      || own.settledOn.map(period.contains) ?? false
  }
}

/// Settles repair work by its complaints, and judges every complaint (R16 to R19).
struct Settlement {
  private let admission: Admission
  private(set) var consultations: [Consultation]
  private let consultationOfRow: [Int32]
  private let view: LedgerView
  private(set) var judged: [JudgedComplaint] = []

  init(
    _ admission: Admission, _ consultations: [Consultation], _ consultationOfRow: [Int32],
    _ view: LedgerView
  ) {
    self.admission = admission
    self.view = view
    self.consultations = consultations
    self.consultationOfRow = consultationOfRow
  }

  /// Hands the consultations on, so that they are changed in place and not copied.
  mutating func takeConsultations() -> [Consultation] {
    let taken = consultations
    consultations = []
    return taken
  }

  mutating func run() {
    let complained = ComplainedWork(
      admission, consultations, consultationOfRow, issued: view.work)
    for index in consultations.indices where !consultations[index].repairs.isEmpty {
      consultations[index].holds.formUnion(
        complained.holds(
          repairing: consultations[index].repairs, client: consultations[index].client))
    }
    judge(complained)
    var verdicts: [Int: Verdict] = [:]
    for entry in judged { verdicts[entry.complaint] = entry.verdict }
    for index in consultations.indices
    where !consultations[index].repairs.isEmpty && !consultations[index].isHeld
      && !consultations[index].isWaived
    {
      guard let complaint = complained.complaint(consultations[index].repairs),
        let verdict = verdicts[complaint]
      else { continue }
      if verdict == .accepted || verdict == .warranty { consultations[index].makeFree() }
    }
  }

  private mutating func judge(_ complained: ComplainedWork) {
    if complained.work.isEmpty { return }
    let complaints = admission.contracts.complaints
    let judgement = Judgement(admission, consultations, view)
    var onWork: [Complained: (ids: Set<String>, settled: Money)] = [:]
    for (number, work) in complained.work.enumerated() {
      guard let work else { continue }
      onWork[work, default: ([], .zero)].ids.insert(complaints[number].id)
      onWork[work, default: ([], .zero)].settled += complaints[number].settled
    }
    for (number, work) in complained.work.enumerated() {
      guard let work, let all = onWork[work] else { continue }
      let window = judgement.window(complaints[number], on: work, complaintsOnIt: all.ids)
      judged.append(
        JudgedComplaint(
          complaint: number, work: work, window: window,
          verdict: Judgement.verdict(complaints[number], window),
          settledOnOthers: all.settled - complaints[number].settled))
    }
  }
}
