/// Findings that only follow from a file that was refused as a whole: they would bury what has to
/// be mended under rows of it.
struct Consequences {
  /// Files of which nothing was taken.
  private let lost: Set<String>
  private let unreadable: Set<String>
  /// A row of a log, a cell of which was refused: what it holds is not known.
  private struct Row: Hashable {
    let file: String
    let line: Int

    init(_ place: Place) { (file, line) = (place.file, place.line) }
  }

  private let damaged: Set<Row>
  private let lacksLogs: Bool
  private let lacksProfile: Bool

  /// - Parameter findings: everything told so far.
  init(_ findings: [Finding]) {
    let refused = findings.filter { $0.severity == .refused }
    lost = Set(refused.filter { Consequences.wholeFile.contains($0.code) }.map(\.place.file))
    damaged = Set(refused.map { Row($0.place) })
    lacksProfile = refused.contains { $0.place.file.hasPrefix("profiles/") }
    unreadable = Set(refused.filter { $0.code == .unreadableFile }.map(\.place.file))
    lacksLogs =
      lost.contains { $0.hasPrefix("logs") }
      || refused.contains { Consequences.wholeLog.contains($0.code) }
  }

  private static let wholeFile: Set<FindingCode> = [
    .missingTable, .unreadableFile, .badEncoding, .emptyFile, .missingColumns, .unknownColumn,
    .duplicateColumn, .noLogs, .logNotCSV, .unmatchedLog, .unknownLayout, .unmappedColumn,
    .missingConsentColumn,
  ]
  /// Those that stand where billing.yaml names the log.
  private static let wholeLog: Set<FindingCode> = [.unknownProfile, .evidenceOnly]

  /// Whether a finding says no more than that a file is refused.
  func explains(_ finding: Finding) -> Bool {
    switch finding.code {
    case .missingTable, .noLogs: unreadable.contains(finding.place.file)
    case .unknownProfile: lacksProfile
    case .noStart, .noEnd, .noDuration, .noQuantity: damaged.contains(Row(finding.place))
    case .noPrice: lost.contains("prices.csv")
    case .clientNotListed, .unknownClient: lost.contains("clients.csv")
    case .noClient: lost.contains("clients.csv") || lost.contains("client-match.csv")
    case .repairWithoutComplaint: lost.contains("complaints.csv")
    case .complaintUnknownSession, .decisionUnknownSession: lacksLogs
    default: false
    }
  }
}

extension [Finding] {
  /// Without those that only follow from a refused file.
  var withoutConsequences: [Finding] {
    let consequences = Consequences(self)
    return filter { !consequences.explains($0) }
  }
}
