package import Invoicing
package import Xlsx

/// What is told about the two logs beside their records.
package struct ReconciliationFacts: Sendable {
  package var issuer: String
  /// The other side's file: its name and digest.
  package var file: String
  package var sha256: String
  package var profile: String
  package var programVersion: String
  /// The day the workbook is dated by: its period's last, so that equal inputs give equal bytes.
  package var day: Day

  package init(
    issuer: String, file: String, sha256: String, profile: String, programVersion: String, day: Day
  ) {
    self.issuer = issuer
    self.file = file
    self.sha256 = sha256
    self.profile = profile
    self.programVersion = programVersion
    self.day = day
  }
}

/// The comparison as a workbook: counts on the first sheet, every record on the second.
package func reconciliationBook(
  _ reconciliation: Reconciliation, _ facts: ReconciliationFacts, _ language: Language
) -> Book {
  func foot(_ sheet: String) -> String {
    footer(reconciliation.period.text, sheet: sheet, isDraft: false, language)
  }
  var records = tableSheet(
    name: Words.records[language], columns: recordColumns(language),
    rows: reconciliation.entries, footer: foot(Words.records[language]))
  records.frozenColumns = 1
  let front = reconciliationFront(reconciliation, facts, language)
  return Book(
    sheets: [
      front.sheet(
        widths: front.widths(atLeast: [40, 22, 18]),
        footer: foot(Words.reconciliation[language])),
      records,
    ],
    properties: Properties(
      title: Words.reconciliationTitle[language] + " " + reconciliation.period.text,
      subject: reconciliation.period.text, company: facts.issuer,
      keywords: reconciliation.clientID ?? "",
      createdSeconds: Int64(facts.day.number) * 86_400 + 43_200,
      custom: [CustomProperty("InvoiceRun.Version", facts.programVersion)]))
}

private func reconciliationFront(
  _ reconciliation: Reconciliation, _ facts: ReconciliationFacts, _ language: Language
) -> Front {
  var front = Front(name: Words.reconciliation[language])
  let columns = 3
  front.line([
    Cell(
      .text(Words.reconciliationTitle[language] + " " + reconciliation.period.text), House.title)
  ])
  front.line([Cell(.text(facts.issuer), House.subtitle)])
  front.section(Words.records[language], columns: columns)
  front.header([Words.columnStatus[language], Words.columnRows[language]])
  let first = front.nextRow
  for (status, count) in reconciliation.counts {
    front.line([
      Cell(.text(Words.status(status)[language]), House.text), Cell(countValue(count), House.count),
    ])
  }
  let sum = "SUM(" + address(first, 1) + ":" + address(front.nextRow - 1, 1) + ")"
  front.line([
    Cell(.text(Words.all[language]), House.total(House.text)),
    Cell(
      .formula(sum, .number(Int64(reconciliation.entries.count), decimals: 0)),
      House.total(House.count)),
  ])
  front.section(Words.realTime[language], columns: columns)
  front.field(
    Words.secondsHere[language], .duration(Int64(reconciliation.secondsHere)), House.length)
  front.field(
    Words.secondsThere[language], .duration(Int64(reconciliation.secondsThere)), House.length)
  front.field(
    Words.timeDifference[language],
    countValue(reconciliation.secondsThere - reconciliation.secondsHere), House.count)
  if reconciliation.shiftHours != 0 {
    front.line([
      Cell(
        .text(Words.shiftHint.text(language, [String(reconciliation.shiftHours)])), House.warning)
    ])
  }
  front.section(Words.otherLog[language], columns: columns)
  front.field(Words.columnFile[language], .text(facts.file), House.idValue)
  front.field(Words.columnSHA[language], .text(facts.sha256), House.idValue)
  front.field(Words.profileName[language], .text(facts.profile), House.idValue)
  front.field(
    Words.tolerance[language], countValue(reconciliation.toleranceSeconds), House.value)
  if let client = reconciliation.clientID { front.idField(Words.clientID[language], client) }
  front.line([Cell(.text(Words.evidenceHint[language]), House.label)])
  return front
}

private typealias RecordColumn = TableColumn<Reconciliation.Entry>

