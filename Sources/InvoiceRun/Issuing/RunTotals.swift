import Invoicing
import Ledger

/// Whether the documents of a bill sum to the totals its summary states (R21): read from the
/// ledger, by code that shares nothing with the rating.
enum RunTotals {
  /// What does not tie, each as `verify` prints it.
  static func problems(
    _ runs: [StoredRun], _ ledger: Ledger, _ language: Language
  ) throws(LedgerError) -> [String] {
    var nets: [Int: [String: Int64]] = [:]
    for entry in try ledger.entries() {
      nets[entry.run, default: [:]][entry.currency.code, default: 0] += entry.net.grosze
    }
    var problems: [String] = []
    for run in runs where run.record.kind == .bill {
      var stated: [String: Int64] = [:]
      for step in try ledger.office(of: run).waterfall {
        for amount in step.net { stated[amount.currency.code, default: 0] += amount.amount.grosze }
      }
      let booked = nets[run.id] ?? [:]
      for currency in Set(stated.keys).union(booked.keys).sorted()
      where stated[currency, default: 0] != booked[currency, default: 0] {
        problems.append(
          run.record.folder + ": "
            + words.text(
              language,
              [
                Money(grosze: booked[currency, default: 0]).text,
                Money(grosze: stated[currency, default: 0]).text, currency,
              ]))
      }
    }
    return problems
  }

  private static let words = Wording(
    "dokumenty dają {0} netto, podsumowanie {1} ({2})",
    "documents come to {0} net, the summary to {1} ({2})")
}
