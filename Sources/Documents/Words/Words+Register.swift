import Invoicing

/// The words of the sales register.
enum WordsRegister {
  static let register = Wording("Rejestr sprzedaży", "Sales register")
  static let title = Wording("Rejestr sprzedaży VAT", "VAT sales register")
  static let entries = Wording("Zapisy", "Entries")
  static let taxPoint = Wording("Obowiązek podatkowy", "Tax point")
  static let netPLN = Wording("Netto [PLN]", "Net [PLN]")
  static let table = Wording("Tabela NBP", "NBP table")
  static let gtu = Wording("GTU", "GTU")
  static let marker = Wording("Oznaczenie", "Marker")
  static let withNumber = Wording("faktury z numerem KSeF", "invoices with a KSeF number")
  static let waiting = Wording(
    "faktury do KSeF jeszcze bez numeru", "invoices for KSeF without a number yet")
  static let outside = Wording("faktury poza KSeF", "invoices outside KSeF")
  static let rule = Wording(
    "Faktura należy do miesiąca, za który ją wystawiono; korekta zmniejszająca do miesiąca swojego "
      + "wystawienia, zwiększająca do miesiąca faktury, tak jak korekta do zera, którą zastępuje "
      + "nowa faktura. Dokumentów odrzuconych przez KSeF nie ma.",
    "An invoice belongs to the month it bills; a correction that lowers it to the month of its "
      + "own issue, one that raises it to the invoice's month, as does one to zero that a new "
      + "invoice replaces. Documents KSeF refused are left out."
  )
}
