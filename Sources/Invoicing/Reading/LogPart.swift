/// A later stretch of one log file, read beside the stretches before it and joined to them when
/// they are done.
///
/// It begins behind a line feed. Whether that is the beginning of a row is known only at the end of
/// the stretch before (``LogsReading/join(_:)``), so what comes out is what one reader alone gives.
package struct LogPart: Sendable {
  fileprivate var reader: LogReader
  fileprivate var logs = SessionLogs()
  private let density: RowDensity

  fileprivate init(_ reader: LogReader, _ symbols: Symbols, _ density: RowDensity) {
    self.reader = reader
    self.density = density
    logs.symbols = symbols.sibling
    self.reader.serviceSymbol = logs.symbols.intern(reader.profile.service)
  }

  /// Makes room for the rows of a stretch, if they are as long as those the file begins with.
  package mutating func reserveRows(bytes: Int) {
    logs.rows.reserveCapacity(density.rows(in: bytes))
  }

  /// Takes the next block of the stretch.
  package mutating func feed(_ block: Span<UInt8>) { reader.feed(block, into: &logs) }
}

extension LogsReading {
  /// A part for a later stretch of the file that was begun; nil while its columns are not known,
  /// and where its characters are not UTF-8.
  ///
  /// - Parameter bytes: so many were fed of the file.
  package func laterPart(after bytes: Int) -> LogPart? {
    reader?.forLaterStretch.map { LogPart($0, logs.symbols, density(after: bytes)) }
  }

  /// Adds what was read of the stretch behind the one that was fed here last.
  ///
  /// - Returns: false when the part did not begin where a row begins: nothing is added, and its
  ///   stretch must be fed instead.
  package mutating func join(_ part: consuming LogPart) -> Bool {
    guard var own = reader.take() else { return false }
    defer { reader = own }
    // Where one reader alone would have given up it does so here too.
    let refusals = own.refusals + part.reader.refusals
    guard own.csv.isBetweenRecords, refusals < LogReader.mostRefusals else { return false }
    let lines = own.csv.physicalLine - 1
    logs.append(part.logs, linesBefore: Int32(lines))
    own.continueAfter(part.reader, linesBefore: lines)
    return true
  }
}

extension LogReader {
  /// The same reader at the beginning of a row further on; nil unless rows are being read as UTF-8.
  fileprivate var forLaterStretch: LogReader? {
    guard isReadingRows, readsUTF8 else { return nil }
    var reader = self
    reader.findings = []
    reader.refusals = 0
    reader.counts = LogCounts()
    reader.kinds = [:]
    reader.dayMonthOrder = dayMonthOrder?.begunAnew
    reader.columnTexts = Array(repeating: ColumnTexts(), count: columnTexts.count)
    reader.csv = csv.forLaterStretch
    return reader
  }

  /// Stands where the reader of the next stretch came to.
  fileprivate mutating func continueAfter(_ next: LogReader, linesBefore lines: Int) {
    for var finding in next.findings {
      if finding.place.line > 0 { finding.place.line += lines }
      findings.append(finding)
    }
    if let later = next.dayMonthOrder { dayMonthOrder?.join(later) }
    refusals += next.refusals
    counts.rows += next.counts.rows
    counts.dropped += next.counts.dropped
    counts.refused += next.counts.refused
    let empty = csv.emptyRows
    csv = next.csv
    csv.emptyRows += empty
    csv.line += lines
    csv.physicalLine += lines
  }
}

extension CSVReader {
  /// Whether the last record is complete and nothing of the next one has come yet.
  var isBetweenRecords: Bool { isReady && isNewRecord && position == end && fault == nil }

  /// A reader of the same table that begins with a record; it counts lines from 1.
  var forLaterStretch: CSVReader {
    var reader = CSVReader(delimiter: delimiter)
    reader.isAtTop = false
    reader.isReady = true
    return reader
  }
}

extension SessionLogs {
  /// Adds rows of the same file that were read apart, with texts of their own.
  mutating func append(_ other: SessionLogs, linesBefore: Int32) {
    let texts = SymbolJoin(&symbols, other.symbols)
    let rowsBefore = Int32(rows.count)
    for (row, kind) in other.kinds { kinds[row + rowsBefore] = texts.symbol(kind, in: &symbols) }
    for (row, fee) in other.sourceFees {
      var fee = fee
      fee.currency = texts.symbol(fee.currency, in: &symbols)
      fee.state = texts.symbol(fee.state, in: &symbols)
      sourceFees[row + rowsBefore] = fee
    }
    rows.reserveCapacity(rows.count + other.rows.count)
    for index in other.rows.indices {
      var row = other.rows[index]
      row.line += linesBefore
      row.replaceTexts { texts.symbol($0, in: &symbols) }
      rows.append(row)
    }
  }
}

/// What the symbols of a part are in the whole.
private struct SymbolJoin {
  private let part: Symbols
  private let absorbed: [Symbol]
  private let sharedSeries: Int

  init(_ whole: inout Symbols, _ part: Symbols) {
    self.part = part
    absorbed = whole.absorb(part)
    sharedSeries = whole.sharedSeries(with: part)
  }

  @inline(__always)
  func symbol(_ symbol: Symbol, in whole: inout Symbols) -> Symbol {
    guard Serials.holds(symbol) else { return absorbed[Int(symbol.index)] }
    if Serials.series(symbol) < sharedSeries { return symbol }
    return whole.intern(serial: symbol, of: part)
  }
}

extension LogRow {
  fileprivate mutating func replaceTexts(_ symbol: (Symbol) -> Symbol) {
    sessionID = symbol(sessionID)
    clientID = symbol(clientID)
    consultant = symbol(consultant)
    service = symbol(service)
    caseID = symbol(caseID)
    deviceID = symbol(deviceID)
    deviceName = symbol(deviceName)
    consent = symbol(consent)
    repairs = symbol(repairs)
    group = symbol(group)
    user = symbol(user)
    note = symbol(note)
  }
}
