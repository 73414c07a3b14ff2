extension Settings {
  /// `terms`: one block, or a list of blocks each with `valid_from`, ascending (R4).
  static func terms(_ map: ConfigMap, _ findings: inout [Finding]) -> [TermsInForce] {
    guard let node = map.node("terms") else {
      return [TermsInForce(from: nil, terms: Terms())]
    }
    guard case .sequence(let blocks, let mark) = node else {
      let (from, terms) = block(node, map.file, &findings)
      return [TermsInForce(from: from, terms: terms)]
    }
    var steps: [TermsInForce] = []
    for node in blocks {
      let (from, terms) = block(node, map.file, &findings)
      let last = steps.last?.from
      if from == nil || last.map({ $0 >= from ?? $0 }) ?? false {
        findings.append(
          Finding(
            .termsOrder,
            at: Place(file: map.file, line: node.mark.line, column: node.mark.column),
            subject: "terms"))
      }
      steps.append(TermsInForce(from: from, terms: terms))
    }
    if steps.isEmpty {
      findings.append(
        Finding(
          .missingKey, at: Place(file: map.file, line: mark.line, column: mark.column),
          subject: "terms", "terms"))
      steps = [TermsInForce(from: nil, terms: Terms())]
    }
    return steps
  }

  private static func block(
    _ node: ConfigNode, _ file: String, _ findings: inout [Finding]
  ) -> (Day?, Terms) {
    var terms = Terms()
    let keys = [
      "valid_from", "block_minutes", "merge", "warranty_days", "complaint_business_days",
      "liability_basis", "require_consent", "extra_days_off",
    ]
    guard
      let map = ConfigMap(node, file: file, path: "terms", keys: keys, findings: &findings)
    else { return (nil, terms) }
    let from = map.text("valid_from", &findings).flatMap {
      day($0, map, "valid_from", &findings)
    }
    if let blocks = map.map("block_minutes", keys: ["sla", "standard"], &findings) {
      terms.slaBlockMinutes = blocks.whole("sla", in: 1...1440, &findings) ?? 30
      terms.standardBlockMinutes = blocks.whole("standard", in: 1...1440, &findings) ?? 60
    }
    if let text = map.text("merge", &findings) {
      if let merge = MergePolicy(text) {
        terms.merge = merge
      } else {
        map.refuse(.badValue, "merge", [text, "gap:<min>, day, none"], &findings)
      }
    }
    terms.warrantyDays = map.whole("warranty_days", in: 0...3650, &findings) ?? 14
    terms.complaintBusinessDays =
      map.whole("complaint_business_days", in: 0...365, &findings) ?? 3
    terms.liabilityBasis =
      map.choice("liability_basis", [("gross", .gross), ("net", .net)], &findings) ?? .gross
    terms.requireConsent = map.flag("require_consent", &findings) ?? true
    terms.extraDaysOff = map.texts("extra_days_off", &findings).compactMap {
      day($0, map, "extra_days_off", &findings)
    }
    return (from, terms)
  }

  private static func day(
    _ text: String, _ map: ConfigMap, _ key: String, _ findings: inout [Finding]
  ) -> Day? {
    let bytes = Array(text.utf8)
    switch CellText.day(bytes.span) {
    case .value(let day): return day
    case .empty: return nil
    case .refused(let code):
      map.refuse(code, key, [text], &findings)
      return nil
    }
  }
}
