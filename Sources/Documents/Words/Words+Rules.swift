import Invoicing

/// The contract's rules in plain words, as the workbooks print them; `{0}` ... are filled in.
extension Words {
  static let ruleBlocks = Wording(
    "Konsultacje zdalne rozlicza się za każde rozpoczęte {0} min z umową SLA i za każde rozpoczęte "
      + "{1} min bez umowy (T5, T6); umowa może stanowić inaczej. Równe 30:00 to jeden blok "
      + "30-minutowy, 30:01 to dwa. Bloki liczy się od początku konsultacji.",
    "Remote consultations are charged per started {0} min with an SLA agreement and per started "
      + "{1} min without one (T5, T6); an agreement may say otherwise. Exactly 30:00 is one "
      + "half-hour block, 30:01 is two. Blocks count from the start of the consultation.")
  static let mergeGap = Wording(
    "sesje tej samej sprawy i konsultanta z przerwą do {0} min to jedna konsultacja",
    "sessions of one case and consultant at most {0} min apart are one consultation")
  static let mergeDay = Wording(
    "sesje tej samej sprawy i konsultanta z jednego dnia to jedna konsultacja",
    "sessions of one case and consultant on one day are one consultation")
  static let mergeNone = Wording(
    "każda sesja jest osobną konsultacją", "every session is a consultation of its own")
  static let ruleMerge = Wording(
    "Czas konsultacji to łączny czas jej sesji: przerw się nie liczy, a czas wspólny liczy się "
      + "raz.",
    "A consultation is as long as its sessions together: gaps do not count, shared time counts "
      + "once."
  )
  static let ruleMonth = Wording(
    "Konsultacja należy w całości do miesiąca, w którym się skończyła (czas lokalny, {0}).",
    "A consultation belongs, whole, to the month in which it ended (local time, {0}).")
  static let ruleWarranty = Wording(
    "Gwarancja na wykonaną usługę trwa {0} dni po dniu zakończenia konsultacji (T1).",
    "The work done is under warranty for {0} days after the day the consultation ended (T1).")
  static let ruleWarrantyUntil = Wording(
    "Dla ostatniej konsultacji tego zestawienia gwarancja trwa do {0}.",
    "For the last consultation of this statement it runs until {0}.")
  static let ruleComplaint = Wording(
    "Wykonanie pracy można reklamować do {0}. dnia roboczego po potwierdzeniu konsultacji, jednak "
      + "nie później niż w dniu kolejnej zamówionej usługi (T1).",
    "Complaints about the work are in time until business day {0} after the confirmation, and no "
      + "later than the day of the next ordered service (T1).")
  static let ruleLiability = Wording(
    "Odpowiedzialność jest ograniczona do pobranego wynagrodzenia i nie obejmuje strat pośrednich "
      + "ani bezpośrednich (T2, T3).",
    "Liability is limited to the fee collected and covers neither direct nor indirect losses "
      + "(T2, T3)."
  )
  static let ruleCallOut = Wording(
    "Jeżeli usterka nie wynika z naszych czynności, reklamacja nie jest uznana, a przyjazd "
      + "serwisanta "
      + "rozlicza się według cennika (T4).",
    "Where the fault does not come from our work the complaint is not accepted and the call-out is "
      + "charged at the price list (T4).")
  static let ruleConsumer = Wording(
    "Ograniczenia odpowiedzialności nie wiążą konsumentów i nie dotyczą szkody wyrządzonej "
      + "umyślnie.",
    "The limits of liability do not bind consumers and do not cover wilful damage.")
  static let ruleVAT = Wording(
    "Każdą pozycję zaokrągla się raz (ilość x cena); VAT liczy się od sumy kwot netto danej "
      + "stawki.",
    "Each line is rounded once (quantity x price); VAT is computed on the sum of the nets of a "
      + "rate."
  )
  /// Why a code without a rate bears no tax; nil for rates, and for zw, whose basis billing.yaml
  /// names.
  static func noTax(_ code: VATCode) -> Wording? {
    switch code {
    case .oo:
      Wording(
        "odwrotne obciążenie: podatek rozlicza nabywca",
        "reverse charge: the buyer accounts for the tax")
    case .npI:
      Wording(
        "usługa świadczona poza Polską, nabywca spoza UE (art. 28b ustawy o VAT)",
        "service supplied outside Poland, buyer outside the EU (art. 28b of the Polish VAT Act)")
    case .npII:
      Wording(
        "usługa dla podatnika z innego kraju UE (art. 28b ustawy o VAT): odwrotne obciążenie",
        "service to a business in another EU country (art. 28b of the Polish VAT Act): reverse "
          + "charge")
    case .rate23, .rate8, .rate5, .rate0, .zw: nil
    }
  }
  static let ruleConsent = Wording(
    "Każde połączenie ma odnotowaną zgodę klienta (arkusz sesji).",
    "Every connection carries the reference of the client's consent (sheet of sessions).")
  static let ruleConsentWhereLogged = Wording(
    "Zgodę klienta na połączenie podano przy sesjach, przy których ją odnotowano (arkusz sesji).",
    "The client's consent to a connection stands beside the sessions for which it is recorded "
      + "(sheet of sessions).")
  static let natureInvoice = Wording(
    "Zestawienie objaśnia fakturę {0}; samo nie jest fakturą VAT.",
    "This statement explains invoice {0}; it is not itself the VAT invoice.")
  static let natureNone = Wording(
    "Wszystkie pozycje wynoszą 0,00: faktury nie wystawiono.",
    "All lines are 0.00: no invoice was issued.")
  static let natureSummary = Wording(
    "Skoroszyt dla biura: zawiera dane wszystkich klientów i nie jest dokumentem księgowym.",
    "For the office: it holds the data of all clients and is no accounting document.")
  static let rulePLN = Wording(
    "VAT w złotych przeliczono średnim kursem NBP z ostatniego dnia roboczego przed powstaniem "
      + "obowiązku podatkowego.",
    "VAT in zloty is converted at the NBP mid rate of the last business day before the tax point.")
  static let aboutMinutes = Wording(
    "Czas zaokrąglony w górę do pełnej minuty; bloki rozpoczęte = minuty / blok, w górę.",
    "The length rounded up to the minute; started blocks = minutes / block, rounded up.")
  static let aboutBlocks = Wording(
    "Bloki, które weszły do ceny; mniej niż rozpoczęte, gdy tak zdecydowano (zob. uzasadnienie).",
    "Blocks that are charged; fewer than started where it was so decided (see the reason).")
  static let aboutLength = Wording(
    "Rzeczywisty czas połączeń; czasy początku i końca są lokalne, więc przy zmianie czasu ich "
      + "różnica może być inna.",
    "The real time of the connections; start and end are wall-clock times, so their difference may "
      + "be another one when the clocks change.")
  static let aboutLevel = Wording(
    "Cena własna klienta, cena jego taryfy albo cena ogólna: pierwsza, która istnieje.",
    "The client's own price, the price of its tier or the general one: the first that exists.")
  static let aboutChecks = Wording(
    "Każda kwota skoroszytu jest objęta kontrolą: zmiana o 0,01 daje BŁĄD w arkuszu Kontrola.",
    "Every amount of this workbook is checked: a change of 0.01 shows ERROR on the sheet Checks.")

