import Invoicing

/// Words of `reconcile`.
extension Words {
  static let reconciliation = Wording("Uzgodnienie", "Reconciliation")
  static let reconciliationTitle = Wording(
    "Uzgodnienie z dziennikiem drugiej strony", "Reconciliation with the other side's log")
  static let records = Wording("Zapisy", "Records")
  static let otherLog = Wording("Dziennik drugiej strony", "The other side's log")
  static let profileName = Wording("Profil", "Profile")
  static let tolerance = Wording("Tolerancja [s]", "Tolerance [s]")
  static let secondsHere = Wording("Czas naszych sesji", "Time of our sessions")
  static let secondsThere = Wording("Czas ich sesji", "Time of their sessions")
  static let timeDifference = Wording("Różnica [s], ich - nasze", "Difference [s], theirs - ours")
  static let shiftHint = Wording(
    "Zapisy drugiej strony leżą o {0} h obok naszych: sprawdź --time-zone.",
    "The other side's records lie {0} h beside ours: see --time-zone.")
  static let evidenceHint = Wording(
    "Porównanie niczego nie rozlicza: o kwotach decydują nasze dzienniki i decyzje.",
    "The comparison bills nothing: amounts come from our logs and decisions.")
  static let columnStatus = Wording("Wynik porównania", "Outcome")
  static let columnOurs = Wording("Nasze: {0}", "Ours: {0}")
  static let columnTheirs = Wording("Ich: {0}", "Theirs: {0}")
  static let columnStartOff = Wording("Początek: ich - nasz [s]", "Start: theirs - ours [s]")
  static let columnEndOff = Wording("Koniec: ich - nasz [s]", "End: theirs - ours [s]")
  static let columnInside = Wording("Wewnątrz naszej sesji", "Inside our session")

  static func status(_ status: Reconciliation.Status) -> Wording {
    switch status {
    case .exact: Wording("zgodne", "exact")
    case .within: Wording("zgodne w tolerancji", "within tolerance")
    case .different: Wording("różne", "different")
    case .missingHere: Wording("brak u nas", "missing here")
    case .missingThere: Wording("brak u nich", "missing there")
    case .noSession: Wording("nie jest sesją", "no session")
    }
  }
}
