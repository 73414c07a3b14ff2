/// A document as `ksef import` and `ksef status` need to know it.
package struct KSeFDocument: Hashable, Sendable {
  package var number: String
  package var clientID: String
  package var period: Month
  package var issuedOn: Day
  package var sellerNIP: String
  /// Whether it is an invoice or a correction that goes to KSeF.
  package var isForKSeF: Bool
  private let isCorrection: Bool

  package init(_ document: IssuedDocument) {
    number = document.number
    clientID = document.clientID
    period = document.run.period
    issuedOn = document.run.issuedOn
    sellerNIP = document.state.issuer.nip
    isForKSeF = document.state.ksef != nil && document.kind != .none
    isCorrection = document.kind == .correction
  }

  /// The 15th of the month after the period: the last day the law allows for an invoice (VAT Act,
  /// article 106i); nil for a correction, which has no such day.
  package var issueBy: Day? { isCorrection ? nil : period.next.first + 14 }

  /// The day by which the file must be sent: of a file not sent on its date the next business day.
  package func sendBy(_ days: BusinessDays) -> Day { days.day(1, after: issuedOn) }

  func isSameMonth(as other: KSeFDocument) -> Bool {
    clientID == other.clientID && period == other.period
  }
}

/// Reads what KSeF answered (numbers.csv) against what was issued.
package struct KSeFNumbersReading: Sendable {
  package static let columns = TableColumns(
    required: ["document", "ksef_number", "accepted_on"], optional: ["status"])

  private struct Entry {
    var document: KSeFDocument
    var answer: KSeFAnswer
    var row: TableRow
  }

  /// In the order of issue, refused ones too.
  private let documents: [KSeFDocument]
  private let byNumber: [String: Int]
  private let byDigest: [String: String]
  private let known: [String: KSeFAnswer]
  private var entries: [Entry] = []
  package private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - documents: everything issued, in the order of issue.
  ///   - digests: document numbers by the SHA-256 of their files, in every form it is written in.
  ///   - known: what is recorded already.
  package init(
    documents: [KSeFDocument], digests: [String: String], known: [String: KSeFAnswer]
  ) {
    self.documents = documents
    byNumber = Dictionary(documents.enumerated().map { ($1.number, $0) }) { first, _ in first }
    byDigest = digests
    self.known = known
  }

  /// The answers of a file; what is wrong with it is in the findings, and then none may be used.
  package mutating func read(
    file: String, _ bytes: [UInt8]
  ) -> [(document: String, answer: KSeFAnswer)] {
    let table = Table(
      file: file, bytes: bytes, columns: KSeFNumbersReading.columns, findings: &findings)
    for row in table.rows { read(row) }
    checkTwice()
    checkRefused()
    findings.sort(by: Finding.inOrder)
    return entries.map { ($0.document.number, $0.answer) }
  }

  private mutating func read(_ row: TableRow) {
    var cells = RowReading(row)
    defer { findings += cells.findings }
    let name = cells.required("document")
    let status: Bool = cells.choice("status", [("accepted", true), ("refused", false)]) ?? true
    guard !name.isEmpty else { return }
    guard let index = byNumber[name] ?? byDigest[name].flatMap({ byNumber[$0] }) else {
      return cells.refuse(.ksefUnknownDocument, "document", name)
    }
    let document = documents[index]
    guard document.isForKSeF else {
      return cells.refuse(.ksefNotSent, "document", document.number)
    }
    let answer = status ? accepted(document, &cells) : refused(&cells)
    guard let answer else { return }
    if let before = known[document.number], before != answer {
      return cells.refuse(
        .ksefAnsweredOtherwise, "document", document.number, before.number?.text ?? "refused")
    }
    entries.append(Entry(document: document, answer: answer, row: row))
  }

  private func accepted(
    _ document: KSeFDocument, _ cells: inout RowReading
  ) -> KSeFAnswer? {
    let text = cells.required("ksef_number")
    let day = cells.requiredDay("accepted_on")
    guard !text.isEmpty, cells.isSound else { return nil }
    guard let number = KSeFNumber(text) else {
      if case .checkByte(let right)? = KSeFNumber.fault(of: text) {
        cells.refuse(.ksefBadCheckByte, "ksef_number", text, right)
      } else {
        cells.refuse(.ksefBadNumber, "ksef_number", text)
      }
      return nil
    }
    if number.nip != document.sellerNIP {
      cells.refuse(.ksefOtherSeller, "ksef_number", text, document.sellerNIP)
    }
    // The number's day is KSeF's; around midnight it may be the one beside.
    if day < document.issuedOn {
      cells.refuse(.ksefDay, "accepted_on", day.text, document.issuedOn.text)
    } else if abs(day.number - number.acceptedOn.number) > 1 {
      cells.refuse(.ksefDay, "accepted_on", day.text, number.acceptedOn.text)
    }
    return cells.isSound ? .accepted(number, on: day) : nil
  }

  private func refused(_ cells: inout RowReading) -> KSeFAnswer? {
    for column in ["ksef_number", "accepted_on"] where !cells.text(column).isEmpty {
      cells.refuse(.ksefRefusedNumber, column)
    }
    return cells.isSound ? .refused : nil
  }

  // MARK: The file as a whole

  private mutating func checkTwice() {
    var rowOf: [String: TableRow] = [:]
    var ownerOf: [String: String] = [:]
    for (document, answer) in known {
      if let number = answer.number { ownerOf[number.text] = document }
    }
    for entry in entries {
      let number = entry.document.number
      if let other = rowOf[number] {
        add(.ksefAnswerTwice, entry.row, "document", number, String(other.place.line))
      }
      rowOf[number] = entry.row
      guard let ksefNumber = entry.answer.number?.text else { continue }
      if let owner = ownerOf[ksefNumber], owner != number {
        add(.ksefNumberTwice, entry.row, "ksef_number", ksefNumber, owner)
      }
      ownerOf[ksefNumber] = ownerOf[ksefNumber] ?? number
    }
  }

  /// What still counts must not rest on what counts as never issued.
  private mutating func checkRefused() {
    var refused = Set(known.filter { $0.value == .refused }.keys)
    for entry in entries where entry.answer == .refused { refused.insert(entry.document.number) }
    for entry in entries where entry.answer == .refused && known[entry.document.number] == nil {
      guard let index = byNumber[entry.document.number] else { continue }
      let later = documents[(index + 1)...].first {
        $0.isSameMonth(as: entry.document) && !refused.contains($0.number)
      }
      if let later { add(.ksefRefusedInUse, entry.row, "document", later.number) }
    }
  }

  private mutating func add(
    _ code: FindingCode, _ row: TableRow, _ column: String, _ details: String...
  ) {
    var finding = Finding(code, at: row.place(of: column), subject: column)
    finding.details = details
    findings.append(finding)
  }
}
