/// Numbers put into groups, in ascending order within each: two passes, no table of lists.
struct Grouping {
  /// All members, group after group.
  let members: [Int32]
  /// Where each group begins, and the end of the last.
  private let bounds: [Int32]

  /// - Parameters:
  ///   - count: the numbers are 0 to count - 1.
  ///   - groups: how many groups there are.
  ///   - group: the group of a number; negative leaves it out.
  init(_ count: Int, groups: Int, of group: (Int) -> Int) {
    var bounds = [Int32](repeating: 0, count: groups + 1)
    for index in 0..<count {
      let own = group(index)
      if own >= 0 { bounds[own + 1] += 1 }
    }
    for index in 0..<groups { bounds[index + 1] += bounds[index] }
    var next = bounds
    var members = [Int32](repeating: 0, count: Int(bounds[groups]))
    for index in 0..<count {
      let own = group(index)
      guard own >= 0 else { continue }
      members[Int(next[own])] = Int32(index)
      next[own] += 1
    }
    self.members = members
    self.bounds = bounds
  }

  /// Where a group's members stand in ``members``.
  func range(_ group: Int) -> Range<Int> { Int(bounds[group])..<Int(bounds[group + 1]) }
}
