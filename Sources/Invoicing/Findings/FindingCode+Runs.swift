extension FindingCode {
  /// What can be said of a run as a whole.
  package static let runs: [FindingCode] = []
}
