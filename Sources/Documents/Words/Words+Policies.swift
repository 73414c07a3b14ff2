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
}

/// A policy as billing.yaml writes it; nil is the one in force.
func policyName(_ policy: MergePolicy?, _ language: Language) -> String {
  policy?.text ?? Words.policyInForce[language]
}
