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
    "znaki, których KSeF nie przyjmuje ({0}), zastąpiono znakiem U+FFFD",
    "characters that KSeF does not take ({0}) became U+FFFD")
  static let cut = Wording("skrócono do {0} znaków", "cut to {0} characters")
  static let leftOut = Wording(
    "pominięto: wartość nie ma wymaganej postaci", "left out: the value has not the form asked for")
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