  // Topics.
  static let topicNature = Wording("Charakter dokumentu", "What this is")
  static let topicBlocks = Wording("Bloki", "Blocks")
  static let topicMerge = Wording("Łączenie sesji", "Merging")
  static let topicMonth = Wording("Miesiąc", "Month")
  static let topicWarranty = Wording("Gwarancja", "Warranty")
  static let topicComplaint = Wording("Reklamacje", "Complaints")
  static let topicLiability = Wording("Odpowiedzialność", "Liability")
  static let topicCallOut = Wording("Przyjazd", "Call-out")
  static let topicConsumer = Wording("Konsumenci", "Consumers")
  static let topicVAT = Wording("Kwoty i VAT", "Amounts and VAT")
  static let topicConsent = Wording("Zgody", "Consents")
  static let termsFrom = Wording("warunki od {0}", "terms from {0}")

  // Why a line costs what it costs.
  static let reasonNoTime = Wording(
    "brak czasu: żaden blok nie został rozpoczęty", "no time: no block was started")
  static let reasonRepair = Wording(
    "bezpłatna naprawa z reklamacji {0} (T1)", "free repair of complaint {0} (T1)")
  static let reasonUnfounded = Wording(
    "reklamacja {0} nieuznana: {1} (T4)", "complaint {0} was not ours: {1} (T4)")
  static let reasonLate = Wording(
    "reklamacja {0} zgłoszona po terminie: {1} (T1)", "complaint {0} came too late: {1} (T1)")
  static let reasonWaived = Wording("darowano: {0}", "waived: {0}")
  static let reasonReduced = Wording("{0} zamiast {1}: {2}", "{0} instead of {1}: {2}")
  static let at = Wording("po", "at")
}
