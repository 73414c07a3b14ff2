/// What is told of decisions that speak of nothing, or perhaps of another session (R15).
struct StrayDecisions {
  private(set) var findings: [Finding] = []
  private let admission: Admission

  /// - Parameter admission: with every row settled.
  init(_ admission: Admission) {
    self.admission = admission
    let decisions = admission.contracts.decisions
    guard !decisions.isEmpty else { return }
    let symbols = admission.logs.symbols
    let ids = Set(decisions.compactMap { symbols.symbol(of: $0.sessionID) })
    var rowsOf: [Symbol: [Int]] = [:]
    for row in admission.logs.rows.indices where ids.contains(admission.logs.rows[row].sessionID) {
      rowsOf[admission.logs.rows[row].sessionID, default: []].append(row)
    }
    for (number, decision) in decisions.enumerated() {
      guard let id = symbols.symbol(of: decision.sessionID), let rows = rowsOf[id] else {
        tell(.decisionUnknownSession, decision, decision.sessionID)
        continue
      }
      if let source = decision.source {
        if !rows.contains(where: { admission.applies(number, to: $0) }) {
          tell(
            .decisionUnknownSource, decision, "\(source.file):\(source.line)", decision.sessionID)
        }
      } else if let day = rows.compactMap({ startDay(of: $0, after: number) }).first {
        tell(.decisionBeforeSession, decision, decision.decidedOn.text, day.text)
      }
    }
  }

  /// The day a session began that a decision settles, where that is older: a tool may count anew
  /// each month, and the decision be about another session of the id.
  private func startDay(of row: Int, after number: Int) -> Day? {
    let session = admission.sessions[row]
    guard let day = session.startDay, day > admission.contracts.decisions[number].decidedOn
    else { return nil }
    let own = admission.decisions(onRow: row)
    let isSettled =
      own.set == number || own.other == number
      || session.standing == .excluded(.decision(Int32(number)))
    return isSettled ? day : nil
  }

  private mutating func tell(_ code: FindingCode, _ decision: Decision, _ details: String...) {
    var finding = Finding(code, at: decision.place, subject: decision.sessionID)
    finding.details = details
    findings.append(finding)
  }
}
