extension FindingCode {
  /// What can be said of sessions and consultations.
  package static let sessions: [FindingCode] = []
}
