extension LogProfile {
  private static let keys =
    [
      "id", "title", "encoding", "delimiter", "skip_lines", "drop_rows", "time", "duration",
      "row_limit_warning", "no_session_kinds", "companion_kinds", "service", "layouts",
      "empty_words",
      "evidence", "header", "fixed_widths",
    ] + layoutKeys
  private static let layoutKeys = [
    "name", "columns", "ignore", "required", "structure", "shapes",
  ]

  /// Reads a profile; everything wrong with it is added to the findings.
  ///
  /// - Parameter file: path of the profile, as findings name it.
  /// - Returns: nil when it cannot be used.
  package static func read(
    _ node: ConfigNode, file: String, findings: inout [Finding]
  ) -> LogProfile? {
    let before = findings.count
    guard let map = ConfigMap(node, file: file, keys: keys, findings: &findings) else {
      return nil
    }
    var profile = LogProfile(id: map.required("id", &findings))
    profile.title = map.text("title", &findings) ?? ""
    let encodings = TextEncoding.allCases.map { ($0.rawValue, Optional($0)) }
    profile.encoding =
      map.choice("encoding", [("auto", nil)] + encodings, &findings) ?? nil
    let delimiters: [(String, UInt8?)] = [
      ("auto", nil), (",", UInt8(ascii: ",")), (";", UInt8(ascii: ";")), ("tab", .tab),
      ("|", UInt8(ascii: "|")),
    ]
    if map.text("delimiter", &findings) == "blanks" {
      profile.isPartedByBlanks = true
    } else {
      profile.delimiter = map.choice("delimiter", delimiters, &findings) ?? nil
    }
    profile.skipLines = map.whole("skip_lines", in: 0...1000, &findings) ?? 0
    profile.readDropRules(map, &findings)
    profile.readTime(map, &findings)
    profile.readDuration(map, &findings)
    profile.rowLimit =
      map.whole("row_limit_warning", in: 0...100_000_000, &findings) ?? profile.rowLimit
    profile.noSessionKinds = Set(map.texts("no_session_kinds", &findings).map { $0.lowercased() })
    profile.companionKinds = Set(map.texts("companion_kinds", &findings).map { $0.lowercased() })
    profile.emptyWords = map.texts("empty_words", &findings).map { Array($0.utf8) }
    profile.readEvidence(map, &findings)
    profile.service = map.text("service", &findings) ?? "remote"
    profile.readLayouts(map, &findings)
    profile.checkDates(map, &findings)
    return findings.count == before ? profile : nil
  }

  private mutating func readDropRules(_ map: ConfigMap, _ findings: inout [Finding]) {
    for node in map.list("drop_rows", &findings) {
      guard
        let rule = ConfigMap(
          node, file: map.file, path: "drop_rows", keys: ["first_cell", "prefix"],
          findings: &findings)
      else { continue }
      let whole = rule.text("first_cell", &findings)
      let prefix = rule.text("prefix", &findings)
      if let text = whole ?? prefix {
        dropRules.append(DropRule(isPrefix: whole == nil, text: text.lowercased()))
      }
    }
  }

  private mutating func readTime(_ map: ConfigMap, _ findings: inout [Finding]) {
    guard
      let time = map.map(
        "time", keys: ["zone", "formats", "order", "precision", "past_midnight"], &findings)
    else {
      if map.node("time") == nil { map.refuse(.missingKey, "time", ["time"], &findings) }
      return
    }
    switch time.required("zone", &findings) {
    case "entry": zone = .entry
    case "in-cell": zone = .inCell
    case let name: zone = .named(name)
    }
    let texts = time.texts("formats", &findings)
    if !texts.isEmpty { formats = [] }
    for text in texts {
      if let format = StampFormat(text) {
        formats.append(format)
      } else {
        time.refuse(.badValue, "formats", [text, "iso, unix, dd/MM/yyyy HH:mm"], &findings)
      }
    }
    precision =
      time.choice("precision", Precision.allCases.map { ($0.rawValue, $0) }, &findings)
      ?? .second
    pastMidnight = time.flag("past_midnight", &findings) ?? false
    let orders = [("day-first", true), ("month-first", false)]
    if let isDayFirst = time.choice("order", orders, &findings) {
      statesOrder = true
      if formats.contains(where: { $0.isDayFirst == !isDayFirst }) {
        let other = isDayFirst ? "day-first + MM/dd" : "month-first + dd/MM"
        time.refuse(.badProfile, "order", [other], &findings)
      }
    }
  }

  /// What only the other side's logs have: no header, cells of fixed width.
  private mutating func readEvidence(_ map: ConfigMap, _ findings: inout [Finding]) {
    isEvidence = map.flag("evidence", &findings) ?? false
    hasHeader = map.flag("header", &findings) ?? true
    for text in map.texts("fixed_widths", &findings) {
      if let width = wholeNumber(text.utf8), (1...1000).contains(width) {
        fixedWidths.append(width)
      } else {
        map.refuse(.badValue, "fixed_widths", [text, "1...1000"], &findings)
      }
    }
  }

