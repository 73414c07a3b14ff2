import Invoicing
import TestMonths
import Testing

/// Until when a client may complain (R16, R17).
struct ComplaintWindowTests {
  private func bench(
    confirmed: String?, filed: String, ended: String = "2026-10-05 10:20",
    _ change: (inout MonthBench) -> Void = { _ in }
  ) -> ComplaintReport? {
    let start = Stamp(.local, seconds: wall(ended).seconds - 600)
    var bench = MonthBench([
      BenchRow("W", start, wall(ended)).with {
        if let confirmed { $0.confirmed = wall(confirmed) }
      }
    ])
    bench.period = day(String(ended.prefix(10))).month
    bench.complain("RK", on: "W", filed: filed, .ours)
    change(&bench)
    return bench.complaint("RK")
  }

  @Test(
    "R16: the warranty is 14 days after the end, moved past free days",
    arguments: [
      ("2026-10-05 23:59:59", "2026-10-19"), ("2026-10-06 00:00", "2026-10-20"),
      ("2026-10-17 10:00", "2026-11-02"), ("2026-10-18 10:00", "2026-11-02"),
      ("2026-12-10 10:00", "2026-12-28"), ("2026-03-22 10:00", "2026-04-07"),
      ("2026-05-21 10:00", "2026-06-05"), ("2026-10-28 10:00", "2026-11-12"),
    ])
  func warranty(ended: String, until: String) {
    let last = bench(confirmed: nil, filed: until, ended: ended)
    #expect(last?.warrantyUntil == day(until))
    #expect(last?.isInWarranty == true)
    let late = bench(confirmed: nil, filed: (day(until) + 1).text, ended: ended)
    #expect(late?.isInWarranty == false)
    #expect(late?.verdict == .late)
  }

  @Test(
    "R17: the window is three business days after the confirmation, free days skipped",
    arguments: [
      ("2026-10-05 12:00", "2026-10-08"), ("2026-10-09 12:00", "2026-10-14"),
      ("2026-10-10 12:00", "2026-10-14"), ("2026-12-22 12:00", "2026-12-29"),
      ("2026-12-23 12:00", "2026-12-30"), ("2026-04-02 12:00", "2026-04-08"),
      ("2026-06-02 12:00", "2026-06-08"), ("2026-10-05 23:59:59", "2026-10-08"),
      ("2026-10-06 00:00", "2026-10-09"),
    ])
  func window(confirmed: String, deadline: String) {
    let ended = confirmed.prefix(10) + " 08:00"
    let last = bench(confirmed: confirmed, filed: deadline, ended: String(ended))
    #expect(last?.deadline == day(deadline))
    #expect(last?.verdict == .accepted)
    let late = bench(
      confirmed: confirmed, filed: (day(deadline) + 1).text, ended: String(ended))
    #expect(late?.verdict == .warranty)
  }

  @Test("R17: a day off of the company moves the window, not the warranty")
  func daysOff() {
    let report = bench(confirmed: "2026-10-05 12:00", filed: "2026-10-09") {
      $0.setTerms { $0.extraDaysOff = [day("2026-10-06"), day("2026-10-19")] }
    }
    #expect(report?.deadline == day("2026-10-09"))
    #expect(report?.isInTime == true)
    #expect(report?.warrantyUntil == day("2026-10-19"))
  }

