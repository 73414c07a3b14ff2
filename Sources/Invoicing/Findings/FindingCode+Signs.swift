extension FindingCode {
  /// What a month's sessions show together.
  static let signCodes = [
    exactDuplicate, loneCompanion, hoursShifted, sourceBills, sourceDoesNotBill, sourceFees,
  ]

  package static let exactDuplicate = FindingCode(
    "exact-duplicate", .noted,
    Wording("ta sama sesja co {0}, policzona raz", "the same session as {0}, counted once"),
    help: Wording("Nic (R7).", "Nothing (R7)."))
  package static let loneCompanion = FindingCode(
    "lone-companion", .warning,
    Wording(
      "przesyłanie plików bez sesji obok; takie wiersze nie są rozliczane",
      "a file transfer without a session beside it; such rows are not billed"),
    help: Wording(
      "Jeśli to była praca, dopisz ją jako sesję w pliku canonical.",
      "If it was work, add it as a session in a canonical file."))
  package static let hoursShifted = FindingCode(
    "hours-shifted", .warning,
    Wording(
      "{0} z {1} sesji zaczyna się przed 7:00 lub po 19:00; przesunięte o {2} h byłoby to {3}",
      "{0} of {1} sessions start before 7:00 or after 19:00; shifted by {2} h it would be {3}"),
    help: Wording(
      "Sprawdź strefę czasową wpisu logs: eksport może być w UTC.",
      "See the time zone of the logs entry: the export may be in UTC."))
  package static let sourceBills = FindingCode(
    "source-bills", .noted,
    Wording(
      "narzędzie oznacza sesję do zapłaty ({0}), a tu jest {1}",
      "the tool marks the session as billable ({0}), here it is {1}"),
    help: Wording(
      "Sprawdź, czy ma być bezpłatna; liczą się reguły i decyzje, nie oznaczenie narzędzia.",
      "See whether it is to be free; rules and decisions count, not the tool's mark."))
  package static let sourceDoesNotBill = FindingCode(
    "source-does-not-bill", .noted,
    Wording(
      "narzędzie oznacza sesję jako bezpłatną ({0}), a tu jest rozliczona",
      "the tool marks the session as not billable ({0}), here it is billed"),
    help: Wording(
      "Jeśli ma być bezpłatna: decyzja waive albo exclude.",
      "If it is to be free: a waive or exclude decision."))
  package static let sourceFees = FindingCode(
    "source-fees", .noted,
    Wording(
      "opłaty według narzędzia: {0} {1} (sesji: {2}); tu te same sesje: {3} {1}",
      "fees by the tool: {0} {1} for {2} sessions; here the same sessions: {3} {1}"),
    help: Wording(
      "Tylko porównanie: narzędzie nie zna rozpoczętych bloków ani cennika.",
      "A comparison only: the tool knows neither started blocks nor the price list."))
}
