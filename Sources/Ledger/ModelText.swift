private import Foundation
internal import GRDB
import Invoicing

/// The frozen model of a document as bytes: JSON with sorted keys, so equal models are equal bytes.
///
/// The only file that knows Foundation.
enum ModelText {
  static func bytes(_ document: IssuedDocument) throws -> [UInt8] {
    try FrozenJSON.bytes(document)
  }

  /// Nil when the bytes are no document.
  static func document(_ bytes: [UInt8]) -> IssuedDocument? {
    try? JSONDecoder().decode(IssuedDocument.self, from: Data(bytes))
  }
}

/// Bytes as GRDB binds them.
func blob(_ bytes: some Collection<UInt8>) -> DatabaseValue { Data(bytes).databaseValue }
