import Invoicing
import Testing

@Suite struct ContractsReadingTests {
  static let billing = """
    issuer:
      name: Pomoc sp. z o.o.
      nip: "5260250274"
      address_1: ul. Prosta 1
      iban: PL61109010140000071219812874
    time_zone: Europe/Warsaw
    terms:
      block_minutes: { sla: 30, standard: 60 }
      merge: gap:15
      extra_days_off: [2026-12-31]
    payment_days: 14
    numbering:
      invoice: FV/{year}/{month}/{seq:4}
      correction: KOR/{year}/{month}/{seq:4}
    logs:
      - files: logs/*.csv
        profile: canonical
        time_zone: Europe/Warsaw
        consent: standing:REG-1
    ksef: true
    vat:
      np_I_reverse_charge: false
    """
  static let tables = [
    "clients.csv": "client_id,name,nip,address_1\nK1,Sklep,5260250274,a\nK2,Biuro,5260250274,b\n",
    "agreements.csv": "client_id,agreement_no,kind,valid_from,valid_to\n",
    "prices.csv": "service,name_pl,tier,client_id,unit,net_price,vat,valid_from,valid_to\n",
    "client-match.csv": "field,how,value,client_id\n",
    "complaints.csv": "complaint_id,session_id,filed_on,finding,decided_on\n",
    "decisions.csv":
      "session_id,source,decision,blocks,client_id,reason,decided_by,decided_on\n",
    "payments.csv": "document,paid_on,amount\n",
    "exchange-rates.csv": "currency,date,rate,table_no\n",
  ]

  static func read(
    _ billing: String = billing, changing tables: [String: String] = [:]
  ) -> (Contracts?, [String], [Finding]) {
    let all = Self.tables.merging(tables) { $1 }
    var reading = ContractsReading(
      tables: all.filter { $0.value != "absent" }.mapValues { Array($0.utf8) })
    let contracts = reading.read(settings: ConfigText.node(billing)) {
      $0 == "Europe/Warsaw" ? .utc : nil
    }
    let sorted = reading.findings.sorted(by: Finding.inOrder)
    return (contracts, sorted.map { "\($0.code.id):\($0.place.line):\($0.place.column)" }, sorted)
  }

  @Test("a sound folder gives contracts without findings")
  func sound() {
    let (contracts, codes, _) = Self.read(changing: [
      "agreements.csv": "client_id,agreement_no,kind,valid_from,merge\nK1,U/1,sla,2026-01-01,day\n",
      "exchange-rates.csv": "currency;date;rate;table_no\nEUR;2026-10-30;4,2512;210/A/NBP/2026\n",
    ])
    #expect(codes == [])
    #expect(contracts?.clients.map(\.id) == ["K1", "K2"])
    #expect(contracts?.agreements.first?.merge == .day)
    #expect(contracts?.exchangeRates.first?.rateTenThousandths == 42_512)
    #expect(contracts?.settings.logs.first?.standingConsent == "REG-1")
    #expect(contracts?.settings.terms[0].terms.extraDaysOff.count == 1)
    #expect(contracts?.payments?.isEmpty == true)
    let bare = Self.read(changing: [
      "payments.csv": "absent", "complaints.csv": "absent", "decisions.csv": "absent",
      "exchange-rates.csv": "absent",
    ])
    #expect(bare.1 == [] && bare.0?.payments == nil)
    #expect(Self.read(changing: ["prices.csv": "absent"]).1 == ["missing-table:0:0"])
  }

