/// A log read by one profile to see how it goes: for `profile detect`, `profile check` and
/// `reconcile`; nothing of it is billed.
package struct ProfileTrial: Sendable {
  package let profile: LogProfile
  package private(set) var logs = SessionLogs()
  /// Unsorted.
  package private(set) var findings: [Finding] = []
  package private(set) var counts = LogCounts()
  /// Nil when the layout was not recognised, or the text could not be decoded.
  package private(set) var recognition: LayoutRecognition?

  /// - Parameters:
  ///   - bytes: the log as it is on disk, or its beginning.
  ///   - path: as findings shall name it.
  ///   - encoding: what ``EncodingProbe`` found in the whole file.
  ///   - zone: the rules of stamps without an offset.
  ///   - digest: SHA-256 of some bytes.
  package init(
    _ bytes: [UInt8], path: String, profile: LogProfile, encoding: EncodingProbe.Outcome,
    zone: ZoneRules, digest: @escaping LogReader.Digest
  ) {
    self.profile = profile
    var probe = EncodingProbe()
    if profile.encoding == .utf8 { probe.feed(bytes.span) }
    if let offset = probe.utf8Failure {
      findings.append(
        Finding(.badEncoding, at: Place(file: path), subject: "", String(offset + 1)))
      return
    }
    let decided: TextEncoding
    switch (profile.encoding, encoding) {
    case (let forced?, _): decided = forced
    case (nil, .encoding(let found)): decided = found
    case (nil, .undecodable(let offset)):
      findings.append(
        Finding(.badEncoding, at: Place(file: path), subject: "", String(offset + 1)))
      return
    }
    logs.files.append(LogFile(path: path, profile: profile.id, zone: zone))
    var text = bytes
    var read = decided
    if let cells = PlainCells(profile) {
      text = cells.tabbed(ProfileTrial.decoded(bytes, decided))
      read = .utf8
    }
    var reader = LogReader(
      profile: profile, path: path, fileIndex: 0,
      entry: LogEntry(files: path, profile: profile.id, zoneName: zone.name), encoding: read,
      digest: digest)
    reader.feed(text.span, into: &logs)
    reader.finish(into: &logs)
    logs.assignDerivedIDs()
    findings = reader.findings + FileSigns(logs, file: 0, from: 0).findings
    counts = reader.counts
    recognition = reader.recognition
  }

  /// A log's text as UTF-8, as far as it can be decoded.
  package static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    var decoder = TextDecoder(encoding)
    var text: [UInt8] = []
    decoder.decode(bytes.span, into: &text)
    return text
  }

  /// Rows that were read without anything to refuse.
  package var cleanRows: Int {
    let refused = Set(findings.filter { $0.severity == .refused }.map(\.place.line))
    return max(0, counts.rows - refused.subtracting([0, 1]).count)
  }
}
