extension Summary {
  /// Where rows, seconds and money do not add up (R21); empty when all do.
  ///
  /// Counts from what is printed, not from what was rated: a run whose figures do not tie is our
  /// own fault and publishes nothing.
  package var looseEnds: [String] {
    var loose: [String] = []
    func tie(_ what: String, _ left: Int64, _ right: Int64) {
      if left != right { loose.append("\(what): \(left) != \(right)") }
    }
    let documented: Set<RowClass> = [.billed, .merged, .free, .waived]
    let printed = RowFigures(rows)
    for step in waterfall {
      let name = step.rowClass.rawValue
      tie("rows \(name)", Int64(step.rows), Int64(printed.rows(step.rowClass)))
      tie("seconds \(name)", Int64(step.seconds), Int64(printed.seconds(step.rowClass)))
    }
    let timed = documented.reduce(0) { $0 + printed.seconds($1) }
    let lineSeconds = figures.reduce(0) { $0 + $1.lines.seconds }
    tie("seconds of lines", Int64(timed - overlapSeconds), Int64(lineSeconds))
    var nets: [Currency: Int64] = [:]
    for step in waterfall {
      for entry in step.net { nets[entry.currency, default: 0] += entry.amount.grosze }
    }
    for statement in figures {
      let net = statement.lines.net.grosze
      tie("net of \(statement.head.number)", net, statement.head.net.grosze)
      nets[statement.head.currency, default: 0] -= net
    }
    for currency in nets.keys.sorted() { tie("net in \(currency.code)", nets[currency] ?? 0, 0) }
    for currency in Set(vat.map(\.currency)) {
      let sums = vat.filter { $0.currency == currency }.map(\.sum)
      let own = figures.map(\.head).filter { $0.currency == currency }
      tie(
        "VAT in \(currency.code)", sums.reduce(0) { $0 + $1.tax.grosze },
        own.reduce(0) { $0 + $1.tax.grosze })
    }
    return loose
  }
}
