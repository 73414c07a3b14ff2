import Documents
import Invoicing
import Ledger

/// Rates the months of issued runs again from their recorded inputs (R24, R25).
struct Replaying {
  private let ledger: Ledger
  /// Billing folders the output was made from.
  private let origins: [String]
  private let language: Language
  /// What is wrong, each as `verify` prints it.
  private(set) var problems: [String] = []
  /// Runs rated again, and runs whose inputs changed since or are gone.
  private(set) var replayed = 0
  private(set) var skipped = 0

  init(_ ledger: Ledger, _ origins: [String], _ language: Language) {
    self.language = language
    self.ledger = ledger
    self.origins = origins
  }

  mutating func replay(_ runs: [StoredRun]) throws {
    for run in runs {
      guard let month = inputs(of: run) else {
        skipped += 1
        continue
      }
      replayed += 1
      let documents = try ledger.documents(by: run)
      let again = try issuedAgain(run, month)
      if again != documents {
        problems.append(
          run.record.folder + ": "
            + Wording(
              "te same dane dają dziś inne dokumenty", "its inputs give other documents today")[
              language])
      }
    }
  }

  /// The month as the recorded inputs say, where a folder still has all of them unchanged.
  private func inputs(of run: StoredRun) -> MonthInput? {
    let recorded = run.record.inputs
    for origin in origins where FileSystem.isFolder(origin) {
      let isUnchanged = recorded.allSatisfy { file in
        guard let bytes = try? FileSystem.read(origin + "/" + file.path, limit: file.bytes) else {
          return false
        }
        return hexText(Digest.of(bytes.span)) == file.sha256
      }
      guard isUnchanged else { continue }
      let inbox = Inbox(
        origin, period: run.record.identity.period, only: Set(recorded.map(\.path)))
      guard let contracts = inbox.contracts, inbox.files == recorded else { continue }
      return MonthInput(
        period: run.record.identity.period, contracts: contracts, logs: inbox.logs,
        inputs: inbox.files, findings: inbox.findings)
    }
    return nil
  }

  /// What the run would issue against the ledger as it stood before it.
  private func issuedAgain(
    _ run: StoredRun, _ month: MonthInput
  ) throws -> [IssuedDocument]? {
    let bytes = run.record.options.utf8
    guard let order = FrozenText.value(RunOrder.self, bytes) else { return nil }
    let before = ledger.before(run)
    switch run.record.kind {
    case .bill:
      guard case .issued(_, let summary) = try BillRun(month, order).run(in: before) else {
        return nil
      }
      return summary.statements.map { .statement($0) }
    case .correct:
      guard case .issued(_, let summary, _) = try CorrectRun(month, order).run(in: before)
      else { return nil }
      return summary.issuedDocuments
    }
  }
}
