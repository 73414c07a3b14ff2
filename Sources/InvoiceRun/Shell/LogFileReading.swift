package import Invoicing
import Ledger
import Parallel

/// Reads one log file: its digest, its encoding and its rows.
///
/// A large file is read by two threads: one begins with the rows, the other takes digest and
/// encoding of the whole and then half of the rows that are left. What comes out is the same.
package struct LogFileReading {
  /// What a file looks like before anything in it is understood.
  package struct Looks: Sendable {
    package var sha256: [UInt8]
    package var bytes: Int
    package var encoding: EncodingProbe.Outcome
    /// Where the file stops being UTF-8.
    package var utf8Failure: Int?
    /// Whatever is read of it later must be the same file, unchanged.
    package var state: FileState
  }

  private let path: String
  private let name: String
  private let jobs: Int
  private let shareable: Int

  /// - Parameters:
  ///   - path: where the file lies.
  ///   - name: its path in the billing folder.
  ///   - jobs: threads at work at once.
  ///   - shareable: bytes of the smallest file that two threads read; a second one gains nothing
  ///     of a smaller one.
  package init(
    _ path: String, as name: String, jobs: Int, shareable: Int = 8 * FileSystem.blockBytes
  ) {
    self.path = path
    self.name = name
    self.jobs = jobs
    self.shareable = shareable
  }

  package func read(into reading: inout LogsReading) throws(FileError) -> Looks {
    if jobs > 1, let size = FileSystem.size(path), size >= shareable,
      let looks = try readShared(size, into: &reading)
    {
      return looks
    }
    let looks = try look()
    guard reading.begin(name, looks.encoding, utf8Failure: looks.utf8Failure)
    else { return looks }
    try feed(0, .max, of: looks.state, to: &reading)
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

  /// - Parameter state: of the file when its digest was taken; nil where that is still to come.
  @discardableResult
  private func feed(
    _ start: Int, _ end: Int, of state: FileState?, to reading: inout LogsReading
  ) throws(FileError) -> FileState {
    let found = try FileSystem.readBlocks(path, from: start, to: end) { block in
      reading.feed(block)
      return true
    }
    if let state, state != found { throw FileError(.read, path, .changed) }
    return found
  }

  // MARK: Two threads

  /// What the second thread brings.
  private struct Second: Sendable {
    var looks: Looks
    /// Nil where it found nothing to read.
    var part: LogPart?
  }

  /// Nil, with nothing read, when the file turns out to be none that can be shared.
  private func readShared(_ size: Int, into reading: inout LogsReading) throws(FileError) -> Looks?
  {
    let opening = shareable / 8
    let isBegun = reading.begin(name, .encoding(.utf8))
    var state: FileState?
    if isBegun { state = try feed(0, opening, of: nil, to: &reading) }
    guard let part = reading.laterPart(after: opening) else {
      reading.abandon()
      return nil
    }
    reading.reserveRows(after: opening, of: size)
    let border = ReadingBorder(opening..<size)
    let later = Begun { [self] in
      Result { () throws(FileError) in try second(part, border, of: size) }
    }
    while let stretch = border.claim(shareable / 2) {
      state = try feed(stretch.lowerBound, stretch.upperBound, of: state, to: &reading)
    }
    let rest = try later.value.get()
    guard rest.looks.encoding == .encoding(.utf8), rest.looks.utf8Failure == nil
    else {
      reading.abandon()
      return nil
    }
    if let state, rest.looks.state != state { throw FileError(.read, path, .changed) }
    // A row that reaches over the border is read by one thread alone.
    if let part = rest.part, !reading.join(part) {
      try feed(border.end, .max, of: state, to: &reading)
    }
    reading.end()
    return rest.looks
  }

  /// Looks at the whole file, then takes half of what is left to read.
  private func second(
    _ part: LogPart, _ border: ReadingBorder, of size: Int
  ) throws(FileError) -> Second {
    let looks = try look()
    guard looks.encoding == .encoding(.utf8), looks.utf8Failure == nil else {
      border.stop()
      return Second(looks: looks)
    }
    guard let start = try lineStart(after: border.middleOfRest), border.take(from: start)
    else { return Second(looks: looks) }
    var part = part
    part.reserveRows(bytes: size - start)
    let state = try FileSystem.readBlocks(path, from: start, to: .max) { block in
      part.feed(block)
      return true
    }
    guard state == looks.state else { throw FileError(.read, path, .changed) }
    return Second(looks: looks, part: part)
  }

  /// Where the next line begins; nil when that is too far away.
  private func lineStart(after offset: Int) throws(FileError) -> Int? {
    var start: Int?
    try FileSystem.readBlocks(path, from: offset, to: offset + FileSystem.blockBytes) { block in
      for index in block.indices where block[index] == 0x0A {
        start = offset + index + 1
        return false
      }
      return false
    }
    return start
  }
}
