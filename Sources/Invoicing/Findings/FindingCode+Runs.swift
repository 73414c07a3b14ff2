extension FindingCode {
  /// What can be said of a run as a whole.
  package static let runs: [FindingCode] = [
    yamlSyntax, yamlDuplicateKey, yamlUnsupported, yamlNotUTF8, missingFolder,
    notBillingFolder, insideBillingFolder, noLogs, unreadableFile,
  ]

  /// The text is no YAML; `{0}` is what the YAML library says.
  package static let yamlSyntax = FindingCode(
    "yaml-syntax", .refused,
    Wording("błąd składni YAML: {0}", "YAML syntax error: {0}"),
    help: Wording(
      "Sprawdź wcięcia (spacje, nie tabulatory), dwukropki i cudzysłowy w tym miejscu "
        + "i linię wyżej.",
      "Check indentation (blanks, no tabs), colons and quotes here and one line above."))

  /// A key stands twice in one block; `{0}` is the key.
  package static let yamlDuplicateKey = FindingCode(
    "yaml-duplicate-key", .refused,
    Wording("klucz „{0}” stoi dwa razy w jednym bloku", "key \"{0}\" stands twice in one block"),
    help: Wording("Zostaw jeden z nich.", "Keep one of them."))

  /// YAML that a settings file does not need; `{0}` names it.
  package static let yamlUnsupported = FindingCode(
    "yaml-unsupported", .refused,
    Wording("nieobsługiwany zapis YAML: {0}", "this form of YAML is not supported: {0}"),
    help: Wording(
      "Wpisz wartość wprost: klucz, dwukropek, tekst; bez kotwic i kluczy złożonych.",
      "Write the value out: key, colon, text; no anchors and no composed keys."))

  /// The bytes are no UTF-8.
  package static let yamlNotUTF8 = FindingCode(
    "yaml-not-utf8", .refused,
    Wording("plik nie jest tekstem UTF-8", "the file is no UTF-8 text"),
    help: Wording(
      "Zapisz plik ponownie w edytorze z kodowaniem UTF-8.",
      "Save the file again from an editor with encoding UTF-8."))

  package static let missingFolder = FindingCode(
    "missing-folder", .refused,
    Wording("nie ma folderu {0}", "there is no folder {0}"),
    help: Wording(
      "Podaj folder z billing.yaml albo załóż go: invoice-run init.",
      "Name the folder that holds billing.yaml, or make one: invoice-run init."))
  package static let notBillingFolder = FindingCode(
    "not-billing-folder", .refused,
    Wording(
      "{0} nie jest folderem rozliczeniowym: nie ma w nim billing.yaml",
      "{0} is no billing folder: there is no billing.yaml in it"),
    help: Wording(
      "Podaj folder z billing.yaml; nowy, z przykładami, zakłada invoice-run init FOLDER.",
      "Name the folder that holds billing.yaml; invoice-run init FOLDER makes one with examples."))
  package static let insideBillingFolder = FindingCode(
    "inside-billing-folder", .refused,
    Wording(
      "{0} to tylko część folderu rozliczeniowego: billing.yaml jest w {1}",
      "{0} is only a part of a billing folder: billing.yaml is in {1}"),
    help: Wording("Podaj folder {1}.", "Name the folder {1}."))
  package static let noLogs = FindingCode(
    "no-logs", .refused,
    Wording("w folderze logs/ nie ma żadnego pliku CSV", "logs/ holds no CSV file"),
    help: Wording(
      "Zapisz tam dzienniki sesji, także z dni wokół końca miesiąca.",
      "Put the session logs there, also those of the days around the month's end."))
  /// `{0}` is the reason in Polish, `{1}` in English.
  package static let unreadableFile = FindingCode(
    "unreadable-file", .refused,
    Wording("pliku nie można odczytać: {0}", "the file cannot be read: {1}"),
    help: Wording(
      "Sprawdź, czy to zwykły plik i czy masz do niego prawa.",
      "See whether it is a regular file and whether you may read it."))
}

extension FindingCode {
  /// What issuing, billing again and correcting have to say (R22 to R24).
  package static let issuing: [FindingCode] = [
    periodNotOver, lateInvoice, earlierIssueDate, buyerDataChanged, buyerGone, issuerDataChanged,
    freeLinesChanged, billedNowHeld, noKSeFNumber, moveNeedsBoth, moveMustWait,
    feeBelowSettled, paymentUnknownDocument, billedInOtherMonth,
    correctionBeforeInvoice,
  ]

