import Foundation
import InvoiceRun
import Invoicing
import Testing

@Suite struct ZoneTableTests {
  private func local(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> LocalTime {
    let day = try #require(Day(year: 2026, month: month, day: day))
    return LocalTime(day: day, secondOfDay: hour * 3600 + minute * 60)
  }

  @Test(
    "R1: Warsaw changes its clocks at 01:00 UTC on 29 March and 25 October 2026",
    arguments: [
      (1_774_745_999, 3600), (1_774_746_000, 7200), (1_792_889_999, 7200), (1_792_890_000, 3600),
    ])
  func changes(seconds: Int, offset: Int) throws {
    let warsaw = try #require(ZoneTable.rules("Europe/Warsaw"))
    #expect(warsaw.offset(at: Instant(seconds: Int64(seconds))) == offset)
  }

  @Test("R2: a spring time does not exist, an autumn time exists twice")
  func readings() throws {
    let warsaw = try #require(ZoneTable.rules("Europe/Warsaw"))
    #expect(warsaw.readings(of: try local(3, 29, 2, 30)) == .none)
    #expect(
      warsaw.readings(of: try local(10, 25, 2, 30))
        == .two(
          first: Instant(seconds: 1_792_888_200), second: Instant(seconds: 1_792_891_800)))
    #expect(
      warsaw.readings(of: try local(10, 25, 3, 0)) == .one(Instant(seconds: 1_792_893_600)))
  }

  @Test(
    "R1: tables say what the tz data say, every day from 1990 to 2059",
    arguments: ["Europe/Warsaw", "Europe/Moscow", "Asia/Kolkata", "America/New_York", "UTC"])
  func everyDay(name: String) throws {
    let rules = try #require(ZoneTable.rules(name))
    let zone = try #require(TimeZone(identifier: name))
    let first = try #require(Day(year: 1990, month: 1, day: 2))
    for number in stride(from: Int(first.number), to: Int(first.number) + 70 * 365, by: 3) {
      let seconds = number * 86_400 + 43_200
      let date = Date(timeIntervalSince1970: Double(seconds))
      let said = rules.offset(at: Instant(seconds: Int64(seconds)))
      #expect(said == zone.secondsFromGMT(for: date))
    }
  }

  @Test("Only names of the tz data are zones", arguments: ["Europe/Warszawa", "", "GMT+2", "CEST"])
  func unknown(name: String) {
    #expect(ZoneTable.rules(name) == nil)
  }
}
