import Invoicing

/// The words of the workbooks: sheets, fields and sections.
///
/// Columns, checks and rules have pages of their own beside this one.
enum Words {
  // Sheets of a statement.
  static let statement = Wording("Zestawienie", "Statement")
  static let lines = Wording("Pozycje", "Lines")
  static let sessions = Wording("Sesje", "Sessions")
  static let complaints = Wording("Reklamacje", "Complaints")
  static let prices = Wording("Cennik", "Prices")
  static let checks = Wording("Kontrola", "Checks")
  static let about = Wording("Informacje", "About")
  // Sheets of the summary.
  static let summary = Wording("Podsumowanie", "Summary")
  static let clients = Wording("Klienci", "Clients")
  static let liability = Wording("Limity odpowiedzialności", "Liability")
  static let clientLimits = Wording("Limity klientów", "Client limits")
  static let exceptions = Wording("Wyjątki", "Exceptions")
  static let consultants = Wording("Konsultanci", "Consultants")
  static let charts = Wording("Wykresy", "Charts")

  // Titles and marks.
  static let refusedFigures = Wording(
    "Dane odrzucone: kwoty niżej są niepełne.", "Input refused: the figures below are incomplete.")
  static let draft = Wording("PROJEKT", "DRAFT")
  static let statementTitle = Wording("Zestawienie konsultacji", "Statement of consultations")
  static let summaryTitle = Wording("Podsumowanie miesiąca", "Summary of the month")
  static let draftHint = Wording(
    "PROJEKT: dokument bez numeru, nie jest podstawą zapłaty.",
    "DRAFT: a document without a number, nothing is to be paid on it.")
  static let page = Wording("Strona &P z &N", "Page &P of &N")
  static let programName = "invoice-run"

  // Sections of the first sheets.
  static let document = Wording("Dokument", "Document")
  static let seller = Wording("Sprzedawca", "Seller")
  static let buyer = Wording("Nabywca", "Buyer")
  static let recipient = Wording("Odbiorca", "Recipient")
  static let totals = Wording("Razem", "Totals")
  static let vatPLNSection = Wording("VAT w złotych", "VAT in Polish zloty")
  static let payment = Wording("Zapłata", "Payment")
  static let rights = Wording("Uprawnienia klienta i terminy", "What the client may do, until when")
  static let contents = Wording("Spis arkuszy", "Sheets")
  static let status = Wording("Kontrola rachunkowa", "Arithmetic check")
  static let waterfall = Wording(
    "Co stało się z wierszami dzienników", "What became of the rows of the logs")
  static let byCurrency = Wording("Kwoty według walut", "Amounts by currency")
  static let byTier = Wording("Z umową SLA i bez umowy", "With and without an SLA agreement")
  static let byVAT = Wording("VAT według walut i stawek", "VAT by currency and rate")
  static let inputs = Wording("Pliki wejściowe", "Input files")

