/// What a screen shows of a run's findings: the worst of them, and how many there are of each kind.
package struct FindingDigest: Sendable {
  /// In order of place.
  package let shown: [Finding]
  package let counts: [Severity: Int]

  /// - Parameters:
  ///   - findings: all of them or, where more are only counted, at least the worst.
  ///   - limit: at most so many are shown.
  ///   - counts: of all; nil counts the findings given.
  package init(_ findings: [Finding], limit: Int, counts: [Severity: Int]? = nil) {
    self.counts = counts ?? FindingDigest.count(findings)
    let sorted = findings.sorted(by: Finding.inOrder)
    guard sorted.count > limit else {
      shown = sorted
      return
    }
    let worst = sorted.indices.sorted {
      (sorted[$0].severity, $0) < (sorted[$1].severity, $1)
    }
    shown = worst.prefix(limit).sorted().map { sorted[$0] }
  }

  /// How many there are in all.
  package var total: Int { counts.values.reduce(0, +) }

  static func count(_ findings: [Finding]) -> [Severity: Int] {
    var counts: [Severity: Int] = [:]
    for finding in findings { counts[finding.severity, default: 0] += 1 }
    return counts
  }
}
