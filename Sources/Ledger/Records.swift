package import Invoicing

/// What kind of run issued documents.
package enum RunKind: String, Hashable, Sendable {
  case bill, correct
}

/// A run as it enters the ledger: who ran what, from which evidence (R25).
package struct RunRecord: Hashable, Sendable {
  /// Never a draft.
  package var identity: RunIdentity
  package var kind: RunKind
  /// Name of the run's folder: `2026-10`, `2026-10.correction-1`; one run a folder.
  package var folder: String
  /// The options of the run, as the caller writes them.
  package var options: String
  package var inputs: [InputFile]

  package init(
    identity: RunIdentity, kind: RunKind, folder: String, options: String, inputs: [InputFile]
  ) {
    self.identity = identity
    self.kind = kind
    self.folder = folder
    self.options = options
    self.inputs = inputs
  }
}

/// A run that stands in the ledger.
package struct StoredRun: Hashable, Sendable {
  /// From 1, in the order of issue.
  package var id: Int
  package var record: RunRecord

  package init(id: Int, record: RunRecord) {
    self.id = id
    self.record = record
  }
}

/// What one run issues, with the office's summary as bytes only the caller understands.
package struct IssueBatch: Sendable {
  /// In the order of issue; each is looked at once.
  package var documents: Made<IssuedDocument>
  /// In pieces, each looked at once.
  package var summary: Made<[UInt8]>
  /// Digests of the run's files where they are known already; else `recordFiles` adds them.
  package var files: [FileDigest]?
  /// Sessions charged by this run that stay listed on another client's document, whose amounts do
  /// not change: by session id the client it leaves.
  package var released: [String: String]
  /// How many documents, or pieces of the summary, are made at once.
  package var jobs: Int

  package init(
    documents: Made<IssuedDocument>, summary: Made<[UInt8]>, files: [FileDigest]? = nil,
    released: [String: String] = [:], jobs: Int = 1
  ) {
    self.documents = documents
    self.summary = summary
    self.files = files
    self.released = released
    self.jobs = jobs
  }
}

/// A file of a run, as it must be on disk (R25).
package struct FileDigest: Hashable, Sendable {
  /// Relative to the run's folder.
  package var path: String
  /// Lower-case hex.
  package var sha256: String
  package var bytes: Int

  package init(path: String, sha256: String, bytes: Int) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A document as a list shows it, read without its model.
package struct DocumentEntry: Hashable, Sendable {
  /// From 1, in the order of issue over all runs.
  package var id: Int
  package var number: String
  /// ``StoredRun/id``.
  package var run: Int
  package var kind: DocumentKind
  package var clientID: String
  package var period: Month
  package var currency: Currency
  /// The document's own amounts: of a correction the difference.
  package var net: Money
  package var tax: Money
  /// Number of the invoice it corrects; nil for an invoice.
  package var corrects: String?
  /// Nil on a statement without number.
  package var place: SeriesPlace?

  package var gross: Money { net + tax }

  init(
    id: Int, number: String, run: Int, kind: DocumentKind, clientID: String, period: Month,
    currency: Currency, net: Money, tax: Money, corrects: String?, place: SeriesPlace?
  ) {
    self.id = id
    self.number = number
    self.run = run
    self.kind = kind
    self.clientID = clientID
    self.period = period
    self.currency = currency
    self.net = net
    self.tax = tax
    self.corrects = corrects
    self.place = place
  }
}

/// Where a number stands: the n-th of its pattern in the month of issue (R22).
package struct SeriesPlace: Hashable, Sendable {
  /// The pattern: `FV/{year}/{month}/{seq:4}`.
  package var series: String
  package var year: Int
  package var month: Int
  /// From 1.
  package var seq: Int

  package init(series: String, year: Int, month: Int, seq: Int) {
    self.series = series
    self.year = year
    self.month = month
    self.seq = seq
  }

  /// The number itself.
  package var number: String {
    var text = ""
    for piece in series.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard piece.offset > 0 else {
        text += piece.element
        continue
      }
      let parts = piece.element.split(
        separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      text += value(of: parts[0])
      if parts.count > 1 { text += parts[1] }
    }
    return text
  }

  private func value(of mark: Substring) -> String {
    switch mark {
    case "year": return paddedNumber(year, 4)
    case "month": return paddedNumber(month, 2)
    case "seq": return String(seq)
    default:
      guard mark.hasPrefix("seq:"), let width = wholeNumber(mark.utf8.dropFirst(4)), width < 20
      else { return "{" + mark + "}" }
      return paddedNumber(seq, width)
    }
  }
}
