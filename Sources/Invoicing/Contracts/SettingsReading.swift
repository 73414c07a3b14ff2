extension Settings {
  /// Reads billing.yaml; everything wrong with it is added to the findings.
  ///
  /// - Parameter zone: the rules of an IANA name, nil when there is no such zone.
  /// - Returns: nil when the file is no mapping; else what could be read, defaults for the rest.
  package static func read(
    _ node: ConfigNode, zone: (String) -> ZoneRules?, findings: inout [Finding]
  ) -> Settings? {
    let keys = [
      "issuer", "time_zone", "currency", "language", "terms", "print_notes", "payment_days",
      "numbering", "logs", "ksef", "vat",
    ]
    guard let map = ConfigMap(node, file: "billing.yaml", keys: keys, findings: &findings) else {
      return nil
    }
    var settings = Settings(issuer: issuer(map, &findings))
    if let name = map.text("time_zone", &findings) {
      settings.zoneName = name
      if zone(name) == nil { map.refuse(.unknownZone, "time_zone", [name], &findings) }
    }
    if let code = map.text("currency", &findings) {
      if Currency.isCode(code) {
        settings.currency = Currency(code)
      } else {
        map.refuse(.badValue, "currency", [code, "ISO 4217 (PLN, EUR, USD)"], &findings)
      }
    }
    settings.language =
      map.choice("language", Language.allCases.map { ($0.rawValue, $0) }, &findings) ?? .pl
    settings.terms = terms(map, &findings)
    settings.printNotes = map.flag("print_notes", &findings) ?? false
    settings.paymentDays = map.whole("payment_days", in: 0...365, &findings) ?? 14
    settings.numbering = numbering(map, &findings)
    settings.logs = logs(map, zone, &findings)
    settings.ksef = map.flag("ksef", &findings) ?? true
    if let vat = map.map("vat", keys: ["zw_basis", "np_I_reverse_charge"], &findings) {
      settings.zwBasis = vat.text("zw_basis", &findings) ?? ""
      settings.npIReverseCharge = vat.flag("np_I_reverse_charge", &findings) ?? false
    }
    return settings
  }

  private static func issuer(_ map: ConfigMap, _ findings: inout [Finding]) -> Issuer {
    let keys = [
      "name", "nip", "address_1", "address_2", "email", "iban", "bank", "krs", "regon",
    ]
    guard let issuer = map.map("issuer", keys: keys, &findings) else {
      if map.node("issuer") == nil {
        map.refuse(.missingKey, "issuer", ["issuer"], &findings)
      }
      return Issuer(name: "", nip: "", address1: "")
    }
    var nip = issuer.required("nip", &findings)
    switch CellText.nip(nip) {
    case .value(let digits): nip = digits
    case .refused(let code): issuer.refuse(code, "nip", [nip], &findings)
    case .empty: break
    }
    let name = issuer.required("name", &findings)
    if !name.isPlainLine(limit: 255) {
      issuer.refuse(.badValue, "name", [name, "Firma ..."], &findings)
    }
    var iban = issuer.text("iban", &findings) ?? ""
    switch CellText.iban(iban) {
    case .value(let account): iban = account
    case .refused(let code): issuer.refuse(code, "iban", [iban], &findings)
    case .empty: break
    }
    return Issuer(
      name: name, nip: nip,
      address1: issuer.required("address_1", &findings),
      address2: issuer.text("address_2", &findings) ?? "",
      email: issuer.text("email", &findings) ?? "", iban: iban,
      bank: issuer.text("bank", &findings) ?? "", krs: issuer.text("krs", &findings) ?? "",
      regon: issuer.text("regon", &findings) ?? "")
  }

  private static func numbering(_ map: ConfigMap, _ findings: inout [Finding]) -> Numbering {
    var numbering = Numbering()
    guard let node = map.map("numbering", keys: ["invoice", "correction"], &findings) else {
      return numbering
    }
    numbering.invoice = node.text("invoice", &findings) ?? numbering.invoice
    numbering.correction = node.text("correction", &findings) ?? numbering.correction
    for (key, pattern) in [
      ("invoice", numbering.invoice), ("correction", numbering.correction),
    ] where !Numbering.isComplete(pattern) {
      node.refuse(.numberingPattern, key, [pattern], &findings)
    }
    if fileNamePart(numbering.invoice).lowercased()
      == fileNamePart(numbering.correction).lowercased()
    {
      node.refuse(.numberingAlike, "correction", [numbering.correction], &findings)
    }
    return numbering
  }

  private static func logs(
    _ map: ConfigMap, _ zone: (String) -> ZoneRules?, _ findings: inout [Finding]
  ) -> [LogEntry] {
    var entries: [LogEntry] = []
    for node in map.list("logs", &findings) {
      guard
        let entry = ConfigMap(
          node, file: map.file, path: "logs",
          keys: ["files", "profile", "time_zone", "consent"], findings: &findings)
      else { continue }
      var log = LogEntry(
        files: entry.required("files", &findings), profile: entry.required("profile", &findings),
        zoneName: entry.text("time_zone", &findings) ?? "")
      log.place = Place(file: map.file, line: node.mark.line, column: node.mark.column)
      if !log.zoneName.isEmpty && zone(log.zoneName) == nil {
        entry.refuse(.unknownZone, "time_zone", [log.zoneName], &findings)
      }
      if let consent = entry.text("consent", &findings) {
        if consent.hasPrefix("standing:") {
          log.standingConsent = CellText.trimmed(String(consent.dropFirst(9)))
          if log.standingConsent.isEmpty {
            entry.refuse(.badValue, "consent", [consent, "standing:REG-2026-03"], &findings)
          }
        } else {
          log.consentColumn = consent
        }
      }
      entries.append(log)
    }
    return entries
  }
}

extension Numbering {
  /// Whether a pattern holds `{year}`, `{month}` and `{seq}` or `{seq:N}`, and no other mark (R22).
  package static func isComplete(_ pattern: String) -> Bool {
    var marks: [String] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      guard !rest[..<open].contains("}"), let close = rest[open...].firstIndex(of: "}") else {
        return false
      }
      var mark = String(rest[rest.index(after: open)..<close])
      if mark.hasPrefix("seq:") {
        guard let width = wholeNumber(mark.utf8.dropFirst(4)), (1...9).contains(width) else {
          return false
        }
        mark = "seq"
      }
      marks.append(mark)
      rest = rest[rest.index(after: close)...]
    }
    return !rest.contains("}") && marks.sorted() == ["month", "seq", "year"]
  }
}
