extension FindingCode {
  /// Every code there is, in the order of the road.
  package static let all: [FindingCode] =
    reading + contracts + sessions + complaintCodes + runs + issuing
}
