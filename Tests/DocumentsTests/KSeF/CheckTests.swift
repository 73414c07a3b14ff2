import Documents
import Foundation
import Invoicing
import Testing

/// What the checker finds that the schema does not.
@Suite("The check beyond the schema") struct CheckTests {
  @Test("Our own documents have nothing wrong (R22, R24)", arguments: Samples.ksefSamples.keys)
  func own(name: String) throws {
    let file = try #require(Samples.ksefSamples[name]?.file)
    #expect(ksefProblems(file.bytes).map { $0.text(.en) } == [])
    #expect(file.changes == [])
  }

  /// A change of a good file, and the rule that must find it.
  struct Spoiling: CustomTestStringConvertible {
    var sample: String
    var what: String
    var with: String
    var rule: KSeFRule

    var testDescription: String { "\(sample): \(what) -> \(with): \(rule.rawValue)" }
  }

  static let spoilings: [Spoiling] = [
    ("vat-dated", "<NIP>1132191233", "<NIP>1132191234", KSeFRule.nip),
    ("vat-dated", "<KodKraju>PL", "<KodKraju>XX", .country),
    ("vat-dated", "<KodWaluty>PLN", "<KodWaluty>XYZ", .currency),
    ("vat-np-II", "<NrVatUE>123456789", "<NrVatUE>12345678 9", .euNumber),
    ("vat-dated", "61109010140000071219812874", "61109010140000071219812875", .account),
    ("vat-dated", "<Nazwa>Piekarnia Źródło s.c.</Nazwa>", "", .missing),
    ("vat-jst", "<Rola>8", "<Rola>2", .jst),
    ("vat-dated", "<GV>2", "<GV>1", .gv),
    ("vat-jst", "<JST>1", "<JST>2", .recipientRole),
    ("vat-sla", "<P_6_Do>2026-10-31", "<P_6_Do>2026-09-30", .period),
    ("vat-dated", "<P_13_1>", "<P_6>2026-10-31</P_6><P_13_1>", .dates),
    ("vat-dated", "<Termin>2026-11-16", "<Termin>2026-11-01", .due),
    ("vat-dated", "<NrWierszaFa>2", "<NrWierszaFa>3", .rowNumber),
    ("vat-dated", "<UU_ID>FV/2026/11/0021:2", "<UU_ID>FV/2026/11/0021:1", .rowID),
    ("vat-dated", "<P_11>191.00", "<P_11>191.01", .rowAmount),
    ("vat-dated", "<P_11>191.00", "<P_11>191.01", .sumOfRate),
    ("kor-name", "<P_15>0.00", "<P_15>-0.00", .negativeZero),
    ("vat-dated", "<P_12>23", "<P_12>8", .rowsOfRate),
    ("vat-dated", "<P_14_1>69.21", "<P_14_1>69.22", .tax),
    ("vat-dated", "<P_15>370.12", "<P_15>370.13", .total),
    ("vat-eur", "<P_14_1W>123.72</P_14_1W>", "", .foreignTax),
    ("vat-eur", "<KodWaluty>EUR", "<KodWaluty>PLN", .zlotyTax),
    ("vat-zw", "<P_12>zw", "<P_12>oo", .exemption),
    ("vat-zw", "<P_19A>art. 43 ust. 1 pkt 37 ustawy o VAT</P_19A>", "", .exemptionBasis),
    ("vat-np-II", "<P_18>1", "<P_18>2", .reverseCharge),
    ("vat-np-II", "<PrefiksPodatnika>PL</PrefiksPodatnika>", "", .reverseCharge),
    ("kor-quantity", "0100001AF629-B4", "0100001AF629-B5", .ksefNumber),
    (
      "kor-quantity", "<NrKSeFFaKorygowanej>5260250274", "<NrKSeFFaKorygowanej>1132191233",
      .otherSeller
    ),
    ("kor-quantity", "<RodzajFaktury>KOR", "<RodzajFaktury>VAT", .originalOfInvoice),
    (
      "kor-name", "<Podmiot2K>",
      "<Podmiot2K><DaneIdentyfikacyjne><NIP>9991082391</NIP>"
        + "</DaneIdentyfikacyjne>", .buyerBefore
    ),
    ("vat-dated", "Piekarnia", "Pieka\u{85}\u{86}nia", .character),
    ("vat-dated", "<Faktura", "<?sort by=\"name\"?><Faktura", .processingInstruction),
    ("vat-dated", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-2\"", .otherEncoding),
    ("vat-dated", "</Faktura>", "", .notXML),
    ("vat-dated", "<Faktura", "<!DOCTYPE Faktura [<!ENTITY a \"b\">]><Faktura", .notXML),
    ("vat-dated", "<WariantFormularza>3", "<WariantFormularza>2", .root),
  ].map { Spoiling(sample: $0.0, what: $0.1, with: $0.2, rule: $0.3) }

