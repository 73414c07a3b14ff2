/// Why a row is not plainly billed, in words.
enum RowReason {
  private static let noSession = Wording("profil: to nie jest sesja", "profile: no session")
  private static let ownMachine = Wording(
    "nasz komputer (client-match.csv:{0})", "our own machine (client-match.csv:{0})")
  private static let excluded = Wording("wyłączona decyzją: {0}", "excluded by a decision: {0}")
  private static let otherNamed = Wording(
    "decyzja wskazuje inny wiersz tej sesji", "a decision names another row of this session")
  private static let duplicate = Wording("powtórzenie wiersza {0}", "a repeat of row {0}")
  private static let otherPeriod = Wording(
    "zakończona w innym miesiącu: {0}", "ended in another month: {0}")
  private static let waived = Wording("bez opłaty, decyzja: {0}", "waived by a decision: {0}")
  private static let noTime = Wording("0 sekund: bez opłaty", "0 seconds: free")
  private static let repair = Wording("naprawa, reklamacja {0}", "repair, complaint {0}")
  private static let merged = Wording(
    "ciąg dalszy konsultacji {0}", "a further session of consultation {0}")

  static func text(
    _ row: Int, _ rowClass: RowClass, _ session: Session, _ billing: Billing,
    _ language: Language
  ) -> String {
    let decisions = billing.contracts.decisions
    switch session.standing {
    case .excluded(.noSession): return noSession[language]
    case .excluded(.ownMachine(let line)): return ownMachine.text(language, [String(line)])
    case .excluded(.decision(let index)):
      return excluded.text(language, [decisions[Int(index)].reason])
    case .excluded(.otherRowNamed): return otherNamed[language]
    case .duplicate(let other):
      return duplicate.text(language, [billing.place(ofRow: Int(other)).source])
    case .counts: break
    }
    let symbols = billing.admission.logs.symbols
    switch rowClass {
    case .otherPeriod:
      let index = Int(billing.consultationOfRow[row])
      let day = index < 0 ? session.placeDay : billing.consultations[index].endDay
      return otherPeriod.text(language, [day?.text ?? "?"])
    case .waived:
      let decision = billing.admission.decisions(onRow: row).other
      return decision.map { waived.text(language, [decisions[$0].reason]) } ?? ""
    case .free:
      return billing.consultations[Int(billing.consultationOfRow[row])].isFreeRepair
        ? repair.text(language, [symbols.text(session.repairs)]) : noTime[language]
    case .merged:
      let first = billing.consultations[Int(billing.consultationOfRow[row])].rows[0]
      let id = billing.admission.logs.rows[Int(first)].sessionID
      return merged.text(language, [symbols.text(id)])
    default: return ""
    }
  }
}
