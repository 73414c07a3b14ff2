@testable import Invoicing

private let fixed: [(name: String, text: String)] = [
  ("clients.csv", "client_id,name,nip,address_1\nK1,Ola,9991082391,Polna 1\n"),
  (
    "agreements.csv",
    "client_id,agreement_no,kind,valid_from,valid_to,block_minutes,merge,signed_on\n"
  ),
  ("prices.csv", "service,name_pl,unit,net_price,vat,valid_from\nr,Z,block,9.50,23,2026-01-01\n"),
  ("client-match.csv", "field,how,value,client_id,valid_from,valid_to\n"),
  ("complaints.csv", "complaint_id,session_id,filed_on,finding\n"),
  ("decisions.csv", "session_id,decision,reason,decided_by,decided_on\n"),
  ("payments.csv", "document,paid_on,amount\n"),
  ("exchange-rates.csv", "currency,date,rate,table_no\n"),
]

private let settings = ConfigNode.mapping([], ConfigNode.Mark(line: 1, column: 1))
private let zone: @Sendable (String) -> ZoneRules? = {
  ["UTC", "Europe/Warsaw"].contains($0) ? ZoneRules(name: $0, initialOffset: 3600) : nil
}
private let digest: LogReader.Digest = { bytes in
  var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  for index in bytes.indices { sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  return (0..<32).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 % 8 * 8)) }
}

/// One table of the folder is the input: read twice the same, every finding inside the file.
///
/// With the first byte's high bit the header is ours, so that rows are reached.
func fuzzTables(_ input: [UInt8]) {
  var choices = Choices(input)
  let choice = choices.below(256)
  let (name, text) = fixed[choice % fixed.count]
  let header = text.prefix { $0 != "\n" } + "\n"
  let bytes = (choice >= 128 ? Array(header.utf8) : []) + choices.bytes
  var tables: [String: [UInt8]] = [:]
  for (other, text) in fixed { tables[other] = Array(text.utf8) }
  tables[name] = bytes
  var first = ContractsReading(tables: tables)
  var second = ContractsReading(tables: tables)
  let contracts = first.read(settings: settings, zone: zone)
  _ = second.read(settings: settings, zone: zone)
  promise(first.findings == second.findings, "read twice, the same is found")
  checkPlaces(first.findings, in: name, bytes)
  for client in contracts?.clients ?? [] { promise(!client.id.isEmpty, "a client has an id") }
  let limit = CellText.largest * 10_000
  for price in contracts?.prices ?? [] {
    promise(price.net.tenThousandths <= limit, "a price within its bound")
    promise(price.net.tenThousandths >= 0, "a price is not negative")
  }
}

private func checkPlaces(_ findings: [Finding], in file: String, _ bytes: [UInt8]) {
  // UTF-16 has its line ends at other bytes, but no more of them.
  let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
  for finding in findings where finding.place.file == file {
    promise((0...lines).contains(finding.place.line), "a finding lies in its file")
    promise((0...bytes.count + 1).contains(finding.place.column), "a finding lies in its line")
  }
}

/// Every row ends in exactly one count, and blocks change nothing (R21).
func fuzzLog(_ input: [UInt8]) {
  var choices = Choices(input)
  let profile = Shelf.profiles[choices.below(Shelf.profiles.count)]
  let cut = choices.below(256)
  let layout = profile.layouts.isEmpty ? -1 : choices.below(2 * profile.layouts.count)
  var bytes = choices.bytes
  // Every second input gets a header that the profile knows, so that rows are reached.
  if profile.hasHeader, layout >= profile.layouts.count {
    bytes = Shelf.header(profile, profile.layouts[layout - profile.layouts.count]) + bytes
  }
  let whole = read(bytes, profile, cut: 0)
  let place = cut % (bytes.count + 1)
  let parts = read(bytes, profile, cut: place)
  promise(whole.findings == parts.findings, "blocks change no finding")
  promise(whole.counts == parts.counts, "blocks change no count")
  promise(whole.logs.rows.count == parts.logs.rows.count, "blocks change no row")
  let shared = read(bytes, profile, cut: place, stretches: 2)
  promise(whole.findings == shared.findings, "a second reader changes no finding")
  promise(whole.counts == shared.counts, "a second reader changes no count")
  promise(whole.logs.rows.count == shared.logs.rows.count, "a second reader changes no row")
  checkPlaces(whole.findings, in: "logs/a.csv", bytes)
  guard let counts = whole.counts["logs/a.csv"] else { return }
  let ended = whole.logs.rows.count + counts.dropped + counts.refused
  promise(counts.rows == ended, "every row ends in one count: \(counts) \(whole.logs.rows.count)")
}

/// - Parameters:
///   - cut: where the second block begins.
///   - stretches: 2 reads what stands behind the next line feed apart, and joins it.
private func read(
  _ bytes: [UInt8], _ profile: LogProfile, cut: Int, stretches: Int = 1
) -> LogsReading {
  var probe = EncodingProbe()
  probe.feed(bytes.span)
  let entry = LogEntry(files: "logs/*.csv", profile: profile.id, zoneName: "UTC")
  var reading = LogsReading(
    profiles: [profile], entries: [entry], period: Month(year: 2026, month: 10), zone: zone,
    digest: digest)
  if reading.begin("logs/a.csv", probe.outcome, utf8Failure: probe.utf8Failure) {
    reading.feed(bytes.span.extracting(0..<cut))
    var next = cut
    if stretches == 2, var part = reading.laterPart(after: cut) {
      let end = bytes[cut...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      reading.feed(bytes.span.extracting(cut..<end))
      part.feed(bytes.span.extracting(end..<bytes.count))
      next = reading.join(part) ? bytes.count : end
    }
    reading.feed(bytes.span.extracting(next..<bytes.count))
    reading.end()
  }
  reading.finish()
  return reading
}

/// A log that nobody knows is tried by every profile, and drafted one.
func fuzzTrial(_ input: [UInt8]) {
  var probe = EncodingProbe()
  probe.feed(input.span)
  let detection = ProfileDetection(
    input, encoding: probe.outcome, profiles: Shelf.profiles, templates: Shelf.templates,
    digest: digest)
  promise(detection.candidates.count == Shelf.ids.count, "every profile was tried")
  for candidate in detection.candidates {
    promise((0...100).contains(candidate.score), "a score out of a hundred")
  }
  promise(detection.structure.agreeing <= detection.structure.timed, "no more agree than there are")
}
