private import Foundation
internal import GRDB
import Invoicing

/// The frozen model of a document as bytes: JSON with sorted keys, so equal models are equal bytes.
///
/// The only file that knows Foundation.
enum ModelText {
  /// In pieces: one, but for a document of many lines.
  static func pieces(_ document: IssuedDocument) throws -> Made<[UInt8]> {
    try FrozenJSON.pieces(document)
  }

  /// Nil when the bytes are no document.
  static func document(_ bytes: [UInt8]) -> IssuedDocument? {
    try? JSONDecoder().decode(IssuedDocument.self, from: Data(bytes))
  }
}

/// Bytes as GRDB binds them.
func blob(_ bytes: some Collection<UInt8>) -> DatabaseValue { Data(bytes).databaseValue }
