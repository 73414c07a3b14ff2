/// Notes of parallel and overlapping work (R6): there can be as many as rows, so each is worded
/// whenever it is looked at.
extension Billing {
  /// Everything told, in order.
  package var findings: Made<Finding> {
    let order = FindingOrder(self).entries
    return Made(count: order.count) { place in
      switch order[place] {
      case .told(let number): told[Int(number)]
      case .note(let note): finding(note)
      }
    }
  }

  /// The worst of everything told, and the count of all.
  ///
  /// - Parameter more: findings that only documents have, such as breaches of the cap.
  package func digest(limit: Int, more: [Finding] = []) -> FindingDigest {
    let all = told + more
    var counts = FindingDigest.count(all)
    let parallel = consultations.indices.count { isToldParallel($0) }
    let atOnce = parallel + overlappingRows.count
    if atOnce > 0 { counts[.noted, default: 0] += atOnce }
    // In the order of rows, so the first ones are the ones to show.
    let notes =
      overlappingRows.prefix(limit).map { WorkNote(kind: .overlapping, row: Int32($0)) }
      + classes.indices.lazy.filter(isToldParallel(atRow:)).prefix(limit)
      .map { WorkNote(kind: .parallel, row: Int32($0)) }
    return FindingDigest(all + notes.map(finding), limit: limit, counts: counts)
  }

  private func isToldParallel(_ index: Int) -> Bool {
    consultations[index].notes.contains(.parallel) && isOnStatement(consultations[index])
  }

  /// Whether a row is the first of a consultation that is told to be parallel.
  fileprivate func isToldParallel(atRow row: Int) -> Bool {
    let index = Int(consultationOfRow[row])
    return index >= 0 && Int(consultations[index].rows[0]) == row && isToldParallel(index)
  }

  fileprivate func finding(_ note: WorkNote) -> Finding {
    let row = Int(note.row)
    let read = admission.logs.rows[row]
    switch note.kind {
    case .overlapping:
      return Finding(
        .overlappingWork, at: place(ofRow: row), subject: text(read.sessionID),
        text(read.consultant), read.started.text(in: contracts.zone))
    case .parallel:
      let client = Int(consultations[Int(consultationOfRow[row])].client)
      return Finding(
        .parallelWork, at: place(ofRow: row), subject: text(read.sessionID),
        contracts.clients[client].id)
    }
  }

  /// Whether a note stands before a finding; it is worded only where both are of one line.
  fileprivate func stands(_ note: WorkNote, before finding: Finding) -> Bool {
    let place = place(ofRow: Int(note.row))
    guard place.file == finding.place.file, place.line == finding.place.line else {
      return place < finding.place
    }
    return Finding.inOrder(self.finding(note), finding)
  }

  private func text(_ symbol: Symbol) -> String { admission.logs.symbols.text(symbol) }
}

/// That a row's session shared time with others, not yet in words.
private struct WorkNote {
  /// In the order of their codes.
  enum Kind: Comparable {
    /// One person, two clients.
    case overlapping
    /// One client, two people.
    case parallel
  }

  let kind: Kind
  let row: Int32
}

/// Which finding stands where among all that is told of a month.
private struct FindingOrder {
  enum Entry {
    /// Its number among those that are kept.
    case told(Int32)
    case note(WorkNote)
  }

  private(set) var entries: [Entry] = []

  init(_ billing: Billing) {
    let notes = FindingOrder.notes(billing)
    entries.reserveCapacity(billing.told.count + notes.count)
    var next = 0
    for (number, finding) in billing.told.enumerated() {
      let end = (next..<notes.count).end(while: { billing.stands(notes[$0], before: finding) })
      entries += notes[next..<end].map(Entry.note)
      entries.append(.told(Int32(number)))
      next = end
    }
    entries += notes[next...].map(Entry.note)
  }

  /// The notes in order of place; rows are in the order of reading, and a name may stand elsewhere
  /// by its bytes than by its letters.
  private static func notes(_ billing: Billing) -> [WorkNote] {
    var notes: [WorkNote] = []
    var overlapping = billing.overlappingRows[...]
    for row in billing.classes.indices {
      if overlapping.first == row {
        overlapping.removeFirst()
        notes.append(WorkNote(kind: .overlapping, row: Int32(row)))
      }
      if billing.isToldParallel(atRow: row) {
        notes.append(WorkNote(kind: .parallel, row: Int32(row)))
      }
    }
    notes.sort { left, right in
      let places = (billing.place(ofRow: Int(left.row)), billing.place(ofRow: Int(right.row)))
      return places.0 == places.1 ? left.kind < right.kind : places.0 < places.1
    }
    return notes
  }
}
