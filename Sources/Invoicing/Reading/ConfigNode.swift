/// A node of a YAML file, every scalar as its text: `0123`, `no` and `12:30` mean themselves.
///
/// The shell makes these from a YAML library; the core reads settings and log profiles from them.
package indirect enum ConfigNode: Hashable, Sendable {
  case scalar(String, Mark)
  case sequence([ConfigNode], Mark)
  case mapping([Entry], Mark)

  /// A key of a mapping and its value.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyMark: Mark
    package var value: ConfigNode

    package init(key: String, keyMark: Mark, value: ConfigNode) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
    }
  }

  /// Line and column, counted from 1.
  package struct Mark: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  package var mark: Mark {
    switch self {
    case .scalar(_, let mark), .sequence(_, let mark), .mapping(_, let mark): mark
    }
  }
}
