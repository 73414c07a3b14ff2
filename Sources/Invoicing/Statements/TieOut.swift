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
    for step in waterfall {
      let own = rows.filter { $0.rowClass == step.rowClass }
      tie("rows \(step.rowClass.rawValue)", Int64(step.rows), Int64(own.count))
      let seconds = own.reduce(0) { $0 + $1.seconds }
      tie("seconds \(step.rowClass.rawValue)", Int64(step.seconds), Int64(seconds))
    }
    let timed = rows.reduce(0) { documented.contains($1.rowClass) ? $0 + $1.seconds : $0 }
    let lines = statements.flatMap(\.lines)
    let lineSeconds = lines.reduce(0) { $0 + $1.seconds }
    tie("seconds of lines", Int64(timed - overlapSeconds), Int64(lineSeconds))
    var nets: [Currency: Int64] = [:]
    for step in waterfall {
      for entry in step.net { nets[entry.currency, default: 0] += entry.amount.grosze }
    }
    for statement in statements {
      let net = statement.lines.reduce(0) { $0 + $1.net.grosze }
      tie("net of \(statement.number)", net, statement.net.grosze)
      nets[statement.currency, default: 0] -= net
    }
    for currency in nets.keys.sorted() { tie("net in \(currency.code)", nets[currency] ?? 0, 0) }
    for currency in Set(vat.map(\.currency)) {
      let sums = vat.filter { $0.currency == currency }.map(\.sum)
      let own = statements.filter { $0.currency == currency }
      tie(
        "VAT in \(currency.code)", sums.reduce(0) { $0 + $1.tax.grosze },
        own.reduce(0) { $0 + $1.tax.grosze })
    }
    return loose
  }
}
