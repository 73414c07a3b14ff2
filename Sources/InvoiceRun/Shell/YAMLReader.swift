package import Invoicing
private import Yams

/// YAML text as ``ConfigNode`` values: every scalar is its text, whatever YAML would make of it.
///
/// Bounded in time: an alias would let a few lines stand for a million, so aliases are refused, and
/// the library itself refuses nesting beyond a thousand levels.
package enum YAMLReader {
  /// The largest settings file in bytes: a thousand times what one needs.
  package static let limitBytes = 1 << 20

  /// What a text says; the node is nil when a finding stands in its way or the text is empty.
  package struct Outcome: Hashable, Sendable {
    package var node: ConfigNode?
    package var findings: [Finding]

    package init(node: ConfigNode? = nil, findings: [Finding] = []) {
      self.node = node
      self.findings = findings
    }
  }

  /// Reads a file's bytes, a byte order mark at the front allowed.
  /// - Parameter file: the path findings name, relative to the billing folder.
  package static func read(_ bytes: [UInt8], file: String) -> Outcome {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      return Outcome(findings: [Finding(.yamlNotUTF8, at: place(file, badLine(content), 0))])
    }
    return read(text, file: file)
  }

  /// Reads a text.
  package static func read(_ text: String, file: String) -> Outcome {
    if let alias = firstAlias(in: text) {
      let finding = Finding(
        .yamlUnsupported, at: place(file, alias.line, alias.column), alias.text)
      return Outcome(findings: [finding])
    }
    do {
      guard let node = try compose(yaml: text, .default, .default, .utf8) else { return Outcome() }
      var findings: [Finding] = []
      let result = convert(node, file: file, &findings)
      return Outcome(node: findings.isEmpty ? result : nil, findings: findings)
    } catch {
      return Outcome(findings: [finding(of: error, text, file)])
    }
  }

  private static func convert(
    _ node: Node, file: String, _ findings: inout [Finding]
  ) -> ConfigNode {
    let mark = ConfigNode.Mark(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    switch node {
    case .scalar(let scalar): return .scalar(scalar.string, mark)
    case .sequence(let items):
      return .sequence(items.map { convert($0, file: file, &findings) }, mark)
    case .mapping(let pairs):
      var entries: [ConfigNode.Entry] = []
      for (key, value) in pairs {
        let value = convert(value, file: file, &findings)
        let place = place(file, key.mark?.line ?? 0, key.mark?.column ?? 0)
        guard case .scalar(let name) = key else {
          findings.append(Finding(.yamlUnsupported, at: place, "? [...]"))
          continue
        }
        entries.append(
          ConfigNode.Entry(
            key: name.string, keyMark: ConfigNode.Mark(line: place.line, column: place.column),
            value: value))
      }
      return .mapping(entries, mark)
    case .alias(let alias):
      let place = place(file, mark.line, mark.column)
      findings.append(Finding(.yamlUnsupported, at: place, "*\(alias.anchor.rawValue)"))
      return .scalar("", mark)
    }
  }

  /// The library's complaint as a finding at its place.
  private static func finding(of error: any Error, _ text: String, _ file: String) -> Finding {
    guard let error = error as? YamlError else {
      return Finding(.yamlSyntax, at: Place(file: file), "\(error)")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let said = context.map { "\(problem) (\($0.text))" } ?? problem
      return Finding(.yamlSyntax, at: place(file, mark.line, mark.column), said)
    case .reader(let problem, let offset, _, _):
      let line = offset.map { text.utf8.prefix($0).count { $0 == 10 } + 1 }
      return Finding(.yamlSyntax, at: place(file, line ?? 0, 0), problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let place = place(file, context.mark.line, context.mark.column)
      return Finding(.yamlDuplicateKey, at: place, key)
    default:
      return Finding(.yamlSyntax, at: Place(file: file), "\(error)")
    }
  }

  private static func place(_ file: String, _ line: Int, _ column: Int) -> Place {
    Place(file: file, line: line, column: column)
  }

  /// The line of the first byte that is no UTF-8.
  private static func badLine(_ bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return 0
  }

  /// The first `*name` that an earlier `&name` of the text could give a meaning.
  ///
  /// Looks at the text alone, since the library unfolds aliases before it hands anything over: both
  /// marks must stand where YAML could take them for marks.
  private static func firstAlias(in text: String) -> (line: Int, column: Int, text: String)? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else {
      return nil
    }
    var anchors: Set<Substring> = []
    var line = 0
    for content in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      line += 1
      if content.drop(while: { $0 == " " }).hasPrefix("#") { continue }
      var column = 0
      var before: Character = " "
      for index in content.indices {
        column += 1
        let character = content[index]
        defer { before = character }
        guard character == "&" || character == "*", " \t[{,:-?".contains(before) else { continue }
        let name = content[content.index(after: index)...].prefix { !" \t,]}[{".contains($0) }
        if character == "&" {
          anchors.insert(name)
        } else if anchors.contains(name), !name.isEmpty {
          return (line, column, "*" + name)
        }
      }
    }
    return nil
  }
}
