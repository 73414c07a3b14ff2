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

  /// Groups side by side that together have about so many members; every group is in one.
  func stretches(of count: Int) -> [Range<Int>] {
    let groups = bounds.count - 1
    var stretches: [Range<Int>] = []
    var first = 0
    for group in 0..<groups
    where group == groups - 1 || Int(bounds[group + 1] - bounds[first]) >= count {
      stretches.append(first..<(group + 1))
      first = group + 1
    }
    return stretches
  }

  /// Where a group's members stand in ``members``.
  func range(_ group: Int) -> Range<Int> { Int(bounds[group])..<Int(bounds[group + 1]) }
}
