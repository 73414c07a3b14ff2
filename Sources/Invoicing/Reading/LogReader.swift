/// What was read of one log file, for the run's list of inputs and its zero-loss check (R21).
package struct LogCounts: Hashable, Sendable {
  /// Rows below the header that are not empty.
  package var rows = 0
  /// Rows of which every cell was empty.
  package var empty = 0
  /// Total rows left out by a rule of the profile.
  package var dropped = 0
  /// Rows too damaged to be appended; each has a refused finding.
  package var refused = 0

  package init() {}
}

/// What a row of a kind is.
enum KindUse: Sendable {
  case session
  /// Runs beside a session: a file window.
  case companion
  /// No session at all: a rejected or failed login.
  case none
}

/// Reads one session log, fed block by block, into rows of ``SessionLogs``.
package struct LogReader: Sendable {
  /// Makes SHA-256 of some bytes; the core itself computes none.
  package typealias Digest = @Sendable (Span<UInt8>) -> [UInt8]

  private static let sampleSize = 50
  /// So many refusals of one file are told; they would fill the memory else.
  static let mostRefusals = 10_000

  package internal(set) var findings: [Finding] = []
  package internal(set) var counts = LogCounts()
  /// How the layout was found; nil as long as none was.
  package private(set) var recognition: LayoutRecognition?

  var refusals = 0
  let profile: LogProfile
  let forms: CellForms
  let entry: LogEntry
  let path: String
  let fileIndex: Int
  /// Stamps without an offset mean nothing in this file.
  let needsOffset: Bool
  let digest: Digest
  var csv: CSVReader
  var slots = LogSlots()
  var header: [String] = [] { didSet { headerStart = Array((header.first ?? "").utf8) } }
  /// Its first cell.
  private(set) var headerStart: [UInt8] = []
  var scratch: [UInt8] = []
  /// What a kind of row is, by its symbol.
  var kinds: [Symbol: KindUse] = [:]
  /// Nil where no date can be read in two orders.
  var dayMonthOrder: DayMonthOrder?
  let watchesDayMonthOrder: Bool
  var serviceSymbol = Symbol.none
  /// Of each target, by its index.
  var columnTexts = [ColumnTexts](repeating: ColumnTexts(), count: LogTarget.allCases.count)

  private enum Phase { case header, sampling, rows, hopeless }

  private var phase = Phase.header
  var isReadingRows: Bool { phase == .rows }
  var readsUTF8: Bool { decoder.encoding == .utf8 }

  private var headerPlaces: [Place] = []
  private var samples: [CSVReader] = []
  private var decoder: TextDecoder
  private var decoded: [UInt8] = []

  /// - Parameters:
  ///   - profile: how the log is written.
  ///   - path: relative to the billing folder.
  ///   - fileIndex: of ``SessionLogs/files``.
  ///   - entry: the entry of billing.yaml that matched the file.
  ///   - needsOffset: no zone is known, so every stamp must carry its offset.
  ///   - period: the month that is billed; it settles dates that read in two orders.
  ///   - digest: SHA-256, for rows without an id of their own.
  package init(
    profile: LogProfile, path: String, fileIndex: Int, entry: LogEntry, encoding: TextEncoding,
    needsOffset: Bool = false, period: Month? = nil, digest: @escaping Digest
  ) {
    self.profile = profile
    forms = CellForms(profile)
    self.path = path
    self.fileIndex = fileIndex
    self.entry = entry
    self.needsOffset = needsOffset
    self.digest = digest
    dayMonthOrder = DayMonthOrder(profile, period: period)
    watchesDayMonthOrder = dayMonthOrder != nil
    decoder = TextDecoder(encoding)
    csv = CSVReader(delimiter: profile.delimiter, skipLines: profile.skipLines)
  }

  /// Takes a block of the file as it is on disk.
  package mutating func feed(_ block: Span<UInt8>, into logs: inout SessionLogs) {
    if decoder.encoding == .utf8 {
      csv.feed(block)
    } else {
      decoded.removeAll(keepingCapacity: true)
      decoder.decode(block, into: &decoded)
      let text = decoded
      csv.feed(text.span)
    }
    drain(into: &logs)
  }

  /// Says that the file ends here.
  package mutating func finish(into logs: inout SessionLogs) {
    decoder.finish()
    csv.finish()
    drain(into: &logs)
    if phase == .sampling { decide(&logs) }
    counts.empty = csv.emptyRows
    Table.fault(of: csv, file: path, findings: &findings)
    if let offset = decoder.failure {
      findings.append(
        Finding(.badEncoding, at: Place(file: path), subject: "", String(offset + 1)))
    } else if phase == .header && csv.fault == nil {
      findings.append(Finding(.emptyFile, at: Place(file: path)))
    }
    switch dayMonthOrder?.conclusion {
    case .against(let example):
      findings.append(Finding(.ambiguousDates, at: Place(file: path), subject: "", example))
    case .either(let example):
      findings.append(Finding(.eitherDateOrder, at: Place(file: path), subject: "", example))
    case .asStated, nil: break
    }
    if let limit = profile.rowLimit, counts.rows == limit, limit > 0 {
      findings.append(Finding(.rowLimit, at: Place(file: path), subject: "", String(limit)))
    }
  }

  private mutating func drain(into logs: inout SessionLogs) {
    while csv.next() {
      if refusals >= LogReader.mostRefusals, phase == .rows {
        phase = .hopeless
        findings.append(
          Finding(
            .tooManyRefused, at: Place(file: path), subject: "", String(refusals),
            String(csv.line)))
      }
      switch phase {
      case .rows: readRow(into: &logs)
      case .header:
        readHeader(&logs)
        if !profile.hasHeader, phase == .rows { readRow(into: &logs) }
      case .sampling:
        samples.append(csv.detached())
        if samples.count == LogReader.sampleSize { decide(&logs) }
      case .hopeless:
        counts.rows += 1
        counts.refused += 1
      }
    }
  }

  /// Adds a finding of a cell or, without one, of the row.
  mutating func refuse(_ code: FindingCode, field: Int? = nil, _ details: String...) {
    let place =
      field.map { csv.place(of: $0, file: path) } ?? Place(file: path, line: csv.line)
    let column = field.flatMap { $0 < header.count ? header[$0] : nil } ?? ""
    var finding = Finding(code, at: place, subject: column)
    finding.details = details
    findings.append(finding)
    if code.severity == .refused { refusals += 1 }
  }
}

