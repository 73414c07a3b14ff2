/// A mapping of a YAML file with its known keys checked: unknown, missing and double keys are told.
struct ConfigMap {
  let file: String
  /// The keys above this one, such as `issuer`; empty at the top.
  let path: String
  let mark: ConfigNode.Mark
  private var entries: [String: ConfigNode] = [:]

  /// Nil when the node is no mapping.
  init?(
    _ node: ConfigNode, file: String, path: String = "", keys: [String],
    findings: inout [Finding]
  ) {
    self.file = file
    self.path = path
    mark = node.mark
    guard case .mapping(let list, _) = node else {
      findings.append(
        Finding(
          .wrongType, at: Place(file: file, line: mark.line, column: mark.column),
          subject: path, ConfigMap.mappingWords))
      return nil
    }
    for entry in list {
      let place = Place(file: file, line: entry.keyMark.line, column: entry.keyMark.column)
      if entries[entry.key] != nil {
        findings.append(Finding(.duplicateKey, at: place, subject: path, entry.key))
      } else if !keys.contains(entry.key) {
        let known = nearestNameOrAll(to: entry.key, among: keys)
        findings.append(Finding(.unknownKey, at: place, subject: path, entry.key, known))
      } else {
        entries[entry.key] = entry.value
      }
    }
  }

  static let mappingWords = "klucz: wartość (key: value)"

  func node(_ key: String) -> ConfigNode? { entries[key] }

  /// `issuer.nip`.
  func name(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  func place(_ key: String) -> Place {
    let mark = entries[key]?.mark ?? mark
    return Place(file: file, line: mark.line, column: mark.column)
  }

  func refuse(
    _ code: FindingCode, _ key: String, _ details: [String], _ findings: inout [Finding]
  ) {
    var finding = Finding(code, at: place(key), subject: name(key))
    finding.details = details
    findings.append(finding)
  }

  /// The text of a scalar; nil when there is none, or when it is empty.
  func text(_ key: String, _ findings: inout [Finding]) -> String? {
    guard let node = entries[key] else { return nil }
    guard case .scalar(let text, _) = node else {
      refuse(.wrongType, key, ["tekst (text)"], &findings)
      return nil
    }
    let trimmed = CellText.trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  func required(_ key: String, _ findings: inout [Finding]) -> String {
    if let text = text(key, &findings) { return text }
    switch entries[key] {
    case nil, .scalar?: refuse(.missingKey, key, [key], &findings)
    // Refused already.
    case .some: break
    }
    return ""
  }

  func whole(_ key: String, in range: ClosedRange<Int>, _ findings: inout [Finding]) -> Int? {
    guard let text = text(key, &findings) else { return nil }
    if let number = wholeNumber(text.utf8), range.contains(number) { return number }
    let allowed = "\(range.lowerBound)-\(range.upperBound)"
    refuse(.badValue, key, [text, allowed], &findings)
    return nil
  }

  func flag(_ key: String, _ findings: inout [Finding]) -> Bool? {
    choice(key, [("true", true), ("false", false), ("yes", true), ("no", false)], &findings)
  }

  func choice<Value>(
    _ key: String, _ allowed: [(String, Value)], _ findings: inout [Finding]
  ) -> Value? {
    guard let text = text(key, &findings) else { return nil }
    if let found = allowed.first(where: { $0.0 == text }) { return found.1 }
    refuse(.badValue, key, [text, allowed.map(\.0).joined(separator: ", ")], &findings)
    return nil
  }

  /// The items of a list; empty when the key is absent.
  func list(_ key: String, _ findings: inout [Finding]) -> [ConfigNode] {
    switch entries[key] {
    case nil: return []
    case .sequence(let items, _)?: return items
    case .scalar("", _)?: return []
    default:
      refuse(.wrongType, key, ["lista (list)"], &findings)
      return []
    }
  }

  /// A list of texts; a single scalar counts as a list of one.
  func texts(_ key: String, _ findings: inout [Finding]) -> [String] {
    if case .scalar(let text, _)? = entries[key] { return text.isEmpty ? [] : [text] }
    var texts: [String] = []
    for item in list(key, &findings) {
      if case .scalar(let text, _) = item {
        texts.append(CellText.trimmed(text))
      } else {
        refuse(.wrongType, key, ["tekst (text)"], &findings)
      }
    }
    return texts
  }

  /// The mapping under a key; nil when the key is absent or no mapping.
  func map(_ key: String, keys: [String], _ findings: inout [Finding]) -> ConfigMap? {
    entries[key].flatMap {
      ConfigMap($0, file: file, path: name(key), keys: keys, findings: &findings)
    }
  }
}
