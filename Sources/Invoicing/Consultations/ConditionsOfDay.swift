/// Terms and agreement of a client for a day (R4, R5, R8), looked up once for equal questions in a
/// row.
struct ConditionsOfDay {
  private let settings: Settings
  /// Instead of what terms and agreements say of merging; nil leaves them in force.
  private let asked: MergePolicy?
  private let agreements: [Agreement]
  /// Of each client.
  private let ranges: [Range<Int>]
  private var zone: ZoneReader
  private var lastClient: Int32 = -1
  private var lastDay = Day(number: 0)
  private var last = Conditions(agreement: -1, blockMinutes: 60, policy: .none)

  /// - Parameter policy: a merge policy to compare with; nil takes what is in force.
  init(_ contracts: Contracts, policy: MergePolicy? = nil) {
    asked = policy
    settings = contracts.settings
    agreements = contracts.agreements
    zone = ZoneReader(contracts.zone)
    var firstOf: [String: Int] = [:]
    var countOf: [String: Int] = [:]
    for (index, agreement) in contracts.agreements.enumerated() {
      if firstOf[agreement.clientID] == nil { firstOf[agreement.clientID] = index }
      countOf[agreement.clientID, default: 0] += 1
    }
    ranges = contracts.clients.map { client in
      let first = firstOf[client.id] ?? 0
      return first..<(first + (countOf[client.id] ?? 0))
    }
  }

  /// What applies to a client's work begun on a day.
  mutating func of(client: Int32, on day: Day) -> Conditions {
    if client == lastClient, day == lastDay { return last }
    let agreement = ranges[Int(client)].first { agreements[$0].validity.contains(day) }
    let terms = settings.terms(on: day)
    let own = agreement.map { agreements[$0] }
    let standard = agreement == nil ? terms.standardBlockMinutes : terms.slaBlockMinutes
    last = Conditions(
      agreement: Int32(agreement ?? -1), blockMinutes: own?.blockMinutes ?? standard,
      policy: asked ?? own?.merge ?? terms.merge)
    (lastClient, lastDay) = (client, day)
    return last
  }

  /// The local calendar day of a moment.
  mutating func day(_ instant: Instant) -> Day { zone.day(instant) }
}
