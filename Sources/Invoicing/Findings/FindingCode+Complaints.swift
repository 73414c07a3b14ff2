extension FindingCode {
  /// What can be said of complaints and the liability cap.
  package static let complaintCodes: [FindingCode] = [
    repairWithoutComplaint, repairOpen, repairOfNothing, complaintUnknownSession,
    complaintWithoutConfirmation, capBreach,
  ]

  package static let repairWithoutComplaint = FindingCode(
    "repair-without-complaint", .held,
    Wording("nie ma reklamacji {0}", "there is no complaint {0}"),
    help: Wording(
      "Wpisz reklamację do complaints.csv albo popraw repairs decyzją set.",
      "Enter the complaint in complaints.csv, or mend repairs by a set decision."))
  package static let repairOpen = FindingCode(
    "repair-open", .held,
    Wording(
      "reklamacja {0} nie jest rozpatrzona; wiersz odłożony",
      "complaint {0} is open; the row is deferred"),
    help: Wording(
      "Nic teraz; rozliczenie nastąpi po rozpatrzeniu.",
      "Nothing now; it is billed or freed once the complaint is decided."))
  package static let repairOfNothing = FindingCode(
    "repair-of-nothing", .held,
    Wording(
      "konsultacji tego klienta, której dotyczy reklamacja {0}, nie ma ani w rejestrze, "
        + "ani wśród rozliczanych wierszy dzienników",
      "the client's consultation of complaint {0} is neither in the ledger nor among the rows of "
        + "the logs that are billed"),
    help: Wording(
      "Dołącz dziennik z tamtego miesiąca (check czyta rejestr tylko z --output), rozstrzygnij "
        + "wstrzymany wiersz albo popraw session_id reklamacji.",
      "Add the log of that month (check reads a ledger only with --output), settle the held row, "
        + "or mend the complaint's session_id."))
  package static let complaintUnknownSession = FindingCode(
    "complaint-unknown-session", .warning,
    Wording("reklamacja dotyczy nieznanej sesji {0}", "the complaint is about unknown session {0}"),
    help: Wording(
      "Sprawdź session_id albo dołącz dziennik z tamtego miesiąca.",
      "Check session_id, or add the log of that month."))
  package static let complaintWithoutConfirmation = FindingCode(
    "complaint-without-confirmation", .noted,
    Wording(
      "nie zapisano potwierdzenia pracy; reklamacje do {0} (gwarancja do {1})",
      "no confirmation of the work is recorded; complaints until {0} (warranty until {1})"),
    help: Wording(
      "Uzupełnij confirmed_at, jeśli klient potwierdził (R17).",
      "Fill in confirmed_at if the client confirmed (R17)."))
  package static let capBreach = FindingCode(
    "cap-breach", .warning,
    Wording(
      "wypłacono {0}, a należało się najwyżej {1}: o {2} za dużo",
      "settled {0}, but {1} was payable at most: {2} too much"),
    help: Wording(
      "Odpowiedzialność nie przekracza pobranej opłaty (T3, R19); wyjaśnij wypłatę.",
      "Liability never exceeds the fee (T3, R19); clear up the payment."))
}
