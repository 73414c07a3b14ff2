import Invoicing
import Ledger

/// One log outside a billing folder, read whole or its beginning, with what its bytes tell.
struct LogFileBytes {
  /// The largest log that is looked at outside a run: 1 GiB.
  private static let largest = 1 << 30
  /// So much of a log is enough to find out what it is.
  private static let sampleBytes = 1 << 20

  let bytes: [UInt8]
  /// Of the whole file, however much of it was kept.
  let encoding: EncodingProbe.Outcome
  /// Lower-case hex, of the whole file.
  let sha256: String
  let folder: String
  let name: String

  /// A log whole; one of more than 1 GiB is refused.
  init(whole path: String) throws(FileError) {
    if let size = FileSystem.size(path), size > LogFileBytes.largest {
      throw FileError(.read, path, .tooLarge(limit: LogFileBytes.largest))
    }
    try self.init(path, limit: LogFileBytes.largest)
  }

  /// The beginning of a log.
  init(sampleOf path: String) throws(FileError) {
    try self.init(path, limit: LogFileBytes.sampleBytes)
  }

  /// - Parameter limit: so many bytes are kept, cut back to a whole row.
  private init(_ path: String, limit: Int) throws(FileError) {
    var kept: [UInt8] = []
    var probe = EncodingProbe()
    var digest = Digest()
    var isCut = false
    try FileSystem.readBlocks(path) { block in
      probe.feed(block)
      digest.update(block)
      let room = min(block.count, limit - kept.count)
      kept.append(copying: block.extracting(0..<room))
      isCut = isCut || room < block.count
      return true
    }
    if isCut, let end = kept.lastIndex(of: 10) { kept.removeSubrange((end + 1)...) }
    bytes = kept
    encoding = probe.outcome
    sha256 = hexText(digest.finish())
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    name = parts.last.map(String.init) ?? path
    let before = parts.dropLast().joined(separator: "/")
    folder = parts.count == 1 ? "." : before.isEmpty ? "/" : before
  }

  /// A name for the log's profile: letters, digits and dashes of its file's name.
  var profileName: String {
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let safe = stem.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return safe.isEmpty ? "log" : String(safe)
  }

  func detection(_ shelf: ProfileShelf) -> ProfileDetection {
    ProfileDetection(
      bytes, encoding: encoding, profiles: shelf.profiles, templates: shelf.templates,
      digest: { Digest.of($0) })
  }

  /// The log read by a profile.
  ///
  /// - Parameter entryZone: where the profile itself names no zone.
  func trial(_ profile: LogProfile, entryZone: ZoneRules) -> ProfileTrial {
    var zone = entryZone
    if case .named(let name) = profile.zone { zone = ZoneTable.rules(name) ?? entryZone }
    return ProfileTrial(
      bytes, path: name, profile: profile, encoding: encoding, zone: zone,
      digest: { Digest.of($0) })
  }

  /// A row of the file as text, to be shown beside a finding.
  func row(_ file: String, _ row: [UInt8]) -> String {
    guard case .encoding(let found) = encoding, found != .utf8 else {
      return SourceRows.utf8(file, row)
    }
    var bytes = row
    // Rows are cut behind a line feed's first byte; its second one leads the next row.
    if found == .utf16LE, bytes.first == 0 { bytes.removeFirst() }
    return SourceRows.utf8(file, ProfileTrial.decoded(bytes, found))
  }
}
