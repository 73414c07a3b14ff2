import Foundation
import Invoicing
import TestMonths
import Testing

/// Reads logs as the shell does, from texts.
struct LogBench {
  var profile = "teamviewer-console"
  var zone = "UTC"
  var consent = ""
  var standing = ""
  var block = 1 << 20

  var period: Month?

  static let profiles: [LogProfile] = [
    "canonical", "teamviewer-console", "teamviewer-api", "anydesk", "toggl", "clockify", "kimai",
  ].map { profile($0) }

  /// For time sheets kept by hand, a template.
  static let manual = LogBench(profile: "pl-manual")
  static let all = profiles + [profile("pl-manual", in: "Templates")]

  /// A profile that is shipped with the program.
  static func profile(_ name: String, in home: String = "Profiles") -> LogProfile {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Sources/InvoiceRun/\(home)/\(name).yaml")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var findings: [Finding] = []
    let profile = LogProfile.read(
      ConfigText.node(text), file: "\(name).yaml", findings: &findings)
    for finding in findings { Issue.record("\(finding.place): \(finding.message(.en))") }
    return profile ?? LogProfile(id: name)
  }

  /// A digest that is good enough to tell texts apart.
  static func digest(_ bytes: Span<UInt8>) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }

  func read(_ files: [(String, [UInt8])]) -> LogsReading {
    let entry = LogEntry(
      files: "logs/*.csv", profile: profile, zoneName: zone, consentColumn: consent,
      standingConsent: standing)
    var reading = LogsReading(
      profiles: Self.all, entries: [entry], period: period,
      zone: { $0 == "UTC" ? .utc : $0 == "Europe/Warsaw" ? MonthBench.warsaw : nil },
      digest: Self.digest)
    for (path, bytes) in files {
      var probe = EncodingProbe()
      probe.feed(bytes.span)
      guard reading.begin(path, probe.outcome) else { continue }
      var start = 0
      while start < bytes.count {
        let end = min(start + block, bytes.count)
        reading.feed(Array(bytes[start..<end]).span)
        start = end
      }
      reading.end()
    }
    reading.finish()
    return reading
  }

  func read(_ text: String) -> LogsReading { read([("logs/a.csv", Array(text.utf8))]) }
}

extension LogsReading {
  var codes: [String] {
    findings.sorted(by: Finding.inOrder).map { "\($0.code.id):\($0.place.line)" }
  }

  func text(_ row: Int, _ key: KeyPath<LogRow, Symbol>) -> String {
    logs.symbols.text(logs.rows[row][keyPath: key])
  }
}

@Suite struct LogReadingTests {
  static let codeRows = """
    Ewa Nowak;Sklep Bis;s100-200-300;Remote;Serwis;02/10/2026 10:15;02/10/2026 10:23;8m ;;x;
    Jan Kos;KASA-2;s100-200-301;Remote;Serwis;02/10/2026 12:47;02/10/2026 13:17;31m ;druk;x;
    Jan Kos;User;s100-200-302;File transfer;Serwis;02/10/2026 15:00;02/10/2026 16:00;1h ;;x;
    Jan Kos;User;s100-200-303;Remote;Serwis;05/10/2026 15:39;05/10/2026 16:45;1h 7m;;x;

    """
  static let connectionRows = """
    Ewa Nowak;SRV-1;1950000195;Remote;Serwis;30.10.2026 15:05;30.10.2026 15:11;6;
    Jan Kos;NAS;464000361;Remote;Serwis;28.10.2026 17:17;28.10.2026 18:03;47;uwaga

    """

