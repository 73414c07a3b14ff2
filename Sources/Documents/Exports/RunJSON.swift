package import Invoicing

/// A file of a run, as run.json lists it.
package struct RunFile: Hashable, Sendable {
  /// Relative to the folder of run.json.
  package var path: String
  /// Lower-case hex.
  package var sha256: String
  package var bytes: Int
  /// The number of the document it belongs to; nil for a file of the whole run.
  package var document: String?

  package init(path: String, sha256: String, bytes: Int, document: String? = nil) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.document = document
  }
}

/// run.json: everything about the run, with keys in a fixed order (R25).
///
/// - Parameters:
///   - summary: the run; findings are told in its language.
///   - kind: `bill`; a correction run has a summary of its own.
///   - files: every file of the run but run.json.
package func runJSON(
  _ summary: Summary, kind: String, files: [RunFile]
) -> JSONFile {
  runFile(
    summary, kind: kind, documents: summary.figures.map { RunDocument($0.head) }, files: files)
}

/// run.json of a correction run: amounts are the differences, each correction names what it
/// corrects (R24, R25).
///
/// - Parameters:
///   - summary: the run; findings are told in its language.
///   - files: every file of the run but run.json.
package func runJSON(
  _ summary: CorrectionSummary, files: [RunFile]
) -> JSONFile {
  runFile(summary.base, kind: "correct", documents: summary.documents, files: files)
}

private func runFile(
  _ summary: Summary, kind: String, documents: [RunDocument], files: [RunFile]
) -> JSONFile {
  let run = summary.run
  let paths = Dictionary(grouping: files, by: \.document).mapValues { $0.map(\.path) }
  return JSONFile([
    (
      "program",
      .object([
        ("name", .text(Words.programName)), ("version", .text(run.programVersion)),
      ])
    ),
    (
      "run",
      .object([
        ("id", .text(run.id)), ("kind", .text(kind)), ("period", .text(run.period.text)),
        ("issued_on", .text(run.issuedOn.text)), ("draft", .flag(run.isDraft)),
        ("reason", .text(run.reason)),
      ])
    ),
    ("inputs", .list(summary.inputs.map(inputJSON))),
    ("waterfall", .list(summary.waterfall.map(stepJSON))),
    ("overlap_seconds", .number(summary.overlapSeconds)),
    ("documents", .list(documents.map { documentJSON($0, paths[$0.number] ?? []) })),
    ("vat", .list(summary.vat.map(vatJSON))),
    ("liability", .list(summary.liability.map(complaintJSON))),
    (
      "findings",
      .made(summary.findings.count) { findingJSON(summary.findings[$0], summary.language) }
    ),
    (
      "files",
      .list(
        files.map {
          .object([
            ("path", .text($0.path)), ("sha256", .text($0.sha256)), ("bytes", .number($0.bytes)),
          ])
        })
    ),
  ])
}

private func inputJSON(_ input: InputFile) -> JSONValue {
  .object([
    ("path", .text(input.path)), ("sha256", .text(input.sha256)), ("bytes", .number(input.bytes)),
    ("rows", .number(input.rows)),
  ])
}

private func stepJSON(_ step: WaterfallStep) -> JSONValue {
  .object([
    ("class", .text(step.rowClass.rawValue)), ("rows", .number(step.rows)),
    ("seconds", .number(step.seconds)),
    (
      "net",
      .list(
        step.net.map {
          .object([
            ("currency", .text($0.currency.code)), ("amount", .text($0.amount.text)),
          ])
        })
    ),
  ])
}

private func documentJSON(_ document: RunDocument, _ paths: [String]) -> JSONValue {
  .object([
    ("number", .text(document.number)), ("kind", .text(document.kind.rawValue)),
    ("client_id", .text(document.buyer.id)), ("currency", .text(document.currency.code)),
    ("net", .text(document.net.text)), ("vat", .text(document.tax.text)),
    ("gross", .text(document.gross.text)),
    (
      "vat_by_code",
      .list(
        document.vat.map {
          .object([
            ("code", .text($0.code.rawValue)), ("net", .text($0.net.text)),
            ("vat", .text($0.tax.text)),
          ])
        })
    ),
    ("corrects", document.corrects.map { .text($0) } ?? .null),
    ("files", .list(paths.map { .text($0) })),
  ])
}

private func vatJSON(_ entry: CurrencyVAT) -> JSONValue {
  .object([
    ("currency", .text(entry.currency.code)), ("code", .text(entry.sum.code.rawValue)),
    ("net", .text(entry.sum.net.text)), ("vat", .text(entry.sum.tax.text)),
  ])
}

private func complaintJSON(_ report: ComplaintReport) -> JSONValue {
  .object([
    ("complaint_id", .text(report.complaint.id)),
    ("session_id", .text(report.complaint.sessionID)), ("document", .text(report.document)),
    ("deadline", .text(report.deadline.text)),
    ("warranty_until", .text(report.warrantyUntil.text)), ("in_time", .flag(report.isInTime)),
    ("in_warranty", .flag(report.isInWarranty)),
    ("finding", .text(report.complaint.cause.rawValue)), ("charged", .text(report.charged.text)),
    ("collected", .text(report.collected.text)), ("cap", .text(report.cap.text)),
    ("claimed", .text(report.complaint.claimedFee.text)),
    ("settled", .text(report.complaint.settled.text)), ("payable", .text(report.payable.text)),
    ("verdict", .text(report.verdict.rawValue)), ("breach", .text(report.breach.text)),
  ])
}

private func findingJSON(_ finding: Finding, _ language: Language) -> JSONValue {
  .object([
    ("severity", .text(finding.severity.rawValue)), ("code", .text(finding.code.id)),
    ("file", .text(finding.place.file)), ("line", .number(finding.place.line)),
    ("column", .number(finding.place.column)), ("subject", .text(finding.subject)),
    ("message", .text(finding.message(language))), ("help", .text(finding.help(language))),
  ])
}
