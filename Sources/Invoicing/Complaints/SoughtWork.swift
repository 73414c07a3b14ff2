/// Looks for the consultation a complaint names by a session's id: among today's rows and in the
/// ledger.
///
/// A tool may count anew each month, so that one id is several sessions: then the complaint is
/// about the latest that had begun when it was filed.
struct SoughtWork {
  /// A consultation that holds a session of the id.
  private struct Candidate {
    var work: Complained
    var started: Instant
    var startDay: Day
    var period: Month
    /// Of several readings of one session the highest is taken.
    var weight: Int
  }

  private var candidates: [String: [Candidate]] = [:]

  init(
    _ admission: Admission, _ consultations: [Consultation], _ consultationOfRow: [Int32],
    _ issued: [IssuedWork]
  ) {
    let complaints = admission.contracts.complaints
    guard !complaints.isEmpty else { return }
    for (number, work) in issued.enumerated() {
      let own = Candidate(
        work: .issued(number), started: work.started, startDay: work.startDay,
        period: work.period, weight: work.isOfThisMonth ? 0 : 2)
      for id in work.sessionIDs { candidates[id, default: []].append(own) }
    }
    let symbols = admission.logs.symbols
    let wanted = Set(complaints.compactMap { symbols.symbol(of: $0.sessionID) })
    for row in admission.logs.rows.indices
    where wanted.contains(admission.logs.rows[row].sessionID) && consultationOfRow[row] >= 0 {
      let consultation = consultations[Int(consultationOfRow[row])]
      candidates[symbols.text(admission.logs.rows[row].sessionID), default: []].append(
        Candidate(
          work: .rated(Int(consultationOfRow[row])), started: consultation.started,
          startDay: consultation.startDay, period: consultation.endDay.month, weight: 1))
    }
  }

  /// What another month billed as the ledger has it, else as rated today; what this month billed
  /// counts only where today's rating lacks it.
  func work(of complaint: Complaint) -> Complained? {
    guard let own = candidates[complaint.sessionID] else { return nil }
    let begun = own.filter { $0.startDay <= complaint.filedOn }
    guard let latest = (begun.isEmpty ? own : begun).max(by: { $0.started < $1.started })
    else { return nil }
    // Today's times of a session may differ from those it was billed with.
    return own.filter {
      $0.period == latest.period || abs($0.started - latest.started) < 86_400
    }
    .max { ($0.weight, $0.started) < ($1.weight, $1.started) }?.work
  }
}
