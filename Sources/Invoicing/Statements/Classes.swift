/// Puts every row into exactly one class (R15, R21), and notes who worked at the same time (R6).
struct Classes {
  private let days: ClosedRange<Day>
  private let admission: Admission
  private(set) var consultations: [Consultation]
  private let consultationOfRow: [Int32]
  private(set) var classes: [RowClass] = []
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
  }

  mutating func run(_ workers: any Workers) {
    let overlaps = overlapSearch()
    let overlapping = workers.begin { overlaps.find() }
    var classes = admission.sessions.indices.map(classAlone)
    // In the order of consultations: each is fetched once, whatever the order of its rows.
    for index in consultations.indices where !consultations[index].isHeld {
      let own = classOfRows(index)
      consultations[index].rows.forEach { classes[Int($0)] = own.others }
      classes[Int(consultations[index].rows[0])] = own.first
    }
    self.classes = classes
    noteParallel()
    overlappingRows = overlapping()
    for row in overlappingRows {
      consultations[Int(consultationOfRow[row])].notes.insert(.overlap)
    }
  }

  /// The class of a row that belongs to no consultation that is billed: each counts by its own end
  /// (R4, R15).
  private func classAlone(_ row: Int) -> RowClass {
    let session = admission.sessions[row]
    switch session.standing {
    case .excluded: return .excluded
    case .duplicate(let other):
      // A duplicate of one of our own machines is one too.
      if case .excluded = admission.sessions[Int(other)].standing { return .excluded }
      return .duplicate
    case .counts: return session.placeDay.map(days.contains) ?? true ? .held : .otherPeriod
    }
  }

  /// The classes of a consultation's first row and of the others.
  private func classOfRows(_ index: Int) -> (first: RowClass, others: RowClass) {
    if !days.contains(consultations[index].endDay) { return (.otherPeriod, .otherPeriod) }
    if consultations[index].isWaived { return (.waived, .waived) }
    return (consultations[index].hasBilledLine ? .billed : .free, .merged)
  }

  // MARK: Who worked at the same time (R6)

  private func isInPeriod(_ index: Int) -> Bool {
    consultations[index].isBilled(in: days)
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

  private func overlapSearch() -> OverlapSearch {
    var numbers: [Symbol: Int32] = [:]
    let consultants = consultations.indices.map { index -> Int32 in
      guard isInPeriod(index) else { return -1 }
      let consultant = admission.logs.symbols.canonical(consultations[index].consultant)
      if let known = numbers[consultant] { return known }
      let number = Int32(numbers.count)
      numbers[consultant] = number
      return number
    }
    return OverlapSearch(
      sessions: admission.sessions, consultationOfRow: consultationOfRow,
      consultants: consultants, consultantCount: numbers.count)
  }
}

/// Looks for rows whose session shares time with the same consultant's for another client (R6).
private struct OverlapSearch: Sendable {
  let sessions: [Session]
  let consultationOfRow: [Int32]
  /// The number of each consultation's consultant; -1 where it is on no statement.
  let consultants: [Int32]
  let consultantCount: Int

  /// The rows, ascending.
  func find() -> [Int] {
    let rows = Grouping(sessions.count, groups: consultantCount) { row in
      let index = Int(consultationOfRow[row])
      return index < 0 ? -1 : Int(consultants[index])
    }
    var isOverlapping = [Bool](repeating: false, count: sessions.count)
    var spans: [Overlaps.Span] = []
    for consultant in 0..<consultantCount {
      spans.removeAll(keepingCapacity: true)
      for row in rows.members[rows.range(consultant)] {
        let session = sessions[Int(row)]
        guard let started = session.started, let ended = session.ended else { continue }
        spans.append(
          Overlaps.Span(
            start: started.seconds, end: ended.seconds, other: UInt32(session.client), index: row))
      }
      Overlaps.visit(&spans) { isOverlapping[$0] = true }
    }
    return isOverlapping.indices.filter { isOverlapping[$0] }
  }
}
