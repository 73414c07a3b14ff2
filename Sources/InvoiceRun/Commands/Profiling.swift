import ArgumentParser
import Documents
import Invoicing

/// `profile detect`: 0 where a profile fits, else 65.
func runProfileDetect(_ command: ProfileDetect) throws {
  var console = Console(language: command.log.language)
  let log = try LogFileBytes(sampleOf: command.log.file)
  let shelf = try ProfileShelf(folder: command.log.folder, console: &console)
  let detection = log.detection(shelf)
  try console.result(
    detectionText(detection, file: command.log.file, encoding: log.encoding, console.language))
  guard detection.candidates.first?.fits ?? false else { throw ExitStatus.dataRefused.code }
}

/// `profile new`: the draft on stdout.
func runProfileNew(_ command: ProfileNew) throws {
  var console = Console(language: command.language)
  if let name = command.from {
    let files = BuiltInProfiles.files + BuiltInProfiles.templates
    guard let file = files.first(where: { $0.name == name + ".yaml" }) else {
      let names = files.map { String($0.name.dropLast(5)) }.sorted().joined(separator: ", ")
      throw ValidationError("there is no profile '\(name)'; there are: \(names)")
    }
    return try console.result(
      String(decoding: file.bytes, as: UTF8.self).trimmedLineFeed, isFile: true)
  }
  let log = try LogFileBytes(sampleOf: command.file ?? "")
  let shelf = ProfileShelf()
  let detection = log.detection(shelf)
  guard !detection.sample.rows.isEmpty else {
    console.report([Finding(.emptyFile, at: Place(file: log.name))], row: { _ in nil })
    throw ExitStatus.dataRefused.code
  }
  let draft = ProfileDraft(
    detection.sample, detection.structure, id: command.id ?? log.profileName,
    known: shelf.profiles + shelf.templates, console.language)
  try console.result(draft.text.trimmedLineFeed, isFile: true)
}

/// `profile check`: 65 where something is refused.
func runProfileCheck(_ command: ProfileCheck) throws {
  var console = Console(language: command.log.language)
  guard let zone = ZoneTable.rules(command.timeZone) else {
    throw ValidationError("there is no time zone '\(command.timeZone)'")
  }
  let shelf = try ProfileShelf(folder: command.log.folder, console: &console)
  let log = try LogFileBytes(whole: command.log.file)
  let profile = try shelf.profile(command.profile, for: log, console: &console)
  let trial = log.trial(profile, entryZone: zone)
  let check = LogCheck(trial, zone: zone)
  var findings = check.findings
  if let hours = check.shiftedHours { findings.append(hours.finding(file: log.name)) }
  findings.sort(by: Finding.inOrder)
  console.report(findings, folder: log.folder, decode: log.row)
  try console.result(
    profile.id + "\n" + logCheckText(check, trial.counts, zoneName: zone.name, console.language))
  if findings.contains(where: { $0.severity == .refused }) { throw ExitStatus.dataRefused.code }
}

extension String {
  /// Without the line feed that ``Console/result(_:)`` adds.
  fileprivate var trimmedLineFeed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
