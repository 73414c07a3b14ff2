import Invoicing

/// Codes and forms of FA(3) that a value must be of; taken from the schema's lists.
enum FakturaCodes {
  static let namespace = "http://crd.gov.pl/wzor/2025/06/25/13775/"

  /// Prefixes of EU VAT numbers: Greece is EL, Northern Ireland XI.
  static let euPrefixes: Set<String> = words(
    "AT BE BG CY CZ DK EE FI FR DE EL HR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE XI")

  static let countries: Set<String> = words(
    """
    AF AX AL DZ AD AO AI AQ AG AN SA AR AM AW AU AT AZ BS BH BD BB BE BZ BJ BM BT BY BO BQ BA BW \
    BR BN IO BG BF BI XC CL CN HR CW CY TD ME DK DM DO DJ EG EC ER EE ET FK FJ PH FI FR TF GA GM \
    GH GI GR GD GL GE GU GG GY GF GP GT GN GQ GW HT ES HN HK IN ID IQ IR IE IS IL JM JP YE JE JO \
    KY KH CM CA QA KZ KE KG KI CO KM CG CD KP XK CR CU KW LA LS LB LR LY LI LT LV LU MK MG YT MO \
    MW MV MY ML MT MP MA MQ MR MU MX XL FM UM MD MC MN MS MZ MM NA NR NP NL DE NE NG NI NU NF NO \
    NC NZ PS OM PK PW PA PG PY PE PN PF PL GS PT PR CF CZ KR ZA RE RU RO RW EH BL KN LC MF VC SV \
    WS AS SM SN RS SC SL SG SK SI SO LK PM US SZ SD SS SR SJ SH SY CH SE TJ TH TW TZ TG TK TO TT \
    TN TR TM TV UG UA UY UZ VU WF VA HU VE GB VN IT TL CI BV CX IM SX CK VI VG HM CC MH FO SB ST \
    TC ZM CV ZW AE XI
    """)

  static let currencies: Set<String> = words(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN \
    BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP \
    ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR \
    IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD \
    MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SVC \
    SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES VND VUV WST \
    XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA XXX YER ZAR ZMW ZWL
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  /// The rate of a row (P_12) and the fields of its sums.
  struct Rate: Hashable {
    var text: String
    var net: String
    /// Nil where there is no tax.
    var tax: String?
    var percent: Int64
  }

  static func rate(_ code: VATCode) -> Rate {
    switch code {
    case .rate23: Rate(text: "23", net: "P_13_1", tax: "P_14_1", percent: 23)
    case .rate8: Rate(text: "8", net: "P_13_2", tax: "P_14_2", percent: 8)
    case .rate5: Rate(text: "5", net: "P_13_3", tax: "P_14_3", percent: 5)
    case .rate0: Rate(text: "0 KR", net: "P_13_6_1", tax: nil, percent: 0)
    case .zw: Rate(text: "zw", net: "P_13_7", tax: nil, percent: 0)
    case .npI: Rate(text: "np I", net: "P_13_8", tax: nil, percent: 0)
    case .npII: Rate(text: "np II", net: "P_13_9", tax: nil, percent: 0)
    case .oo: Rate(text: "oo", net: "P_13_10", tax: nil, percent: 0)
    }
  }

  /// The order of the sums in the schema, which is not that of our codes.
  static let sumOrder: [VATCode] = [.rate23, .rate8, .rate5, .rate0, .zw, .npI, .npII, .oo]

  // MARK: Forms

  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  static func isDigits(_ text: String, _ counts: Set<Int>) -> Bool {
    counts.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A NIP, a dash and five digits: a unit inside a taxpayer.
  static func isInternalID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && isDigits(parts[1], [5]) && isNIP(parts[0])
  }

  /// Ten digits whose last is right, and none of those no office gives out.
  static func isNIP(_ text: String) -> Bool {
    guard isDigits(text, [10]), case .value = CellText.nip(text) else { return false }
    let digits = Array(text.utf8)
    return digits[0] != 0x30 && (digits[1] != 0x30 || digits[2] != 0x30)
  }

  /// The number as the schema takes it after its country.
  static func isEUNumber(_ text: String) -> Bool {
    (1...12).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2B || $0 == 0x2A
      }
  }
}
