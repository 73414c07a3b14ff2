/// Puts every row into exactly one class (R15, R21), and notes who worked at the same time (R6).
struct Classes {
  private let days: ClosedRange<Day>
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
    days = period.days
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
    let index = Int(consultationOfRow[row])
    if index < 0 || consultations[index].isHeld {
      // Held rows are no consultation: each counts by its own end (R4, R15).
      return session.placeDay.map(days.contains) ?? true ? .held : .otherPeriod
    }
    if !days.contains(consultations[index].endDay) { return .otherPeriod }
    if consultations[index].isWaived { return .waived }
    if Int(consultations[index].rows[0]) != row { return .merged }
    return consultations[index].hasBilledLine ? .billed : .free
  }

  // MARK: Who worked at the same time (R6)

  private func isInPeriod(_ index: Int) -> Bool {
    !consultations[index].isHeld && days.contains(consultations[index].endDay)
  }

  private mutating func noteParallel() {
    var spans: [Overlaps.Span] = []
    for stretch in consultations.stretches {
      spans.removeAll(keepingCapacity: true)
      for index in stretch.range where isInPeriod(index) {
        guard let ended = consultations[index].ended else { continue }
        spans.append(
          Overlaps.Span(
            start: consultations[index].started.seconds, end: ended.seconds,
            other: admission.logs.symbols.canonical(consultations[index].consultant).index,
            index: Int32(index)))
      }
      Overlaps.visit(&spans) { consultations[$0].notes.insert(.parallel) }
    }
  }

  private mutating func noteOverlap() {
    let rows = Grouping(admission.sessions.count, groups: admission.logs.symbols.count) { row in
      let index = Int(consultationOfRow[row])
      guard index >= 0, isInPeriod(index) else { return -1 }
      return Int(admission.logs.symbols.canonical(admission.logs.rows[row].consultant).index)
    }
    var isOverlapping = [Bool](repeating: false, count: admission.sessions.count)
    var spans: [Overlaps.Span] = []
    for consultant in 0..<admission.logs.symbols.count where !rows.range(consultant).isEmpty {
      spans.removeAll(keepingCapacity: true)
      for row in rows.members[rows.range(consultant)] {
        let session = admission.sessions[Int(row)]
        guard let started = session.started, let ended = session.ended else { continue }
        spans.append(
          Overlaps.Span(
            start: started.seconds, end: ended.seconds, other: UInt32(session.client), index: row))
      }
      Overlaps.visit(&spans) { isOverlapping[$0] = true }
    }
    overlappingRows = isOverlapping.indices.filter { isOverlapping[$0] }
    for row in overlappingRows {
      consultations[Int(consultationOfRow[row])].notes.insert(.overlap)
    }
  }
}
