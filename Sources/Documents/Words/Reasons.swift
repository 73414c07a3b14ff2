import Invoicing

/// Why a line costs what it costs, in one sentence (R9, R15, R18): `2 rozpoczęte półgodziny po
/// 95,50 zł, umowa SLA-12 (T5)`.
func reasonText(_ line: StatementLine, currency: Currency, _ language: Language) -> String {
  switch line.reason {
  case .priced:
    return pricedText(line, currency, language)
  case .noTime:
    return Words.reasonNoTime[language]
  case .repair(let complaint):
    return Words.reasonRepair.text(language, [complaint])
  case .unfounded(let complaint):
    return Words.reasonUnfounded.text(
      language, [complaint, quantityText(line, currency, language)])
  case .late(let complaint):
    return Words.reasonLate.text(
      language, [complaint, quantityText(line, currency, language)])
  case .waived(let reason):
    return Words.reasonWaived.text(language, [reason])
  case .reduced(let computed, let reason):
    let billed = quantityText(line, currency, language)
    return Words.reasonReduced.text(language, [billed, String(computed), reason])
  }
}

/// Quantity, price and the clause that makes it so.
private func pricedText(_ line: StatementLine, _ currency: Currency, _ language: Language) -> String
{
  let text = quantityText(line, currency, language)
  guard line.unit == .block else { return text }
  if line.agreementNumber.isEmpty { return text + ", " + Words.noAgreement[language] + " (T6)" }
  let agreement = language == .pl ? "umowa" : "agreement"
  return text + ", " + agreement + " " + line.agreementNumber + " (T5)"
}

/// `2 rozpoczęte półgodziny po 95,50 zł`.
private func quantityText(_ line: StatementLine, _ currency: Currency, _ language: Language)
  -> String
{
  let price = amountText(line.unitPrice.text, currency, language)
  let count: String
  switch line.unit {
  case .block:
    count = startedBlocksText(line.blocks ?? 0, minutes: line.blockMinutes ?? 0, language)
  case .visit, .km, .item:
    count = decimalMark(line.quantity.text, language) + " " + Words.unit(line.unit)[language]
  }
  return count + " " + Words.at[language] + " " + price
}

/// `2 rozpoczęte półgodziny`, `5 rozpoczętych godzin`, `1 started block of 15 min`.
func startedBlocksText(_ count: Int, minutes: Int, _ language: Language) -> String {
  let number = String(count)
  guard language == .pl else {
    switch minutes {
    case 30: return number + (count == 1 ? " started half-hour" : " started half-hours")
    case 60: return number + (count == 1 ? " started hour" : " started hours")
    default:
      return number + (count == 1 ? " started block of " : " started blocks of ")
        + String(minutes) + " min"
    }
  }
  let form = polishForm(count)
  switch minutes {
  case 30:
    return number
      + [" rozpoczęta półgodzina", " rozpoczęte półgodziny", " rozpoczętych półgodzin"][form]
  case 60:
    return number + [" rozpoczęta godzina", " rozpoczęte godziny", " rozpoczętych godzin"][form]
  default:
    return number + [" rozpoczęty blok ", " rozpoczęte bloki ", " rozpoczętych bloków "][form]
      + String(minutes) + " min"
  }
}

/// Which Polish form a number takes: 0 for one, 1 for a few (2 to 4, not 12 to 14), 2 for many.
func polishForm(_ count: Int) -> Int {
  if count == 1 { return 0 }
  let few = (2...4).contains(count % 10) && !(12...14).contains(count % 100)
  return few ? 1 : 2
}

/// How sessions become consultations, in words (R5).
func mergeText(_ policy: MergePolicy, _ language: Language) -> String {
  switch policy {
  case .gap(let minutes): Words.mergeGap.text(language, [String(minutes)])
  case .day: Words.mergeDay[language]
  case .none: Words.mergeNone[language]
  }
}

/// The notes of a line as one text.
func notesText(_ notes: [LineNote], _ language: Language) -> String {
  notes.map { Words.note($0)[language] }.joined(separator: "; ")
}
