/// Which columns of one log file feed which target, once its layout is known.
struct LogColumns {
  /// The layout's name and what its cells must not lack.
  var required: Set<LogTarget> = []
  /// Columns of each target, in the order of ``LogTarget``; several are joined by a blank.
  private var columns: [[Int]] = Array(repeating: [], count: LogTarget.allCases.count)

  subscript(target: LogTarget) -> [Int] {
    get { columns[LogColumns.index(target)] }
    set { columns[LogColumns.index(target)] = newValue }
  }

  static func index(_ target: LogTarget) -> Int {
    switch target {
    case .sessionID: 0
    case .clientID: 1
    case .consultant: 2
    case .service: 3
    case .startedAt: 4
    case .endedAt: 5
    case .caseID: 6
    case .deviceID: 7
    case .deviceName: 8
    case .consent: 9
    case .confirmedAt: 10
    case .repairs: 11
    case .quantity: 12
    case .note: 13
    case .group: 14
    case .user: 15
    case .kind: 16
    case .duration: 17
    case .sourceFee: 18
    case .sourceCurrency: 19
    case .billingState: 20
    }
  }
}
