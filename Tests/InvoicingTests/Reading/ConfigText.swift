import Invoicing

/// Reads the plain part of YAML that our own files use, so that tests need no library for it.
struct ConfigText {
  private struct Line {
    var indent: Int
    var text: String
    var number: Int
  }

  private var lines: [Line] = []
  private var next = 0

  static func node(_ text: String) -> ConfigNode {
    var parser = ConfigText(text)
    return parser.block()
  }

  private init(_ text: String) {
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = raw[...]
      if let comment = line.range(of: " #") { line = line[..<comment.lowerBound] }
      if line.hasPrefix("#") { continue }
      while line.last == " " { line = line.dropLast() }
      let indent = line.prefix { $0 == " " }.count
      if indent < line.count {
        lines.append(
          Line(indent: indent, text: String(line.dropFirst(indent)), number: index + 1))
      }
    }
  }

  private mutating func block() -> ConfigNode {
    guard next < lines.count else { return .scalar("", .init(line: 1, column: 1)) }
    let first = lines[next]
    let mark = ConfigNode.Mark(line: first.number, column: first.indent + 1)
    if first.text.hasPrefix("- ") { return sequence(first.indent, mark) }
    guard key(first.text) != nil else {
      next += 1
      return flow(first.text, mark)
    }
    var entries: [ConfigNode.Entry] = []
    while next < lines.count, lines[next].indent == first.indent,
      let (name, rest) = key(lines[next].text)
    {
      let line = lines[next]
      let keyMark = ConfigNode.Mark(line: line.number, column: line.indent + 1)
      next += 1
      let value: ConfigNode
      if !rest.isEmpty {
        value = flow(rest, .init(line: line.number, column: line.indent + name.count + 3))
      } else if next < lines.count, lines[next].indent > first.indent {
        value = block()
      } else {
        value = .scalar("", keyMark)
      }
      entries.append(.init(key: name, keyMark: keyMark, value: value))
    }
    return .mapping(entries, mark)
  }

  private mutating func sequence(_ indent: Int, _ mark: ConfigNode.Mark) -> ConfigNode {
    var items: [ConfigNode] = []
    while next < lines.count, lines[next].indent == indent, lines[next].text.hasPrefix("- ") {
      lines[next].text.removeFirst(2)
      lines[next].indent += 2
      items.append(block())
    }
    return .sequence(items, mark)
  }

  private func key(_ text: String) -> (String, String)? {
    guard let first = text.first, !"[{\"".contains(first) else { return nil }
    if text.hasSuffix(":") { return (String(text.dropLast()), "") }
    guard let colon = text.range(of: ": ") else { return nil }
    let rest = text[colon.upperBound...].drop { $0 == " " }
    return (String(text[..<colon.lowerBound]), String(rest))
  }

  private func flow(_ text: String, _ mark: ConfigNode.Mark) -> ConfigNode {
    var rest = text[...]
    return value(&rest, mark, inside: false)
  }

  private func value(
    _ rest: inout Substring, _ mark: ConfigNode.Mark, inside: Bool
  ) -> ConfigNode {
    rest = rest.drop { $0 == " " }
    if rest.first == "[" || rest.first == "{" {
      let isMap = rest.removeFirst() == "{"
      var items: [ConfigNode] = []
      var entries: [ConfigNode.Entry] = []
      while true {
        rest = rest.drop { $0 == " " || $0 == "," }
        if rest.first == "]" || rest.first == "}" || rest.isEmpty { break }
        if isMap, let colon = rest.firstIndex(of: ":") {
          let name = String(rest[..<colon])
          rest = rest[rest.index(after: colon)...]
          entries.append(
            .init(key: name, keyMark: mark, value: value(&rest, mark, inside: true)))
        } else {
          items.append(value(&rest, mark, inside: true))
        }
      }
      rest = rest.dropFirst()
      return isMap ? .mapping(entries, mark) : .sequence(items, mark)
    }
    if rest.first == "\"" {
      rest.removeFirst()
      let text = rest.prefix { $0 != "\"" }
      rest = rest[text.endIndex...].dropFirst()
      return .scalar(String(text), mark)
    }
    let text = inside ? rest.prefix { !",]}".contains($0) } : rest
    rest = rest[text.endIndex...]
    return .scalar(text.trimmingSuffix(while: { $0 == " " }), mark)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while test: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, test(last) { text.removeLast() }
    return String(text)
  }
}

extension StringProtocol {
  fileprivate func range(of mark: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
      start = index(after: start)
    }
    return nil
  }
}
