import Invoicing

/// The words of correction documents (R24).
extension Words {
  // Sheets.
  static let correction = Wording("Korekta", "Correction")
  static let differences = Wording("Różnice", "Differences")
  static let linesAfter = Wording("Pozycje po korekcie", "Lines after")
  static let history = Wording("Historia", "History")
  static let documents = Wording("Dokumenty", "Documents")

  // Titles and sections.
  static let correctionTitle = Wording(
    "Korekta rozliczenia konsultacji", "Correction of the statement of consultations")
  static let correctionSummaryTitle = Wording(
    "Podsumowanie korekt miesiąca", "Summary of the corrections of the month")
  static let buyerChange = Wording("Zmiana danych nabywcy", "Change of the buyer's data")
  static let amounts = Wording("Kwoty", "Amounts")
  static let settlement = Wording("Rozliczenie różnicy", "Settlement of the difference")
  static let liabilityAfter = Wording(
    "Odpowiedzialność po korekcie", "Liability after the correction")
  static let differencesByCurrency = Wording(
    "Różnice według walut", "Differences by currency")
  static let differencesByVAT = Wording(
    "Różnice według walut i stawek VAT", "Differences by currency and VAT rate")

  // Fields.
  static let corrects = Wording("Koryguje fakturę", "Corrects invoice")
  static let earlierCorrections = Wording("Wcześniejsze korekty", "Earlier corrections")
  static let noneEarlier = Wording("brak", "none")
  static let ordinal = Wording("Kolejna korekta nr", "Correction no. in order")
  static let ofDay = Wording("{0} z dnia {1}", "{0} of {1}")
  static let correctionReason = Wording("Przyczyna korekty", "Reason of the correction")
  static let country = Wording("Kraj", "Country")
  static let was = Wording("Było", "Was")
  static let now = Wording("Jest", "Is")
  static let figure = Wording("Kwota", "Amount")
  static let toPay = Wording("Do zapłaty", "To pay")
  static let toRefund = Wording("Do zwrotu", "To refund")
  static let nothingToSettle = Wording(
    "Nic do zapłaty ani do zwrotu", "Nothing to pay or to refund")
  static let inWords = Wording("Słownie", "In words")
  static let breachTotal = Wording("Wypłacono ponad limit", "Settled above the cap")
  static let changedLines = Wording("Zmienione pozycje", "Lines changed")
  static let issuedAs = Wording(
    "Wystawiono: {0} z dnia {1}, klient {2}", "Issued: {0} of {1}, client {2}")
  static let standing = Wording("Stan miesięcy klientów", "How the clients' months stand")
  static let noInvoiceYet = Wording("jeszcze bez faktury", "no invoice yet")
  static let nothingToCorrect = Wording("Nic do skorygowania.", "Nothing to correct.")

  // Columns.
  static let columnLineWas = Wording("Id pozycji było", "Line id was")
  static let columnLineNow = Wording("Id pozycji jest", "Line id is")
  static let columnChange = Wording("Zmiana", "Change")
  static let columnChanged = Wording("Co zmieniono", "What changed")
  static let columnQuantityWas = Wording("Ilość była", "Quantity was")
  static let columnQuantityNow = Wording("Ilość jest", "Quantity is")
  static let columnPriceWas = Wording("Cena netto była", "Net price was")
  static let columnPriceNow = Wording("Cena netto jest", "Net price is")
  static let columnNetWas = Wording("Kwota netto była", "Net amount was")
  static let columnNetNow = Wording("Kwota netto jest", "Net amount is")
  static let columnNetDifference = Wording("Różnica netto", "Net difference")
  static let columnTaxDifference = Wording("Różnica VAT", "VAT difference")
  static let columnGrossDifference = Wording("Różnica brutto", "Gross difference")
  static let columnVATWas = Wording("Kod VAT był", "VAT code was")
  static let columnVATNow = Wording("Kod VAT jest", "VAT code is")
  static let columnReasonWas = Wording("Uzasadnienie było", "Reason was")
  static let columnReasonNow = Wording("Uzasadnienie jest", "Reason is")
  static let columnDirection = Wording("Kierunek", "Direction")
  static let columnField = Wording("Dana", "Field")

  // What became of a line.
  static let lineAdded = Wording("dodana", "added")
  static let lineRemoved = Wording("usunięta", "removed")
  static let lineChanged = Wording("zmieniona", "changed")
  static let changedQuantity = Wording("ilość", "quantity")
  static let changedPrice = Wording("cena", "price")
  static let changedVAT = Wording("kod VAT", "VAT code")
  static let changedNet = Wording("kwota", "amount")

  // Documents of the chain.
  static let firstDocument = Wording("faktura korygowana", "the corrected invoice")
  static let earlierDocument = Wording("korekta nr {0}", "correction no. {0}")
  static let thisDocument = Wording("korekta nr {0}: ten dokument", "correction no. {0}: this one")

  // Checks.
  static let checkWas = Wording("Było: {0}", "Was: {0}")
  static let checkSum = Wording("Było + różnica = jest: {0}", "Was + difference = is: {0}")
  static let checkLines = Wording(
    "Różnica pozycji = różnica sum: {0}", "Difference of lines = difference of sums: {0}")

  // Sentences.
  static let breachByCorrection = Wording(
    "Reklamacja {0}: wypłacono {1}, a ta korekta obniża opłatę; należy się najwyżej {2}, ponad "
      + "limit: {3} (T3).",
    "Complaint {0}: {1} was settled, and this correction lowers the fee; at most {2} is payable, "
      + "above the cap: {3} (T3).")
  static let breachBefore = Wording(
    "Reklamacja {0}: wypłacono {1}, należy się najwyżej {2}; ponad limit: {3} (T3).",
    "Complaint {0}: {1} was settled, at most {2} is payable; above the cap: {3} (T3).")
  static let capFollows = Wording(
    "Limity odpowiedzialności liczą się od opłaty po korekcie (T3).",
    "The caps of liability follow the fee after the correction (T3).")
  static let natureCorrection = Wording(
    "Objaśnia fakturę korygującą {0} do faktury {1}; samo nie jest fakturą VAT. Wydane wcześniej "
      + "dokumenty pozostają bez zmian.",
    "Explains correcting invoice {0} of invoice {1}; it is not itself the VAT invoice. Documents "
      + "issued before stay as they are.")
  static let topicDifference = Wording("Różnica", "Difference")
  static let ruleDifference = Wording(
    "Różnica = jest - było, dla każdej stawki VAT z kwot już zaokrąglonych; podatku od samej "
      + "różnicy nie liczy się na nowo. Było oznacza stan po wszystkich wcześniejszych korektach.",
    "Difference = is - was, per VAT rate, of amounts already rounded; the tax is never computed "
      + "anew on the difference. Was means the state after all earlier corrections.")
  static let natureCorrectionSummary = Wording(
    "Skoroszyt dla biura: korekty jednego przebiegu, kwoty są różnicami; nie jest dokumentem "
      + "księgowym.",
    "For the office: the corrections of one run, amounts are differences; it is no accounting "
      + "document.")
}
