/// What a run's office files need beside its documents, whole and frozen (R22, R25).
///
/// The ledger keeps it, so that summary.xlsx, rows.csv, findings.csv and run.json can be made
/// again when they are lost.
package struct OfficeRecord: Sendable, Codable {
  // In the order of their names, as they are frozen: long texts are not moved.

  /// The logs rows came from, and the rows as ``RowsText`` writes them.
  private var files: [String]
  /// The findings of a record that has none `told`: records listed them one by one before there
  /// was ``FindingsText``.
  private var findings: [Finding]?
  package var inputs: [InputFile]
  package var issuer: Issuer
  package var language: Language
  package var liability: [ComplaintReport]
  package var overlapSeconds: Int
  private var rowText: LongText
  private var told: FindingsText?
  package var waterfall: [WaterfallStep]

  /// What the ledger keeps of a run's summary beside the documents.
  ///
  /// - Parameter rows: the summary's rows, where they were written ahead.
  package init(_ summary: Summary, rows: RowsText? = nil) {
    language = summary.language
    issuer = summary.issuer
    inputs = summary.inputs
    waterfall = summary.waterfall
    overlapSeconds = summary.overlapSeconds
    liability = summary.liability
    told = FindingsText(summary.findings)
    let rows = rows ?? RowsText(summary.rows)
    files = rows.files
    rowText = rows.text
  }

  /// The outcomes of the rows read; nil when they cannot be read back.
  package var rows: [RowOutcome]? { RowsText.rows(rowText.rawValue, files: files) }

  /// What was told; nil when it cannot be read back.
  package var allFindings: [Finding]? { findings ?? told?.findings }
}

extension Summary {
  /// The summary of a run as it stood when it was issued; nil when its rows cannot be read.
  package init?(_ office: OfficeRecord, run: RunIdentity, statements: Made<Statement>) {
    guard let rows = office.rows, let findings = office.allFindings else { return nil }
    self.init(
      run: run, issuer: office.issuer, language: office.language, inputs: office.inputs,
      waterfall: office.waterfall, overlapSeconds: office.overlapSeconds,
      statements: statements, liability: office.liability, rows: Made(rows),
      findings: Made(findings))
  }
}
