extension Statement {
  /// Takes over what lines were issued with whose amounts have not changed: rate of exchange, tax
  /// point, block and names stay as they were printed (R12, R22, R24).
  mutating func keepIssued(_ comparing: Comparing) {
    guard comparing.changes.contains(where: { $0.kept != $0.after }) else { return }
    lines = Made(comparing.changes.compactMap(\.kept))
    vat = StatementMaker.vat(lines)
  }
}

extension LineChange {
  /// Today's line, with what it was issued with where its amount has not changed.
  fileprivate var kept: StatementLine? {
    guard var line = after, let before, before.net != .zero, !isDifference else { return after }
    (line.namePL, line.nameEN) = (before.namePL, before.nameEN)
    (line.blockMinutes, line.blocks) = (before.blockMinutes, before.blocks)
    (line.gtu, line.pkwiu) = (before.gtu, before.pkwiu)
    line.agreementNumber = before.agreementNumber
    line.taxPoint = before.taxPoint
    line.exchange = before.exchange
    return line
  }
}
