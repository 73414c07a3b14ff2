internal import GRDB

/// A column does not hold what its table says: the file is damaged.
struct UnreadableColumn: Error, CustomStringConvertible {
  var name: String
  var description: String { "column \(name) cannot be read" }
}

extension Row {
  /// A column as it must be; GRDB's subscripts would trap on a damaged file.
  func value<Value: DatabaseValueConvertible>(_ name: String, as type: Value.Type) throws -> Value {
    guard let found = try optional(name, as: type) else { throw UnreadableColumn(name: name) }
    return found
  }

  func optional<Value: DatabaseValueConvertible>(
    _ name: String, as type: Value.Type
  ) throws -> Value? {
    guard hasColumn(name) else { throw UnreadableColumn(name: name) }
    let stored: DatabaseValue = self[name]
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw UnreadableColumn(name: name) }
    return value
  }

  func text(_ name: String) throws -> String { try value(name, as: String.self) }
  func number(_ name: String) throws -> Int { try value(name, as: Int.self) }
  func amount(_ name: String) throws -> Int64 { try value(name, as: Int64.self) }

  func bytes(_ name: String) throws -> [UInt8] {
    guard hasColumn(name) else { throw UnreadableColumn(name: name) }
    let stored: DatabaseValue = self[name]
    guard case .blob(let data) = stored.storage else { throw UnreadableColumn(name: name) }
    return Array(data)
  }
}