  package static let periodNotOver = FindingCode(
    "period-not-over", .refused,
    Wording(
      "miesiąc kończy się {0}, po dacie wystawienia {1}",
      "the month ends on {0}, after the issue date {1}"),
    help: Wording(
      "Wystaw po końcu miesiąca; wcześniej można zrobić projekt (--draft).",
      "Issue after the month's end; a draft (--draft) can be made before."))
  package static let lateInvoice = FindingCode(
    "late-invoice", .noted,
    Wording(
      "data wystawienia {0} jest po 15. dniu następnego miesiąca",
      "the issue date {0} is after the 15th of the next month"),
    help: Wording(
      "Faktura jest ważna, ale spóźniona (art. 106i ustawy o VAT).",
      "The invoice is valid but late (art. 106i of the VAT Act)."))
  package static let earlierIssueDate = FindingCode(
    "earlier-issue-date", .noted,
    Wording(
      "data wystawienia {0} jest wcześniejsza niż dziś", "the issue date {0} is before today"),
    help: Wording(
      "KSeF uzna dokument za wystawiony offline; wyślij go najpóźniej następnego dnia roboczego.",
      "KSeF takes it as issued offline; send it by the next business day."))
  package static let buyerDataChanged = FindingCode(
    "buyer-data-changed", .noted,
    Wording(
      "dane klienta {0} są dziś inne niż na wystawionym dokumencie",
      "the data of client {0} differ today from those of the issued document"),
    help: Wording(
      "Dokument zostaje bez zmian; aby je skorygować: correct --buyer-data {0}.",
      "The document stays as it is; to correct them: correct --buyer-data {0}."))
  package static let buyerGone = FindingCode(
    "buyer-gone", .noted,
    Wording(
      "klienta {0}, któremu rozliczono ten miesiąc, nie ma już w clients.csv",
      "client {0}, who was billed for this month, is no longer in clients.csv"),
    help: Wording(
      "Nic: korekty zachowują dane z dokumentu; aby je zmienić, przywróć wiersz klienta.",
      "Nothing: corrections keep the document's data; to change them restore the client's row."))
  package static let issuerDataChanged = FindingCode(
    "issuer-data-changed", .noted,
    Wording(
      "dane sprzedawcy są dziś inne niż na wystawionych dokumentach tego miesiąca",
      "the issuer's data differ today from those of the month's issued documents"),
    help: Wording(
      "Nic: korekty tego miesiąca zachowują dane z faktur.",
      "Nothing: corrections of this month keep the data of its invoices."))
  package static let freeLinesChanged = FindingCode(
    "free-lines-changed", .noted,
    Wording(
      "u klienta {0} zmieniły się pozycje po 0,00; kwoty bez zmian",
      "lines of 0.00 changed for client {0}; no amount did"),
    help: Wording("Nic: takie zmiany nie wymagają korekty.", "Nothing: they need no correction."))
  package static let billedNowHeld = FindingCode(
    "billed-now-held", .refused,
    Wording(
      "sesja została rozliczona (klient {0}), a teraz jest wstrzymana",
      "the session was billed (client {0}) and is held now"),
    help: Wording(
      "Rozstrzygnij ją decyzją (decisions.csv), potem powtórz.",
      "Settle it by a decision (decisions.csv), then run again."))
  package static let noKSeFNumber = FindingCode(
    "no-ksef-number", .refused,
    Wording(
      "{0} nie ma jeszcze numeru KSeF: do tego czasu korekta czeka",
      "{0} has no KSeF number yet: until it has, the correction waits"),
    help: Wording(
      "Wczytaj numer (ksef import) albo, jeśli tę fakturę wystawiono poza KSeF, użyj "
        + "--outside-ksef.",
      "Import the number (ksef import) or, if this invoice was issued outside KSeF, use "
        + "--outside-ksef."))
  package static let billedInOtherMonth = FindingCode(
    "billed-in-other-month", .refused,
    Wording(
      "sesję rozliczono już za {0} ({1}), a według dzisiejszych danych należy do tego miesiąca",
      "the session was billed for {0} already ({1}), but by today's data it is of this month"),
    help: Wording(
      "Najpierw skoryguj tamten miesiąc: correct --period {0} (R4).",
      "First correct that month: correct --period {0} (R4)."))
  package static let correctionBeforeInvoice = FindingCode(
    "correction-before-invoice", .refused,
    Wording(
      "korekta z {1} byłaby wcześniejsza niż faktura {0} z {2}",
      "a correction of {1} would be before invoice {0} of {2}"),
    help: Wording("Podaj późniejszą datę (--issue-date).", "Give a later date (--issue-date)."))
  package static let moveNeedsBoth = FindingCode(
    "move-needs-both", .refused,
    Wording(
      "konsultacja przeszła od klienta {0} do {1}; korekta musi objąć obu",
      "a consultation moved from client {0} to {1}; the correction must take both"),
    help: Wording("Podaj --client {0} --client {1}.", "Give --client {0} --client {1}."))
  package static let moveMustWait = FindingCode(
    "move-must-wait", .refused,
    Wording(
      "konsultacja klienta {0} przeszła od lub do klienta {1}, którego faktury nie można jeszcze "
        + "skorygować",
      "a consultation of client {0} moved from or to client {1}, whose invoice cannot be "
        + "corrected yet"),
    help: Wording(
      "Obaj zostaną skorygowani razem, gdy będzie numer KSeF.",
      "Both are corrected together once the KSeF number is there."))
  package static let feeBelowSettled = FindingCode(
    "fee-below-settled", .warning,
    Wording(
      "po korekcie opłata jest niższa niż wypłacono: {0} za dużo (R20)",
      "after the correction the fee is below what was settled: {0} too much (R20)"),
    help: Wording(
      "Odpowiedzialność nie przekracza opłaty; wyjaśnij wypłatę.",
      "Liability never exceeds the fee; clear up the payment."))
  package static let paymentUnknownDocument = FindingCode(
    "payment-unknown-document", .warning,
    Wording(
      "wpłata na dokument, którego nie ma w rejestrze",
      "a payment for a document that the ledger does not have"),
    help: Wording(
      "Popraw numer w payments.csv: bez tego opłata liczy się jako niezapłacona (R19).",
      "Mend the number in payments.csv: until then the fee counts as unpaid (R19)."))
}
