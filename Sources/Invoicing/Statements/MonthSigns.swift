/// What the month's sessions show when they are looked at together: shifted hours, file windows
/// without a session, and what the exporting tool says of fees.
///
/// Nothing here changes an amount.
struct MonthSigns {
  private(set) var findings: [Finding] = []
  private let period: Month
  private let admission: Admission
  private let contracts: Contracts
  private let classes: Classes
  private let consultationOfRow: [Int32]

  init(_ period: Month, _ admission: Admission, _ classes: Classes, _ ofRow: [Int32]) {
    self.period = period
    self.admission = admission
    contracts = admission.contracts
    self.classes = classes
    consultationOfRow = ofRow
    tellShiftedHours()
    tellLoneCompanions()
    if !admission.logs.sourceFees.isEmpty {
      tellBillingStates()
      tellFees()
    }
  }

  private func place(_ row: Int) -> Place { admission.logs.place(ofRow: row) }

  private mutating func tell(_ code: FindingCode, _ row: Int, _ details: String...) {
    let id = admission.logs.symbols.text(admission.logs.rows[row].sessionID)
    var finding = Finding(code, at: place(row), subject: id)
    finding.details = details
    findings.append(finding)
  }

  // MARK: Hours

  /// So many sessions of a file are looked at, evenly spread.
  private static let sample = 2000

  /// Rows lie in the order of their files.
  private mutating func tellShiftedHours() {
    let rows = admission.logs.rows
    var first = 0
    while first < rows.count {
      let file = rows[first].file
      let next = (first..<rows.count).end(while: { rows[$0].file == file })
      tellShiftedHours(of: first..<next)
      first = next
    }
  }

  private mutating func tellShiftedHours(of rows: Range<Int>) {
    var hours = [Int](repeating: 0, count: 24)
    let step = max(1, rows.count / MonthSigns.sample)
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
      guard let started = admission.sessions[row].started else { continue }
      hours[contracts.zone.local(started).secondOfDay / 3600] += 1
    }
    guard let sign = ShiftedHours(hours) else { return }
    findings.append(sign.finding(file: place(rows.lowerBound).file))
  }

  // MARK: File windows

  /// A file window beside a session of the same consultant, device and case is part of it.
  private mutating func tellLoneCompanions() {
    let rows = admission.logs.rows
    let companions = rows.indices.filter { row in
      rows[row].isCompanion && admission.sessions[row].placeDay.map(period.contains) ?? false
    }
    guard !companions.isEmpty else { return }
    let symbols = admission.logs.symbols
    var sessionsOf: [Symbol: [Int]] = [:]
    for row in rows.indices where !rows[row].isNoSession {
      sessionsOf[symbols.canonical(rows[row].consultant), default: []].append(row)
    }
    for row in companions {
      let others = sessionsOf[symbols.canonical(rows[row].consultant)] ?? []
      if !others.contains(where: { isBeside(row, $0) }) { tell(.loneCompanion, row) }
    }
  }

  private func isBeside(_ companion: Int, _ other: Int) -> Bool {
    let left = admission.logs.rows[companion]
    let right = admission.logs.rows[other]
    guard left.deviceID == right.deviceID, left.caseID == right.caseID,
      let start = admission.sessions[companion].started,
      let end = admission.sessions[companion].ended,
      let otherStart = admission.sessions[other].started,
      let otherEnd = admission.sessions[other].ended
    else { return false }
    // Stamps cut to the minute may miss each other by one.
    return start.seconds <= otherEnd.seconds + 60 && otherStart.seconds <= end.seconds + 60
  }

  // MARK: The tool's own fees

  private static let unbillable: Set<String> = [
    "donotbill", "dontbill", "notbillable", "nonbillable", "nierozliczaj", "nichtabrechnen",
    "nonfatturare",
  ]
  private static let billable: Set<String> = [
    "bill", "billed", "billable", "rozlicz", "rozliczono", "abrechnen", "abgerechnet",
    "fatturare", "fatturato",
  ]

  private mutating func tellBillingStates() {
    for (row, source) in admission.logs.sourceFees.sorted(by: { $0.key < $1.key }) {
      let row = Int(row)
      let state = admission.logs.symbols.text(source.state)
      let word = String(state.lowercased().filter { $0.isLetter })
      switch classes.classes[row] {
      case .billed, .merged:
        if MonthSigns.unbillable.contains(word) { tell(.sourceDoesNotBill, row, state) }
      case .free, .waived, .excluded:
        if MonthSigns.billable.contains(word) {
          tell(.sourceBills, row, state, classes.classes[row].rawValue)
        }
      case .duplicate, .otherPeriod, .held: continue
      }
    }
  }

  /// The tool's fees of a file and currency, and what the same sessions come to here.
  private mutating func tellFees() {
    struct Sum {
      var theirs = Money.zero
      var ours = Money.zero
      var sessions = 0
      var consultations: Set<Int32> = []
    }
    var sums: [Int32: [String: Sum]] = [:]
    for (row, source) in admission.logs.sourceFees.sorted(by: { $0.key < $1.key }) {
      let index = consultationOfRow[Int(row)]
      guard let fee = source.fee, index >= 0 else { continue }
      let consultation = classes.consultations[Int(index)]
      guard consultation.isBilled(in: period.days) else { continue }
      let currency = contracts.clients[Int(consultation.client)].currency.code
      let theirs = admission.logs.symbols.text(source.currency)
      guard theirs.isEmpty || theirs == currency else { continue }
      let file = admission.logs.rows[Int(row)].file
      var sum = sums[file, default: [:]][currency] ?? Sum()
      sum.theirs += fee
      sum.sessions += 1
      if sum.consultations.insert(index).inserted {
        for charge in consultation.charges { sum.ours += charge.net }
      }
      sums[file, default: [:]][currency] = sum
    }
    for (file, byCurrency) in sums.sorted(by: { $0.key < $1.key }) {
      for (currency, sum) in byCurrency.sorted(by: { $0.key < $1.key }) {
        findings.append(
          Finding(
            .sourceFees, at: Place(file: admission.logs.files[Int(file)].path), subject: "",
            sum.theirs.text, currency, String(sum.sessions), sum.ours.text))
      }
    }
  }
}
