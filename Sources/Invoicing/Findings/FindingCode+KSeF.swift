extension FindingCode {
  /// What can be said of invoices for KSeF, and of what came back from there.
  package static let ksef: [FindingCode] = [
    ksefInvalid, ksefTextChanged, ksefUnknownDocument, ksefNotSent, ksefBadNumber,
    ksefBadCheckByte, ksefOtherSeller, ksefNumberTwice, ksefAnswerTwice, ksefAnsweredOtherwise,
    ksefDay, ksefRefusedNumber, ksefRefusedInUse,
  ]

  /// A document that KSeF would not take; `{0}` is where and why.
  package static let ksefInvalid = FindingCode(
    "ksef-invalid", .refused,
    Wording("KSeF nie przyjmie tego dokumentu: {0}", "KSeF would not take this document: {0}"),
    help: Wording(
      "Popraw dane wskazanego pola w billing.yaml, clients.csv lub prices.csv.",
      "Mend the data of the field named, in billing.yaml, clients.csv or prices.csv."))

  /// A text that had to be changed for KSeF; `{0}` is the field, `{1}` what was done.
  package static let ksefTextChanged = FindingCode(
    "ksef-text-changed", .noted,
    Wording(
      "tekst w polu {0} zmieniono dla KSeF: {1}", "the text of {0} was changed for KSeF: {1}"),
    help: Wording(
      "Jeżeli to zły znak lub zbyt długi tekst, popraw go w tabeli źródłowej.",
      "If it is a broken character or too long a text, mend it in the table it comes from."))

  package static let ksefUnknownDocument = FindingCode(
    "ksef-unknown-document", .refused,
    Wording(
      "rejestr nie zna dokumentu ani pliku „{0}”", "the ledger knows no document or file \"{0}\""),
    help: Wording(
      "Wpisz numer dokumentu albo skrót SHA-256 pliku z ksef/manifest.csv.",
      "Enter the document's number, or the SHA-256 of its file from ksef/manifest.csv."))

  package static let ksefNotSent = FindingCode(
    "ksef-not-sent", .refused,
    Wording("dokument {0} nie jest przeznaczony do KSeF", "document {0} is not one for KSeF"),
    help: Wording(
      "Usuń wiersz: dokument wystawiono poza KSeF albo nie jest fakturą.",
      "Take the row out: the document was issued outside KSeF, or is no invoice."))

  package static let ksefBadNumber = FindingCode(
    "ksef-bad-number", .refused,
    Wording("„{0}” nie jest numerem KSeF", "\"{0}\" is no KSeF number"),
    help: Wording(
      "Numer ma 35 znaków: NIP, data, 12 znaków i suma kontrolna, np. "
        + "5265877635-20250826-0100001AF629-AF.",
      "A number has 35 characters: NIP, date, 12 characters and a check byte, such as "
        + "5265877635-20250826-0100001AF629-AF."))

  /// `{0}` is the number, `{1}` the check byte it should have.
  package static let ksefBadCheckByte = FindingCode(
    "ksef-bad-check-byte", .refused,
    Wording(
      "suma kontrolna numeru KSeF {0} jest błędna (byłaby {1})",
      "the check byte of KSeF number {0} is wrong (it would be {1})"),
    help: Wording(
      "Skopiuj numer jeszcze raz z KSeF: jeden ze znaków jest inny.",
      "Copy the number from KSeF once more: one of its characters is another."))

  package static let ksefOtherSeller = FindingCode(
    "ksef-other-seller", .refused,
    Wording(
      "numer KSeF {0} należy do innego sprzedawcy niż {1}",
      "KSeF number {0} is of another seller than {1}"),
    help: Wording("Sprawdź, czy to numer tej faktury.", "See whether it is this invoice's number."))

  package static let ksefNumberTwice = FindingCode(
    "ksef-number-twice", .refused,
    Wording("numer KSeF {0} ma też dokument {1}", "KSeF number {0} is also that of {1}"),
    help: Wording(
      "Każda faktura ma własny numer; popraw jeden z wierszy.",
      "Each invoice has a number of its own; mend one of the rows."))

  package static let ksefAnswerTwice = FindingCode(
    "ksef-answer-twice", .refused,
    Wording("dokument {0} ma już wiersz {1}", "document {0} has row {1} already"),
    help: Wording("Zostaw jeden z wierszy.", "Keep one of the rows."))

  package static let ksefAnsweredOtherwise = FindingCode(
    "ksef-answered-otherwise", .refused,
    Wording(
      "dla dokumentu {0} zapisano już co innego: {1}",
      "something else is recorded for document {0}: {1}"),
    help: Wording(
      "Rejestr tylko rośnie; sprawdź, która odpowiedź jest prawdziwa.",
      "The ledger only grows; see which answer is the true one."))

  /// `{0}` is the day given, `{1}` the day it should not be before, or should be.
  package static let ksefDay = FindingCode(
    "ksef-day", .refused,
    Wording(
      "data przyjęcia {0} nie zgadza się z {1} (data wystawienia lub data w numerze)",
      "accepted on {0} does not agree with {1} (issue date, or the date in the number)"),
    help: Wording(
      "Wpisz dzień z urzędowego poświadczenia odbioru.",
      "Enter the day of the official receipt."))

  package static let ksefRefusedNumber = FindingCode(
    "ksef-refused-number", .refused,
    Wording(
      "odrzucony dokument nie może mieć numeru KSeF ani daty przyjęcia",
      "a refused document has no KSeF number and no day of acceptance"),
    help: Wording(
      "Wpisz status accepted albo usuń numer i datę.",
      "Enter status accepted, or take number and date out."))

  /// `{0}` is the later document that rests on it.
  package static let ksefRefusedInUse = FindingCode(
    "ksef-refused-in-use", .refused,
    Wording(
      "na odrzuconym dokumencie opiera się późniejszy {0}",
      "the later document {0} rests on the refused one"),
    help: Wording(
      "Odrzucone mogą być tylko ostatnie dokumenty klienta za miesiąc; wpisz też późniejsze albo "
        + "wyjaśnij je w KSeF.",
      "Only the last documents of a client's month can be refused; enter the later ones too, or "
        + "settle them in KSeF."))
}
