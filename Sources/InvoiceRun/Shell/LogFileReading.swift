import Invoicing

/// Reads one log file: its digest, its encoding and its rows.
struct LogFileReading {
  /// What a file looks like before anything in it is understood.
  struct Looks {
    var sha256: [UInt8]
    var bytes: Int
    var encoding: EncodingProbe.Outcome
    /// Where the file stops being UTF-8.
    var utf8Failure: Int?
    /// Whatever is read of it later must be the same file, unchanged.
    var state: FileState
  }

  private let path: String
  private let name: String

  /// - Parameters:
  ///   - path: where the file lies.
  ///   - name: its path in the billing folder.
  init(_ path: String, as name: String) {
    self.path = path
    self.name = name
  }

  /// Twice over the file: first its digest and encoding, then its rows.
  func read(into reading: inout LogsReading) throws(FileError) -> Looks {
    let looks = try look()
    guard reading.begin(name, looks.encoding, utf8Failure: looks.utf8Failure)
    else { return looks }
    let state = try FileSystem.readBlocks(path) { block in
      reading.feed(block)
      return true
    }
    guard state == looks.state else { throw FileError(.read, path, .changed) }
    reading.end()
    return looks
  }

  private func look() throws(FileError) -> Looks {
    var digest = Digest()
    var probe = EncodingProbe()
    var bytes = 0
    let state = try FileSystem.readBlocks(path) { block in
      digest.update(block)
      probe.feed(block)
      bytes += block.count
      return true
    }
    return Looks(
      sha256: digest.finish(), bytes: bytes, encoding: probe.outcome,
      utf8Failure: probe.utf8Failure, state: state)
  }
}
