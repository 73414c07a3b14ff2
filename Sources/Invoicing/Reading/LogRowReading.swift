extension LogReader {
  /// The cell by which a rule of the profile drops the record, its first that is not empty; nil
  /// where none does.
  func droppedBy(_ record: CSVReader) -> String? {
    let first =
      record.fields.indices.lazy.map { record.text($0) }.first { !$0.isEmpty } ?? ""
    let text = first.lowercased()
    let isDropped = profile.dropRules.contains {
      $0.isPrefix ? text.hasPrefix($0.text) : text == $0.text
    }
    return isDropped ? first : nil
  }

  /// Reads the current record; a row that is damaged in a cell is appended beside its finding.
  mutating func readRow(into logs: inout SessionLogs) {
    counts.rows += 1
    if csv.hasNUL {
      refuse(.nulByte)
      counts.refused += 1
      return
    }
    if let offset = csv.strayQuote {
      findings.append(Finding(.strayQuote, at: csv.place(at: offset, file: path)))
    }
    // Asked here, for the record would be copied for the call.
    if !profile.dropRules.isEmpty, let cell = droppedBy(csv) {
      refuse(.droppedRow, cell)
      counts.dropped += 1
      return
    }
    guard isWhole() else {
      counts.refused += 1
      return
    }
    if csv.swallowsRows(of: header.count) {
      refuse(.swallowedRows)
      counts.refused += 1
      return
    }
    appendRow(&logs)
  }

  /// Whether the record has the header's columns and is not the header again.
  private mutating func isWhole() -> Bool {
    let cells = csv.fields.count
    if cells != header.count || !slots.nameless.isEmpty {
      let tooShort = cells <= slots.lastNamed
      let beyond = cells > header.count ? header.count..<cells : 0..<0
      let isShifted =
        slots.nameless.contains { $0 < cells && !csv.text($0).isEmpty }
        || beyond.contains { !csv.text($0).isEmpty }
      if tooShort || isShifted {
        refuse(.raggedRow, String(cells), String(header.count { !$0.isEmpty }))
        return false
      }
    }
    if beginsLikeHeader(), header.indices.allSatisfy({ $0 >= cells || csv.text($0) == header[$0] })
    {
      refuse(.headerTwice)
      return false
    }
    return true
  }

  /// Whether the first cell is the header's, compared without making a text of it.
  ///
  /// Mutating like all that is asked of every row: else the reader would be copied for it.
  private mutating func beginsLikeHeader() -> Bool {
    let range = csv.fields[0].range
    guard range.count >= headerStart.count else { return false }
    let first = CellText.trimmed(csv.buffer.span, range)
    return csv.buffer[first].elementsEqual(headerStart)
  }

  private mutating func appendRow(_ logs: inout SessionLogs) {
    // Held once more, so that findings may be added while the cells are looked at.
    let buffer = csv.buffer
    let bytes = buffer.span
    let fields = csv.fields
    let before = findings.count
    var row = LogRow()
    row.file = Int32(fileIndex)
    row.line = Int32(csv.line)
    row.sessionID = text(.sessionID, bytes, fields, &logs.symbols)
    row.clientID = text(.clientID, bytes, fields, &logs.symbols)
    row.consultant = text(.consultant, bytes, fields, &logs.symbols)
    row.service = text(.service, bytes, fields, &logs.symbols)
    if row.service.isEmpty { row.service = serviceSymbol }
    row.caseID = text(.caseID, bytes, fields, &logs.symbols)
    row.deviceID = text(.deviceID, bytes, fields, &logs.symbols)
    row.deviceName = text(.deviceName, bytes, fields, &logs.symbols)
    row.consent = text(.consent, bytes, fields, &logs.symbols)
    row.repairs = text(.repairs, bytes, fields, &logs.symbols)
    row.group = text(.group, bytes, fields, &logs.symbols)
    row.user = text(.user, bytes, fields, &logs.symbols)
    row.note = text(.note, bytes, fields, &logs.symbols)
    row.started = stamp(.startedAt, bytes, fields)
    row.ended = stamp(.endedAt, bytes, fields)
    row.confirmed = stamp(.confirmedAt, bytes, fields)
    readNumbers(&row, bytes, fields)
    if profile.pastMidnight, row.durationSeconds >= 0 {
      moveEnd(&row, fileIndex < logs.files.count ? logs.files[fileIndex].zone : .utc)
    }
    if !profile.noSessionKinds.isEmpty || !profile.companionKinds.isEmpty {
      let use = use(of: text(.kind, bytes, fields, &logs.symbols), logs.symbols)
      row.isNoSession = use != .session
      row.isCompanion = use == .companion
    }
    if profile.isEvidence {
      logs.kinds[Int32(logs.rows.count)] = text(.kind, bytes, fields, &logs.symbols)
    }
    if slots.hasSourceFees {
      logs.sourceFees[Int32(logs.rows.count)] = sourceFee(bytes, fields, &logs.symbols)
    }
    for target in slots.required {
      guard let column = slots.first(target), column < fields.count else { continue }
      if forms.content(bytes, fields[column].range).isEmpty {
        refuse(.missingValue, field: column)
      }
    }
    refuseExponent(.sessionID, bytes, fields)
    refuseExponent(.deviceID, bytes, fields)
    if row.sessionID.isEmpty && !slots.required.contains(.sessionID) {
      deriveID(&row, bytes, fields, &logs.symbols)
    }
    logs.rows.append(row)
    if findings.count > before { nameShift(bytes, since: before) }
  }

  /// An id that a spreadsheet took for a number, as `9,00001E+08`: many ids have become one.
  private mutating func refuseExponent(
    _ target: LogTarget, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) {
    let column = slots[target]
    guard column >= 0, column < fields.count else { return }
    let range = CellText.trimmed(bytes, fields[column].range)
    // Asked of every row: a sign before two digits is hardly ever there.
    guard range.count > 4, bytes[range.upperBound - 3] == UInt8(ascii: "+"),
      CellText.damage(bytes, range) == .excelExponent
    else { return }
    refuse(.excelExponent, field: column, csv.text(column))
  }

  private mutating func readNumbers(
    _ row: inout LogRow, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) {
    let quantity = slots[.quantity]
    if quantity >= 0, quantity < fields.count {
      switch CellText.quantity(bytes.extracting(fields[quantity].range)) {
      case .empty: break
      case .value(let value): row.quantityThousandths = value.thousandths
      case .refused(let code): refuse(code, field: quantity, csv.text(quantity))
      }
    }
    let duration = slots[.duration]
    guard profile.lengthBasis != .stamps, duration >= 0, duration < fields.count else { return }
    let range = forms.content(bytes, fields[duration].range)
    guard !range.isEmpty else { return }
    if let seconds = forms.duration(bytes, range) {
      row.durationSeconds = Int32(seconds)
    } else {
      refuse(
        CellText.damage(bytes, range) ?? .badDuration, field: duration, csv.text(duration))
    }
  }

  /// Where a log writes no date beside the end, an end before the start is on the next day, if the
  /// duration says so (and no change of the clocks explains it).
  private func moveEnd(_ row: inout LogRow, _ zone: ZoneRules) {
    guard row.started.form == .local, row.ended.form == .local,
      row.ended.seconds < row.started.seconds
    else { return }
    var moved = row.ended
    moved.seconds += 86_400
    var reader = ZoneReader(zone)
    let starts = reader.moments(row.started).all
    let agrees = reader.moments(moved).all.contains { end in
      starts.contains { abs(Int64(row.durationSeconds) - (end - $0)) <= 60 }
    }
    if agrees { row.ended = moved }
  }

  private mutating func use(of kind: Symbol, _ symbols: Symbols) -> KindUse {
    if let known = kinds[kind] { return known }
    let word = symbols.text(kind).lowercased()
    let use: KindUse =
      if profile.noSessionKinds.contains(word) {
        .none
      } else {
        profile.companionKinds.contains(word) ? .companion : .session
      }
    kinds[kind] = use
    return use
  }

  private mutating func sourceFee(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ symbols: inout Symbols
  ) -> SourceFee {
    var source = SourceFee()
    source.currency = text(.sourceCurrency, bytes, fields, &symbols)
    source.state = text(.billingState, bytes, fields, &symbols)
    let column = slots[.sourceFee]
    if column >= 0, column < fields.count {
      source.fee =
        CellText.money(bytes.extracting(fields[column].range), currency: nil).value
    }
    return source
  }

  @inline(__always)
  private mutating func text(
    _ target: LogTarget, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ symbols: inout Symbols
  ) -> Symbol {
    let column = slots[target]
    if column >= 0 {
      guard column < fields.count else { return .none }
      let range = forms.content(bytes, fields[column].range)
      if range.isEmpty { return .none }
      return columnTexts[LogColumns.index(target)].symbol(
        of: bytes.extracting(range), in: &symbols)
    }
    guard column == -2 else { return .none }
    return symbols.intern(joined(slots.joined[target] ?? [], bytes, fields).span)
  }

  /// The cells of several columns with blanks between; empty as soon as one of them is.
  func joined(
    _ columns: [Int], _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) -> [UInt8] {
    var text: [UInt8] = []
    for column in columns {
      guard fields.indices.contains(column) else { return [] }
      let range = CellText.trimmed(bytes, fields[column].range)
      if range.isEmpty { return [] }
      if !text.isEmpty { text.append(.blank) }
      text.append(copying: bytes.extracting(range))
    }
    return text
  }

  private mutating func stamp(
    _ target: LogTarget, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) -> Stamp {
    let column = slots[target]
    if column >= 0 {
      guard column < fields.count else { return .missing }
      return stamp(bytes, forms.content(bytes, fields[column].range), column)
    }
    guard column == -2, let first = slots.first(target) else { return .missing }
    let text = joined(slots.joined[target] ?? [], bytes, fields)
    return stamp(text.span, forms.content(text.span, text.indices), first)
  }

  private mutating func stamp(_ bytes: Span<UInt8>, _ range: Range<Int>, _ column: Int) -> Stamp {
    guard !range.isEmpty else { return .missing }
    guard let stamp = forms.stamp(bytes, range) else {
      refuse(CellText.damage(bytes, range) ?? .badTime, field: column, csv.text(column))
      return .missing
    }
    if watchesDayMonthOrder { dayMonthOrder?.take(bytes, range, stamp) }
    if needsOffset && stamp.form == .local {
      refuse(.missingZone, field: column, profile.id)
    }
    return stamp
  }

  /// The profile's name and the first 12 hex digits of SHA-256 over consultant, case or device id,
  /// and start as written.
  private mutating func deriveID(
    _ row: inout LogRow, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ symbols: inout Symbols
  ) {
    scratch.removeAll(keepingCapacity: true)
    appendCell(.consultant, bytes, fields)
    scratch.append(0x1F)
    appendCell(row.caseID.isEmpty ? .deviceID : .caseID, bytes, fields)
    scratch.append(0x1F)
    appendCell(.startedAt, bytes, fields)
    let hash = digest(scratch.span)
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: profile.id.utf8)
    scratch.append(UInt8(ascii: "-"))
    scratch.append(contentsOf: hexText(hash.prefix(6)).utf8)
    row.sessionID = symbols.intern(scratch.span)
    row.hasDerivedID = true
  }

  private mutating func appendCell(
    _ target: LogTarget, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) {
    let column = slots[target]
    if column >= 0, column < fields.count {
      scratch.append(
        copying: bytes.extracting(CellText.trimmed(bytes, fields[column].range)))
    } else if column == -2 {
      scratch.append(contentsOf: joined(slots.joined[target] ?? [], bytes, fields))
    }
  }
}

extension CSVReader {
  /// The current record alone, to be looked at later.
  func detached() -> CSVReader {
    var copy = self
    let offset = recordStart
    var kept = Array(buffer[recordStart..<position])
    for index in copy.fields.indices {
      let field = copy.fields[index]
      copy.fields[index].rawStart -= offset
      copy.fields[index].start -= offset
      copy.fields[index].end -= offset
      if field.isEscaped {
        copy.fields[index].start = kept.count
        kept += buffer[field.range]
        copy.fields[index].end = kept.count
      }
    }
    copy.rebase(kept)
    return copy
  }
}
