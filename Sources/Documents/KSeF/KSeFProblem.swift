package import Invoicing

/// A rule of FA(3) that the schema does not check, or that KSeF checks beside it.
package enum KSeFRule: String, Hashable, CaseIterable, Sendable {
  // The file.
  case byteOrderMark, notXML, otherEncoding, processingInstruction, character, size, root
  // Parties and codes.
  case nip, country, currency, euNumber, account, missing, jst, gv, recipientRole
  // Dates.
  case period, dates, due
  // Rows.
  case noRows, tooManyRows, rowNumber, rowID, rowAmount, negativeZero
  // Sums.
  case rowsOfRate, sumOfRate, tax, total, foreignTax, zlotyTax
  // Marks.
  case exemption, exemptionBasis, reverseCharge, splitPayment
  // Corrections.
  case noOriginal, ksefNumber, otherSeller, beforeRow, buyerBefore, originalOfInvoice

  /// Whether a file by others may break it and still be accepted: arithmetic nobody checks there,
  /// and numbers that are made up in official samples.
  package var isWarningForOthers: Bool {
    switch self {
    case .rowAmount, .rowsOfRate, .sumOfRate, .tax, .total, .ksefNumber, .otherSeller, .account:
      true
    default: false
    }
  }
}

/// What is wrong with one invoice file.
package struct KSeFProblem: Hashable, Sendable {
  package var rule: KSeFRule
  /// Where: `Fa/FaWiersz[3]/P_11`; empty for the file as a whole.
  package var path: String
  /// What fills the wording.
  package var details: [String]
  package var isWarning: Bool

  /// `Fa/P_15: 2051.00, though the sums come to 2050.99`.
  package func text(_ language: Language) -> String {
    (path.isEmpty ? "" : path + ": ") + rule.wording.text(language, details)
  }
}

/// A quantity, price or amount by a rule, as the wording prints it.
extension ExactNumber {
  /// As short as it is exact, with two decimals at least.
  var text: String {
    var text = decimalText(Int64(clamping: units), decimals: 8)
    while text.hasSuffix("0"), text.split(separator: ".").last.map({ $0.utf8.count > 2 }) ?? false {
      text.removeLast()
    }
    return text
  }
}
