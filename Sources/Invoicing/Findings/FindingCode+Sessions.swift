extension FindingCode {
  /// What can be said of sessions and consultations.
  package static let sessions: [FindingCode] =
    heldCodes + decisionCodes + notedCodes
    + signCodes

  private static let heldCodes = [
    unknownClient, noClient, conflictingDuplicates, noSuchTime, ambiguousTime, noStart, noEnd,
    noDuration, endBeforeStart, tooLong, notAccepted, noConsent, noQuantity, noPrice, amountTooBig,
    deferred,
  ]
  private static let decisionCodes = [
    decisionUnknownSession, decisionUnknownSource, decisionBeforeSession, reduceNotFewer,
    reduceConflict, reduceUnfit,
  ]
  private static let notedCodes = [
    clockChange, parallelWork, overlappingWork, roundingDecides, noExchangeRate,
  ]

  // MARK: Held (R15)

  package static let unknownClient = FindingCode(
    "unknown-client", .held,
    Wording("klienta {0} nie ma w clients.csv", "client {0} is not in clients.csv"),
    help: Wording(
      "Dopisz klienta albo wskaż właściwego decyzją set (client_id).",
      "Add the client, or name the right one by a set decision (client_id)."))
  package static let noClient = FindingCode(
    "no-client", .held,
    Wording("nie wiadomo, czyja to sesja ({0})", "it is not known whose session this is ({0})"),
    help: Wording(
      "Dopisz regułę w client-match.csv albo decyzję set z client_id.",
      "Add a rule to client-match.csv, or a set decision with client_id."))
  package static let conflictingDuplicates = FindingCode(
    "conflicting-duplicates", .held,
    Wording(
      "ten sam numer sesji mają różne wiersze: {0}",
      "different rows carry the same session id: {0}"),
    help: Wording(
      "W decisions.csv wyklucz każdy błędny wiersz (exclude, source: plik:wiersz) albo wskaż "
        + "właściwy (accept i jego source): wtedy pozostałe zostaną wykluczone.",
      "In decisions.csv exclude each wrong row (exclude, source: file:line), or name the right "
        + "one (accept and its source): then the others are excluded."))
  package static let noSuchTime = FindingCode(
    "no-such-time", .held,
    Wording(
      "takiej godziny nie było: zmiana czasu ({0})", "no such time: the clocks went over it ({0})"),
    help: Wording(
      "Podaj właściwą godzinę decyzją set (started_at, ended_at, confirmed_at) albo popraw "
        + "decyzję, która ją podaje.",
      "Give the right time by a set decision (started_at, ended_at, confirmed_at), or mend the "
        + "one that gives it."))
  package static let ambiguousTime = FindingCode(
    "ambiguous-time", .held,
    Wording(
      "godzina zmiany czasu: nie wiadomo, czy przed cofnięciem zegarów, czy po ({0})",
      "a time of the repeated hour: before or after the clocks went back ({0})?"),
    help: Wording(
      "Podaj godziny z przesunięciem, np. 2026-10-25T02:30:00+01:00, decyzją set albo w decyzji, "
        + "która je podaje.",
      "Give the times with an offset, as 2026-10-25T02:30:00+01:00, by a set decision or in the "
        + "one that gives them."))
  package static let noStart = FindingCode(
    "no-start", .held, Wording("brak początku", "it has no start"),
    help: Wording("Podaj go decyzją set (started_at).", "Give it by a set decision (started_at)."))
  package static let noEnd = FindingCode(
    "no-end", .held, Wording("brak końca", "it has no end"),
    help: Wording(
      "Podaj koniec decyzją set (ended_at) albo odłóż sesję (defer).",
      "Give the end by a set decision (ended_at), or defer the session."))
  package static let noDuration = FindingCode(
    "no-duration", .held,
    Wording(
      "brak czasu trwania, a początek i koniec są ucięte do minuty",
      "it has no duration, and start and end are cut to the minute"),
    help: Wording(
      "Podaj początek i koniec co do sekundy decyzją set (started_at, ended_at).",
      "Give start and end to the second by a set decision (started_at, ended_at)."))
  package static let endBeforeStart = FindingCode(
    "end-before-start", .held,
    Wording("koniec jest przed początkiem ({0})", "it ends before it starts ({0})"),
    help: Wording(
      "Popraw czasy decyzją set albo w decyzji, która je podaje.",
      "Mend the times by a set decision, or in the one that gives them."))
  package static let tooLong = FindingCode(
    "too-long", .held,
    Wording("trwa ponad 24 godziny ({0})", "it lasts more than 24 hours ({0})"),
    help: Wording(
      "Jeśli to prawda: decyzja accept. Jeśli nie: popraw czasy decyzją set albo w decyzji, "
        + "która je podaje.",
      "If that is right, accept it; if not, mend the times by a set decision, or in the one "
        + "that gives them."))
  package static let notAccepted = FindingCode(
    "not-accepted", .held,
    Wording(
      "klient {0} nie zaakceptował cennika przed tym dniem (accepted_on: {1})",
      "client {0} had not accepted the price list by that day (accepted_on: {1})"),
    help: Wording(
      "Uzupełnij accepted_on w clients.csv albo zdecyduj: accept, waive lub defer.",
      "Fill in accepted_on in clients.csv, or decide: accept, waive or defer."))
  package static let noConsent = FindingCode(
    "no-consent", .held,
    Wording("brak zgody klienta na połączenie", "no consent of the client to the connection"),
    help: Wording(
      "Podaj zgodę decyzją set (consent) albo zdecyduj: accept, waive lub defer.",
      "Give the consent by a set decision, or decide: accept, waive or defer."))
  package static let noQuantity = FindingCode(
    "no-quantity", .held,
    Wording("usługa {0} wymaga ilości (quantity)", "service {0} needs a quantity"),
    help: Wording("Podaj ją decyzją set (quantity).", "Give it by a set decision (quantity)."))
  package static let noPrice = FindingCode(
    "no-price", .held,
    Wording(
      "brak ceny: {0}, jednostka {1}, waluta {2}, dzień {3}",
      "no price: {0}, unit {1}, currency {2}, day {3}"),
    help: Wording(
      "Dopisz cenę w prices.csv albo zdecyduj: waive lub defer.",
      "Add the price to prices.csv, or decide: waive or defer."))
  package static let amountTooBig = FindingCode(
    "amount-too-big", .held,
    Wording("kwota wiersza przekracza 10 mld", "the line would exceed 10 billion"),
    help: Wording("Sprawdź ilość i cenę.", "Check quantity and price."))
  package static let deferred = FindingCode(
    "deferred", .held,
    Wording("odłożona decyzją: {0}", "deferred by a decision: {0}"),
    help: Wording(
      "Nic teraz; wróci, gdy decyzja zostanie usunięta.",
      "Nothing now; it comes back when the decision is taken out."))

  // MARK: Decisions

  package static let decisionUnknownSession = FindingCode(
    "decision-unknown-session", .warning,
    Wording("w dziennikach nie ma sesji {0}", "the logs hold no session {0}"),
    help: Wording(
      "Sprawdź numer; decyzje o innych miesiącach mogą zostać.",
      "Check the id; decisions on other months may stay."))
  package static let decisionUnknownSource = FindingCode(
    "decision-unknown-source", .warning,
    Wording("pod {0} nie ma sesji {1}", "session {1} does not stand at {0}"),
    help: Wording("Sprawdź kolumnę source (plik:wiersz).", "Check the source column (file:line)."))
  package static let decisionBeforeSession = FindingCode(
    "decision-before-session", .warning,
    Wording(
      "decyzja z {0} jest wcześniejsza niż sesja z {1}",
      "the decision of {0} is older than the session of {1}"),
    help: Wording(
      "Jeśli dotyczyła innej sesji o tym numerze, wskaż jej wiersz w kolumnie source albo usuń ją.",
      "If it was about another session of this id, name that row as its source or remove it."))
  package static let reduceNotFewer = FindingCode(
    "reduce-not-fewer", .refused,
    Wording("reduce na {0}, a naliczono {1}", "reduce to {0}, but {1} were computed"),
    help: Wording(
      "Podaj mniej bloków niż naliczono albo usuń decyzję.",
      "Give fewer blocks than were computed, or take the decision out."))
  package static let reduceConflict = FindingCode(
    "reduce-conflict", .refused,
    Wording(
      "jedna konsultacja, a dwie decyzje reduce: {0} i {1}",
      "one consultation, but two reduce decisions: {0} and {1}"),
    help: Wording("Zostaw jedną z nich.", "Keep one of them."))
  package static let reduceUnfit = FindingCode(
    "reduce-unfit", .refused,
    Wording("usługi {0} nie liczy się w blokach", "service {0} is not counted in blocks"),
    help: Wording("Użyj set (quantity) albo waive.", "Use set (quantity) or waive."))

  // MARK: Noted

  package static let clockChange = FindingCode(
    "clock-change", .noted,
    Wording(
      "godzina zmiany czasu, przyjęto {0}", "a time of the repeated hour, taken as {0}"),
    help: Wording(
      "Jeśli było inaczej, podaj godziny z przesunięciem decyzją set.",
      "If it was otherwise, give the times with an offset by a set decision."))
  package static let parallelWork = FindingCode(
    "parallel", .noted,
    Wording(
      "dwóch konsultantów naraz u klienta {0}, policzono obu",
      "two consultants at once with client {0}, both billed"),
    help: Wording("Nic, jeśli tak było umówione (R6).", "Nothing, if that was agreed (R6)."))
  package static let overlappingWork = FindingCode(
    "overlap", .noted,
    Wording(
      "{0}: praca naraz w sesjach różnych klientów ({1})",
      "consultant {0} was in sessions of different clients at once ({1})"),
    help: Wording("Sprawdź czasy; policzono obie (R6).", "Check the times; both are billed (R6)."))
  package static let roundingDecides = FindingCode(
    "rounding-decides", .noted,
    Wording(
      "minuty zaokrąglone w eksporcie decydują o bloku ({0} albo {1})",
      "minutes rounded up by the export decide a block ({0} or {1})"),
    help: Wording(
      "Sprawdź czasy w sekundach, jeśli narzędzie je podaje (R3).",
      "Check the times in seconds where the tool has them (R3)."))
  package static let noExchangeRate = FindingCode(
    "no-exchange-rate", .refused,
    Wording("brak kursu {0} z tabeli z dnia {1}", "no rate of {0} from the table of {1}"),
    help: Wording(
      "Dopisz kurs średni NBP (tabela A) w exchange-rates.csv.",
      "Add the NBP mid rate (table A) to exchange-rates.csv."))
}
