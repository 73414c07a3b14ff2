extension LogReader {
  /// Looks closer at a row with a finding.
  ///
  /// Where cells could not be read because they stand one or two columns off, that is said once
  /// instead of once for each of them.
  mutating func nameShift(_ bytes: Span<UInt8>, since first: Int) {
    // A row that lacks another value is poor, and its times stand where they should.
    let start = slots.first(.startedAt).flatMap { $0 < header.count ? header[$0] : nil }
    let mayBeShifted = findings[first...].contains { finding in
      finding.code == .badTime || finding.code == .badDuration
        || (finding.code == .missingValue && finding.subject == start)
    }
    for shift in [1, -1, 2, -2] where mayBeShifted {
      guard let example = timesFit(bytes, shiftedBy: shift) else { continue }
      findings.removeSubrange(first...)
      refuse(.shiftedRow, field: slots.first(.startedAt), example, String(shift))
      return
    }
    nameDamage(bytes, since: first)
  }

  /// In a row a spreadsheet has damaged, its traces in columns that are not used are told too.
  private mutating func nameDamage(_ bytes: Span<UInt8>, since first: Int) {
    let told = Set(findings[first...].map(\.subject))
    for field in csv.fields.indices where field < header.count && !told.contains(header[field]) {
      let range = CellText.trimmed(bytes, csv.fields[field].range)
      guard !range.isEmpty, let code = CellText.damage(bytes, range) else { continue }
      if code == .excelRegrouped || code == .excel1899 {
        refuse(code, field: field, csv.text(field))
      }
    }
  }

  /// The start as written, if start and end (and the duration, where there is one) stand so many
  /// columns to the right.
  private func timesFit(_ bytes: Span<UInt8>, shiftedBy shift: Int) -> String? {
    guard let start = joinedText(.startedAt, bytes, shift),
      let end = joinedText(.endedAt, bytes, shift),
      forms.stamp(start.span, start.indices) != nil, forms.stamp(end.span, end.indices) != nil
    else { return nil }
    if let duration = joinedText(.duration, bytes, shift),
      forms.duration(duration.span, duration.indices) == nil
    {
      return nil
    }
    return String(decoding: start, as: UTF8.self)
  }

  /// The text of a target read so many columns to the right; nil when it has none there.
  private func joinedText(_ target: LogTarget, _ bytes: Span<UInt8>, _ shift: Int) -> [UInt8]? {
    let columns = slots.joined[target] ?? (slots[target] >= 0 ? [slots[target]] : [])
    let text = joined(columns.map { $0 + shift }, bytes, csv.fields)
    return text.isEmpty ? nil : text
  }
}
