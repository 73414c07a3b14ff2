import Invoicing

/// Words of `profile detect` and `profile check`.
extension Words {
  static let unmatched = Wording(
    "Nie wiadomo, czyje są sesje: {0}. Wiersze do client-match.csv, najpierw sprawdź klienta:",
    "Sessions of unknown clients: {0}. Rows for client-match.csv, after a look at the client:")
  static let unmatchedGroup = Wording(
    "# sesje: {0}, {1}, pierwsza {2}", "# sessions: {0}, {1}, first {2}")
  static let fits = Wording("pasuje", "fits")
  static let fitsNot = Wording("nie pasuje", "does not fit")
  static let template = Wording(
    "szablon: profile new --from {0}", "template: profile new --from {0}")
  static let logFacts = Wording(
    "{0}: {1}, separator {2}, kolumny: {3}", "{0}: {1}, delimiter {2}, columns: {3}")
  static let logUndecodable = Wording(
    "{0}: nie da się odczytać, zły bajt nr {1}", "{0}: cannot be decoded, bad byte number {1}")
  static let structureTimes = Wording(
    "Z samych komórek: początek \"{0}\", koniec \"{1}\", zapis {2}.",
    "From the cells alone: start \"{0}\", end \"{1}\", written {2}.")
  static let structureRoundedUp = Wording(
    "Czas trwania \"{0}\" zgadza się w {1} z {2} wierszy; zaokrąglony w górę do minuty.",
    "Duration \"{0}\" agrees in {1} of {2} rows; rounded up to the minute.")
  static let structureExact = Wording(
    "Czas trwania \"{0}\" zgadza się w {1} z {2} wierszy.",
    "Duration \"{0}\" agrees in {1} of {2} rows.")
  static let structureNone = Wording(
    "Z samych komórek nie widać dwóch kolumn czasu.",
    "The cells alone show no two columns of times.")
  static let noProfileFits = Wording(
    "Żaden profil nie pasuje. Szkic: invoice-run profile new {0}",
    "No profile fits. A draft: invoice-run profile new {0}")
  static let checkFirst = Wording("pierwsza", "first")
  static let checkLast = Wording("ostatnia", "last")
  static let checkLongest = Wording("najdłuższa", "longest")
  static let checkShortest = Wording("najkrótsza", "shortest")
  static let checkCounts = Wording(
    "Wiersze: {0}, sesje: {1}, powtórzone: {2}, nie są sesją: {3}, wiersze sum: {4}, "
      + "odrzucone: {5}, puste: {6}",
    "Rows: {0}, sessions: {1}, repeated: {2}, no session: {3}, total rows: {4}, refused: {5}, "
      + "empty: {6}")
  static let checkTime = Wording("Czas razem", "Time in all")
  static let checkHours = Wording(
    "Godziny rozpoczęcia (strefa {0}):", "Hours of start (zone {0}):")
  static let oddRows = Wording(
    "Wiersze, na które warto spojrzeć: {0}", "Rows worth a look: {0}")
  static let moreRows = Wording("... i jeszcze {0}", "... and {0} more")
  static func oddity(_ oddity: LogCheck.Oddity) -> Wording {
    switch oddity {
    case .noTime: Wording("0 sekund", "0 seconds")
    case .long: Wording("ponad 8 h", "over 8 h")
    case .night: Wording("w nocy", "at night")
    case .clockChange: Wording("godzina zmiany czasu", "hour of the clock change")
    case .overlap: Wording("w trakcie innej sesji tej osoby", "during another session of theirs")
    }
  }
  static let checkBlocks = Wording(
    "Rozpoczęte bloki, gdyby wszystko było u jednego klienta:",
    "Started blocks, if all were one client's:")
  static let columnHalfHours = Wording("po 30 min", "of 30 min")
  static let columnWholeHours = Wording("po 60 min", "of 60 min")
}