extension LogReader {
  private mutating func readHeader(_ logs: inout SessionLogs) {
    header = csv.fields.indices.map { csv.text($0) }
    if !profile.hasHeader {
      let last = header.lastIndex { !$0.isEmpty } ?? 0
      header = header.indices.map { $0 <= last ? "#\($0 + 1)" : "" }
    }
    headerPlaces = csv.places(file: path)
    serviceSymbol = logs.symbols.intern(profile.service)
    let consent = entry.consentColumn
    if !consent.isEmpty && !header.contains(where: { $0.lowercased() == consent.lowercased() }) {
      findings.append(
        Finding(
          .missingConsentColumn, at: Place(file: path, line: csv.line), subject: "", consent))
    }
    for layout in profile.layouts {
      let match = LayoutMatch(layout, header: header, consent: consent)
      if match.missing.isEmpty && match.unknown.isEmpty {
        recognition = LayoutRecognition(layout, match.columns, header, byWords: true)
        begin(match.columns, &logs)
        return
      }
    }
    if profile.layouts.contains(where: { !$0.structure.isEmpty }) {
      phase = .sampling
    } else {
      refuseLayout(&logs)
    }
  }

  /// Looks for a layout whose structure the sampled rows have; then reads them.
  private mutating func decide(_ logs: inout SessionLogs) {
    for layout in profile.layouts {
      guard
        let match = LayoutMatch(
          layout, structureOf: header, consent: entry.consentColumn)
      else { continue }
      var test = StructureTest()
      for sample in samples where droppedBy(sample) == nil {
        test.take(sample.buffer.span, sample.fields, match.columns, layout, forms)
      }
      if test.passes {
        recognition = LayoutRecognition(layout, match.columns, header, byWords: false)
        begin(match.columns, &logs)
        break
      }
    }
    if phase == .sampling { refuseLayout(&logs) }
    let live = csv
    for sample in samples {
      csv = sample
      if phase == .rows {
        readRow(into: &logs)
      } else {
        counts.rows += 1
        counts.refused += 1
      }
    }
    csv = live
    samples = []
  }

