extension FindingCode {
  /// What can be said of a run as a whole.
  package static let runs: [FindingCode] = [
    yamlSyntax, yamlDuplicateKey, yamlUnsupported, yamlNotUTF8, missingFolder, noLogs,
    unreadableFile,
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
  package static let noLogs = FindingCode(
    "no-logs", .refused,
    Wording("w folderze logs/ nie ma żadnego pliku CSV", "logs/ holds no CSV file"),
    help: Wording(
      "Zapisz tam dzienniki sesji, także z dni wokół końca miesiąca.",
      "Put the session logs there, also those of the days around the month's end."))
  package static let unreadableFile = FindingCode(
    "unreadable-file", .refused,
    Wording("pliku nie można odczytać: {0}", "the file cannot be read: {0}"),
    help: Wording(
      "Sprawdź, czy to zwykły plik i czy masz do niego prawa.",
      "See whether it is a regular file and whether you may read it."))
}