  @Test(
    "R3: session codes are read in any language of the header, the duration column is the length",
    arguments: [
      """
      Assegnatario;Nome;Codice;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note;\
      Classificazione;Commenti del cliente
      """,
      """
      Osoba przypisana;Nazwa;Kod;Typ sesji;Grupa;Początek;Koniec;Czas trwania;Uwagi;\
      Ocena;Komentarze klienta
      """,
      "Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8;Q9;Q10;Q11",
    ], [1, 7, 1 << 20])
  func sessionCodes(header: String, block: Int) {
    let reading = LogBench(block: block).read(header + "\n" + Self.codeRows)
    #expect(reading.codes == [])
    #expect(reading.logs.rows.count == 4)
    #expect(reading.logs.files[0].lengthBasis == .roundedUpDuration)
    #expect(reading.logs.rows.map(\.durationSeconds) == [480, 1860, 3600, 4020])
    #expect(reading.logs.rows.map(\.isNoSession) == [false, false, true, false])
    #expect(reading.text(0, \.consultant) == "Ewa Nowak")
    #expect(reading.text(0, \.deviceName) == "Sklep Bis")
    #expect(reading.text(0, \.user) == "Sklep Bis")
    #expect(reading.text(1, \.caseID) == "s100-200-301")
    #expect(reading.text(1, \.note) == "druk")
    #expect(reading.text(1, \.service) == "remote")
    #expect(reading.text(0, \.sessionID).hasPrefix("teamviewer-console-"))
    let start = LocalTime(day: Day(number: 20_728), secondOfDay: 10 * 3600 + 15 * 60)
    #expect(reading.logs.rows[0].started == Stamp(.local, seconds: start.seconds))
    #expect(reading.logs.rows[0].line == 2)
  }

  @Test(
    "R3: connections are read in any language of the header",
    arguments: [
      "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note",
      "Użytkownik;Komputer;ID;Typ sesji;Grupa;Początek;Koniec;Czas trwania;Uwagi",
      "ab;cd;ef;gh;ij;kl;mn;op;qr",
    ])
  func connections(header: String) {
    let reading = LogBench().read(header + "\r\n" + Self.connectionRows)
    #expect(reading.codes == [])
    #expect(reading.text(0, \.deviceID) == "1950000195")
    #expect(reading.text(0, \.deviceName) == "SRV-1")
    #expect(reading.text(1, \.group) == "Serwis")
    #expect(reading.logs.rows.map(\.durationSeconds) == [360, 2820])
  }

  @Test("a layout whose rows do not have the promised shapes is refused")
  func unknownLayout() {
    let rows = Self.connectionRows.replacing("1950000195", with: "x-1")
    let reading = LogBench().read("ab;cd;ef;gh;ij;kl;mn;op;qr\n" + rows)
    #expect(reading.codes == ["unknown-layout:1"])
    #expect(reading.counts["logs/a.csv"]?.refused == 2)
    let long = Self.connectionRows.replacing(";6;", with: ";66;").replacing(";47;", with: ";99;")
    #expect(LogBench().read("ab;cd;ef;gh;ij;kl;mn;op;qr\n" + long).codes == ["unknown-layout:1"])
  }

  @Test("a column that the profile neither maps nor ignores is refused")
  func unmapped() {
    let header = "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note;Nowa"
    let reading = LogBench().read(
      header + "\nA;B;123456789;R;G;30.10.2026 15:05;30.10.2026 15:11;6;;x\n")
    #expect(reading.codes == ["unmapped-column:1"])
    #expect(reading.logs.rows.count == 1)
  }

  static let canonical = "session_id,consultant,started_at,ended_at,quantity,note\n"

