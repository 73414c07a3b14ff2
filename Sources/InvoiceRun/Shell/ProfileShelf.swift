import ArgumentParser
import Invoicing

/// Where profiles are looked up: a billing folder's own, the built-in ones, templates.
struct ProfileShelf {
  private(set) var profiles: [LogProfile] = []
  private(set) var templates: [LogProfile] = []

  /// The built-in ones alone.
  init() {
    var findings: [Finding] = []
    profiles = ProfileShelf.builtIn(BuiltInProfiles.files, &findings)
    templates = ProfileShelf.builtIn(BuiltInProfiles.templates, &findings)
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
      let names = (profiles + templates).map(\.id).sorted().joined(separator: ", ")
      throw ValidationError("there is no profile '\(asked)'; there are: \(names)")
    }
    if let best = log.detection(self).candidates.first, best.fits { return best.profile }
    console.report(
      [Finding(.unknownLayout, at: Place(file: log.name), subject: "", "*", "-")],
      row: { _ in nil })
    throw ExitStatus.dataRefused.code
  }

  /// Profiles that come with the program.
  static func builtIn(
    _ files: [(name: String, bytes: [UInt8])], _ findings: inout [Finding]
  ) -> [LogProfile] {
    files.compactMap { read($0.bytes, $0.name, &findings) }
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
