/// What is told about the month's rows, consultations and complaints.
struct FindingsOfMonth {
  private(set) var findings: [Finding] = []
  private let admission: Admission
  private let contracts: Contracts
  private let classes: Classes

  init(
    _ period: Month, _ admission: Admission, _ classes: Classes, _ judged: [JudgedComplaint],
    _ view: LedgerView
  ) {
    self.admission = admission
    contracts = admission.contracts
    self.classes = classes
    tellRows(period)
    tellConsultations(period)
    tellComplaints(period, judged, view)
  }

  private func place(_ row: Int) -> Place { admission.logs.place(ofRow: row) }

  private func id(_ row: Int) -> String {
    admission.logs.symbols.text(admission.logs.rows[row].sessionID)
  }

  /// More rows of one id than this are counted, not named: a wrong column may give all rows one.
  private static let mostPlaces = 20

  /// The places of the rows of each id that different rows carry.
  private func placesOfConflicts() -> [Symbol: String] {
    var rowsOf: [Symbol: [Int]] = [:]
    for row in classes.classes.indices
    where admission.sessions[row].holds.contains(.conflictingDuplicates) {
      rowsOf[admission.logs.rows[row].sessionID] = []
    }
    guard !rowsOf.isEmpty else { return [:] }
    for row in admission.logs.rows.indices {
      rowsOf[admission.logs.rows[row].sessionID]?.append(row)
    }
    return rowsOf.mapValues { rows in
      let named = rows.prefix(FindingsOfMonth.mostPlaces).map { place($0).source }
      let rest = rows.count - named.count
      return named.joined(separator: ", ") + (rest > 0 ? ", ... (+\(rest))" : "")
    }
  }

  private mutating func tell(_ code: FindingCode, _ row: Int, _ details: String...) {
    var finding = Finding(code, at: place(row), subject: id(row))
    finding.details = details
    findings.append(finding)
  }

  // MARK: Rows

  private mutating func tellRows(_ period: Month) {
    var rowsOfConsultation: [Int: Consultation] = [:]
    for index in classes.consultations.indices where classes.consultations[index].isHeld {
      for row in classes.consultations[index].rows {
        rowsOfConsultation[Int(row)] = classes.consultations[index]
      }
    }
    let conflicts = placesOfConflicts()
    for row in classes.classes.indices {
      let rowClass = classes.classes[row]
      let session = admission.sessions[row]
      if rowClass == .held {
        if session.holds.contains(.conflictingDuplicates) {
          let places = conflicts[admission.logs.rows[row].sessionID]
          tell(.conflictingDuplicates, row, places ?? "")
        }
        tellHolds(row, session, rowsOfConsultation[row])
      } else if rowClass == .duplicate {
        tellDuplicate(row, session, period)
      } else if session.isClockChange, rowClass != .otherPeriod, let started = session.started {
        let zone = contracts.zone
        tell(
          .clockChange, row,
          zone.text(started) + (session.ended.map { " - " + zone.text($0) } ?? ""))
      }
    }
  }

  private mutating func tellDuplicate(_ row: Int, _ session: Session, _ period: Month) {
    guard case .duplicate(let other) = session.standing,
      session.placeDay.map(period.contains) ?? true
    else { return }
    tell(.exactDuplicate, row, place(Int(other)).source)
  }

  private mutating func tellHolds(_ row: Int, _ session: Session, _ consultation: Consultation?) {
    let holds = session.holds.union(consultation?.holds ?? [])
    let decisions = admission.decisions(onRow: row)
    let client = session.client < 0 ? nil : contracts.clients[Int(session.client)]
    let symbols = admission.logs.symbols
    let read = admission.logs.rows[row]
    var written = WrittenTimes(read)
    if let set = decisions.set { written.replace(by: contracts.decisions[set]) }
    let times = text(of: written, decisions.set)
    if holds.contains(.deferred) {
      let reason = decisions.other.map { contracts.decisions[$0].reason }
      tell(.deferred, row, reason ?? "")
    }
    if holds.contains(.unknownClient) {
      let set = decisions.set.map { contracts.decisions[$0] }
      tell(.unknownClient, row, set?.clientID ?? symbols.text(read.clientID))
    }
    if holds.contains(.noClient) {
      let hints = [read.deviceID, read.deviceName, read.caseID, read.group, read.user]
        .filter { !$0.isEmpty }.map { symbols.text($0) }
      tell(.noClient, row, hints.isEmpty ? "-" : hints.joined(separator: ", "))
    }
    if holds.contains(.noSuchTime) {
      tell(.noSuchTime, row, text(of: written, decisions.set, withConfirmation: true))
    }
    if holds.contains(.ambiguousTime) { tell(.ambiguousTime, row, times) }
    if holds.contains(.noStart) { tell(.noStart, row) }
    if holds.contains(.noEnd) { tell(.noEnd, row) }
    if holds.contains(.noDuration) { tell(.noDuration, row) }
    if holds.contains(.endBeforeStart) { tell(.endBeforeStart, row, times) }
    if holds.contains(.tooLong) { tell(.tooLong, row, times) }
    if holds.contains(.notAccepted) {
      tell(.notAccepted, row, client?.id ?? "", client?.acceptedOn?.text ?? "-")
    }
    if holds.contains(.noConsent) { tell(.noConsent, row) }
    if holds.contains(.noQuantity) { tell(.noQuantity, row, symbols.text(session.service)) }
    if holds.contains(.noPrice), let consultation { tellPrices(row, consultation, client) }
    if holds.contains(.amountTooBig) { tell(.amountTooBig, row) }
    let repairs = symbols.text(session.repairs)
    if holds.contains(.repairWithoutComplaint) { tell(.repairWithoutComplaint, row, repairs) }
    if holds.contains(.repairOpen) { tell(.repairOpen, row, repairs) }
    if holds.contains(.repairOfNothing) { tell(.repairOfNothing, row, repairs) }
  }