  @Test("Each rule finds what breaks it (R11, R12, R24)", arguments: spoilings)
  func spoilt(_ spoiling: Spoiling) throws {
    let file = try #require(Samples.ksefSamples[spoiling.sample]?.file)
    let text = String(decoding: file.bytes, as: UTF8.self)
    let spoilt = text.replacingOccurrences(of: spoiling.what, with: spoiling.with)
    try #require(spoilt != text)
    let found = ksefProblems(Array(spoilt.utf8))
    #expect(found.contains { $0.rule == spoiling.rule && !$0.isWarning })
    for problem in found {
      for language in Language.allCases { #expect(!problem.text(language).contains("{")) }
    }
  }

  @Test("No rule is without a test")
  func complete() {
    // Made below: what cannot be had by replacing a text.
    let elsewhere: Set<KSeFRule> = [
      .byteOrderMark, .size, .noRows, .tooManyRows, .splitPayment, .noOriginal, .beforeRow,
    ]
    let tested = Set(Self.spoilings.map(\.rule)).union(elsewhere)
    #expect(Set(KSeFRule.allCases).subtracting(tested) == [])
  }

  @Test("A file too long, without rows, with a mark in front or half a correction is found")
  func whole() throws {
    let good = try #require(Samples.ksefSamples["kor-quantity"]?.file).bytes
    #expect(rules([0xEF, 0xBB, 0xBF] + good).contains(.byteOrderMark))
    let invoice = String(
      decoding: try #require(Samples.ksefSamples["vat-dated"]?.file).bytes, as: UTF8.self)
    #expect(rules(without("FaWiersz", invoice)).contains(.noRows))
    let padding = String(repeating: "x", count: 1_000_001)
    #expect(
      rules(Array(invoice.replacingOccurrences(of: "Piekarnia", with: padding).utf8))
        .contains(.size))
    let row = "<FaWiersz><NrWierszaFa>1</NrWierszaFa></FaWiersz>"
    let many = String(repeating: row, count: 10_001)
    #expect(
      rules(Array(invoice.replacingOccurrences(of: "<Platnosc>", with: many + "<Platnosc>").utf8))
        .contains(.tooManyRows))
    let annex = invoice.replacingOccurrences(
      of: "<P_12>23</P_12>", with: "<P_12>23</P_12><P_12_Zal_15>1</P_12_Zal_15>"
    ).replacingOccurrences(of: "<P_15>370.12", with: "<P_15>15000.01")
    #expect(rules(Array(annex.utf8)).contains(.splitPayment))
    let correction = String(decoding: good, as: UTF8.self)
    #expect(rules(without("DaneFaKorygowanej", correction)).contains(.noOriginal))
    let lone = correction.replacingOccurrences(
      of: "<StanPrzed>1</StanPrzed>\n    </FaWiersz>\n    <FaWiersz>\n      <NrWierszaFa>1<",
      with: "<StanPrzed>1</StanPrzed>\n    </FaWiersz>\n    <FaWiersz>\n      <NrWierszaFa>2<")
    #expect(rules(Array(lone.utf8)).contains(.beforeRow))
  }

  @Test(
    "The Ministry's 26 samples: no false error, warnings for what is known to be off",
    .enabled(
      if: KSeFPackage.isHere, "PyPI's ksef2 1.1.0 could not be fetched: samples NOT read"))
  func official() throws {
    var warned: [Int: Set<KSeFRule>] = [:]
    for (number, bytes) in try KSeFPackage.samples() {
      let problems = ksefProblems(bytes, isOwn: false)
      #expect(problems.filter { !$0.isWarning }.map { $0.text(.en) } == [], "sample \(number)")
      for problem in problems { warned[number, default: []].insert(problem.rule) }
    }
    // The total is rounded up to whole zloty in 1; numbers of KSeF are made up everywhere.
    #expect(warned[1] == [.total])
    for number in [2, 3, 5, 6, 7, 18] {
      #expect(warned[number]?.contains(.ksefNumber) == true, "sample \(number)")
    }
  }

  private func rules(_ bytes: [UInt8]) -> Set<KSeFRule> { Set(ksefProblems(bytes).map(\.rule)) }

  /// A file without any element of a name.
  private func without(_ name: String, _ text: String) -> [UInt8] {
    var text = text
    while let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return Array(text.utf8)
  }
}
