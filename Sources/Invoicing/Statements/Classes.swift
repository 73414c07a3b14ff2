/// Puts every row into exactly one class (R15, R21), and notes who worked at the same time (R6).
struct Classes {
  let period: Month
  private let admission: Admission
  private(set) var consultations: [Consultation]
  private let consultationOfRow: [Int32]
  private(set) var classes: [RowClass]
  /// Rows whose session shared time with one of another client.
  private(set) var overlappingRows: [Int] = []

  init(
    _ period: Month, _ admission: Admission, _ consultations: [Consultation],
    _ consultationOfRow: [Int32]
  ) {
    self.period = period
    self.admission = admission
    self.consultations = consultations
    self.consultationOfRow = consultationOfRow
    classes = Array(repeating: .held, count: admission.sessions.count)
  }

  mutating func run() {
    for row in classes.indices { classes[row] = rowClass(row) }
    noteParallel()
    noteOverlap()
  }

  private func rowClass(_ row: Int) -> RowClass {
    let session = admission.sessions[row]
    switch session.standing {
    case .excluded: return .excluded
    case .duplicate(let other):
      // A duplicate of one of our own machines is one too.
      if case .excluded = admission.sessions[Int(other)].standing { return .excluded }
      return .duplicate
    case .counts: break
    }
    guard consultationOfRow[row] >= 0 else {
      return session.placeDay.map(period.contains) ?? true ? .held : .otherPeriod
    }
    let consultation = consultations[Int(consultationOfRow[row])]
    if consultation.isHeld {
      // Held rows are no consultation: each counts by its own end (R4, R15).
      return session.placeDay.map(period.contains) ?? true ? .held : .otherPeriod
    }
    if !period.contains(consultation.endDay) { return .otherPeriod }
    if consultation.isWaived { return .waived }
    if consultation.rows.first.map({ Int($0) }) != row { return .merged }
    return consultation.charges.contains { consultation.lineClass($0) == .billed } ? .billed : .free
  }

  // MARK: Who worked at the same time (R6)

  private func isInPeriod(_ consultation: Consultation) -> Bool {
    !consultation.isHeld && period.contains(consultation.endDay)
  }

  private mutating func noteParallel() {
    var spans: [Overlaps.Span] = []
    for (index, consultation) in consultations.enumerated() where isInPeriod(consultation) {
      guard let ended = consultation.ended else { continue }
      spans.append(
        Overlaps.Span(
          start: consultation.started.seconds, end: ended.seconds,
          group: UInt64(consultation.client),
          other: UInt64(admission.logs.symbols.canonical(consultation.consultant).index),
          index: index))
    }
    for index in Overlaps.overlapping(spans) { consultations[index].notes.insert(.parallel) }
  }

  private mutating func noteOverlap() {
    var spans: [Overlaps.Span] = []
    for (row, session) in admission.sessions.enumerated() {
      let index = consultationOfRow[row]
      guard index >= 0, isInPeriod(consultations[Int(index)]), let started = session.started,
        let ended = session.ended
      else { continue }
      spans.append(
        Overlaps.Span(
          start: started.seconds, end: ended.seconds,
          group: UInt64(
            admission.logs.symbols.canonical(admission.logs.rows[row].consultant).index),
          other: UInt64(session.client), index: row))
    }
    overlappingRows = Overlaps.overlapping(spans)
    for row in overlappingRows {
      consultations[Int(consultationOfRow[row])].notes.insert(.overlap)
    }
  }
}
