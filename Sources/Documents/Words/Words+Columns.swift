import Invoicing

/// Headers of the tables that several sheets share.
extension Words {
  static let columnDocument = Wording("Dokument", "Document")
  static let columnPosition = Wording("Lp.", "No.")
  static let columnLine = Wording("Id pozycji", "Line id")
  static let columnSession = Wording("Id sesji", "Session id")
  static let columnService = Wording("Usługa", "Service")
  static let columnServiceID = Wording("Kod usługi", "Service code")
  static let columnClass = Wording("Klasa", "Class")
  static let columnTier = Wording("Taryfa", "Tier")
  static let columnStarted = Wording("Początek", "Start")
  static let columnEnded = Wording("Koniec", "End")
  static let columnConsultant = Wording("Konsultant", "Consultant")
  static let columnCase = Wording("Sprawa", "Case")
  static let columnLength = Wording("Czas [h:m:s]", "Length [h:m:s]")
  static let columnMinutes = Wording("Minuty (w górę)", "Minutes (up)")
  static let columnBlockMinutes = Wording("Blok [min]", "Block [min]")
  static let columnStartedBlocks = Wording("Bloki rozpoczęte", "Blocks started")
  static let columnBlocks = Wording("Bloki naliczone", "Blocks billed")
  static let columnQuantity = Wording("Ilość", "Quantity")
  static let columnUnit = Wording("Jm.", "Unit")
  static let columnUnitPrice = Wording("Cena netto", "Net price")
  static let columnNet = Wording("Kwota netto", "Net amount")
  static let columnCurrency = Wording("Waluta", "Currency")
  static let columnVAT = Wording("Kod VAT", "VAT code")
  static let columnLevel = Wording("Poziom ceny", "Price level")
  static let columnReason = Wording("Uzasadnienie", "Reason")
  static let columnNotes = Wording("Uwagi", "Notes")
  static let columnSessionCount = Wording("Liczba sesji", "Sessions")
  static let columnDevice = Wording("Urządzenie", "Device")
  static let columnConsent = Wording("Zgoda", "Consent")
  static let columnConfirmed = Wording("Potwierdzono", "Confirmed")
  static let columnNote = Wording("Notatka", "Note")
  static let columnSource = Wording("Źródło", "Source")
  static let columnValidFrom = Wording("Ważna od", "Valid from")
  static let columnValidTo = Wording("Ważna do", "Valid to")
  static let columnClient = Wording("Klient", "Client")
  static let columnFile = Wording("Plik", "File")
  static let columnLineNumber = Wording("Wiersz", "Line")
  static let columnColumn = Wording("Kolumna", "Column")
  static let columnKind = Wording("Rodzaj", "Kind")
  static let columnSubject = Wording("Czego dotyczy", "Subject")
  static let columnWhat = Wording("Co stwierdzono", "What is so")
  static let columnHelp = Wording("Co zrobić", "What to do")
  static let columnTopic = Wording("Temat", "Topic")
  static let columnText = Wording("Treść", "Text")
  static let columnRows = Wording("Wiersze", "Rows")
  static let columnTime = Wording("Czas [h:m:s]", "Time [h:m:s]")
  static let columnBytes = Wording("Bajty", "Bytes")
  static let columnSHA = Wording("SHA-256", "SHA-256")
  static let columnHours = Wording("Godziny", "Hours")
  static let columnDay = Wording("Dzień", "Day")

  // Complaints.
  static let columnComplaint = Wording("Reklamacja", "Complaint")
  static let columnFiled = Wording("Zgłoszono", "Filed")
  static let columnFinding = Wording("Ustalenie", "Finding")
  static let columnDecided = Wording("Rozstrzygnięto", "Decided")
  static let columnConfirmedOn = Wording("Potwierdzenie", "Confirmation")
  static let columnDeadline = Wording("Reklamować do", "Complain by")
  static let columnNextOrder = Wording("Kolejne zlecenie", "Next order")
  static let columnWarranty = Wording("Gwarancja do", "Warranty until")
  static let columnInTime = Wording("W terminie", "In time")
  static let columnInWarranty = Wording("W gwarancji", "In warranty")
  static let columnVerdict = Wording("Rozstrzygnięcie", "Verdict")
  static let columnBasis = Wording("Podstawa limitu", "Basis of the cap")
  static let columnCharged = Wording("Opłata naliczona", "Fee charged")
  static let columnCollected = Wording("Opłata pobrana", "Fee collected")
  static let columnCap = Wording("Limit", "Cap")
  static let columnClaimedFee = Wording("Żądany zwrot", "Fee claimed")
  static let columnClaimedLosses = Wording(
    "Żądane straty (nie podlegają zwrotowi)", "Losses claimed (never payable)")
  static let columnSettled = Wording("Wypłacono", "Settled")
  static let columnPayable = Wording("Należny zwrot", "Payable")
  static let columnBreach = Wording("Ponad limit", "Breach")
  static let columnExcess = Wording("Stan", "State")
  static let columnFees = Wording("Opłaty = najwyższa odpowiedzialność", "Fees = most we can owe")
  static let columnHeadroom = Wording("Pozostało do limitu", "Headroom")
  static let withinCap = Wording("w limicie", "within cap")
  static let aboveCap = Wording("PRZEKROCZONY", "BREACH")

  // Checks.
  static let columnCheck = Wording("Co sprawdzono", "What is checked")
  static let columnHere = Wording("W skoroszycie", "In this workbook")
  static let columnJob = Wording("Według programu", "By the program")
  static let columnDifference = Wording("Różnica", "Difference")

  /// A verdict with the clause it rests on (R19).
  static func verdict(_ verdict: Verdict) -> Wording {
    switch verdict {
    case .open: Wording("w toku", "open")
    case .notOurs: Wording("nieuznana: przyczyna nie po naszej stronie (T4)", "not ours (T4)")
    case .accepted:
      Wording(
        "uznana: zwrot do wysokości opłaty (T1, T3)", "accepted: refund up to the fee (T1, T3)")
    case .warranty:
      Wording(
        "gwarancja: bezpłatna naprawa, bez zwrotu (T1, T2)", "warranty: free repair only (T1, T2)")
    case .late: Wording("po terminie (T1)", "late (T1)")
    }
  }

  static func cause(_ cause: Complaint.Cause) -> Wording {
    switch cause {
    case .open: Wording("w toku", "open")
    case .ours: Wording("nasza", "ours")
    case .notOurs: Wording("nie nasza", "not ours")
    }
  }

  static func basis(_ basis: LiabilityBasis) -> Wording {
    switch basis {
    case .gross: Wording("brutto", "gross")
    case .net: Wording("netto", "net")
    }
  }

  static func note(_ note: LineNote) -> Wording {
    switch note {
    case .parallel:
      Wording("drugi konsultant pracował równolegle", "a second consultant worked in parallel")
    case .overlap:
      Wording(
        "konsultant miał też sesję u innego klienta", "the consultant was also with another client")
    case .roundingDecides:
      Wording(
        "o liczbie bloków decyduje zaokrąglenie minut w dzienniku",
        "the log's rounding to minutes decides the blocks")
    case .clockChange:
      Wording(
        "zmiana czasu: godzina powtórzona, rozstrzygnięta", "clock change: a repeated hour, settled"
      )
    }
  }
}
