import Invoicing

/// What invoices for KSeF, and what is said of them, have in words; the XML itself is Polish.
enum WordsKSeF {
  static let explainedBy = Wording("Zestawienie sesji", "Statement of sessions")
  static let rateTable = Wording("Kurs NBP {0}, tabela A", "NBP rate of {0}, table A")
  static let blockOf = Wording("blok {0} min", "block of {0} min")
  static let verification = Wording("Weryfikacja w KSeF", "Verification in KSeF")
  static let clauses = Wording(
    "T1-T4: punkty opublikowanych warunków świadczenia usług.",
    "T1 to T4: points of the published terms of service.")
  static let replaced = Wording(
    "znaki, których KSeF nie przyjmuje ({0}), zastąpiono znakiem zapytania",
    "characters that KSeF does not take ({0}) became question marks")
  static let cut = Wording("skrócono do {0} znaków", "cut to {0} characters")
  static let leftOut = Wording(
    "pominięto: wartość nie ma wymaganej postaci", "left out: the value has not the form asked for")
  static let statusTitle = Wording("Faktury w KSeF", "Invoices in KSeF")
  static let statusCounts = Wording(
    "z numerem: {0}, bez numeru: {1}, odrzucone: {2}",
    "with a number: {0}, without: {1}, refused: {2}")
  static let waiting = Wording("Bez numeru KSeF:", "Without a KSeF number:")
  static let sendBy = Wording("wysłać do", "send by")
  static let issueBy = Wording("termin ustawowy", "legal term")
  static let sendRule = Wording(
    "Plik wysłany w dniu wystawienia jest online, później offline24: najpóźniej w następnym dniu "
      + "roboczym (pn-pt). Termin ustawowy wystawienia: 15. dzień miesiąca po okresie.",
    "A file sent on its issue date is online, later offline24: by the next business day (Mon-Fri). "
      + "The law wants the invoice issued by the 15th of the month after the period.")
  static let refused = Wording(
    "Odrzucone przez KSeF (liczą się jak niewystawione, numer zostaje):",
    "Refused by KSeF (they count as never issued, their numbers are kept):")
  static let imported = Wording(
    "Nowe odpowiedzi KSeF: {0}, znane już wcześniej: {1}.",
    "New answers of KSeF: {0}, known before: {1}.")
  static let nothingImported = Wording(
    "Niczego nie zapisano: popraw wskazane miejsca.",
    "Nothing was recorded: mend the places named above.")
  static let refusedMark = Wording("odrzucona", "refused")
  static let ksefNumber = Wording("Numer KSeF", "KSeF number")

  /// The unit of a row: a block with its length.
  static func unit(_ unit: Unit, blockMinutes: Int?) -> String {
    if unit == .block, let minutes = blockMinutes {
      return blockOf.text(.pl, [String(minutes)])
    }
    return Words.unit(unit).pl
  }

  /// The rules at the foot of an invoice: warranty, complaints and liability as they were in force.
  static func rules(_ state: Statement) -> [String] {
    guard let terms = state.terms.last?.terms else { return [] }
    let work =
      Words.ruleWarranty.text(.pl, [String(terms.warrantyDays)]) + " "
      + Words.ruleComplaint.text(.pl, [String(terms.complaintBusinessDays)]) + " "
      + Words.ruleCallOut.pl
    let liability =
      Words.ruleLiability.pl
      + (state.buyer.kind == .person ? " " + Words.ruleConsumer.pl : "")
    return [work, liability + " " + clauses.pl]
  }
}
