extension Statement {
  /// Takes over what lines were issued with whose amounts have not changed: rate of exchange, tax
  /// point, block and names stay as they were printed (R12, R22, R24).
  mutating func keepIssued(_ comparing: Comparing) {
    var isChanged = false
    let kept = comparing.changes.compactMap { change -> StatementLine? in
      guard let line = change.after, let before = change.before, before.net != .zero,
        !change.isDifference
      else {
        return change.after
      }
      let own = line.issued(as: before)
      if own != line { isChanged = true }
      return own
    }
    guard isChanged else { return }
    lines = Made(kept)
    vat = StatementMaker.vat(lines)
  }
}

extension StatementLine {
  /// The same work with what the line of before says beside times and sessions.
  fileprivate func issued(as before: StatementLine) -> StatementLine {
    var line = self
    (line.namePL, line.nameEN) = (before.namePL, before.nameEN)
    (line.blockMinutes, line.blocks) = (before.blockMinutes, before.blocks)
    (line.gtu, line.pkwiu) = (before.gtu, before.pkwiu)
    line.agreementNumber = before.agreementNumber
    line.taxPoint = before.taxPoint
    line.exchange = before.exchange
    return line
  }
}
