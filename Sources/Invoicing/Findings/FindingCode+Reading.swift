extension FindingCode {
  /// What can be wrong with a file before its meaning is looked at.
  package static let reading: [FindingCode] = []
}
