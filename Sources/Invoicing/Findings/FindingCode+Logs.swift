extension FindingCode {
  /// What can be wrong with a session log as a file.
  static let logCodes = [
    unknownLayout, unmappedColumn, missingConsentColumn, unmatchedLog, logNotCSV, unknownProfile,
    missingZone, droppedRow, rowLimit, badDuration,
  ]

  package static let unknownLayout = FindingCode(
    "unknown-layout", .refused,
    Wording(
      "układ pliku nie pasuje do profilu {0}; nie znaleziono: {1}",
      "the file's layout does not fit profile {0}; not found: {1}"),
    help: Wording(
      "Wskaż w billing.yaml właściwy profil albo opisz ten układ w profiles/.",
      "Name the right profile in billing.yaml, or describe this layout in profiles/."))
  package static let unmappedColumn = FindingCode(
    "unmapped-column", .refused,
    Wording(
      "profil {1} nie zna kolumny \"{0}\"", "profile {1} does not know column \"{0}\""),
    help: Wording(
      "Program eksportujący zmienił plik: przypisz kolumnę w profilu albo wpisz ją jako pomijaną.",
      "The exporting tool changed its file: map the column in the profile or list it as ignored."))
  package static let missingConsentColumn = FindingCode(
    "missing-consent-column", .refused,
    Wording(
      "plik nie ma kolumny \"{0}\", w której miała być zgoda",
      "the file has no column \"{0}\" that should hold the consent"),
    help: Wording(
      "Popraw wpis consent w billing.yaml: nazwa kolumny pliku albo standing:<dokument>.",
      "Mend the consent entry in billing.yaml: a column of the file, or standing:<document>."))
  package static let unmatchedLog = FindingCode(
    "unmatched-log", .refused,
    Wording(
      "żaden wpis logs w billing.yaml nie obejmuje tego pliku",
      "no entry of logs in billing.yaml covers this file"),
    help: Wording(
      "Dopisz w billing.yaml, jakim profilem czytać ten plik, albo wynieś go z folderu.",
      "Say in billing.yaml by which profile the file is read, or take it out of the folder."))
  package static let logNotCSV = FindingCode(
    "log-not-csv", .refused,
    Wording(
      "w logs/ czyta się tylko pliki .csv; tego nie przeczytano",
      "only .csv files are read in logs/; this one was not"),
    help: Wording(
      "Zapisz dziennik jako CSV albo wynieś plik z folderu.",
      "Save the log as CSV, or take the file out of the folder."))
  package static let unknownProfile = FindingCode(
    "unknown-profile", .refused,
    Wording("nie ma profilu \"{0}\"", "there is no profile \"{0}\""),
    help: Wording(
      "Popraw nazwę w billing.yaml na znaną: {1}.",
      "Change the name in billing.yaml to a known one: {1}."))
  package static let missingZone = FindingCode(
    "missing-zone", .refused,
    Wording(
      "profil {0} nie mówi, w jakiej strefie są godziny, a wpis logs też nie",
      "profile {0} does not say in which zone its times are, and neither does the logs entry"),
    help: Wording(
      "Dopisz time_zone do wpisu logs w billing.yaml, np. Europe/Warsaw.",
      "Add time_zone to the logs entry in billing.yaml, such as Europe/Warsaw."))
  package static let droppedRow = FindingCode(
    "dropped-row", .noted,
    Wording(
      "wiersz sumy pominięto zgodnie z profilem: {0}",
      "a total row was left out as the profile says: {0}"),
    help: Wording("Nic nie trzeba robić.", "Nothing has to be done."))
  package static let rowLimit = FindingCode(
    "row-limit", .warning,
    Wording(
      "liczba wierszy pliku to dokładnie {0}: tyle, ile program eksportujący podaje najwyżej",
      "the file has exactly {0} rows: the most the exporting tool gives"),
    help: Wording(
      "Eksport mógł zostać ucięty: pobierz krótsze okresy i porównaj.",
      "The export may have been cut: fetch shorter periods and compare."))
  package static let badDuration = FindingCode(
    "bad-duration", .refused,
    Wording("\"{0}\" nie jest czasem trwania", "\"{0}\" is no duration"),
    help: Wording(
      "Komórki mogły się przesunąć; dozwolone zapisy podaje profil pliku.",
      "Cells may be shifted; the file's profile lists the forms."))
}