private func recordColumns(_ language: Language) -> [RecordColumn] {
  [
    TableColumn(Words.columnStatus[language], House.text) { entry, _ in
      .text(Words.status(entry.status)[language])
    }
  ] + sideColumns(Words.columnOurs, language) { $0.here }
    + [
      TableColumn(Words.columnClass[language], House.text) { entry, _ in
        textValue(entry.here?.rowClass.map { Words.rowClass($0)[language] } ?? "")
      }
    ] + sideColumns(Words.columnTheirs, language) { $0.there }
    + [
      TableColumn(Words.columnKind[language], House.text) { entry, _ in
        textValue(entry.there?.kind ?? "")
      },
      TableColumn(Words.columnStartOff[language], House.count) { entry, _ in
        entry.startDifference.map { countValue($0) } ?? .empty
      },
      TableColumn(Words.columnEndOff[language], House.count) { entry, _ in
        entry.endDifference.map { countValue($0) } ?? .empty
      },
      TableColumn(Words.columnInside[language], House.text, isID: true) { entry, _ in
        textValue(entry.inside)
      },
    ]
}

/// The same seven columns for either side.
private func sideColumns(
  _ title: Wording, _ language: Language,
  _ side: @escaping @Sendable (Reconciliation.Entry) -> Reconciliation.Record?
) -> [RecordColumn] {
  func head(_ wording: Wording) -> String { title.text(language, [wording[language]]) }
  return [
    TableColumn(head(Words.columnSource), House.prose) { entry, _ in
      textValue(side(entry)?.place.source ?? "")
    },
    TableColumn(head(Words.columnSession), House.text, isID: true) { entry, _ in
      textValue(side(entry)?.sessionID ?? "")
    },
    TableColumn(head(Words.columnConsultant), House.prose) { entry, _ in
      textValue(side(entry)?.consultant ?? "")
    },
    TableColumn(head(Words.columnDevice), House.text, isID: true) { entry, _ in
      textValue(side(entry)?.device ?? "")
    },
    TableColumn(head(Words.columnStarted), House.seconds) { entry, _ in
      side(entry).map { .dateTime($0.started.seconds) } ?? .empty
    },
    TableColumn(head(Words.columnEnded), House.seconds) { entry, _ in
      side(entry)?.ended.map { .dateTime($0.seconds) } ?? .empty
    },
    TableColumn(head(Words.columnLength), House.centeredLength) { entry, _ in
      side(entry)?.seconds.map { .duration(Int64($0)) } ?? .empty
    },
  ]
}

/// The records as CSV, for other programs; times are local, as in the workbook.
package func reconciliationCSV(_ reconciliation: Reconciliation) -> String {
  let sides = ["our", "their"].flatMap { side in
    ["source", "session_id", "consultant", "device", "started_at", "ended_at", "seconds"]
      .map { side + "_" + $0 }
  }
  var csv = CSVText(
    header: ["status"] + sides
      + ["class", "kind", "start_difference", "end_difference", "inside"])
  func cells(_ record: Reconciliation.Record?) -> [CSVText.Field] {
    [
      .text(record?.place.source ?? ""), .text(record?.sessionID ?? ""),
      .text(record?.consultant ?? ""), .text(record?.device ?? ""),
      .number(record?.started.text(separator: "T") ?? ""),
      .number(record?.ended?.text(separator: "T") ?? ""),
      .number(record?.seconds.map { String($0) } ?? ""),
    ]
  }
  for entry in reconciliation.entries {
    csv.append(
      [.text(entry.status.rawValue)] + cells(entry.here) + cells(entry.there) + [
        .text(entry.here?.rowClass?.rawValue ?? ""), .text(entry.there?.kind ?? ""),
        .number(entry.startDifference.map { String($0) } ?? ""),
        .number(entry.endDifference.map { String($0) } ?? ""), .text(entry.inside),
      ])
  }
  return csv.text
}

/// The counts on a terminal, and what differs.
package func reconciliationText(_ reconciliation: Reconciliation, _ language: Language) -> String {
  let rows = reconciliation.counts.map {
    [Words.status($0.status)[language], String($0.count)]
  }
  var lines = alignedRows(
    [[Words.columnStatus[language], Words.columnRows[language]]] + rows
      + [[Words.all[language], String(reconciliation.entries.count)]],
    left: [0], ruleAfter: rows.count + 1)
  lines += [
    "", Words.secondsHere[language] + ": " + lengthText(reconciliation.secondsHere),
    Words.secondsThere[language] + ": " + lengthText(reconciliation.secondsThere),
  ]
  if reconciliation.shiftHours != 0 {
    lines.append(Words.shiftHint.text(language, [String(reconciliation.shiftHours)]))
  }
  return lines.joined(separator: "\n")
}
