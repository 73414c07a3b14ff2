import Invoicing
import TestMonths
import Testing

/// Who is billed, with whose consent, and what was decided (R3, R4, R13 to R15).
struct AdmissionTests {
  private let row = BenchRow("S", "2026-10-05 10:00", "2026-10-05 10:20")

  @Test(
    "R13: a row before the client's acceptance is held, on its day it is not",
    arguments: [("2026-10-05", RowClass.billed), ("2026-10-06", .held), (nil, .held)]
      as [(String?, RowClass)])
  func acceptance(accepted: String?, rowClass: RowClass) {
    var bench = MonthBench([row])
    bench.contracts.clients[0].acceptedOn = accepted.map(day)
    #expect(bench.outcome("S")?.rowClass == rowClass)
    #expect(bench.codes == (rowClass == .held ? ["not-accepted"] : []))
  }

  @Test("R3: stamps cut to the minute tell no length without the duration that belongs to them")
  func noDuration() {
    var bench = MonthBench([row])
    bench.lengthBasis = .roundedUpDuration
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.codes == ["no-duration"])
    bench.decide(.set, "S") { $0.ended = wall("2026-10-05 10:20") }
    #expect(bench.outcome("S")?.rowClass == .billed)
  }

  @Test(
    "R3: an exact duration adds the seconds that stamps lack, and is not believed against them",
    arguments: [
      ("10:00:00", "10:30:00", 1815, 1815), ("10:00:00", "10:30:30", 1800, 1830),
      ("10:00:00", "11:30:00", 1800, 5400), ("10:00:00", "10:30:00", -1, 1800),
    ] as [(String, String, Int32, Int)])
  func exactDuration(start: String, end: String, duration: Int32, seconds: Int) {
    var bench = MonthBench([
      BenchRow("S", "2026-10-05 " + start, "2026-10-05 " + end).with { $0.duration = duration }
    ])
    bench.lengthBasis = .exactDuration
    #expect(bench.outcome("S")?.seconds == seconds)
  }

  @Test("R15: a decision older than its session is told; one that names the row is not")
  func earlyDecision() {
    for kind in [Decision.Kind.waive, .exclude, .set] {
      var bench = MonthBench([row])
      bench.decide(kind, "S") {
        $0.decidedOn = day("2026-10-04")
        if kind == .set { $0.caseID = "X" }
      }
      #expect(bench.codes == ["decision-before-session"])
      bench.contracts.decisions[0].source = Decision.Source(file: "logs/a.csv", line: 2)
      #expect(bench.codes.isEmpty)
      bench.contracts.decisions[0].source = nil
      bench.contracts.decisions[0].decidedOn = day("2026-10-05")
      #expect(bench.codes.isEmpty)
    }
  }

  @Test("R11: a length that no number holds is not cut: nobody can accept it")
  func century() {
    var bench = MonthBench([BenchRow("S", "1920-10-05 10:00", "2026-10-05 10:20")])
    bench.contracts.clients[0].acceptedOn = day("1900-01-01")
    bench.contracts.prices[0].validity.from = day("1900-01-01")
    bench.decide(.accept, "S")
    #expect(bench.outcome("S")?.rowClass == .held)
    bench.rows = [BenchRow("S", "2026-10-03 10:00", "2026-10-05 10:20")]
    #expect(bench.outcome("S")?.rowClass == .billed)
  }

  @Test("R14: a remote session needs a consent: its own, the client's, the log's, or none is asked")
  func consent() {
    var bench = MonthBench([row.with { $0.consent = "" }])
    #expect(bench.outcome("S")?.rowClass == .held)
    #expect(bench.codes == ["no-consent"])
    var next = bench
    next.contracts.clients[0].consent = "K"
    next.standing = "L"
    #expect(next.lines.flatMap(\.sessions).map(\.consent) == ["K"])
    next.contracts.clients[0].consent = ""
    #expect(next.lines.flatMap(\.sessions).map(\.consent) == ["L"])
    bench.setTerms { $0.requireConsent = false }
    #expect(bench.outcome("S")?.rowClass == .billed)
    let visit = MonthBench([
      row.with {
        $0.consent = ""; $0.service = "onsite"
      }
    ])
    #expect(visit.outcome("S")?.rowClass == .billed)
  }

  @Test(
    "R15: each decision has its class",
    arguments: [
      (.accept, .billed), (.waive, .waived), (.exclude, .excluded), (.defer, .held),
    ] as [(Decision.Kind, RowClass)])
  func decisions(kind: Decision.Kind, rowClass: RowClass) {
    var bench = MonthBench([row.with { $0.consent = "" }])
    bench.decide(kind, "S")
    #expect(bench.outcome("S")?.rowClass == rowClass)
    #expect(bench.billing.stoppingRows == 0)
    #expect(bench.net == (kind == .accept ? zl(100) : .zero))
    #expect(bench.lines.count == (kind == .accept || kind == .waive ? 1 : 0))
  }

  @Test("R15: reduce bills fewer blocks and prints both; as many as computed is refused")
  func reduce() {
    var bench = MonthBench([row.with { $0.end = wall("2026-10-05 12:30") }])
    bench.decide(.reduce, "S") { $0.blocks = 2 }
    #expect(bench.net == zl(200))
    #expect(bench.lines.map(\.reason) == [.reduced(computedBlocks: 3, reason: "R")])
    bench.contracts.decisions[0].blocks = 3
    #expect(bench.billing.isRefused)
  }

  @Test("R15: set gives the right client, times, case, consent and service")
  func set() {
    var bench = MonthBench([
      row.with {
        $0.client = "K9"; $0.consent = ""; $0.end = .missing
      }
    ])
    #expect(bench.codes == ["no-consent", "no-end", "unknown-client"])
    bench.decide(.set, "S") {
      $0.clientID = "K2"
      $0.ended = wall("2026-10-05 11:01")
      $0.consent = "Z"
      $0.caseID = "C2"
    }
    #expect(bench.outcome("S")?.clientID == "K2")
    #expect(bench.lines.map(\.caseID) == ["C2"])
    #expect(bench.net == zl(200))
  }

  @Test("R15: times that a decision gives are told with its line; the row shows others")
  func setTimesAreNamed() {
    var bench = MonthBench([row])
    bench.decide(.set, "S") { $0.ended = wall("2026-10-05 09:00") }
    bench.contracts.decisions[0].place.line = 7
    let set = "; set: decisions.csv:7"
    let times = "2026-10-05 10:00:00 - 2026-10-05 "
    func details(_ code: FindingCode) -> [String] {
      bench.billing.findings.first { $0.code == code }?.details ?? []
    }
    #expect(details(.endBeforeStart) == [times + "09:00:00" + set])
    bench.contracts.decisions[0].ended = nil
    bench.contracts.decisions[0].confirmed = wall("2026-03-29 02:30")
    #expect(
      details(.noSuchTime) == [times + "10:20:00; confirmed_at: 2026-03-29 02:30:00" + set])
    bench.contracts.decisions = []
    bench.rows[0].end = wall("2026-10-05 09:00")
    #expect(details(.endBeforeStart) == [times + "09:00:00"])
  }

  @Test("R15: accept does not settle a missing end, a missing price or an unknown client")
  func acceptHasLimits() {
    for change in [
      { $0.end = .missing }, { $0.client = "K9" }, { $0.service = "other" },
    ] as [(inout BenchRow) -> Void] {
      var bench = MonthBench([row.with(change)])
      bench.decide(.accept, "S")
      #expect(bench.outcome("S")?.rowClass == .held)
      #expect(bench.billing.stoppingRows == 1)
    }
  }

  @Test("R15: excluded goes before duplicate, that before other-period, that before held")
  func precedence() {
    let other = row.with {
      $0.start = wall("2026-09-05 10:00")
      $0.end = wall("2026-09-05 10:20")
      $0.consent = ""
    }
    var bench = MonthBench([other, other])
    #expect(bench.billing.rowOutcomes().map(\.rowClass) == [.otherPeriod, .duplicate])
    bench.decide(.exclude, "S")
    #expect(bench.billing.rowOutcomes().map(\.rowClass) == [.excluded, .excluded])
    bench.contracts.decisions = []
    bench.decide(.waive, "S")
    #expect(bench.billing.rowOutcomes().map(\.rowClass) == [.otherPeriod, .duplicate])
  }

  @Test("R15: a waived session of no time is waived, a plain one of no time is free")
  func waivedBeforeFree() {
    var bench = MonthBench([row.with { $0.end = $0.start }])
    #expect(bench.outcome("S")?.rowClass == .free)
    #expect(bench.lines.count == 1)
    bench.decide(.waive, "S")
    #expect(bench.outcome("S")?.rowClass == .waived)
  }

  @Test(
    "R3: over 24 hours, an end before the start and a missing end are held",
    arguments: [
      ("2026-10-06 10:00:00", nil), ("2026-10-06 10:00:01", "too-long"),
      ("2026-10-05 09:59:59", "end-before-start"), ("", "no-end"),
    ] as [(String, String?)])
  func lengths(end: String, code: String?) {
    let bench = MonthBench([row.with { $0.end = wall(end) }])
    #expect(bench.codes == (code.map { [$0] } ?? []))
    #expect(bench.outcome("S")?.rowClass == (code == nil ? .billed : .held))
  }

  @Test(
    "R3: rounded-up minutes are summed plainly; where a minute each decides, it is noted",
    arguments: [(30, 31, 2, true), (30, 30, 1, false), (40, 25, 2, false)]
      as [(Int64, Int64, Int, Bool)])
  func roundedMinutes(first: Int64, second: Int64, blocks: Int, noted: Bool) {
    let start = wall("2026-10-05 10:00").seconds
    func row(_ id: String, _ from: Int64, _ minutes: Int64) -> BenchRow {
      let end = from + (minutes - 1) * 60
      return BenchRow(id, Stamp(.local, seconds: from), Stamp(.local, seconds: end)).with {
        $0.duration = Int32(minutes * 60)
      }
    }
    var bench = MonthBench([row("A", start, first), row("B", start + first * 60, second)])
    bench.lengthBasis = .roundedUpDuration
    #expect(bench.lines.map(\.blocks) == [blocks])
    #expect(bench.lines.map(\.seconds) == [Int(first + second) * 60])
    #expect(bench.lines.flatMap(\.notes).contains(.roundingDecides) == noted)
  }

  @Test(
    "R4: a consultation belongs to the local month in which it ended, whole",
    arguments: [
      ("2026-09-30 23:50", "2026-10-01 00:00", true),
      ("2026-09-30 23:50", "2026-09-30 23:59:59", false),
      ("2026-10-31 23:50", "2026-11-01 00:00", false),
      ("2026-10-31 23:50", "2026-10-31 23:59:59", true),
    ])
  func months(start: String, end: String, isHere: Bool) {
    let bench = MonthBench([BenchRow("S", start, end)])
    #expect(bench.outcome("S")?.rowClass == (isHere ? .billed : .otherPeriod))
    #expect(bench.net == (isHere ? zl(100) : .zero))
  }

  @Test("R1: months are those of the local clock, not of UTC")
  func localMonth() {
    let bench = MonthBench([
      BenchRow("A", utc("2026-09-30 21:30"), utc("2026-09-30 22:00")),
      BenchRow("B", utc("2026-10-31 22:30"), utc("2026-10-31 23:00")).with { $0.caseID = "X" },
    ])
    #expect(bench.billing.rowOutcomes().map(\.rowClass) == [.billed, .otherPeriod])
  }
}
