extension FindingCode {
  /// What can be wrong with billing.yaml and the tables.
  package static let contracts: [FindingCode] = []
}
