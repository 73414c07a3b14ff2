/// Lines as they were billed against lines as they are rated today (R24).
package struct Comparing: Sendable {
  /// Every line of either side, paired where the two share a session, in the order of a statement.
  package let changes: [LineChange]

  /// Lines pair by service, unit and earliest shared session; the rest stand against nothing.
  package init(before: Made<StatementLine>, after: Made<StatementLine>) {
    var partner = [Int?](repeating: nil, count: before.count)
    var taken: Set<Int> = []
    for pair in Comparing.candidates(before, after)
    where partner[pair.before] == nil && !taken.contains(pair.after) {
      partner[pair.before] = pair.after
      taken.insert(pair.after)
    }
    var changes = before.indices.map { index in
      LineChange(before: before[index], after: partner[index].map { after[$0] })
    }
    for (index, line) in after.enumerated() where !taken.contains(index) {
      changes.append(LineChange(before: nil, after: line))
    }
    self.changes = changes.sorted { left, right in
      guard let first = left.after ?? left.before, let second = right.after ?? right.before
      else { return false }
      if first.stands(before: second) { return true }
      if second.stands(before: first) { return false }
      return left.before != nil && right.before == nil
    }
  }

  /// Pairs whose quantity, price, VAT code or net differ and that have an amount.
  package var differences: [LineChange] { changes.filter(\.isDifference) }

  /// Whether 0.00 lines came, went or changed, which is noted and corrects nothing.
  package var hasFreeChanges: Bool {
    changes.contains { change in
      guard !change.isDifference else { return false }
      return change.before?.quantity != change.after?.quantity
        || change.before?.lineClass != change.after?.lineClass
    }
  }

  private struct PairKey: Hashable {
    var service: String
    var unit: Unit
    var session: String
  }

  /// Lines of the two sides that share a session, the earliest session first.
  private struct Candidate {
    var started: Instant
    var session: String
    var before: Int
    var after: Int
  }

  private static func candidates(
    _ before: Made<StatementLine>, _ after: Made<StatementLine>
  ) -> [Candidate] {
    var lineOfSession: [PairKey: Int] = [:]
    for (index, line) in after.enumerated() {
      for session in line.sessions {
        let key = PairKey(service: line.service, unit: line.unit, session: session.id)
        lineOfSession[key] = index
      }
    }
    var candidates: [Candidate] = []
    for (index, line) in before.enumerated() {
      for session in line.sessions {
        let key = PairKey(service: line.service, unit: line.unit, session: session.id)
        guard let partner = lineOfSession[key] else { continue }
        candidates.append(
          Candidate(
            started: session.started, session: session.id, before: index, after: partner))
      }
    }
    return candidates.sorted {
      $0.started == $1.started ? $0.session < $1.session : $0.started < $1.started
    }
  }
}