  @Test("R17: without a confirmation the window is the warranty, and that is noted")
  func noConfirmation() {
    #expect(bench(confirmed: nil, filed: "2026-10-19")?.verdict == .accepted)
    #expect(bench(confirmed: nil, filed: "2026-10-20")?.verdict == .late)
    var month = MonthBench([BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10")])
    month.complain("RK", on: "W", filed: "2026-10-06", .ours)
    #expect(month.codes == ["complaint-without-confirmation"])
  }

  @Test("R17: the last confirmation of the consultation's sessions counts")
  func lastConfirmation() {
    var month = MonthBench([
      BenchRow("W", "2026-10-05 10:00", "2026-10-05 10:10").with {
        $0.confirmed = wall("2026-10-06 10:00")
      },
      BenchRow("V", "2026-10-05 10:12", "2026-10-05 10:20").with {
        $0.confirmed = wall("2026-10-05 10:30")
      },
    ])
    month.complain("RK", on: "V", filed: "2026-10-09", .ours)
    #expect(month.complaint("RK")?.deadline == day("2026-10-09"))
  }

  @Test("R17: the next ordered consultation ends the window on its day, if it is an order")
  func nextOrder() {
    let order = BenchRow("N", "2026-10-06 10:00", "2026-10-06 10:10").with { $0.caseID = "NEW" }
    let none: [(String, BenchRow, (inout MonthBench) -> Void)] = [
      ("same case", order.with { $0.caseID = "CASE" }, { _ in }),
      ("other client", order.with { $0.client = "K2" }, { _ in }),
      ("held", order.with { $0.consent = "" }, { _ in }),
      ("waived", order, { $0.decide(.waive, "N") }),
      ("excluded", order, { $0.decide(.exclude, "N") }),
      ("its repair", order.with { $0.repairs = "RK" }, { _ in }),
      (
        "km",
        order.with {
          $0.service = "travel"; $0.quantity = Quantity(1)
        }, { _ in }
      ),
      ("earlier", order.with { $0.start = wall("2026-10-05 10:20") }, { _ in }),
    ]
    let yes: [(String, BenchRow, (inout MonthBench) -> Void)] = [
      ("other case", order, { _ in }),
      ("no case", order.with { $0.caseID = "" }, { _ in }),
      ("on site", order.with { $0.service = "onsite" }, { _ in }),
      ("other month", order, { $0.rows[1].end = wall("2026-10-06 10:01") }),
    ]
    for (isOrder, cases) in [(false, none), (true, yes)] {
      for (name, row, change) in cases {
        let report = bench(confirmed: "2026-10-05 12:00", filed: "2026-10-07") {
          $0.rows.append(row)
          change(&$0)
        }
        #expect(report?.nextOrderOn == (isOrder ? day("2026-10-06") : nil), "\(name)")
        #expect(report?.isInTime == !isOrder, "\(name)")
      }
    }
  }

  // MARK: A second reading of R16 and R17

  private static let freeDates: Set<String> = {
    var dates: Set<String> = []
    for year in 2025...2029 {
      for date in [
        "01-01", "01-06", "05-01", "05-03", "08-15", "11-01", "11-11", "12-24", "12-25", "12-26",
      ] { dates.insert("\(year)-\(date)") }
    }
    // Easter Monday and Corpus Christi from a printed calendar.
    return dates.union([
      "2025-04-21", "2025-06-19", "2026-04-06", "2026-06-04", "2027-03-29", "2027-05-27",
      "2028-04-17", "2028-06-15",
    ])
  }()

  /// 1970-01-01 was a Thursday: 0 is Monday.
  private static func isWeekend(_ day: Day) -> Bool { (Int(day.number) + 3) % 7 >= 5 }

  @Test("R16, R17: deadlines of every day of four years are those of a printed calendar")
  func secondImplementation() {
    var random = SplitMix64(seed: 17)
    var month = MonthBench(clients: [])
    let off = Set((0..<40).map { _ in day("2025-01-02") + random.pick(0...1450) })
    month.setTerms { $0.extraDaysOff = off.sorted() }
    for number in 0..<1440 {
      let date = day("2025-01-02") + number
      var client = Client(id: "K" + String(10_000 + number), name: "K")
      client.acceptedOn = date
      month.contracts.clients.append(client)
      let start = Stamp(.local, seconds: LocalTime(day: date, secondOfDay: 36_000).seconds)
      let end = Stamp(.local, seconds: start.seconds + 600)
      month.rows.append(
        BenchRow("S\(number)", start, end).with {
          $0.client = client.id; $0.confirmed = end
        })
      month.complain(client.id, on: "S\(number)", filed: date.text, .ours) {
        // So that all of them are reported in one month.
        $0.decidedOn = day("2026-10-01")
      }
    }
    let reports = month.summary.liability
    #expect(reports.count == 1440)
    for report in reports {
      var deadline = report.consultationEnded
      var left = 3
      while left > 0 {
        deadline = deadline + 1
        let isWork =
          !Self.isWeekend(deadline) && !Self.freeDates.contains(deadline.text)
          && !off.contains(deadline)
        if isWork { left -= 1 }
      }
      var warranty = report.consultationEnded + 14
      while Self.isWeekend(warranty) || Self.freeDates.contains(warranty.text) {
        warranty = warranty + 1
      }
      #expect(report.deadline == deadline, "\(report.consultationEnded.text)")
      #expect(report.warrantyUntil == warranty, "\(report.consultationEnded.text)")
    }
  }
}