  private mutating func begin(_ columns: LogColumns, _ logs: inout SessionLogs) {
    phase = .rows
    slots = LogSlots(columns, header: header)
    let hasDuration = !columns[.duration].isEmpty || profile.lengthBasis == .roundedUpDuration
    if hasDuration && fileIndex < logs.files.count {
      logs.files[fileIndex].lengthBasis = profile.lengthBasis
    }
  }

  /// No layout fits: the columns nobody knows are told or, where columns are missing, those.
  private mutating func refuseLayout(_ logs: inout SessionLogs) {
    let matches = profile.layouts.map {
      ($0, LayoutMatch($0, header: header, consent: entry.consentColumn))
    }
    guard let (layout, best) = matches.min(by: { $0.1.missing.count < $1.1.missing.count })
    else { return }
    guard best.missing.isEmpty else {
      phase = .hopeless
      let names = best.missing.map(\.rawValue).joined(separator: ", ")
      findings.append(
        Finding(
          .unknownLayout, at: headerPlaces.first ?? Place(file: path), subject: "",
          profile.id, names))
      return
    }
    for index in best.unknown {
      let known = layout.columns.flatMap { $0.names.flatMap(\.self) }
      findings.append(
        Finding(
          .unmappedColumn, at: headerPlaces[index],
          subject: nearestName(to: header[index], among: known), header[index], profile.id))
    }
    recognition = LayoutRecognition(layout, best.columns, header, byWords: true)
    recognition?.unknown = best.unknown.map { header[$0] }
    begin(best.columns, &logs)
  }
}

/// The columns of a file laid flat for speed: one lookup per target and row.
struct LogSlots {
  /// The column of each target; -1 for none, -2 for several joined by a blank.
  private var single: [Int] = Array(repeating: -1, count: LogTarget.allCases.count)
  private(set) var joined: [LogTarget: [Int]] = [:]
  /// Targets whose cells may not be empty.
  private(set) var required: [LogTarget] = []
  /// Whether the log carries what the tool itself would charge.
  private(set) var hasSourceFees = false
  /// Columns without a name, which must be empty.
  private(set) var nameless: [Int] = []
  /// A row must reach at least this column.
  private(set) var lastNamed = 0

  init() {}

  init(_ columns: LogColumns, header: [String]) {
    for target in LogTarget.allCases {
      let list = columns[target]
      single[LogColumns.index(target)] = list.count > 1 ? -2 : list.first ?? -1
      if list.count > 1 { joined[target] = list }
    }
    // Other columns must be there, but an open session may leave them empty: it is held later.
    required = [.sessionID, .consultant, .startedAt].filter { columns.required.contains($0) }
    hasSourceFees = [LogTarget.sourceFee, .billingState].contains { !columns[$0].isEmpty }
    nameless = header.indices.filter { header[$0].isEmpty }
    lastNamed = header.lastIndex { !$0.isEmpty } ?? 0
  }

  @inline(__always)
  subscript(target: LogTarget) -> Int { single[LogColumns.index(target)] }

  /// The first column of a target, to point at.
  func first(_ target: LogTarget) -> Int? {
    let column = self[target]
    return column >= 0 ? column : joined[target]?.first
  }
}
