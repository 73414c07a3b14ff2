import Invoicing
import TestMonths
import Testing

/// Damage that a row or a file as a whole shows (R21): told by name, never read past.
@Suite struct DamageTests {
  static let header = "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note\n"

  static func row(_ day: Int, _ times: String, _ minutes: Int) -> String {
    let (start, end) = (times.prefix(5), times.suffix(5))
    return "A;B;123456789;R;G;\(day)/10/2026 \(start);\(day)/10/2026 \(end);\(minutes);\n"
  }

  @Test("a row shifted by a column is told once, with its start")
  func shifted() {
    let reading = LogBench().read(
      Self.header + Self.row(14, "09:00 09:10", 10)
        + "A;B;123456789;R;14/10/2026 09:00;14/10/2026 09:10;10;note;\n"
        + "A;B;x;123456789;R;G;14/10/2026 09:00;14/10/2026 09:10;10\n")
    #expect(reading.codes == ["shifted-row:3", "shifted-row:4"])
    #expect(
      reading.findings.map(\.details) == [["14/10/2026 09:00", "-1"], ["14/10/2026 09:00", "1"]])
  }

  @Test("whole hours too much in every row refuse the file; in one row only that row is told")
  func wholeHours() {
    let days = 14...18
    let all = days.map { Self.row($0, "09:00 11:10", 10) }.joined()
    #expect(LogBench().read(Self.header + all).codes == ["whole-hour-excess:0"])
    let one = days.map { Self.row($0, $0 == 16 ? "09:00 11:10" : "09:00 09:10", 10) }.joined()
    #expect(LogBench().read(Self.header + one).codes == ["duration-differs:4"])
    let few = (14...17).map { Self.row($0, "09:00 11:10", 10) }.joined()
    #expect(LogBench().read(Self.header + few).codes.allSatisfy { $0.hasPrefix("duration-d") })
    // A change of the clocks is no damage.
    let warsaw = LogBench(zone: "Europe/Warsaw")
    #expect(warsaw.read(Self.header + Self.row(25, "02:50 02:20", 30)).codes == [])
  }

  @Test("an hour that only the duration or only the stamps have is told on any other day")
  func oneHour() {
    let days = 14...18
    let log = days.map { Self.row($0, $0 == 16 ? "09:00 10:10" : "09:00 09:10", 10) }.joined()
    #expect(LogBench().read(Self.header + log).codes == ["duration-differs:4"])
  }

  @Test(
    "dates that a spreadsheet of another country turned round stand out from those it could not")
  func turnedDates() {
    let sound = (13...18).map { Self.row($0, "09:00 09:10", 10) }.joined()
    let turned = "A;B;123456789;R;G;10/5/2026 09:00;10/5/2026 09:10;10;\n"
    #expect(LogBench().read(Self.header + sound + turned).codes == ["ambiguous-dates:0"])
    let early = Self.row(5, "09:00 09:10", 10)
    #expect(LogBench().read(Self.header + early + sound).codes == [])
  }

  @Test("R21: a quote left open that took rows for its text is refused; a note of lines is not")
  func swallowed() {
    let header = "session_id,client_id,consultant,started_at,ended_at,note\n"
    func row(_ id: String, _ note: String) -> String {
      "\(id),K1,A,2026-10-05T10:00Z,2026-10-05T10:20Z,\(note)\n"
    }
    let bench = LogBench(profile: "canonical")
    let open = header + row("S1", "\"drukarka") + row("S2", "") + row("S3", "monitor 24\"")
    #expect(bench.read(open).codes == ["swallowed-rows:2"])
    #expect(bench.read(open).logs.rows.isEmpty)
    let note = header + row("S1", "\"a, b, c, d, e, f\nnext, line\nend\"") + row("S2", "")
    #expect(bench.read(note).codes == [])
    #expect(bench.read(note).logs.rows.count == 2)
  }

  @Test("an id that a spreadsheet took for a number is refused, one that only looks so is not")
  func exponent() {
    let header = "session_id,consultant,device_id,started_at,ended_at\n"
    let times = "2026-10-05T10:00Z,2026-10-05T10:20Z\n"
    let bench = LogBench(profile: "canonical")
    #expect(bench.read(header + "\"1,95E+09\",A,1," + times).codes == ["excel-exponent:2"])
    #expect(bench.read(header + "S1,A,9.00001E+08," + times).codes == ["excel-exponent:2"])
    #expect(bench.read(header + "S+12,A,1E5," + times).codes == [])
  }

  @Test("a word for an empty cell is one in every column: required, a time, a duration")
  func emptyWords() {
    let bench = LogBench(profile: "anydesk")
    let header = "Session ID,From Alias,To ID,Start time,End time,Total duration in Seconds\n"
    let row = "1,A,999000111,2026-10-15 09:00:00,None,None\n"
    #expect(bench.read(header + row).codes == [])
    #expect(bench.read(header + row).logs.rows.map(\.ended.form) == [.missing])
    #expect(bench.read(header + "1,None,9,2026-10-15 09:00:00,,\n").codes == ["missing-value:2"])
  }

  @Test("without a duration column ten sessions of hours each are a warning, nine are not")
  func longThroughout() {
    func log(_ count: Int) -> String {
      "session_id,consultant,started_at,ended_at\n"
        + (1...count).map { "S\($0),A,2026-10-01T08:00Z,2026-10-01T1\($0 % 3):30Z\n" }.joined()
    }
    #expect(LogBench(profile: "canonical").read(log(10)).codes == ["all-rows-long:0"])
    #expect(LogBench(profile: "canonical").read(log(9)).codes == [])
  }

  @Test("a profile that insists on UTF-8 refuses other bytes with their place, replacing none")
  func forcedEncoding() {
    var profile = LogBench.profile("canonical")
    profile.encoding = .utf8
    let head = Array("session_id,consultant,started_at\nS1,Wi".utf8)
    let trial = ProfileTrial(
      head + [0x9C] + Array("nia,2026-10-01T08:00Z\n".utf8), path: "a.csv", profile: profile,
      encoding: .encoding(.windows1250), zone: .utc, digest: LogBench.digest)
    #expect(trial.findings.map(\.code.id) == ["encoding"])
    #expect(trial.findings.first?.details == [String(head.count + 1)])
    #expect(trial.logs.rows.isEmpty)
  }

  @Test("a log of which ten thousand rows are refused is not read on")
  func refusedThroughout() {
    let log = "session_id,consultant,started_at\n" + String(repeating: "x\n", count: 10_050)
    let reading = LogBench(profile: "canonical").read(log)
    #expect(reading.codes.count == 10_001)
    #expect(reading.codes.contains("too-many-refused:0"))
    #expect(reading.codes.contains("ragged-row:10001"))
    #expect(!reading.codes.contains("ragged-row:10002"))
    #expect(reading.counts.values.map(\.refused) == [10_050])
    #expect(reading.counts.values.map(\.rows) == [10_050])
  }

  @Test("exactly a thousand rows are a warning for any profile that names no other number")
  func thousand() {
    let rows = (1...1000).map { "S\($0),A,2026-10-01T08:00Z,2026-10-01T08:30Z\n" }.joined()
    let log = "session_id,consultant,started_at,ended_at\n" + rows
    #expect(LogBench(profile: "canonical").read(log).codes == ["row-limit:0"])
    #expect(LogBench(profile: "canonical").read(log + "S0,A,2026-10-01T08:00Z,\n").codes == [])
  }

  @Test(
    "office hours moved by a zone are told, night work and few sessions are not",
    arguments: [
      (12...21, 5, true), (9...18, 5, false), (0...23, 5, false), (20...23, 5, false),
      (20...23, 20, true), (7...18, 5, false),
    ] as [(ClosedRange<Int>, Int, Bool)])
  func shiftedHours(hours: ClosedRange<Int>, each: Int, isTold: Bool) {
    var counts = [Int](repeating: 0, count: 24)
    for hour in hours { counts[hour] = each }
    #expect((ShiftedHours(counts) != nil) == isTold)
  }

  @Test("a file window beside a session is left out; one without a session is told too")
  func companions() {
    func bench(_ start: String, _ end: String) -> MonthBench {
      let session = BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:30").with { $0.device = "D" }
      var window = BenchRow("S2", start, end).with { $0.device = "D" }
      window.isNoSession = true
      window.isCompanion = true
      return MonthBench([session, window])
    }
    let beside = bench("2026-10-05 10:05", "2026-10-05 10:20")
    #expect(beside.outcome("S2")?.rowClass == .excluded)
    #expect(beside.codes == [])
    #expect(beside.net == zl(100))
    let alone = bench("2026-10-05 12:05", "2026-10-05 12:20")
    #expect(alone.outcome("S2")?.rowClass == .excluded)
    #expect(alone.codes == ["lone-companion"])
  }

  @Test(
    "decimal hours are taken to the second",
    arguments: [
      ("1,5", 5400), ("1.50", 5400), ("0,01", 36), ("5.016666666666670", 18_060), ("8", 28_800),
      ("0,00014", 1), ("1,", nil), (",5", nil), ("1.000.000", nil),
    ] as [(String, Int?)])
  func decimalHours(text: String, seconds: Int?) {
    let log = LogBench.manual.read(
      "Technik;Klient;Początek;Koniec;Godziny;Opis\n"
        + "A;K;14.10.2026 08:00;14.10.2026 09:00;\(text);\n"
    )
    #expect(log.logs.rows.first.map { Int($0.durationSeconds) } == (seconds ?? -1))
  }
}
