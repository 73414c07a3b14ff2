extension FindingCode {
  /// What can be said of complaints and the liability cap.
  package static let complaintCodes: [FindingCode] = []
}
