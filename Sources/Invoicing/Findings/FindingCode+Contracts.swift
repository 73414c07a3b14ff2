extension FindingCode {
  /// What can be wrong with billing.yaml and the tables.
  package static let contracts: [FindingCode] = settingsCodes + registerCodes

  private static let settingsCodes = [
    unknownKey, duplicateKey, missingKey, wrongType, numberingPattern, numberingAlike,
    termsOrder, unknownZone, badProfile,
  ]
  private static let registerCodes = [
    missingTable, duplicateClient, missingNIP, clientFileNames, reservedClientID,
    clientNotListed, agreementOverlap, priceOverlap, priceClientAndTier, validityOrder,
    dateOrder, duplicateComplaint, conflictingDecisions, reduceWithoutBlocks,
    blocksWithoutReduce, setNothing, setWithoutSet, paymentOfNothing, duplicateRate,
    missingZWBasis,
  ]

  // MARK: billing.yaml and profiles

  package static let unknownKey = FindingCode(
    "unknown-key", .refused,
    Wording("nieznany klucz \"{0}\"", "unknown key \"{0}\""),
    help: Wording("Popraw na znany klucz: {1}.", "Change it to a known key: {1}."))
  /// A key stands twice in a mapping that another reader than that of YAML let through, which has
  /// ``yamlDuplicateKey`` for it; `{0}` is the key.
  package static let duplicateKey = FindingCode(
    "duplicate-key", .refused,
    Wording("klucz \"{0}\" występuje dwa razy", "key \"{0}\" stands twice"),
    help: Wording("Zostaw jeden z nich.", "Keep one of them."))
  package static let missingKey = FindingCode(
    "missing-key", .refused,
    Wording("brakuje klucza \"{0}\"", "key \"{0}\" is missing"),
    help: Wording("Dopisz go z wartością.", "Add it with a value."))
  package static let wrongType = FindingCode(
    "wrong-type", .refused,
    Wording("oczekiwano: {0}", "expected here: {0}"),
    help: Wording(
      "Porównaj wcięcia i zapis z przykładem w samples/.",
      "Compare indents and form with the example in samples/."))
  package static let numberingPattern = FindingCode(
    "numbering-pattern", .refused,
    Wording(
      "wzór numeru \"{0}\" nie ma {year}, {month} i {seq:N} albo zawiera nieznany znacznik",
      "number pattern \"{0}\" lacks {year}, {month} or {seq:N}, or holds an unknown mark"),
    help: Wording(
      "Numeracja zaczyna się co miesiąc od nowa, np. FV/{year}/{month}/{seq:4} (R22).",
      "Numbers start again each month, as FV/{year}/{month}/{seq:4} does (R22)."))
  package static let numberingAlike = FindingCode(
    "numbering-alike", .refused,
    Wording(
      "faktury i korekty miałyby te same numery: \"{0}\"",
      "invoices and corrections would get the same numbers: \"{0}\""),
    help: Wording("Zmień jeden z wzorów, np. KOR/...", "Change one pattern, such as KOR/..."))
  package static let termsOrder = FindingCode(
    "terms-order", .refused,
    Wording(
      "warunki nie są ułożone rosnąco według valid_from",
      "the terms are not in ascending order of valid_from"),
    help: Wording(
      "Ułóż bloki od najstarszego; każdy ma mieć własne valid_from.",
      "Put the oldest block first; each needs a valid_from of its own."))
  package static let unknownZone = FindingCode(
    "unknown-zone", .refused,
    Wording("nie ma strefy czasowej \"{0}\"", "there is no time zone \"{0}\""),
    help: Wording("Użyj nazwy IANA, np. Europe/Warsaw.", "Use an IANA name, such as Europe/Warsaw.")
  )
  package static let badProfile = FindingCode(
    "bad-profile", .refused,
    Wording("profil logu jest niespójny: {0}", "the log profile contradicts itself: {0}"),
    help: Wording(
      "Popraw plik w profiles/ według docs/formats.md.",
      "Mend the file in profiles/ as docs/formats.md says."))

  // MARK: Tables

  package static let missingTable = FindingCode(
    "missing-table", .refused,
    Wording("brakuje pliku {0}", "file {0} is missing"),
    help: Wording(
      "Dodaj plik do folderu; pusta tabela składa się z samego nagłówka.",
      "Add the file to the folder; an empty table is a header alone."))
  package static let duplicateClient = FindingCode(
    "duplicate-client", .refused,
    Wording("klient {0} występuje też w wierszu {1}", "client {0} stands in line {1} as well"),
    help: Wording("Zostaw jeden wiersz na klienta.", "Keep one row for each client."))
  package static let missingNIP = FindingCode(
    "missing-nip", .refused,
    Wording("polska firma {0} nie ma NIP-u", "the Polish business {0} has no NIP"),
    help: Wording(
      "Wpisz NIP; dla osoby prywatnej ustaw kind na person.",
      "Enter the NIP; for a private person set kind to person."))
  package static let clientFileNames = FindingCode(
    "client-file-names", .refused,
    Wording(
      "klienci {0} i {1} mieliby pliki o tej samej nazwie",
      "clients {0} and {1} would have files of the same name"),
    help: Wording(
      "Zmień jeden identyfikator: liczą się litery A-Z, cyfry, kropka, _ i -, bez wielkości liter.",
      "Change one id: only A-Z, digits, dot, _ and - count, in either case."))
  package static let reservedClientID = FindingCode(
    "reserved-client-id", .refused,
    Wording("identyfikator \"{0}\" jest zastrzeżony", "the id \"{0}\" is reserved"),
    help: Wording(
      "internal oznacza w client-match.csv własne komputery: nadaj klientowi inny identyfikator.",
      "internal means our own machines in client-match.csv: give the client another id."))
  package static let clientNotListed = FindingCode(
    "client-not-listed", .refused,
    Wording(
      "\"{0}\": nie ma takiego klienta w clients.csv", "\"{0}\": no such client in clients.csv"),
    help: Wording(
      "Popraw identyfikator albo dopisz klienta. Najbliższy znany: {1}.",
      "Mend the id or add the client. The nearest known one: {1}."))
  package static let agreementOverlap = FindingCode(
    "agreement-overlap", .refused,
    Wording(
      "umowa {0} nakłada się w czasie na umowę {1} z wiersza {2}",
      "agreement {0} overlaps agreement {1} of line {2}"),
    help: Wording(
      "Zakończ starszą umowę (valid_to) dzień przed początkiem nowej.",
      "End the older one (valid_to) on the day before the newer begins."))
  package static let priceOverlap = FindingCode(
    "price-overlap", .refused,
    Wording(
      "druga cena tego samego poziomu na te same dni; pierwsza jest w wierszu {0}",
      "a second price of one level for the same days; the first is in line {0}"),
    help: Wording(
      "Zakończ starszą cenę (valid_to) dzień przed początkiem nowej.",
      "End the older price (valid_to) on the day before the newer begins."))
  package static let priceClientAndTier = FindingCode(
    "price-client-and-tier", .refused,
    Wording(
      "cena ma jednocześnie klienta i poziom (tier)", "the price has both a client and a tier"),
    help: Wording("Zostaw jedno z nich (R9).", "Keep one of them (R9)."))
  package static let validityOrder = FindingCode(
    "validity-order", .refused,
    Wording(
      "{0} jest przed valid_from ({1})", "{0} is before valid_from ({1})"),
    help: Wording("Popraw jedną z dat.", "Mend one of the dates."))
  package static let dateOrder = FindingCode(
    "date-order", .refused,
    Wording("data {0} jest przed datą zgłoszenia {1}", "the day {0} is before the filing on {1}"),
    help: Wording("Popraw jedną z dat.", "Mend one of the dates."))
  package static let duplicateComplaint = FindingCode(
    "duplicate-complaint", .refused,
    Wording(
      "reklamacja {0} występuje też w wierszu {1}", "complaint {0} stands in line {1} as well"),
    help: Wording("Nadaj każdej reklamacji własny numer.", "Give each complaint its own id."))
  package static let conflictingDecisions = FindingCode(
    "conflicting-decisions", .refused,
    Wording(
      "sesja {0} ma już decyzję tego rodzaju w wierszu {1}",
      "session {0} already has a decision of this sort in line {1}"),
    help: Wording(
      "Zostaw najwyżej jedno set i jedną z decyzji accept, waive, reduce, exclude, defer (R15).",
      "Keep at most one set and one of accept, waive, reduce, exclude, defer (R15)."))
  package static let reduceWithoutBlocks = FindingCode(
    "reduce-without-blocks", .refused,
    Wording("decyzja reduce nie podaje liczby bloków", "a reduce decision names no blocks"),
    help: Wording(
      "Wpisz w kolumnie blocks, ile bloków zapłaci klient.", "Enter the blocks to bill."))
  package static let blocksWithoutReduce = FindingCode(
    "blocks-without-reduce", .refused,
    Wording("kolumna blocks służy tylko decyzji reduce", "only a reduce decision may have blocks"),
    help: Wording("Usuń liczbę albo zmień decyzję.", "Remove the number or change the decision."))
  package static let setNothing = FindingCode(
    "set-nothing", .refused,
    Wording("decyzja set niczego nie ustawia", "a set decision sets nothing"),
    help: Wording(
      "Wypełnij kolumnę, którą trzeba zmienić; aby tylko wskazać wiersz (source), użyj accept.",
      "Fill the column to be changed; to name a row only (source), use accept."))
  package static let setWithoutSet = FindingCode(
    "set-columns-without-set", .refused,
    Wording("tę kolumnę czyta tylko decyzja set", "only a set decision reads this column"),
    help: Wording(
      "Przenieś wartość do osobnego wiersza z decyzją set.",
      "Move the value to a row of its own with decision set."))
  package static let paymentOfNothing = FindingCode(
    "payment-of-nothing", .refused,
    Wording("wpłata ma kwotę 0,00", "the payment is of 0.00"),
    help: Wording("Wpisz kwotę albo usuń wiersz.", "Enter the amount or remove the row."))
  package static let duplicateRate = FindingCode(
    "duplicate-rate", .refused,
    Wording(
      "kurs {0} z {1} jest też w wierszu {2}", "the rate of {0} on {1} is in line {2} as well"),
    help: Wording("Zostaw jeden z nich.", "Keep one of them."))
  package static let missingZWBasis = FindingCode(
    "missing-zw-basis", .refused,
    Wording(
      "stawka zw wymaga podstawy prawnej, a vat.zw_basis jest puste",
      "code zw needs its legal basis, and vat.zw_basis is empty"),
    help: Wording(
      "Wpisz podstawę w billing.yaml: vat, zw_basis.", "Enter it in billing.yaml: vat, zw_basis."))
}
