import Invoicing

/// Words of the comparison of merge policies.
extension Words {
  static let policyCosts = Wording(
    "Koszt sposobu łączenia sesji (te same sesje zdalne)",
    "What merging costs (the same remote sessions)")
  static let columnPolicy = Wording("Sposób łączenia", "Policy")
  static let policyInForce = Wording("obowiązujący", "in force")
  static let columnAgainstForce = Wording("Różnica", "Difference")
  static let policyHint = Wording(
    "Do zapłaty jest kwota według sposobu obowiązującego; pozostałe służą porównaniu.",
    "What is due is the amount of the policy in force; the others are for comparison.")
  static let policyNone = Wording("bez łączenia", "not merged")
  static let policyNoGap = Wording("tylko bez przerwy", "only without a gap")
  static let policyGap = Wording("przerwa do {0} min", "gap up to {0} min")
  static let policyDay = Wording("w ciągu dnia", "within a day")
}

/// A policy as billing.yaml writes it, for who can change it there; nil is the one in force.
func policyName(_ policy: MergePolicy?, _ language: Language) -> String {
  policy?.text ?? Words.policyInForce[language]
}

/// A policy as workbooks say it; nil is the one in force.
func policyWords(_ policy: MergePolicy?, _ language: Language) -> String {
  switch policy {
  case nil: Words.policyInForce[language]
  case .some(.none): Words.policyNone[language]
  case .gap(0): Words.policyNoGap[language]
  case .gap(let minutes): Words.policyGap.text(language, [String(minutes)])
  case .day: Words.policyDay[language]
  }
}