  /// The times that count and, where a decision gives one of them, its line: the row that is shown
  /// beside the finding has others.
  ///
  /// - Parameter set: the `set` decision on the row.
  private func text(
    of times: WrittenTimes, _ set: Int?, withConfirmation: Bool = false
  ) -> String {
    let zone = contracts.zone
    var text = times.start.text(in: zone) + " - " + times.end.text(in: zone)
    if withConfirmation, times.confirmed.form != .missing {
      text += "; confirmed_at: " + times.confirmed.text(in: zone)
    }
    let isSet =
      times.isStartSet || times.isEndSet || (withConfirmation && times.isConfirmedSet)
    if isSet, let set { text += "; set: " + contracts.decisions[set].place.source }
    return text
  }

  private mutating func tellPrices(_ row: Int, _ consultation: Consultation, _ client: Client?) {
    for charge in consultation.charges where charge.price < 0 {
      tell(
        .noPrice, row, admission.logs.symbols.text(consultation.service), charge.unit.rawValue,
        client?.currency.code ?? "", consultation.startDay.text)
    }
  }

  // MARK: Consultations

  private mutating func tellConsultations(_ period: Month) {
    let days = period.days
    let isForeign = contracts.clients.map { $0.currency != .pln }
    for index in classes.consultations.indices
    where classes.consultations[index].notes.contains(.roundingDecides)
      || isForeign[Int(classes.consultations[index].client)]
    {
      let consultation = classes.consultations[index]
      guard consultation.isBilled(in: days) else { continue }
      let row = Int(consultation.rows[0])
      if consultation.notes.contains(.roundingDecides) {
        let count = consultation.rows.filter { admission.sessions[Int($0)].hasRoundedMinutes }.count
        let fewer = consultation.blocksIfMinutesWereFull(rounded: count)
        tell(.roundingDecides, row, String(consultation.startedBlocks), String(fewer))
      }
      tellRates(consultation, period)
    }
  }

  /// A billed amount in another currency needs its NBP rate (R12).
  private mutating func tellRates(_ consultation: Consultation, _ period: Month) {
    let client = contracts.clients[Int(consultation.client)]
    guard client.currency != .pln, consultation.charges.contains(where: { $0.net != .zero }),
      ExchangeRates.rate(for: consultation, contracts, period) == nil
    else { return }
    let day = ExchangeRates.tableDay(for: consultation, period)
    tell(.noExchangeRate, Int(consultation.rows[0]), client.currency.code, day.text)
  }

  // MARK: Complaints

  private mutating func tellComplaints(
    _ period: Month, _ judged: [JudgedComplaint], _ view: LedgerView
  ) {
    let known = Set(judged.map(\.complaint))
    let others = contracts.complaints.enumerated().filter { !known.contains($0.offset) }
    let held = heldSessions(of: others.map(\.element))
    for (_, complaint) in others where !held.contains(complaint.sessionID) {
      findings.append(
        Finding(
          .complaintUnknownSession, at: complaint.place, subject: complaint.id,
          complaint.sessionID))
    }
    for entry in judged
    where entry.window.confirmedOn == nil
      && entry.isReported(in: period, contracts, classes.consultations, view)
    {
      let complaint = contracts.complaints[entry.complaint]
      findings.append(
        Finding(
          .complaintWithoutConfirmation, at: complaint.place, subject: complaint.id,
          entry.window.deadline.text, entry.window.warrantyUntil.text))
    }
  }
}

extension FindingsOfMonth {
  /// Which complained sessions are held: that is told of their rows, and they are not unknown.
  private func heldSessions(of complaints: [Complaint]) -> Set<String> {
    let symbols = admission.logs.symbols
    let wanted = Set(complaints.compactMap { symbols.symbol(of: $0.sessionID) })
    guard !wanted.isEmpty else { return [] }
    var held: Set<String> = []
    for row in classes.classes.indices where classes.classes[row] == .held {
      let id = admission.logs.rows[row].sessionID
      if wanted.contains(id) { held.insert(symbols.text(id)) }
    }
    return held
  }
}
