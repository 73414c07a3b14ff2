private import Foundation
package import Invoicing

/// Time zones as tables of offsets, read once from Foundation's tz data (R1).
package enum ZoneTable {
  /// The years the tables cover: no log and no issue date lies outside.
  private static let years = 1990...2060

  /// The rules of an IANA name such as `Europe/Warsaw`; nil when there is no such zone.
  package static func rules(_ name: String) -> ZoneRules? {
    // Foundation also takes `GMT+2` or `PST`, whose meaning nobody can look up; its list of names
    // lacks those that were renamed (`Asia/Kolkata`), so a name with a region is taken at its word.
    guard name == "UTC" || name.contains("/") || TimeZone.knownTimeZoneIdentifiers.contains(name),
      let zone = TimeZone(identifier: name)
    else { return nil }
    let first = Day(year: years.lowerBound, month: 1, day: 1)
    let last = Day(year: years.upperBound, month: 12, day: 31)
    guard let first, let last else { return nil }
    var moment = Date(timeIntervalSince1970: Double(first.number) * 86_400)
    let end = Date(timeIntervalSince1970: Double(last.number) * 86_400)
    var offset = zone.secondsFromGMT(for: moment)
    let initialOffset = offset
    var transitions: [(at: Instant, offset: Int)] = []
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end {
      let new = zone.secondsFromGMT(for: next)
      // A change of the name or of the summer-time mark alone moves no clock.
      if new != offset {
        let seconds = Int64(next.timeIntervalSince1970.rounded())
        transitions.append((at: Instant(seconds: seconds), offset: new))
        offset = new
      }
      guard next > moment else { break }
      moment = next
    }
    return ZoneRules(name: name, initialOffset: initialOffset, transitions: transitions)
  }
}
