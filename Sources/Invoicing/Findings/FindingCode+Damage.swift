extension FindingCode {
  /// Damage that a log shows as a whole, or that other programs did to its cells.
  static let damageCodes = [
    excelRegrouped, shiftedRow, ambiguousDates, eitherDateOrder, wholeHourExcess, allRowsLong,
    durationDiffers, evidenceOnly, swallowedRows, zoneOfProfile,
  ]

  package static let excelRegrouped = FindingCode(
    "excel-regrouped", .refused,
    Wording(
      "\"{0}\": arkusz zgubił przecinek i pogrupował cyfry na nowo",
      "\"{0}\": a spreadsheet lost the decimal mark and grouped the digits anew"),
    help: Wording(
      "Liczby nie da się odtworzyć: pobierz plik ponownie ze źródła, nie zapisuj go w arkuszu.",
      "The number cannot be restored: fetch the file again, do not save it in a spreadsheet."))
  package static let shiftedRow = FindingCode(
    "shifted-row", .refused,
    Wording(
      "komórki wiersza są przesunięte o {1} kol.: początkiem jest \"{0}\"",
      "the cells of the row are shifted by {1} col.: its start is \"{0}\""),
    help: Wording(
      "Przesuń komórki na miejsce albo pobierz plik ponownie ze źródła.",
      "Move the cells back into place, or fetch the file from its source again."))
  package static let ambiguousDates = FindingCode(
    "ambiguous-dates", .refused,
    Wording(
      "daty pliku, np. {0}, pasują do drugiej kolejności dnia i miesiąca niż ta z profilu",
      "the file's dates, such as {0}, fit the other order of day and month than the profile's"),
    help: Wording(
      "Pobierz cały miesiąc albo podaj w profilu time.order: day-first lub month-first "
        + "(profile new --from).",
      "Export a whole month, or state time.order: day-first or month-first in the profile "
        + "(profile new --from)."))
  package static let eitherDateOrder = FindingCode(
    "either-date-order", .warning,
    Wording(
      "każda data pliku może być czytana jako dzień/miesiąc i jako miesiąc/dzień, np. {0}; "
        + "przyjęto kolejność z profilu",
      "every date of the file reads as day/month and as month/day, such as {0}; the profile's "
        + "order is taken"),
    help: Wording(
      "Jeśli to zły dzień: pobierz cały miesiąc albo podaj w profilu time.order.",
      "If the day is wrong: export a whole month, or state time.order in the profile."))
  package static let wholeHourExcess = FindingCode(
    "whole-hour-excess", .refused,
    Wording(
      "w każdym wierszu koniec i początek różnią się od czasu trwania o {0} h",
      "in every row end and start differ from the duration by {0} h"),
    help: Wording(
      "Początek i koniec są w różnych strefach: popraw eksport albo strefę, potem pobierz plik.",
      "Start and end are in different zones: mend the export or its zone, then fetch the file."))
  package static let allRowsLong = FindingCode(
    "all-rows-long", .warning,
    Wording(
      "żadna z {0} sesji nie trwa krócej niż {1} h",
      "none of {0} sessions is shorter than {1} h"),
    help: Wording(
      "Tak wygląda plik, w którym początek i koniec są w różnych strefach: porównaj z narzędziem.",
      "A file whose start and end are in different zones looks like that: compare with the tool."))
  package static let durationDiffers = FindingCode(
    "duration-differs", .warning,
    Wording(
      "czas trwania {0} nie zgadza się z początkiem i końcem ({1})",
      "the duration {0} does not fit start and end ({1})"),
    help: Wording(
      "Liczy się czas trwania tam, gdzie narzędzie zaokrągla go w górę, indziej początek i koniec; "
        + "jeśli to źle, podaj czasy decyzją set.",
      "Where the tool rounds it up the duration counts, else start and end; if that is wrong, give "
        + "the times by a set decision."))
  package static let swallowedRows = FindingCode(
    "swallowed-rows", .refused,
    Wording(
      "w komórce tego wiersza leżą całe następne wiersze",
      "a cell of this row holds whole rows that follow"),
    help: Wording(
      "Zamknij cudzysłów, który otwiera tę komórkę, albo go usuń.",
      "Close the quote that opens the cell, or take it out."))
  package static let zoneOfProfile = FindingCode(
    "zone-of-profile", .warning,
    Wording(
      "profil {0} mówi: czas {1}; wpis mówi {2} i nie jest brany pod uwagę",
      "profile {0} says that times are {1}; the entry says {2}, which is not used"),
    help: Wording(
      "Usuń time_zone z wpisu, a jeśli profil się myli, zmień jego strefę (profile new --from).",
      "Take time_zone out of the entry; if the profile is wrong, change its zone "
        + "(profile new --from)."))
  package static let evidenceOnly = FindingCode(
    "evidence-only", .refused,
    Wording(
      "profil {0} opisuje dziennik drugiej strony; z niego się nie rozlicza",
      "profile {0} is for the other side's log; nothing is billed from it"),
    help: Wording(
      "Wynieś plik z logs/ i porównaj go: invoice-run reconcile --with.",
      "Take the file out of logs/ and compare it: invoice-run reconcile --with."))
}
