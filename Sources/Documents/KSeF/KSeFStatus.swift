package import Invoicing

/// `ksef status`: what has no number yet and by which day it must be sent, and what KSeF refused.
///
/// - Parameters:
///   - documents: everything issued, in the order of issue.
///   - answers: what KSeF said, by document number.
package func ksefStatusTable(
  _ documents: [KSeFDocument], answers: [String: KSeFAnswer], _ language: Language
) -> String {
  let sent = documents.filter(\.isForKSeF)
  let waiting = sent.filter { answers[$0.number] == nil }
  let refused = sent.filter { answers[$0.number] == .refused }
  let accepted = sent.count - waiting.count - refused.count
  var lines = [
    WordsKSeF.statusTitle[language],
    "",
    WordsKSeF.statusCounts.text(
      language, [accepted, waiting.count, refused.count].map { String($0) }),
  ]
  if !waiting.isEmpty {
    let header = [
      Words.columnDocument[language], Words.columnClient[language], Words.period[language],
      Words.issuedOn[language], WordsKSeF.sendBy[language], WordsKSeF.issueBy[language],
    ]
    let rows = waiting.map { document in
      [
        document.number, document.clientID, document.period.text, document.issuedOn.text,
        document.sendBy(BusinessDays()).text, document.issueBy?.text ?? "",
      ]
    }
    lines += ["", WordsKSeF.waiting[language]]
    lines += alignedRows([header] + rows, left: Set(0...5), ruleAfter: rows.count + 2)
    lines += ["", WordsKSeF.sendRule[language]]
  }
  if !refused.isEmpty {
    lines += ["", WordsKSeF.refused[language]]
    lines += refused.map { "  " + $0.number + "  " + $0.clientID + "  " + $0.period.text }
  }
  return lines.joined(separator: "\n") + "\n"
}