  private mutating func readDuration(_ map: ConfigMap, _ findings: inout [Finding]) {
    guard let node = map.map("duration", keys: ["column_is", "patterns"], &findings) else {
      return
    }
    let meanings: [(String, LengthBasis)] = [
      ("rounded-up", .roundedUpDuration), ("exact", .exactDuration), ("ignore", .stamps),
    ]
    lengthBasis = node.choice("column_is", meanings, &findings) ?? .stamps
    let patterns = node.texts("patterns", &findings)
    for text in patterns {
      if let pattern = DurationPattern(text) {
        durations.append(pattern)
      } else {
        node.refuse(.badValue, "patterns", [text, "{h}h {m}m, {m}, h:mm, {s}"], &findings)
      }
    }
    if lengthBasis != .stamps && patterns.isEmpty {
      node.refuse(.missingKey, "patterns", ["patterns"], &findings)
    }
  }

  private mutating func readLayouts(_ map: ConfigMap, _ findings: inout [Finding]) {
    if map.node("columns") != nil {
      if let layout = LogLayout(map, &findings) { layouts.append(layout) }
    }
    for node in map.list("layouts", &findings) {
      if let map = ConfigMap(
        node, file: map.file, path: "layouts", keys: LogProfile.layoutKeys, findings: &findings),
        let layout = LogLayout(map, &findings)
      {
        layouts.append(layout)
      }
    }
    if layouts.isEmpty { map.refuse(.missingKey, "columns", ["columns"], &findings) }
  }

  /// `01/10/2026` could be either of two days: both orders in one profile would be a guess.
  private func checkDates(_ map: ConfigMap, _ findings: inout [Finding]) {
    let orders = Set(formats.compactMap(\.isDayFirst))
    if orders.count > 1 { map.refuse(.badProfile, "time", ["dd/MM + MM/dd"], &findings) }
  }
}

extension LogLayout {
  init?(_ map: ConfigMap, _ findings: inout [Finding]) {
    name = map.text("name", &findings) ?? ""
    let targets = LogTarget.allCases.map(\.rawValue)
    guard let columns = map.map("columns", keys: targets, &findings) else { return nil }
    for target in LogTarget.allCases {
      guard let node = columns.node(target.rawValue) else { continue }
      let names = LogLayout.names(node, columns, target.rawValue, &findings)
      self.columns.append(Column(target: target, names: names))
    }
    ignored = map.texts("ignore", &findings)
    if map.node("required") != nil {
      required = LogLayout.targets(map.texts("required", &findings), map, &findings)
    }
    for node in map.list("structure", &findings) {
      switch node {
      case .scalar(let text, _):
        let words = text == "-" ? [] : [text]
        structure.append(Array(LogLayout.targets(words, map, &findings)))
      case .sequence(let items, _):
        let words = items.compactMap { if case .scalar(let text, _) = $0 { text } else { nil } }
        structure.append(
          LogLayout.targets(words, map, &findings).sorted { $0.rawValue < $1.rawValue })
      case .mapping: map.refuse(.wrongType, "structure", ["lista (list)"], &findings)
      }
    }
    if let node = map.map("shapes", keys: targets, &findings) {
      let allowed = Shape.allCases.map { ($0.rawValue, $0) }
      for target in LogTarget.allCases {
        if let shape = node.choice(target.rawValue, allowed, &findings) {
          shapes[target] = shape
        }
      }
    }
  }

  /// `[User, Utente]` or `[[Date, From], [Datum, Von]]`.
  private static func names(
    _ node: ConfigNode, _ map: ConfigMap, _ key: String, _ findings: inout [Finding]
  ) -> [[String]] {
    switch node {
    case .scalar(let text, _): return [[text]]
    case .mapping:
      map.refuse(.wrongType, key, ["lista (list)"], &findings)
      return []
    case .sequence(let items, _):
      return items.compactMap { item in
        switch item {
        case .scalar(let text, _): return [text]
        case .sequence(let parts, _):
          return parts.compactMap {
            if case .scalar(let text, _) = $0 { text } else { nil }
          }
        case .mapping:
          map.refuse(.wrongType, key, ["lista (list)"], &findings)
          return nil
        }
      }
    }
  }

  private static func targets(
    _ words: [String], _ map: ConfigMap, _ findings: inout [Finding]
  ) -> Set<LogTarget> {
    var targets: Set<LogTarget> = []
    for word in words {
      if let target = LogTarget(rawValue: word) {
        targets.insert(target)
      } else {
        let known = LogTarget.allCases.map(\.rawValue).joined(separator: ", ")
        map.refuse(.badValue, "structure", [word, known], &findings)
      }
    }
    return targets
  }
}