  @Test(
    "billing.yaml: each wrong key or value is told at its line",
    arguments: [
      ("ksef: true", "ksfe: true", ["unknown-key:20:1"]),
      ("ksef: true", "ksef: maybe", ["bad-value:20:7"]),
      ("ksef: true", "payment_days: 7", ["duplicate-key:20:1"]),
      ("  name: Pomoc sp. z o.o.", "  bank: x", ["missing-key:2:3"]),
      ("5260250274", "5260250275", ["bad-nip:3:8"]),
      ("PL61", "PL62", ["bad-iban:5:9"]),
      ("merge: gap:15", "merge: gap", ["bad-value:9:10"]),
      ("sla: 30", "sla: 0", ["bad-value:8:18"]),
      ("payment_days: 14", "payment_days: [1]", ["wrong-type:11:15"]),
      ("KOR/{year}", "KOR/{rok}", ["numbering-pattern:14:15"]),
      ("FV/{year}/{month}/{seq:4}", "FV/{year}/{seq:4}", ["numbering-pattern:13:12"]),
      ("KOR/{year}", "FV/{year}", ["numbering-alike:14:15"]),
      ("    time_zone: Europe/Warsaw", "    time_zone: Europe/Warszawa", ["unknown-zone:18:16"]),
      ("[2026-12-31]", "[31.12.2026]", ["bad-date:10:19"]),
    ] as [(String, String, [String])])
  func settings(from: String, to: String, expected: [String]) {
    #expect(Self.read(Self.billing.replacing(from, with: to, maxReplacements: 1)).1 == expected)
  }

