/// A text file that is made while it is written, so that it is never in memory as a whole.
package protocol MadeFile {
  /// Hands over the whole file, piece after piece.
  func eachPiece<Failure: Error>(
    _ take: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure)
}

extension MadeFile {
  /// The whole file.
  package var text: String {
    var bytes: [UInt8] = []
    eachPiece { piece in
      for index in piece.indices { bytes.append(piece[index]) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