  @Test(
    "R21: a damaged row is refused with its line, and rows add up",
    arguments: [
      ("S1,A,2026-10-01T10:00Z,2026-10-01T10:30Z,,\n", [], 0),
      ("S1,A,2026-10-01T10:00Z,,1.5,x\n", [], 0),
      (",A,2026-10-01T10:00Z,,,\n", ["missing-value:2"], 0),
      ("S1,,2026-10-01T10:00Z,,,\n", ["missing-value:2"], 0),
      ("S1,A,,,,\n", ["missing-value:2"], 0),
      ("S1,A,1.10.2026 10:00,,,\n", ["bad-time:2"], 0),
      ("S1,A,30.12.1899 10:00,,,\n", ["excel-1899:2"], 0),
      ("S1,A,2026-10-01T10:00Z,,\"1,2345\",\n", ["too-many-decimals:2"], 0),
      ("S1,A,2026-10-01T10:00Z,,-1,\n", ["negative:2"], 0),
      ("S1,A,2026-10-01T10:00Z\n", ["ragged-row:2"], 1),
      ("S1,A,2026-10-01T10:00Z,,,,,x\n", ["ragged-row:2"], 1),
      ("S1,A,2026-10-01T10:00Z,,,,,\n", [], 0),
      (canonical, ["header-twice:2"], 1),
      ("S1,A\u{0},2026-10-01T10:00Z,,,\n", ["nul-byte:2"], 1),
    ] as [(String, [String], Int)])
  func damaged(row: String, codes: [String], refused: Int) {
    let reading = LogBench(profile: "canonical").read(Self.canonical + row)
    #expect(reading.codes == codes)
    #expect(reading.logs.rows.count == 1 - refused)
    let counts = reading.counts["logs/a.csv"]
    #expect(counts?.rows == 1 && counts?.refused == refused)
  }

  @Test("a log without a zone needs an offset in every stamp, or the profile refuses")
  func zones() {
    let row = "S1,A,2026-10-01T10:00Z,2026-10-01T10:30,,\n"
    let open = LogBench(profile: "canonical", zone: "").read(Self.canonical + row)
    #expect(open.codes == ["missing-zone:2"])
    let header = "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note\n"
    let fixed = LogBench(zone: "").read(header + Self.connectionRows)
    #expect(fixed.codes == ["missing-zone:0"])
  }

  @Test("R14: the consent comes from the column the log entry names")
  func consent() {
    let text = "session_id;consultant;started_at;Zgoda\nS1;A;2026-10-01T10:00Z;TEL-7\n"
    let reading = LogBench(profile: "canonical", consent: "zgoda").read(text)
    #expect(reading.codes == [])
    #expect(reading.text(0, \.consent) == "TEL-7")
    let wrong = LogBench(profile: "canonical", consent: "Brak").read(text)
    #expect(wrong.codes == ["missing-consent-column:1", "unmapped-column:1"])
    let standing = LogBench(profile: "canonical", standing: "REG-1").read(Self.canonical)
    #expect(standing.logs.files[0].standingConsent == "REG-1")
  }

  @Test("total rows are dropped and told, a file of exactly 1000 rows is a warning")
  func totals() {
    let header = "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note\n"
    let row = "A;B;123456789;R;G;30.10.2026 15:05;30.10.2026 15:11;6;\n"
    let total = LogBench().read(header + row + "RAZEM;;;;;;;6;\n;;;;\n")
    #expect(total.codes == ["dropped-row:3"])
    #expect(total.counts["logs/a.csv"]?.dropped == 1 && total.counts["logs/a.csv"]?.empty == 1)
    let many = LogBench().read(header + String(repeating: row, count: 1000))
    #expect(many.codes == ["row-limit:0"])
  }

  @Test("a Windows-1250 log is decoded, from blocks of any size", arguments: [1, 2, 4096])
  func encoded(block: Int) {
    let bytes =
      Array(Self.canonical.utf8) + Array("S1,Wi".utf8) + [0x9C]
      + Array("niewska,2026-10-01T10:00Z,,,\n".utf8)
    let reading = LogBench(profile: "canonical", block: block).read([("logs/a.csv", bytes)])
    #expect(reading.codes == [])
    #expect(reading.text(0, \.consultant) == "Wiśniewska")
  }

