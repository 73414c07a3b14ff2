private import Foundation
import Invoicing
import Ledger

/// What the ledger keeps for this program beside documents, as JSON with sorted keys: equal values
/// are equal bytes.
enum FrozenText {
  static func bytes(_ value: some Encodable) -> [UInt8] {
    guard let bytes = try? FrozenJSON.bytes(value) else {
      preconditionFailure("our own values can be written as JSON")
    }
    return bytes
  }

  /// The same bytes in pieces, each made when it is looked at.
  static func pieces(_ value: some Encodable) -> Made<[UInt8]> {
    guard let pieces = try? FrozenJSON.pieces(value) else {
      preconditionFailure("our own values can be written as JSON")
    }
    return pieces
  }

  static func text(_ value: some Encodable) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  /// Nil when the bytes are no such value.
  static func value<Value: Decodable>(_ type: Value.Type, _ bytes: some Sequence<UInt8>) -> Value? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }
}
