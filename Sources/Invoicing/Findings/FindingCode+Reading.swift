extension FindingCode {
  /// What can be wrong with a file before its meaning is looked at.
  package static let reading: [FindingCode] =
    fileCodes + headerCodes + cellCodes + logCodes + damageCodes

  private static let fileCodes = [
    badEncoding, emptyFile, nulByte, rowTooLong, unterminatedQuote, strayQuote, tooManyRefused,
  ]
  private static let headerCodes = [
    missingColumns, unknownColumn, duplicateColumn, headerTwice, raggedRow,
  ]
  private static let cellCodes = [
    missingValue, badDate, badTime, badNumber, badWholeNumber, tooManyDecimals, thousandsDot,
    excel1899, excelError, excelExponent, negative, amountTooLarge, otherCurrency, badNIP, badIBAN,
    badValue,
  ]

  // MARK: Files

  package static let badEncoding = FindingCode(
    "encoding", .refused,
    Wording(
      "nie da się odczytać znaków pliku; pierwszy zły bajt ma numer {0}",
      "the characters of the file cannot be read; the first bad byte is number {0}"),
    help: Wording(
      "Zapisz plik ponownie jako CSV UTF-8 i uruchom program jeszcze raz.",
      "Save the file again as CSV UTF-8 and run the program once more."))
  package static let emptyFile = FindingCode(
    "empty-file", .refused,
    Wording("plik jest pusty", "the file is empty"),
    help: Wording(
      "Wyeksportuj plik ponownie; tabela bez wierszy ma mieć przynajmniej nagłówek.",
      "Export the file again; a table without rows still needs its header."))
  package static let nulByte = FindingCode(
    "nul-byte", .refused,
    Wording("wiersz zawiera bajt zerowy", "the row holds a NUL byte"),
    help: Wording(
      "Plik jest uszkodzony: pobierz go ponownie ze źródła.",
      "The file is damaged: fetch it from its source again."))
  package static let rowTooLong = FindingCode(
    "row-too-long", .refused,
    Wording(
      "wiersz jest dłuższy niż 16 MiB albo ma więcej niż 16 384 komórki",
      "the row is longer than 16 MiB or has more than 16,384 cells"),
    help: Wording(
      "Zwykle brakuje cudzysłowu zamykającego komórkę: sprawdź początek tego wiersza.",
      "Usually a closing quote is missing; look at the place where the row begins."))
  package static let tooManyRefused = FindingCode(
    "too-many-refused", .refused,
    Wording(
      "odrzucono już {0} miejsc; od wiersza {1} pliku nie sprawdzano",
      "{0} places are refused already; from line {1} on the file was not looked at"),
    help: Wording(
      "To raczej nie ta tabela, nie ten profil albo plik jest uszkodzony.",
      "It is rather another table, another profile, or the file is damaged."))
  package static let unterminatedQuote = FindingCode(
    "unterminated-quote", .refused,
    Wording(
      "cudzysłów otwarty w tym miejscu nie jest zamknięty do końca pliku",
      "the quote opened here is not closed before the end of the file"),
    help: Wording(
      "Dopisz brakujący cudzysłów albo pobierz plik ponownie: mógł zostać ucięty.",
      "Add the missing quote or fetch the file again: it may have been cut off."))
  package static let strayQuote = FindingCode(
    "stray-quote", .noted,
    Wording(
      "cudzysłów wewnątrz komórki przyjęto jako zwykły znak",
      "a quote inside a cell was taken as an ordinary character"),
    help: Wording(
      "Sprawdź, czy wiersz odczytano dobrze; poprawny zapis to \"\" w komórce w cudzysłowie.",
      "See whether the row was read well; correct is \"\" within a quoted cell."))

  // MARK: Header and rows

  package static let missingColumns = FindingCode(
    "missing-columns", .refused,
    Wording("brakuje kolumn: {0}", "columns are missing: {0}"),
    help: Wording(
      "Dodaj brakujące kolumny do nagłówka; nagłówek musi być pierwszym wierszem.",
      "Add the missing columns to the header; the header must be the first row."))
  package static let unknownColumn = FindingCode(
    "unknown-column", .refused,
    Wording("nieznana kolumna \"{0}\"", "unknown column \"{0}\""),
    help: Wording(
      "Usuń kolumnę albo nadaj jej znaną nazwę: {1}.",
      "Remove the column, or give it a known name: {1}."))
  package static let duplicateColumn = FindingCode(
    "duplicate-column", .refused,
    Wording("kolumna \"{0}\" występuje dwa razy", "column \"{0}\" stands twice"),
    help: Wording("Zostaw jedną z nich.", "Keep one of them."))
  package static let headerTwice = FindingCode(
    "header-twice", .refused,
    Wording("wiersz powtarza nagłówek", "the row repeats the header"),
    help: Wording(
      "Zapewne sklejono dwa pliki: usuń ten wiersz i sprawdź, czy nic się nie powtarza.",
      "Two files were probably joined: remove this row and see that nothing stands twice."))
  package static let raggedRow = FindingCode(
    "ragged-row", .refused,
    Wording(
      "wiersz ma {0} komórek, a nagłówek {1} kolumn",
      "the row has {0} cells, the header {1} columns"),
    help: Wording(
      "Komórki są przesunięte albo tekst zawiera separator bez cudzysłowów: popraw wiersz.",
      "Cells are shifted, or a text holds the delimiter without quotes: mend the row."))

  // MARK: Cells

  package static let missingValue = FindingCode(
    "missing-value", .refused,
    Wording("pusta komórka, a wartość jest wymagana", "the cell is empty, a value is required"),
    help: Wording("Uzupełnij komórkę.", "Fill in the cell."))
  package static let badDate = FindingCode(
    "bad-date", .refused,
    Wording("\"{0}\" nie jest datą", "\"{0}\" is no date"),
    help: Wording("Zapisz datę jako 2026-10-31.", "Write the date as 2026-10-31."))
  package static let badTime = FindingCode(
    "bad-time", .refused,
    Wording("\"{0}\" nie jest datą z godziną", "\"{0}\" is no date with a time"),
    help: Wording(
      "Zapisz czas jako 2026-10-31T14:05:00+01:00 albo tak, jak podaje profil pliku.",
      "Write the time as 2026-10-31T14:05:00+01:00, or as the file's profile states it."))
  package static let badNumber = FindingCode(
    "bad-number", .refused,
    Wording(
      "\"{0}\" nie jest liczbą, której się tu oczekuje", "\"{0}\" is not the number expected here"),
    help: Wording(
      "Zapisz liczbę jako 1234.56, 1234,56 albo 1 234,56 zł.",
      "Write the number as 1234.56, 1234,56 or 1 234,56 zł."))
  /// `{1}` and `{2}` are the least and the greatest number allowed.
  package static let badWholeNumber = FindingCode(
    "bad-whole-number", .refused,
    Wording(
      "\"{0}\" nie jest liczbą całkowitą z dozwolonego zakresu",
      "\"{0}\" is no whole number of the allowed range"),
    help: Wording(
      "Wpisz samymi cyframi liczbę całkowitą od {1} do {2}.",
      "Write a whole number from {1} to {2}, in digits only."))
  package static let tooManyDecimals = FindingCode(
    "too-many-decimals", .refused,
    Wording("\"{0}\" ma za dużo miejsc po przecinku", "\"{0}\" has too many decimals"),
    help: Wording(
      "Kwoty i ceny mają 2 miejsca, cena kilometra 4, ilości 3. Program nie zaokrągla.",
      "Amounts and prices have 2 decimals, a price per km 4, quantities 3. Nothing is rounded."
    ))
  package static let thousandsDot = FindingCode(
    "thousands-dot", .refused,
    Wording(
      "\"{0}\" ma więcej niż jeden znak dziesiętny: kropki lub przecinki dzielą tysiące",
      "\"{0}\" has more than one decimal mark: dots or commas part the thousands"),
    help: Wording(
      "Zapisz liczbę bez kropek między tysiącami: 1234,56.",
      "Write the number without marks between thousands: 1234.56."))
  package static let excel1899 = FindingCode(
    "excel-1899", .refused,
    Wording(
      "\"{0}\": arkusz zamienił sam czas w datę z roku 1899",
      "\"{0}\": a spreadsheet turned a time into a date of 1899"),
    help: Wording(
      "Pobierz plik ponownie ze źródła i nie zapisuj go w arkuszu.",
      "Fetch the file from its source again and do not save it in a spreadsheet."))
  package static let excelError = FindingCode(
    "excel-error", .refused,
    Wording("\"{0}\": błąd formuły arkusza", "\"{0}\": an error of a spreadsheet's formula"),
    help: Wording(
      "Popraw formułę w arkuszu, z którego powstał plik, albo wpisz wartość.",
      "Mend the formula in the spreadsheet the file came from, or write the value."))
  package static let excelExponent = FindingCode(
    "excel-exponent", .refused,
    Wording(
      "\"{0}\": arkusz skrócił liczbę do potęgi dziesięciu",
      "\"{0}\": a spreadsheet cut the number down to a power of ten"),
    help: Wording(
      "Cyfry przepadły: pobierz plik ponownie ze źródła albo wpisz pełną liczbę.",
      "Digits are lost: fetch the file from its source again or write the whole number."))
  package static let negative = FindingCode(
    "negative", .refused,
    Wording("\"{0}\" jest liczbą ujemną", "\"{0}\" is negative"),
    help: Wording(
      "Tu wolno wpisać tylko zero lub liczbę dodatnią.", "Only zero or more may stand here."))
  package static let amountTooLarge = FindingCode(
    "amount-too-large", .refused,
    Wording("\"{0}\" przekracza 1 000 000 000", "\"{0}\" is above 1 000 000 000"),
    help: Wording(
      "Sprawdź liczbę cyfr i znak dziesiętny.", "Check the digits and the decimal mark."))
  package static let otherCurrency = FindingCode(
    "other-currency", .refused,
    Wording(
      "\"{0}\" jest w innej walucie niż cały wiersz",
      "\"{0}\" is in another currency than its row"),
    help: Wording("Popraw kwotę albo kolumnę waluty.", "Mend the amount or the currency column."))
  package static let badNIP = FindingCode(
    "bad-nip", .refused,
    Wording("\"{0}\" nie jest poprawnym NIP-em", "\"{0}\" is no valid NIP"),
    help: Wording(
      "Sprawdź 10 cyfr i cyfrę kontrolną; dla numeru z innego kraju użyj kolumny vat_eu.",
      "Check the 10 digits and the check digit; another country's number belongs into vat_eu."))
  package static let badIBAN = FindingCode(
    "bad-iban", .refused,
    Wording("\"{0}\" nie jest poprawnym numerem konta", "\"{0}\" is no valid account number"),
    help: Wording(
      "Sprawdź cyfry numeru IBAN; suma kontrolna się nie zgadza.",
      "Check the digits of the IBAN; its check sum does not fit."))
  package static let badValue = FindingCode(
    "bad-value", .refused,
    Wording("nieznana wartość \"{0}\"", "unknown value \"{0}\""),
    help: Wording("Dozwolone: {1}.", "Allowed: {1}."))
}
