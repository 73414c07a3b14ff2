/// Something the ledger says that cannot be true: what `verify` lists (R22, R24, R25).
package struct LedgerProblem: Hashable, Sendable {
  /// Which law is broken.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// SQLite itself finds the file inconsistent.
    case integrity
    /// Tables, triggers or marks of the file are not those of this version.
    case schema
    /// A run, or its digest, is not as it was written.
    case run
    /// The list of a run's files is not as it was written.
    case files
    /// A document, or its place in the chain, is not as it was written.
    case chain
    /// A document's frozen model cannot be read.
    case model
    /// The rows kept beside a document are not those of its model.
    case rows
    /// A number is missing, repeated or not of its series (R22).
    case number
    /// A session stands on more than one live line.
    case session
    /// Lines do not sum to the document, or the tax is not that of the sum (R11, R21).
    case sum
    /// Original and corrections do not sum to the last state, or do not name each other (R24).
    case state
    /// An answer of KSeF is not as it was recorded, or cannot be true.
    case ksef
  }

  package var kind: Kind
  /// The document, run, session or series it is about.
  package var subject: String
  /// What is wrong, in English.
  package var detail: String

  package init(_ kind: Kind, _ subject: String, _ detail: String) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }

  /// `number FV/{year}/{month}/{seq:4} 2026-11: 2 numbers up to 3`.
  package var text: String { kind.rawValue + " " + subject + ": " + detail }
}
