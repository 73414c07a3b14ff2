package import Invoicing

/// What `profile detect` prints: the profiles that come near, the best first, with reasons.
package func detectionText(
  _ detection: ProfileDetection, file: String, encoding: EncodingProbe.Outcome,
  _ language: Language
) -> String {
  guard case .encoding(let found) = encoding else {
    if case .undecodable(let offset) = encoding {
      return Words.logUndecodable.text(language, [file, String(offset + 1)])
    }
    return ""
  }
  let sample = detection.sample
  let delimiter = sample.delimiter == 9 ? "tab" : String(Unicode.Scalar(sample.delimiter))
  var lines = [
    Words.logFacts.text(
      language, [file, found.rawValue, delimiter, String(sample.header.count)]), "",
  ]
  let near = detection.candidates.filter { $0.score >= 5 }.prefix(5)
  let width = near.map { shownWidth($0.profile.id) }.max() ?? 0
  for (index, candidate) in near.enumerated() {
    var verdict = candidate.fits ? Words.fits[language] : Words.fitsNot[language]
    if candidate.isTemplate {
      verdict += " (" + Words.template.text(language, [candidate.profile.id]) + ")"
    }
    lines.append(
      "\(index + 1). " + padded(candidate.profile.id, width) + "  "
        + padded(String(candidate.score), 3, right: true) + "  " + verdict)
    for reason in candidate.reasons { lines.append("     - " + reason.text(language)) }
  }
  if !near.isEmpty { lines.append("") }
  lines += structureLines(detection, language)
  if !(detection.candidates.first?.fits ?? false) {
    lines.append(Words.noProfileFits.text(language, [file]))
  }
  return lines.joined(separator: "\n")
}

private func structureLines(_ detection: ProfileDetection, _ language: Language) -> [String] {
  let structure = detection.structure
  let header = detection.sample.header
  guard let start = structure.start, let end = structure.end else {
    return [Words.structureNone[language]]
  }
  func name(_ columns: [Int]) -> String { columns.map { header[$0] }.joined(separator: " + ") }
  var lines = [
    Words.structureTimes.text(
      language, [name(start.columns), name(end.columns), start.format])
  ]
  if let duration = structure.duration {
    let wording = duration.isRoundedUp ? Words.structureRoundedUp : Words.structureExact
    lines.append(
      wording.text(
        language,
        [header[duration.column], String(structure.agreeing), String(structure.timed)]))
  }
  return lines
}

/// What `profile check` prints: extremes, hours and what a run would count.
package func logCheckText(
  _ check: LogCheck, _ counts: LogCounts, zoneName: String, _ language: Language
) -> String {
  var lines = [
    Words.checkCounts.text(
      language,
      [
        counts.rows, check.sessions, check.duplicates, check.excluded, counts.dropped,
        counts.refused, counts.empty,
      ].map { String($0) }),
    Words.checkTime[language] + ": " + lengthText(check.seconds), "",
  ]
  var rows = [
    [
      "", Words.columnLineNumber[language], Words.columnStarted[language],
      Words.columnEnded[language], Words.columnLength[language], Words.columnConsultant[language],
    ]
  ]
  for (title, entry) in [
    (Words.checkFirst, check.first), (Words.checkLast, check.last),
    (Words.checkLongest, check.longest), (Words.checkShortest, check.shortest),
  ] {
    guard let entry else { continue }
    rows.append([
      title[language], String(entry.line), entry.started.text(), entry.ended.text(),
      lengthText(entry.seconds), shortened(entry.consultant, 28),
    ])
  }
  if rows.count > 1 {
    lines += alignedRows(rows, left: [0, 2, 3, 5], ruleAfter: rows.count) + [""]
  }
  lines += oddLines(check.oddRows, language)
  lines.append(Words.checkHours.text(language, [zoneName]))
  lines += histogram(check.hours) + ["", Words.checkBlocks[language]]
  let table =
    [
      [
        Words.columnPolicy[language], Words.consultationCount[language],
        Words.columnHalfHours[language], Words.columnWholeHours[language],
      ]
    ]
    + check.blocks.map {
      [$0.policy.text, String($0.consultations), String($0.halfHours), String($0.hours)]
    }
  lines += alignedRows(table, left: [0], ruleAfter: table.count)
  return lines.joined(separator: "\n")
}

/// The first of the odd rows, each with what is odd about it.
private func oddLines(_ rows: [LogCheck.OddRow], _ language: Language) -> [String] {
  guard !rows.isEmpty else { return [] }
  let shown = rows.prefix(20).map { row in
    [
      "  " + String(row.entry.line), row.entry.started.text(), lengthText(row.entry.seconds),
      shortened(row.entry.consultant, 28),
      row.oddities.map { Words.oddity($0)[language] }.joined(separator: ", "),
    ]
  }
  let header = [
    "  " + Words.columnLineNumber[language], Words.columnStarted[language],
    Words.columnLength[language], Words.columnConsultant[language], "",
  ]
  var lines = [Words.oddRows.text(language, [String(rows.count)])]
  lines += alignedRows([header] + shown, left: [1, 3, 4], ruleAfter: shown.count + 1)
  if rows.count > shown.count {
    lines.append(Words.moreRows.text(language, [String(rows.count - shown.count)]))
  }
  return lines + [""]
}

/// A bar for each hour in which something started; the longest has 40 marks.
private func histogram(_ hours: [Int]) -> [String] {
  let most = max(1, hours.max() ?? 1)
  return hours.indices.filter { hours[$0] > 0 }.map { hour in
    let marks = max(1, hours[hour] * 40 / most)
    return "  " + paddedNumber(hour, 2) + "  "
      + padded(String(hours[hour]), 6, right: true) + "  " + String(repeating: "#", count: marks)
  }
}
