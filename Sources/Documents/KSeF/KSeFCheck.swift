import Invoicing

/// Reads an invoice file and tells what the schema does not: digits, sums, marks, corrections.
///
/// - Parameters:
///   - bytes: the file as it is sent.
///   - isOwn: whether we wrote it; of a file by others, arithmetic is only warned of.
/// - Returns: in the order of the file; empty when nothing is wrong.
package func ksefProblems(_ bytes: [UInt8], isOwn: Bool = true) -> [KSeFProblem] {
  var check = KSeFCheck(isOwn: isOwn)
  check.run(bytes)
  return check.problems
}

/// The same of a file of ours, given what it was written from, which spares reading it.
func ksefProblems(_ bytes: [UInt8], _ root: FakturaNode) -> [KSeFProblem] {
  var check = KSeFCheck(isOwn: true)
  check.run(bytes, root)
  return check.problems
}

/// The largest invoice without an attachment, and the most rows it may have.
enum KSeFLimits {
  static let bytes = 1_000_000
  static let bytesWithAttachment = 3_000_000
  static let rows = 10_000
}

/// Collects problems while it walks the invoice.
struct KSeFCheck {
  let isOwn: Bool
  private(set) var problems: [KSeFProblem] = []

  init(isOwn: Bool) { self.isOwn = isOwn }

  mutating func add(_ rule: KSeFRule, _ path: String, _ details: String...) {
    problems.append(
      KSeFProblem(
        rule: rule, path: path, details: details, isWarning: !isOwn && rule.isWarningForOthers))
  }

  mutating func run(_ bytes: [UInt8]) {
    let root: FakturaNode
    do throws(FakturaReading.Fault) {
      root = try FakturaReading.root(bytes)
    } catch {
      checkBytes(bytes)
      switch error {
      case .notXML: add(.notXML, "")
      case .otherEncoding: add(.otherEncoding, "")
      case .processingInstruction: add(.processingInstruction, "")
      }
      return
    }
    run(bytes, root)
  }

  /// - Parameter root: what the bytes say.
  mutating func run(_ bytes: [UInt8], _ root: FakturaNode) {
    checkBytes(bytes)
    guard root.name == "Faktura", let fa = root.first("Fa"),
      root["Naglowek/WariantFormularza"] == "3"
    else {
      add(.root, "")
      return
    }
    let limit =
      root.first("Zalacznik") == nil ? KSeFLimits.bytes : KSeFLimits.bytesWithAttachment
    if bytes.count > limit { add(.size, "", String(bytes.count), String(limit)) }
    checkParties(root)
    checkDates(fa)
    let sums = FakturaSums(fa)
    checkRows(sums)
    checkSums(sums)
    checkMarks(root, sums)
    checkCorrection(root, sums)
    checkPayment(fa)
    checkZero(root, [])
  }

  private mutating func checkBytes(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { add(.byteOrderMark, "") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      add(.otherEncoding, "")
      return
    }
    let isPlain = bytes.allSatisfy { FakturaTexts.isCommon($0) || $0 == 0x0A }
    let bad = isPlain ? nil : text.unicodeScalars.first { !FakturaTexts.isTaken($0) }
    if let bad { add(.character, "", "U+" + String(bad.value, radix: 16, uppercase: true)) }
  }

  /// `-0` is taken by the schema and means nothing.
  private mutating func checkZero(_ node: FakturaNode, _ names: [String]) {
    if node.text.utf8.first == UInt8(ascii: "-"), ExactNumber(node.text) == .zero {
      add(.negativeZero, names.joined(separator: "/"))
    }
    for child in node.children where !child.children.isEmpty || child.text.utf8.first == 0x2D {
      checkZero(child, names + [child.name])
    }
  }

  // MARK: Parties

  private mutating func checkParties(_ root: FakturaNode) {
    for name in ["Podmiot1", "Podmiot2"] where root.first(name) == nil { add(.missing, name) }
    let parties = root.children.filter { $0.name.hasPrefix("Podmiot") }
    for party in parties { checkParty(party) }
    for text in root.first("Fa")?.all("Podmiot2K") ?? [] { checkParty(text) }
    let buyer = root.first("Podmiot2")
    let roles = root.all("Podmiot3").compactMap { $0["Rola"] }
    if buyer?["JST"] == "1", !roles.contains("8") { add(.jst, "Podmiot2/JST") }
    if buyer?["GV"] == "1", !roles.contains("10") { add(.gv, "Podmiot2/GV") }
    if isOwn {
      for (role, mark) in [("8", "JST"), ("10", "GV")]
      where roles.contains(role) && buyer?[mark] != "1" {
        add(.recipientRole, "Podmiot3/Rola", role)
      }
    }
    let currency = root["Fa/KodWaluty"] ?? ""
    if !FakturaCodes.currencies.contains(currency) { add(.currency, "Fa/KodWaluty", currency) }
  }

  private mutating func checkParty(_ party: FakturaNode) {
    let path = party.name + "/DaneIdentyfikacyjne/"
    let id = party.first("DaneIdentyfikacyjne")
    if let nip = id?["NIP"], !FakturaCodes.isNIP(nip) { add(.nip, path + "NIP", nip) }
    if let number = id?["IDWew"], !FakturaCodes.isInternalID(number) {
      add(.nip, path + "IDWew", number)
    }
    if let number = id?["NrVatUE"], !FakturaCodes.isEUNumber(number) {
      add(.euNumber, path + "NrVatUE", number)
    }
    if isOwn, id?["Nazwa"] == nil { add(.missing, path + "Nazwa") }
    if isOwn, party.first("Adres") == nil { add(.missing, party.name + "/Adres") }
    for address in ["Adres", "AdresKoresp"] {
      guard let found = party.first(address) else { continue }
      let country = found["KodKraju"] ?? ""
      if !FakturaCodes.countries.contains(country) {
        add(.country, party.name + "/" + address + "/KodKraju", country)
      }
      if found["AdresL1"] == nil { add(.missing, party.name + "/" + address + "/AdresL1") }
    }
    if let country = id?["KodKraju"], !FakturaCodes.countries.contains(country) {
      add(.country, path + "KodKraju", country)
    }
  }

  // MARK: Dates and payment

  private mutating func checkDates(_ fa: FakturaNode) {
    if let from = fa["OkresFa/P_6_Od"], let to = fa["OkresFa/P_6_Do"], to < from {
      add(.period, "Fa/OkresFa")
    }
    let hasDays = fa.all("FaWiersz").contains { $0["P_6A"] != nil }
    if hasDays, fa["P_6"] != nil { add(.dates, "Fa/P_6") }
    if isOwn, hasDays, fa.first("OkresFa") != nil { add(.dates, "Fa/OkresFa") }
  }

  private mutating func checkPayment(_ fa: FakturaNode) {
    let issued = fa["P_1"] ?? ""
    for (index, term) in (fa.first("Platnosc")?.all("TerminPlatnosci") ?? []).enumerated() {
      if let day = term["Termin"], day < issued {
        add(.due, "Fa/Platnosc/TerminPlatnosci[\(index + 1)]/Termin", day)
      }
    }
    for account in fa.first("Platnosc")?.all("RachunekBankowy") ?? [] {
      let number = account["NrRB"] ?? ""
      let isPolish = number.utf8.count == 26 || number.hasPrefix("PL")
      if isPolish, case .refused = CellText.iban(number) {
        add(.account, "Fa/Platnosc/RachunekBankowy/NrRB", number)
      }
    }
  }
}
