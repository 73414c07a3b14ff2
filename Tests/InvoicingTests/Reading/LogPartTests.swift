import Invoicing
import TestMonths
import Testing

/// A log read in two stretches gives what it gives in one.
@Suite struct LogPartTests {
  @Test("R21: wherever a log is cut, two readers find the same rows, texts and findings as one")
  func cuts() {
    var joined = 0
    var refused = 0
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let isCanonical = random.pick(0...2) > 0
      let bench = LogBench(profile: isCanonical ? "canonical" : "teamviewer-console")
      let log = Array((isCanonical ? Self.canonical(&random) : Self.console(&random)).utf8)
      let whole = bench.read([("logs/a.csv", log)])
      let feeds = log.indices.filter { log[$0] == 0x0A }
      for _ in 0..<4 where feeds.count > 2 {
        let opening = feeds[random.pick(0...feeds.count - 2)] + 1
        let cut = random.pick(feeds.filter { $0 >= opening }) + 1
        var (two, isJoined): (LogsReading, Bool?) = read(log, bench, opening, cut)
        two.finish()
        if isJoined == true { joined += 1 }
        if isJoined == false { refused += 1 }
        #expect(Seen(two) == Seen(whole), "seed \(seed), cut at \(opening) and \(cut)")
      }
    }
    // Cuts inside quotes are told from those between rows; both happen.
    #expect(joined > 200 && refused > 10)
  }

  @Test("A log with too many damaged rows is given up where one reader gives it up")
  func hopeless() {
    let rows = (1...12_000).map { "S\($0),K1,Jan,remote,za chwilę,potem\n" }.joined()
    let log = Array(("session_id,client_id,consultant,service,started_at,ended_at\n" + rows).utf8)
    let bench = LogBench(profile: "canonical")
    let half = log.indices.first { $0 > log.count / 2 && log[$0] == 0x0A } ?? 0
    var (two, isJoined) = read(log, bench, 4096, half + 1)
    two.finish()
    #expect(isJoined == false)
    #expect(Seen(two) == Seen(bench.read([("logs/a.csv", log)])))
  }

  /// What of a reading can be seen.
  private struct Seen: Equatable {
    let rows: [String]
    let findings: [Finding]
    let counts: [String: LogCounts]
    let fees: [String]

    init(_ reading: LogsReading) {
      let logs = reading.logs
      rows = logs.rows.map { row in
        let texts = [
          row.sessionID, row.clientID, row.consultant, row.service, row.caseID, row.deviceID,
          row.deviceName, row.consent, row.repairs, row.group, row.user, row.note,
        ].map { logs.symbols.text($0) }
        return
          "\(row.line) \(texts) \(row.started) \(row.ended) \(row.confirmed) "
          + "\(row.durationSeconds) \(row.quantityThousandths) \(row.isNoSession) "
          + "\(row.isCompanion) \(row.hasDerivedID)"
      }
      findings = reading.findings.sorted(by: Finding.inOrder)
      counts = reading.counts
      fees = logs.sourceFees.sorted { $0.key < $1.key }.map { row, fee in
        "\(row) \(fee.fee?.text ?? "-") \(logs.symbols.text(fee.currency)) "
          + logs.symbols.text(fee.state)
      }
    }
  }

  /// Reads up to `opening`, then two stretches apart that meet at `cut`.
  ///
  /// - Returns: the reading, and whether its stretches could be joined; nil where there was one.
  private func read(
    _ log: [UInt8], _ bench: LogBench, _ opening: Int, _ cut: Int
  ) -> (LogsReading, Bool?) {
    var reading = LogsReading(
      profiles: LogBench.all,
      entries: [LogEntry(files: "logs/*.csv", profile: bench.profile, zoneName: bench.zone)],
      zone: { _ in .utc }, digest: LogBench.digest)
    guard reading.begin("logs/a.csv", .encoding(.utf8)) else { return (reading, nil) }
    reading.feed(log.span.extracting(..<opening))
    guard var part = reading.laterPart(after: opening) else {
      reading.feed(log.span.extracting(opening...))
      reading.end()
      return (reading, nil)
    }
    reading.reserveRows(after: opening, of: log.count)
    reading.feed(log.span.extracting(opening..<cut))
    part.feed(log.span.extracting(cut...))
    let isJoined = reading.join(part)
    if !isJoined { reading.feed(log.span.extracting(cut...)) }
    reading.end()
    return (reading, isJoined)
  }

  // MARK: Logs

  private static func canonical(_ random: inout SplitMix64) -> String {
    let end = random.pick(["\n", "\r\n"])
    var text =
      "session_id,client_id,consultant,service,started_at,ended_at,case_id,device_id,note" + end
    let series = (0..<random.pick(1...40)).map { "S\(random.pick(0...99))-\($0)-" }
    for _ in 0..<random.pick(5...60) {
      let id = random.pick(series) + String(random.pick(10_000...99_999))
      let day = random.pick(["05", "06", "x"])
      let started = random.once(in: 20) ? "" : "2026-10-\(day)T10:0\(random.pick(0...9)):00"
      let note = random.pick([
        "", "druk", "\"wiersz\(end)drugi, \"\"x\"\"\"", "\"a\(end)b,c\(end)\"", "Łódź", "cal 3\" x",
      ])
      text +=
        "\(id),K\(random.pick(1...3)),Jan \(random.pick(1...4)),remote,\(started),"
        + "2026-10-06 11:00,ZG-\(random.pick(1000...1009)),\(random.pick(1...9)),\(note)\(end)"
      if random.once(in: 15) { text += ",,,,,,,,\(end)" }
      if random.once(in: 25) { text += "za,krótki\(end)" }
    }
    if random.once(in: 10) { text += "S9,K1,\"Jan" }
    return text
  }

  private static func console(_ random: inout SplitMix64) -> String {
    var text =
      "Osoba przypisana;Nazwa;Kod;Typ sesji;Grupa;Początek;Koniec;Czas trwania;Uwagi;"
      + "Ocena;Komentarze klienta\n"
    for _ in 0..<random.pick(5...60) {
      let day = random.pick(["02/10", "10/10", "05/10", "12/10", "23/10"])
      text +=
        "Jan;KASA-\(random.pick(1...3));s100-200-\(random.pick(100...999));"
        + "\(random.pick(["Remote", "File transfer", "Zdalna"]));Serwis;\(day)/2026 10:15;"
        + "\(day)/2026 10:2\(random.pick(0...9));8m ;\(random.pick(["", "\"a\nb\"", "x"]));;\n"
    }
    return text
  }
}
