/// One thing that speaks for or against a profile, in both languages.
package struct Reason: Hashable, Sendable {
  package var wording: Wording
  package var details: [String]

  init(_ wording: Wording, _ details: String...) {
    self.wording = wording
    self.details = details
  }

  package func text(_ language: Language) -> String { wording.text(language, details) }
}

/// How well a profile fits a log.
package struct ProfileCandidate: Sendable {
  package var profile: LogProfile
  /// To be copied and changed, not named in billing.yaml as it is.
  package var isTemplate: Bool
  /// 0 to 100; below 50 it does not fit.
  package var score: Int
  package var reasons: [Reason]

  package var fits: Bool { score >= 50 }
}

/// Which profile a log fits, the best first, with reasons: `profile detect`.
///
/// Each profile reads the log's beginning by the same code as a run does. A header is known by its
/// words or, in a language nobody listed, by what the columns hold.
package struct ProfileDetection: Sendable {
  /// All profiles tried, the best first; equal ones by id.
  package private(set) var candidates: [ProfileCandidate] = []
  /// What the columns hold, whatever the profiles say.
  package let structure: LogStructure
  package let sample: LogSample

  /// - Parameters:
  ///   - bytes: the log's beginning, whole rows.
  ///   - profiles: those that may be named in billing.yaml; the first of an id wins.
  ///   - templates: those that are copied first.
  ///   - digest: SHA-256 of some bytes.
  package init(
    _ bytes: [UInt8], encoding: EncodingProbe.Outcome, profiles: [LogProfile],
    templates: [LogProfile], digest: @escaping LogReader.Digest
  ) {
    var text: [UInt8] = []
    if case .encoding(let found) = encoding { text = ProfileTrial.decoded(bytes, found) }
    sample = LogSample(text)
    structure = LogStructure(sample)
    var seen: Set<String> = []
    for (list, isTemplate) in [(profiles, false), (templates, true)] {
      for profile in list where seen.insert(profile.id).inserted {
        let trial = ProfileTrial(
          bytes, path: "", profile: profile, encoding: encoding, zone: .utc, digest: digest)
        candidates.append(candidate(trial, isTemplate: isTemplate))
      }
    }
    candidates.sort { ($1.score, $0.profile.id) < ($0.score, $1.profile.id) }
  }

  private func candidate(_ trial: ProfileTrial, isTemplate: Bool) -> ProfileCandidate {
    var candidate = ProfileCandidate(
      profile: trial.profile, isTemplate: isTemplate, score: 0, reasons: [])
    guard let recognition = trial.recognition else {
      let missing = trial.findings.first { $0.code == .unknownLayout }?.details.last
      candidate.score = knownWords(trial.profile) * 20 / max(1, sample.header.count)
      candidate.reasons = [Reason(ProfileDetection.noLayout, missing ?? "-")]
      return candidate
    }
    let name = recognition.layout.isEmpty ? trial.profile.id : recognition.layout
    candidate.score = recognition.byWords ? 60 : 55
    candidate.reasons.append(
      Reason(recognition.byWords ? ProfileDetection.byWords : ProfileDetection.byStructure, name))
    if !recognition.unknown.isEmpty {
      candidate.reasons.append(
        Reason(ProfileDetection.unknownColumns, recognition.unknown.joined(separator: ", ")))
    }
    addRows(trial, to: &candidate)
    if !recognition.unknown.isEmpty {
      // A run refuses a column that nothing knows.
      candidate.score = max(0, min(45, candidate.score) - 5 * recognition.unknown.count)
    }
    return candidate
  }

  private func addRows(_ trial: ProfileTrial, to candidate: inout ProfileCandidate) {
    let rows = trial.counts.rows - trial.counts.dropped
    let clean = trial.cleanRows - trial.counts.dropped
    guard rows > 0 else { return }
    candidate.score += 30 * clean / rows
    candidate.reasons.append(Reason(ProfileDetection.rowsRead, String(clean), String(rows)))
    if !trial.profile.hasHeader, clean * 2 < rows {
      // Without a header only the rows speak.
      candidate.score = 10 * clean / rows
    }
    if candidate.score >= 50, structure.duration != nil, trial.profile.lengthBasis != .stamps,
      (trial.profile.lengthBasis == .roundedUpDuration)
        == (structure.duration?.isRoundedUp ?? false)
    {
      candidate.score += 10
      candidate.reasons.append(
        Reason(
          ProfileDetection.durationAgrees, String(structure.agreeing), String(structure.timed)))
    }
    if trial.profile.isEvidence { candidate.reasons.append(Reason(ProfileDetection.evidence)) }
  }

  /// Header words that the profile knows, for the order of those that do not fit.
  private func knownWords(_ profile: LogProfile) -> Int {
    let words = Set(
      profile.layouts.flatMap { layout in
        layout.columns.flatMap { $0.names.flatMap(\.self) } + layout.ignored
      }.map { $0.lowercased() })
    return sample.header.count { words.contains($0.lowercased()) }
  }

  private static let byWords = Wording(
    "nagłówek pasuje słowo w słowo (układ: {0})", "the header fits word by word (layout: {0})")
  private static let byStructure = Wording(
    "nagłówek w nieznanym języku, ale kolumny zawierają to, co w układzie: {0}",
    "the header is in an unknown language, but the columns hold what they should (layout: {0})")
  private static let noLayout = Wording("nie znaleziono kolumn: {0}", "columns not found: {0}")
  private static let unknownColumns = Wording(
    "nieznane kolumny: {0}", "unknown columns: {0}")
  private static let rowsRead = Wording(
    "wierszy bez zarzutu: {0} z {1}", "rows without complaint: {0} of {1}")
  private static let durationAgrees = Wording(
    "czas trwania zgadza się z początkiem i końcem w {0} z {1} wierszy",
    "the duration agrees with start and end in {0} of {1} rows")
  private static let evidence = Wording(
    "dziennik drugiej strony: do reconcile, nie do rozliczania",
    "the other side's log: for reconcile, not for billing")
}
