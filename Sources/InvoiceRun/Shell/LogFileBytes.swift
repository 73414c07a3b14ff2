import Invoicing
import Ledger

/// One log outside a billing folder, read whole or its beginning, with what its bytes tell.
struct LogFileBytes {
  /// The largest log that is looked at outside a run: 1 GiB.
  static let largest = 1 << 30
  /// So much of a log is enough to find out what it is.
  static let sampleBytes = 1 << 20

  let bytes: [UInt8]
  /// Of the whole file, however much of it was kept.
  let encoding: EncodingProbe.Outcome
  /// Lower-case hex, of the whole file.
  let sha256: String
  let folder: String
  let name: String

  /// - Parameter limit: so many bytes are kept, cut back to a whole row.
  init(_ path: String, limit: Int) throws(FileError) {
    var kept: [UInt8] = []
    var probe = EncodingProbe()
    var digest = Digest()
    var isCut = false
    try FileSystem.readBlocks(path) { block in
      probe.feed(block)
      digest.update(block)
      let room = min(block.count, limit - kept.count)
      for index in 0..<room { kept.append(block[index]) }
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

/// Where profiles are looked up: a billing folder's own, the built-in ones, templates.
struct ProfileShelf {
  private(set) var profiles: [LogProfile] = []
  private(set) var templates: [LogProfile] = []

  /// The built-in ones alone.
  init() {
    var findings: [Finding] = []
    profiles = BuiltInProfiles.files.compactMap {
      ProfileShelf.read($0.bytes, $0.name, &findings)
    }
    templates = BuiltInProfiles.templates.compactMap {
      ProfileShelf.read($0.bytes, $0.name, &findings)
    }
  }

  /// - Throws: exit code 65 when one of the folder's own profiles is refused.
  init(folder: String?, console: inout Console) throws {
    self.init()
    guard let folder else { return }
    let path = folder + "/profiles"
    guard FileSystem.isFolder(path) else { return }
    var own: [LogProfile] = []
    for name in try FileSystem.files(in: path, depth: 1) where name.hasSuffix(".yaml") {
      own.append(try ProfileShelf.file(path + "/" + name, console: &console))
    }
    profiles = own + profiles
  }

  /// The profile of a name or path; without one the best that fits.
  ///
  /// - Throws: exit code 65 when there is none.
  func profile(
    _ asked: String?, for log: LogFileBytes, console: inout Console
  ) throws -> LogProfile {
    if let asked, let known = (profiles + templates).first(where: { $0.id == asked }) {
      return known
    }
    if let asked {
      if asked.hasSuffix(".yaml") { return try ProfileShelf.file(asked, console: &console) }
      let near = nearestName(to: asked, among: (profiles + templates).map(\.id))
      console.report(
        [Finding(.unknownProfile, at: Place(file: log.name), subject: "", asked, near)],
        row: { _ in nil })
      throw ExitStatus.dataRefused.code
    }
    if let best = log.detection(self).candidates.first, best.fits { return best.profile }
    console.report(
      [Finding(.unknownLayout, at: Place(file: log.name), subject: "", "*", "-")],
      row: { _ in nil })
    throw ExitStatus.dataRefused.code
  }

  private static func file(_ path: String, console: inout Console) throws -> LogProfile {
    var findings: [Finding] = []
    let bytes = try FileSystem.read(path, limit: YAMLReader.limitBytes)
    let profile = read(bytes, path, &findings)
    console.report(findings, row: { _ in nil })
    guard let profile else { throw ExitStatus.dataRefused.code }
    return profile
  }

  private static func read(
    _ bytes: [UInt8], _ name: String, _ findings: inout [Finding]
  ) -> LogProfile? {
    let outcome = YAMLReader.read(bytes, file: name)
    findings += outcome.findings
    return outcome.node.flatMap { LogProfile.read($0, file: name, findings: &findings) }
  }
}
