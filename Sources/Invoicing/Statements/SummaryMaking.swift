extension Billing {
  func place(ofRow row: Int) -> Place { admission.logs.place(ofRow: row) }

  /// Rows of the period that are held and not deferred: while there is one, nothing is issued
  /// (R15).
  package var stoppingRows: Int {
    classes.indices.count { classes[$0] == .held && !isDeferred($0) }
  }

  /// Their session ids, each once.
  package var stoppingSessions: Set<String> {
    Set(heldRows.filter { !isDeferred($0) }.map(sessionID))
  }

  /// Rows of the period that are held, deferred or not.
  private var heldRows: [Int] { classes.indices.filter { classes[$0] == .held } }

  private func sessionID(ofRow row: Int) -> String {
    admission.logs.symbols.text(admission.logs.rows[row].sessionID)
  }

  /// Where billed sessions are held today: those rows refuse a correction (R24).
  ///
  /// - Parameter billed: session ids that stand on a line, with the client they stand for.
  package func billedNowHeld(_ billed: [String: String]) -> [Finding] {
    heldRows.compactMap { row in
      let id = sessionID(ofRow: row)
      guard let client = billed[id] else { return nil }
      return Finding(.billedNowHeld, at: place(ofRow: row), subject: id, client)
    }
  }

  /// Every session of the period's statements, in the order of consultations.
  package var statementSessionIDs: some Sequence<String> {
    consultations.lazy.filter(isOnStatement).flatMap { consultation in
      consultation.rows.lazy.map { sessionID(ofRow: Int($0)) }
    }
  }

  /// Those of some ids, in the order of consultations.
  package func sessionsOnStatements(of wanted: Set<String>) -> [SessionOnStatement] {
    guard !wanted.isEmpty else { return [] }
    var found: [SessionOnStatement] = []
    for consultation in consultations where isOnStatement(consultation) {
      for row in consultation.rows.map({ Int($0) }) where wanted.contains(sessionID(ofRow: row)) {
        found.append(
          SessionOnStatement(
            id: sessionID(ofRow: row),
            started: admission.sessions[row].started ?? consultation.started,
            logged: admission.logged(ofRow: row), place: place(ofRow: row)))
      }
    }
    return found
  }

  /// The client each session of a consultation is billed to today, of the sessions asked for.
  package func clients(ofSessions wanted: Set<String>) -> [String: String] {
    var clients: [String: String] = [:]
    for consultation in consultations where isOnStatement(consultation) {
      for row in consultation.rows {
        let id = sessionID(ofRow: Int(row))
        if wanted.contains(id) { clients[id] = contracts.clients[Int(consultation.client)].id }
      }
    }
    return clients
  }

  /// Whether nothing is issued whatever the options say: a finding refuses the input.
  package var isRefused: Bool { told.contains { $0.severity == .refused } }

  func isDeferred(_ row: Int) -> Bool {
    var holds = admission.sessions[row].holds
    if consultationOfRow[row] >= 0 {
      holds.formUnion(consultations[Int(consultationOfRow[row])].holds)
    }
    return !holds.isDisjoint(with: .deferring)
  }

  /// Time counted once though two sessions of one consultation shared it (R5).
  package var overlapSeconds: Int {
    consultations.reduce(0) { isOnStatement($1) ? $0 + $1.sumSeconds - $1.seconds : $0 }
  }

  /// Rows, seconds and money of each class (R21).
  package var waterfall: [WaterfallStep] {
    var rows = [Int](repeating: 0, count: RowClass.allCases.count)
    var seconds = rows
    for row in classes.indices {
      rows[classes[row].position] += 1
      seconds[classes[row].position] += Int(admission.sessions[row].seconds)
    }
    var ofClient = [Money?](repeating: nil, count: contracts.clients.count)
    for index in consultations.indices where isOnStatement(consultations[index]) {
      let client = Int(consultations[index].client)
      for charge in consultations[index].charges {
        ofClient[client] = (ofClient[client] ?? .zero) + charge.net
      }
    }
    var nets: [Currency: Money] = [:]
    for (client, net) in ofClient.enumerated() {
      if let net { nets[contracts.clients[client].currency, default: .zero] += net }
    }
    let billed = nets.keys.sorted().map {
      CurrencyAmount(currency: $0, amount: nets[$0] ?? .zero)
    }
    return RowClass.allCases.map {
      WaterfallStep(
        rowClass: $0, rows: rows[$0.position], seconds: seconds[$0.position],
        net: $0 == .billed ? billed : [])
    }
  }

  /// The month for the office.
  ///
  /// - Parameters:
  ///   - run: the run it is of.
  ///   - inputs: what was read.
  ///   - numbers: document numbers by client id; a draft needs none (R22).
  ///   - clients: whose statements are made; nil for all.
  ///   - comparesPolicies: false where nobody will see what other policies would cost.
  ///   - notes: what is to be told beside the findings of reading and rating.
  ///   - isAbout: whose complaints are reported.
  ///   - rows: gives ``rowOutcomes(keeping:)``, where they are being made apart.
  ///   - limit: of more consultations or rows each statement, each finding and each row is made
  ///     whenever it is looked at.
  package func summary(
    _ run: RunIdentity, inputs: [InputFile], numbers: [String: String] = [:],
    clients: Set<String>? = nil, comparesPolicies: Bool = true, notes: [Finding] = [],
    complaintsOf isAbout: (String) -> Bool = { _ in true }, rows: (() -> Made<RowOutcome>)? = nil,
    keeping limit: Int = keptConsultations
  ) -> Summary {
    let statements = statements(
      run, numbers: numbers, clients: clients, comparesPolicies: comparesPolicies,
      keeping: limit)
    let liability = liability(run, numbers).filter { isAbout($0.clientID) }
    let all = consultations.count > limit ? findings : findings.kept
    var summary = Summary(
      run: run, issuer: contracts.settings.issuer, language: contracts.settings.language,
      inputs: inputs, waterfall: waterfall, overlapSeconds: overlapSeconds,
      statements: statements, liability: liability,
      rows: rows?() ?? rowOutcomes(keeping: limit),
      findings: all.merging(notes + Billing.breaches(liability)))
    summary.unmatched = unmatchedGroups
    return summary
  }

  /// Complaints of the period's consultations and those filed, decided or settled in it (R19).
  package func liability(
    _ run: RunIdentity, _ numbers: [String: String] = [:]
  ) -> [ComplaintReport] {
    judged.filter { $0.isReported(in: period, contracts, consultations, view) }
      .map { report($0, run, numbers) }
  }

  /// What was settled above its cap (R19), as findings.
  package static func breaches(_ liability: [ComplaintReport]) -> [Finding] {
    liability.filter { $0.breach > .zero }.map { entry in
      Finding(
        .capBreach, at: entry.complaint.place, subject: entry.complaint.id,
        entry.complaint.settled.text, entry.payable.text, entry.breach.text)
    }
  }

  /// One entry for every row read, in the order of file and line (R21).
  ///
  /// - Parameter limit: of more rows each is made whenever it is looked at.
  package func rowOutcomes(keeping limit: Int = keptConsultations) -> Made<RowOutcome> {
    var holds: [Place: [String]] = [:]
    let language = contracts.settings.language
    for finding in told where finding.severity == .held {
      let place = Place(file: finding.place.file, line: finding.place.line)
      holds[place, default: []].append(finding.code.id + ": " + finding.message(language))
    }
    let reasons = holds.mapValues { $0.joined(separator: "; ") }
    let made = Made(count: classes.count) { outcome(ofRow: $0, reasons, language) }
    return classes.count > limit ? made : made.kept
  }

  private func outcome(
    ofRow row: Int, _ holds: [Place: String], _ language: Language
  ) -> RowOutcome {
    let session = admission.sessions[row]
    let read = admission.logs.rows[row]
    let rowClass = classes[row]
    let place = place(ofRow: row)
    var lineIDs: [String] = []
    if consultationOfRow[row] >= 0, [.billed, .merged, .free, .waived].contains(rowClass) {
      let consultation = consultations[Int(consultationOfRow[row])]
      lineIDs = consultation.charges.map { lineID(consultation, $0) }
    }
    let reason =
      rowClass == .held
      ? holds[place] ?? "" : RowReason.text(row, rowClass, session, self, language)
    return RowOutcome(
      place: place, sessionID: admission.logs.symbols.text(read.sessionID),
      clientID: session.client < 0
        ? admission.logs.symbols.text(read.clientID)
        : contracts.clients[Int(session.client)].id,
      rowClass: rowClass, seconds: Int(session.seconds), lineIDs: lineIDs, reason: reason,
      isDeferred: rowClass == .held && isDeferred(row),
      consultant: admission.logs.symbols.text(read.consultant),
      started: session.started.map(contracts.zone.local),
      ended: session.ended.map(contracts.zone.local))
  }
}
