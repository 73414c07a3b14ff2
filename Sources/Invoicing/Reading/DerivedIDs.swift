extension SessionLogs {
  /// Gives rows whose made ids are equal but whose ends differ ids of their own.
  ///
  /// `-2`, `-3` ... are given in ascending order of end, over all files of the run.
  /// Order of rows and split into files change nothing. Rows with equal ends keep one id (they are
  /// duplicates), and a row without an end keeps the first: an earlier view of a session (R7).
  package mutating func assignDerivedIDs() {
    var groups: [Symbol: [Int]] = [:]
    for index in rows.indices where rows[index].hasDerivedID {
      groups[rows[index].sessionID, default: []].append(index)
    }
    // Symbols are made in a fixed order, so that the run's texts are the same each time.
    let repeated = groups.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }
    for (symbol, members) in repeated {
      let ends = Set(members.map { rows[$0].ended }.filter { $0.form != .missing })
      let sorted = ends.sorted {
        ($0.seconds, $0.form.rawValue) < ($1.seconds, $1.form.rawValue)
      }
      guard sorted.count > 1 else { continue }
      let base = symbols.text(symbol)
      for (position, end) in sorted.enumerated().dropFirst() {
        let id = symbols.intern("\(base)-\(position + 1)")
        for index in members where rows[index].ended == end { rows[index].sessionID = id }
      }
    }
  }
}