  @Test("R22: a number pattern needs year, month and sequence, each once")
  func numbering() {
    for (pattern, isComplete) in [
      ("FV/{year}/{month}/{seq:4}", true), ("{seq}{month}{year}", true),
      ("FV/{year}/{month}", false), ("FV/{year}/{month}/{seq:0}", false),
      ("{year}{year}{month}{seq}", false), ("{year}{month}{seq}{x}", false),
      ("{year}{month}{seq", false), ("{year}{month}{seq}}", false),
    ] { #expect(Numbering.isComplete(pattern) == isComplete, "\(pattern)") }
  }

  @Test("R4: a list of terms needs ascending valid_from")
  func terms() {
    let two = { (first: String, second: String) in
      """
      issuer: { name: A, nip: 5260250274, address_1: B }
      time_zone: Europe/Warsaw
      terms:
        - valid_from: \(first)
          merge: day
        - valid_from: \(second)
          merge: none
      """
    }
    let (contracts, codes, _) = Self.read(two("2026-01-01", "2026-10-01"))
    #expect(codes == [])
    #expect(contracts?.settings.terms.map(\.terms.merge) == [.day, .none])
    #expect(Self.read(two("2026-10-01", "2026-10-01")).1 == ["terms-order:6:5"])
  }

  static let prices = tables["prices.csv"] ?? ""
  static let decisions = tables["decisions.csv"] ?? ""
  static let faults: [(String, String, [String])] = [
    ("clients.csv", "client_id,name,address_1\nK1,A,a\n", ["missing-nip:2:1"]),
    (
      "clients.csv", "client_id,name,address_1,kind\nK1,A,a,person\nK1,B,b,person\n",
      ["duplicate-client:3:1"]
    ),
    (
      "clients.csv", "client_id,name,address_1,country\nA/1,A,a,DE\na-1,B,b,DE\n",
      ["client-file-names:3:1"]
    ),
    (
      "clients.csv", "client_id,name,address_1,country,vat\ninternal,A,a,DE,zw\n",
      ["reserved-client-id:2:1", "missing-zw-basis:2:17"]
    ),
    (
      "clients.csv", "client_id,name,address_1,nip,jst,vat\nK1,A,,1234567890,tak,22\n",
      ["missing-value:2:6", "bad-nip:2:7", "bad-value:2:18", "bad-value:2:22"]
    ),
    (
      "agreements.csv",
      """
      client_id,agreement_no,kind,valid_from,valid_to
      K1,U2,sla,2026-06-30,
      K1,U1,sla,2026-01-01,2026-06-30

      """,
      ["agreement-overlap:2:1"]
    ),
    (
      "agreements.csv",
      """
      client_id,agreement_no,kind,valid_from,valid_to
      K1,U1,sla,2026-01-01,2026-06-30
      K1,U2,sla,2026-07-01,
      K2,U3,sla,2026-07-01,

      """,
      []
    ),
    (
      "agreements.csv",
      "client_id,agreement_no,kind,valid_from,valid_to\nK3,U1,gold,2026-02-01,2026-01-31\n",
      ["client-not-listed:2:1", "bad-value:2:7", "validity-order:2:23"]
    ),
    (
      "prices.csv",
      prices
        + "remote,Zdalna,,,block,100,23,2026-01-01,\nremote,Zdalna,,,block,90,23,2026-05-01,\n",
      ["price-overlap:3:1"]
    ),
    (
      "prices.csv",
      prices
        + """
        remote,Z,,,block,100,23,2026-01-01,2026-04-30
        remote,Z,,,block,90,23,2026-05-01,
        remote,Z,sla,,block,90,23,2026-05-01,
        remote,Z,,K1,block,0,23,2026-05-01,

        """,
      []
    ),
    (
      "prices.csv", prices + "remote,Z,sla,K1,block,1,23,2026-01-01,\n",
      ["price-client-and-tier:2:10"]
    ),
    ("prices.csv", prices + "remote,Z,,,block,-1,23,2026-01-01,\n", ["negative:2:18"]),
    (
      "prices.csv", prices + "travel,Z,,,km,1.23456,23,2026-01-01,\n",
      ["too-many-decimals:2:15"]
    ),
    (
      "prices.csv", prices + "remote,Z,,K9,hour,1,zw,2026-01-01,\n",
      ["client-not-listed:2:11", "bad-value:2:14", "missing-zw-basis:2:21"]
    ),
    (
      "client-match.csv", "field,how,value,client_id\nany,is,x,K9\nname,is,x,internal\n",
      ["client-not-listed:2:10", "bad-value:3:1"]
    ),
    (
      "complaints.csv",
      """
      complaint_id,session_id,filed_on,finding,decided_on
      R1,S1,2026-10-05,ours,2026-10-04
      R1,S2,2026-10-05,theirs,

      """,
      ["date-order:2:23", "duplicate-complaint:3:1", "bad-value:3:18"]
    ),
    ("decisions.csv", decisions + "S1,,reduce,,,r,b,2026-10-01\n", ["reduce-without-blocks:2:12"]),
    ("decisions.csv", decisions + "S1,,waive,2,,r,b,2026-10-01\n", ["blocks-without-reduce:2:11"]),
    ("decisions.csv", decisions + "S1,,set,,,r,b,2026-10-01\n", ["set-nothing:2:5"]),
    (
      "decisions.csv", decisions + "S1,,waive,,K1,r,b,2026-10-01\n",
      ["set-columns-without-set:2:12"]
    ),
    (
      "decisions.csv", decisions + "S1,x,set,,K9,,b,2026-10-01\n",
      ["bad-value:2:4", "client-not-listed:2:11", "missing-value:2:14"]
    ),
    (
      "decisions.csv",
      decisions
        + """
        S1,,set,,K1,r,b,2026-10-01
        S1,,waive,,,r,b,2026-10-01
        S1,,defer,,,r,b,2026-10-01
        S1,,set,,K2,r,b,2026-10-01
        S1,logs/a.csv:7,exclude,,,r,b,2026-10-01

        """,
      ["conflicting-decisions:4:1", "conflicting-decisions:5:1"]
    ),
    (
      "payments.csv", "document,paid_on,amount\nFV/1,2026-11-02,\"0,00\"\n,2026-11-02,-5\n",
      ["payment-of-nothing:2:17", "missing-value:3:1"]
    ),
    (
      "exchange-rates.csv",
      """
      currency,date,rate,table_no
      EUR,2026-10-30,4.25,A
      EUR,2026-10-30,4.26,A
      USD,2026-10-30,0,A

      """,
      ["duplicate-rate:3:1", "bad-number:4:16"]
    ),
  ]

  @Test(
    "R9, R15: what the tables may not say is refused when they are loaded",
    arguments: faults.indices)
  func fault(index: Int) {
    let (table, text, expected) = Self.faults[index]
    #expect(Self.read(changing: [table: text]).1 == expected, "\(text)")
  }

  @Test("all findings come at once, each in both languages with its marks filled")
  func allAtOnce() {
    var seen = 0
    for (table, text, _) in Self.faults {
      for finding in Self.read(changing: [table: text]).2 {
        seen += 1
        for language in Language.allCases {
          let words = finding.message(language) + finding.help(language)
          #expect(!words.contains("{0}") && !words.contains("{1}"), "\(finding.code.id)")
        }
      }
    }
    #expect(seen > 20)
  }
}
