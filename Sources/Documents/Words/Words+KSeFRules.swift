import Invoicing

extension KSeFRule {
  /// What is so; `{0}` and `{1}` are what stands there and what should.
  var wording: Wording {
    switch self {
    case .byteOrderMark: Wording("plik zaczyna się znacznikiem BOM", "the file begins with a BOM")
    case .notXML: Wording("to nie jest poprawny XML", "it is no well-formed XML")
    case .otherEncoding: Wording("kodowanie inne niż UTF-8", "an encoding other than UTF-8")
    case .processingInstruction: Wording("instrukcja przetwarzania", "a processing instruction")
    case .character:
      Wording("znak {0}, którego KSeF nie przyjmuje", "character {0}, which KSeF does not take")
    case .size:
      Wording("{0} bajtów, więcej niż {1}", "{0} bytes, more than {1}")
    case .root: Wording("to nie jest faktura FA(3)", "it is no FA(3) invoice")
    case .nip: Wording("NIP {0} nie jest prawdziwy", "NIP {0} is not a true one")
    case .country: Wording("nieznany kod kraju {0}", "unknown country code {0}")
    case .currency: Wording("nieznany kod waluty {0}", "unknown currency code {0}")
    case .euNumber:
      Wording("numer VAT UE {0} nie ma właściwej postaci", "EU VAT number {0} has a wrong form")
    case .account: Wording("błędne cyfry rachunku {0}", "wrong digits of account {0}")
    case .missing: Wording("brak pola", "it is missing")
    case .jst: Wording("JST=1 bez Podmiot3 w roli 8", "JST=1 without Podmiot3 in role 8")
    case .gv: Wording("GV=1 bez Podmiot3 w roli 10", "GV=1 without Podmiot3 in role 10")
    case .recipientRole:
      Wording("rola {0} bez znacznika u nabywcy", "role {0} without the buyer's mark")
    case .period: Wording("koniec okresu przed początkiem", "the period ends before it begins")
    case .dates: Wording("P_6 i P_6A naraz", "both P_6 and P_6A")
    case .due: Wording("termin {0} przed datą wystawienia", "due {0}, before the issue date")
    case .noRows: Wording("faktura bez wierszy", "an invoice without rows")
    case .tooManyRows: Wording("więcej niż {0} wierszy", "more than {0} rows")
    case .rowNumber: Wording("numer wiersza {0} zamiast {1}", "row number {0} instead of {1}")
    case .rowID: Wording("UU_ID {0} ma też inny wiersz", "UU_ID {0} stands on another row too")
    case .rowAmount:
      Wording("{0}, a ilość razy cena daje {1}", "{0}, though quantity times price is {1}")
    case .negativeZero: Wording("zapis -0", "written as -0")
    case .rowsOfRate:
      Wording("suma bez wierszy stawki {0}", "a sum without a row of rate {0}")
    case .sumOfRate:
      Wording(
        "{0}, a wiersze tej stawki dają {1}", "{0}, though the rows of that rate come to {1}")
    case .tax: Wording("{0}, a podatek od sumy to {1}", "{0}, though the tax on the sum is {1}")
    case .total: Wording("{0}, a sumy dają {1}", "{0}, though the sums come to {1}")
    case .foreignTax:
      Wording("podatek w walucie bez kwoty w złotych", "tax in a currency without its zloty amount")
    case .zlotyTax:
      Wording("kwota lub kurs waluty na fakturze w złotych", "a rate on an invoice in zloty")
    case .exemption:
      Wording(
        "zwolnienie i stawki wierszy nie zgadzają się", "exemption and rates of rows disagree")
    case .exemptionBasis: Wording("brak podstawy zwolnienia", "no legal basis of the exemption")
    case .reverseCharge:
      Wording(
        "np II wymaga: prefiksu sprzedawcy, KodUE nabywcy, P_18=1",
        "np II needs: the seller's prefix, the buyer's KodUE, P_18=1")
    case .splitPayment:
      Wording(
        "ponad 15 000 zł z załącznika 15 bez P_18A=1", "over 15 000 PLN of annex 15 without P_18A=1"
      )
    case .noOriginal: Wording("korekta bez faktury korygowanej", "a correction of no invoice")
    case .ksefNumber: Wording("numer KSeF {0} jest błędny", "KSeF number {0} is wrong")
    case .otherSeller:
      Wording(
        "numer KSeF {0} należy do innego sprzedawcy", "KSeF number {0} is of another seller")
    case .beforeRow:
      Wording("wiersz sprzed korekty {0} bez wiersza po niej", "row {0} before, but none after")
    case .buyerBefore:
      Wording(
        "Podmiot2K wymaga tego samego numeru podatkowego i IDNabywcy",
        "Podmiot2K needs the same tax number and IDNabywcy")
    case .originalOfInvoice:
      Wording("dane korekty na fakturze", "a correction's data on an invoice")
    }
  }
}
