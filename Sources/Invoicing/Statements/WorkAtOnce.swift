/// Notes of parallel and overlapping work (R6): there can be as many as rows, so they are worded
/// only where they are asked for.
extension Billing {
  /// Everything told, in order.
  package var findings: [Finding] {
    (told + workAtOnce(limit: .max)).sorted(by: Finding.inOrder)
  }

  /// The worst of everything told, and the count of all.
  ///
  /// - Parameter more: findings that only documents have, such as breaches of the cap.
  package func digest(limit: Int, more: [Finding] = []) -> FindingDigest {
    var counts = FindingDigest.count(told + more)
    let parallel = consultations.indices.count { isToldParallel($0) }
    let atOnce = parallel + overlappingRows.count
    if atOnce > 0 { counts[.noted, default: 0] += atOnce }
    return FindingDigest(told + more + workAtOnce(limit: limit), limit: limit, counts: counts)
  }

  private func isToldParallel(_ index: Int) -> Bool {
    consultations[index].notes.contains(.parallel) && isOnStatement(consultations[index])
  }

  /// The notes of the first rows that have one.
  private func workAtOnce(limit: Int) -> [Finding] {
    var notes: [Finding] = []
    for row in overlappingRows.prefix(limit) {
      let read = admission.logs.rows[row]
      var written = "?"
      switch read.started.form {
      case .missing: break
      case .instant: written = contracts.zone.text(Instant(seconds: read.started.seconds))
      case .local: written = LocalTime(seconds: read.started.seconds).text()
      }
      notes.append(
        Finding(
          .overlappingWork, at: place(ofRow: row), subject: text(read.sessionID),
          text(read.consultant), written))
    }
    // In the order of rows: the first ones when not all are wanted, and fast to sort when all are.
    var left = limit
    for row in consultationOfRow.indices where left > 0 {
      let index = Int(consultationOfRow[row])
      guard index >= 0, Int(consultations[index].rows[0]) == row, isToldParallel(index)
      else { continue }
      notes.append(
        Finding(
          .parallelWork, at: place(ofRow: row), subject: text(admission.logs.rows[row].sessionID),
          contracts.clients[Int(consultations[index].client)].id))
      left -= 1
    }
    return notes
  }

  private func text(_ symbol: Symbol) -> String { admission.logs.symbols.text(symbol) }
}
