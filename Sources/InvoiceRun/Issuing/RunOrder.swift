package import Invoicing
import Ledger

/// What a person asked of a run: everything but the folder that decides what it issues (R25).
package struct RunOrder: Hashable, Sendable, Codable {
  package var issuedOn: Day
  package var isDraft = false
  /// Issue although sessions are held (R15).
  package var allowsHeld = false
  /// Why a month is corrected; empty for a bill.
  package var reason = ""
  /// Clients a correction is limited to; empty for all.
  package var clients: [String] = []
  /// Clients whose data of today are taken over (R24).
  package var buyerData: [String] = []
  /// Originals were issued outside KSeF.
  package var isOutsideKSeF = false
  /// When corrections take effect for VAT; nil where each follows from its difference.
  package var effect: CorrectionEffect?

  package init(issuedOn: Day) { self.issuedOn = issuedOn }

  /// The identity of a run: a digest of inputs, options and version (R25).
  package func identity(_ month: Month, inputs: [InputFile]) -> RunIdentity {
    var words = [Program.version, month.text, issuedOn.text, isDraft ? "draft" : "issue"]
    if allowsHeld { words.append("allow-held") }
    words += clients.sorted().map { "client \($0)" }
    words += buyerData.sorted().map { "buyer-data \($0)" }
    if isOutsideKSeF { words.append("outside-ksef") }
    if let effect { words.append("effect \(effect.rawValue)") }
    words.append(reason)
    words += inputs.map { "\($0.path) \($0.sha256)" }
    let bytes = Array(words.joined(separator: "\n").utf8)
    return RunIdentity(
      id: String(hexText(Digest.of(bytes.span)).prefix(32)), period: month,
      issuedOn: issuedOn, isDraft: isDraft, reason: reason, programVersion: Program.version)
  }

  /// What is said of an invoice's date: a month that is not over, or a late one (R22).
  ///
  /// A draft may be made at any time.
  func dateNotes(of period: Month) -> [Finding] {
    let place = Place(file: ".")
    if isDraft { return [] }
    if issuedOn < period.last {
      return [
        Finding(.periodNotOver, at: place, subject: period.text, period.last.text, issuedOn.text)
      ]
    }
    guard issuedOn > period.next.first + 14 else { return [] }
    return [Finding(.lateInvoice, at: place, subject: period.text, issuedOn.text)]
  }

  /// The run as it enters the ledger.
  func record(_ kind: RunKind, folder: String, _ month: MonthInput) -> RunRecord {
    RunRecord(
      identity: identity(month.period, inputs: month.inputs), kind: kind, folder: folder,
      options: FrozenText.text(self), inputs: month.inputs)
  }
}
