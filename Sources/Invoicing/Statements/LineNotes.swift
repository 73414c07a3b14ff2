extension LineNotes {
  /// The notes in the order in which lines print them.
  var list: [LineNote] {
    let all: [(LineNotes, LineNote)] = [
      (.parallel, .parallel), (.overlap, .overlap), (.roundingDecides, .roundingDecides),
      (.clockChange, .clockChange),
    ]
    return all.compactMap { contains($0.0) ? $0.1 : nil }
  }
}