  @Test(
    "R3: every shipped profile reads its tool's header, start, end and length",
    arguments: [
      (
        "teamviewer-api",
        """
        id,username,deviceid,devicename,session_code,start_date,end_date,fee,notes
        g-1,Ewa,d7,SRV,,2026-10-01T08:15:00Z,2026-10-01T08:25:00Z,1.00,
        """
      ),
      (
        "anydesk",
        """
        sep=,
        Session Id,From Id,From Alias,To Id,To Alias,Start,End,Duration,Comment
        17,1,ewa@ad,2,,1790842500,1790843100,600,
        """
      ),
      (
        "toggl",
        """
        "User","Client","Description","Start date","Start time","End date","End time","Duration"
        "Ewa","Sklep","","2026-10-01","08:15:00","2026-10-01","08:25:00","0:10:00"
        """
      ),
      (
        "clockify",
        """
        Client,User,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)
        Sklep,Ewa,13/10/2026,08:15:00,13/10/2026,08:25:00,00:10:00,0.17
        """
      ),
      (
        "kimai",
        """
        Date,From,To,Duration,Name,User,Customer
        2026-10-01,23:55,00:05,0:10,Ewa,ewa,Sklep
        """
      ),
    ])
  func shipped(profile: String, text: String) {
    let reading = LogBench(profile: profile).read(text)
    #expect(reading.codes == [])
    #expect(reading.logs.rows.count == 1)
    let row = reading.logs.rows[0]
    #expect(row.ended.seconds - row.started.seconds == 600)
    #expect(row.durationSeconds == (profile == "teamviewer-api" ? -1 : 600))
    #expect(!row.sessionID.isEmpty && !row.consultant.isEmpty)
  }

  @Test("R5: made ids do not depend on the order of rows or the split into files")
  func derivedIDs() {
    let header = "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note\n"
    let start = "A;B;123456789;R;G;30.10.2026 15:05;30.10.2026 "
    let rows = ["15:11;6;", "15:20;15;", "15:07;2;", "15:11;6;again"].map { start + $0 + "\n" }
    func ids(_ files: [[String]]) -> [String] {
      let reading = LogBench().read(
        files.enumerated().map {
          ("logs/\($0.offset).csv", Array((header + $0.element.joined()).utf8))
        })
      #expect(reading.codes == [])
      return reading.logs.rows.indices.map {
        "\(reading.logs.rows[$0].ended.seconds) " + reading.text($0, \.sessionID)
      }.sorted()
    }
    let one = ids([rows])
    #expect(one == ids([rows.reversed()]))
    #expect(one == ids([[rows[2]], [rows[3], rows[0]], [rows[1]]]))
    #expect(Set(one).count == 3)
    #expect(one.filter { $0.hasSuffix("-2") }.count == 2)
    #expect(one.filter { $0.hasSuffix("-3") }.count == 1)
  }

  @Test(
    "a pattern's star stands for anything but a slash",
    arguments: [
      ("logs/*.csv", "logs/a.csv", true), ("logs/*.csv", "logs/a/b.csv", false),
      ("logs/2026-10-team*.csv", "logs/2026-10-teamviewer-2.csv", true),
      ("*", "a", true), ("*", "a/b", false), ("logs/*", "logs/", true),
      ("a*b*c", "axxbyybzc", true), ("a*b", "axxc", false), ("logs/a.csv", "logs/a.csv", true),
    ])
  func globs(pattern: String, path: String, matches: Bool) {
    #expect(globMatches(pattern, path) == matches)
  }

  @Test(
    "stamps and durations follow the profile's patterns",
    arguments: [
      ("dd/MM/yyyy HH:mm", true), ("M/d/yyyy h:mm:ss a", true), ("unix", true), ("iso", true),
      ("dd/MM", false), ("yyyy-MM-dd", false), ("dd/MM/yyyy hh:mm", false), ("quatsch", false),
    ])
  func patterns(text: String, isValid: Bool) {
    #expect((StampFormat(text) != nil) == isValid)
  }

  @Test("a profile with day-first and month-first dates is refused, so is an unknown key")
  func profileChecks() {
    var findings: [Finding] = []
    let text = """
      id: x
      tilte: y
      time:
        zone: entry
        formats: [dd/MM/yyyy HH:mm, MM/dd/yyyy HH:mm]
      columns:
        consultant: [A]
        started_at: [[Date, From]]
      """
    #expect(LogProfile.read(ConfigText.node(text), file: "p.yaml", findings: &findings) == nil)
    #expect(findings.map(\.code.id).sorted() == ["bad-profile", "unknown-key"])
    #expect(findings.first { $0.code.id == "unknown-key" }?.help(.en).contains("title") == true)
  }
}
