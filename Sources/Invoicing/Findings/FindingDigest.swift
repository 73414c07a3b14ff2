/// What a screen shows of a run's findings: the worst of them, and how many there are of each kind.
package struct FindingDigest: Sendable {
  /// In order of place.
  package let shown: [Finding]
  package let counts: [Severity: Int]

  /// - Parameters:
  ///   - findings: all of them or, where more are only counted, at least the worst.
  ///   - limit: at most so many are shown.
  ///   - counts: of all; nil counts the findings given.
  package init(
    _ findings: some Sequence<Finding>, limit: Int, counts: [Severity: Int]? = nil
  ) {
    var worst: [Finding] = []
    var counted: [Severity: Int] = [:]
    for finding in findings {
      counted[finding.severity, default: 0] += 1
      if worst.count == limit, let last = worst.last, !FindingDigest.isWorse(finding, last) {
        continue
      }
      let place = worst.indices.end(while: { !FindingDigest.isWorse(finding, worst[$0]) })
      worst.insert(finding, at: place)
      if worst.count > limit { worst.removeLast() }
    }
    shown = worst.sorted(by: Finding.inOrder)
    self.counts = counts ?? counted
  }

  /// Whether a finding is shown before another where not all can be.
  private static func isWorse(_ left: Finding, _ right: Finding) -> Bool {
    left.severity == right.severity
      ? Finding.inOrder(left, right) : urgency(left.severity) < urgency(right.severity)
  }

  /// What looks wrong is shown before what was only noted.
  private static func urgency(_ severity: Severity) -> Int {
    switch severity {
    case .refused: 0
    case .held: 1
    case .warning: 2
    case .noted: 3
    }
  }

  /// How many there are in all.
  package var total: Int { counts.values.reduce(0, +) }

  static func count(_ findings: [Finding]) -> [Severity: Int] {
    var counts: [Severity: Int] = [:]
    for finding in findings { counts[finding.severity, default: 0] += 1 }
    return counts
  }
}