  // Fields.
  static let number = Wording("Numer dokumentu", "Document no.")
  static let noInvoice = Wording("bez faktury (same pozycje 0,00)", "no invoice (all lines 0.00)")
  static let issuedOn = Wording("Data wystawienia", "Issue date")
  static let periodFrom = Wording("Okres od", "Period from")
  static let periodTo = Wording("Okres do", "Period to")
  static let period = Wording("Okres", "Period")
  static let agreement = Wording("Umowa", "Agreement")
  static let validFrom = Wording("od {0}", "from {0}")
  static let validFromTo = Wording("{0} do {1}", "{0} to {1}")
  static let noAgreement = Wording("bez umowy SLA", "no SLA agreement")
  static let blockMinutes = Wording("Blok rozliczeniowy [min]", "Billing block [min]")
  static let merging = Wording("Łączenie sesji", "Merging of sessions")
  static let mergingOfDays = Wording("{0} – {1}: {2}", "{0} – {1}: {2}")
  static let timeZone = Wording("Strefa czasu", "Time zone")
  static let name = Wording("Nazwa", "Name")
  static let address = Wording("Adres", "Address")
  static let nip = Wording("NIP", "NIP (tax id)")
  static let vatEU = Wording("VAT UE", "EU VAT no.")
  static let clientID = Wording("Id klienta", "Client id")
  static let email = Wording("E-mail", "E-mail")
  static let consultationCount = Wording("Konsultacje", "Consultations")
  static let lineCount = Wording("Pozycje", "Lines")
  static let realTime = Wording("Czas rzeczywisty [h:m:s]", "Real time [h:m:s]")
  static let billedBlocks = Wording("Bloki naliczone", "Blocks billed")
  static let net = Wording("Netto", "Net")
  static let vat = Wording("VAT", "VAT")
  static let gross = Wording("Brutto", "Gross")
  static let rate = Wording("Stawka", "Rate")
  static let code = Wording("Kod", "Code")
  static let vatPLN = Wording("VAT [PLN]", "VAT [PLN]")
  static let exchange = Wording("Kurs NBP", "NBP rate")
  static let amountDue = Wording("Do zapłaty", "Amount due")
  static let dueOn = Wording("Termin zapłaty", "Due date")
  static let account = Wording("Rachunek", "Account")
  static let bank = Wording("Bank", "Bank")
  static let basis = Wording("Podstawa prawna", "Legal basis")
  static let failedChecks = Wording("Nieudane kontrole", "Failed checks")
  static let result = Wording("Wynik", "Result")
  static let agrees = Wording("Zgodne", "Agrees")
  static let disagrees = Wording("NIEZGODNE", "DISAGREES")
  static let ok = Wording("OK", "OK")
  static let error = Wording("BŁĄD", "ERROR")
  static let yes = Wording("tak", "yes")
  static let no = Wording("nie", "no")
  static let all = Wording("Razem", "Total")
  static let others = Wording("pozostali", "others")
  static let runID = Wording("Id przebiegu", "Run id")
  static let program = Wording("Program", "Program")
  static let documentCount = Wording("Dokumenty", "Documents")
  static let rowsTimed = Wording(
    "Czas wierszy, które są na dokumentach", "Time of the rows that are on documents")
  static let overlap = Wording(
    "w tym policzone raz (sesje równoległe)", "of it counted once (overlapping sessions)")
  static let linesTimed = Wording("Czas pozycji", "Time of the lines")
  static let roundingDifference = Wording("Różnica zaokrągleń", "Rounding difference")
  static let breaches = Wording("Przekroczenia limitu", "Cap breaches")
  static let breachesOfAmount = Wording(
    "{0}, razem {1} (arkusz {2})", "{0}, {1} in all (sheet {2})")

  /// Names of classes of rows (R21).
  static func rowClass(_ rowClass: RowClass) -> Wording {
    switch rowClass {
    case .billed: Wording("rozliczone", "billed")
    case .merged: Wording("dołączone do konsultacji", "merged into a consultation")
    case .free: Wording("bezpłatne", "free")
    case .waived: Wording("darowane", "waived")
    case .excluded: Wording("wyłączone", "excluded")
    case .duplicate: Wording("powtórzone", "duplicate")
    case .otherPeriod: Wording("z innego okresu", "of another period")
    case .held: Wording("wstrzymane", "held")
    }
  }

  static func severity(_ severity: Severity) -> Wording {
    switch severity {
    case .refused: Wording("odrzucone", "refused")
    case .held: Wording("wstrzymane", "held")
    case .noted: Wording("odnotowane", "noted")
    case .warning: Wording("ostrzeżenie", "warning")
    }
  }

  static func lineClass(_ lineClass: LineClass) -> Wording {
    switch lineClass {
    case .billed: rowClass(.billed)
    case .free: rowClass(.free)
    case .waived: rowClass(.waived)
    }
  }

  static func tier(_ tier: Tier) -> Wording {
    switch tier {
    case .sla: Wording("SLA", "SLA")
    case .standard: Wording("bez umowy", "standard")
    }
  }

  static func level(_ level: PriceLevel) -> Wording {
    switch level {
    case .client: Wording("własna klienta", "client's own")
    case .tier: Wording("taryfy", "tier")
    case .general: Wording("ogólna", "general")
    }
  }

  static func unit(_ unit: Unit) -> Wording {
    switch unit {
    case .block: Wording("blok", "block")
    case .visit: Wording("dojazd", "visit")
    case .km: Wording("km", "km")
    case .item: Wording("szt.", "item")
    }
  }

  static func kind(_ kind: DocumentKind) -> Wording {
    switch kind {
    case .invoice: Wording("faktura", "invoice")
    case .correction: Wording("korekta", "correction")
    case .none: Wording("bez faktury", "no invoice")
    }
  }
}
