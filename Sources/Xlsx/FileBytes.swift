private import Glibc

/// Bytes that are read where they are asked for.
protocol ByteSource {
  var count: Int { get }
  /// The bytes of a range that lies within them.
  func bytes(_ range: Range<Int>) throws(XlsxError) -> [UInt8]
}

/// The bytes of a regular file, never all of them in memory.
final class FileBytes: ByteSource {
  private(set) var count = 0
  private let path: String
  private let file: Int32

  /// Throws the system's reason, or that the file is none.
  init(path: String) throws(XlsxError) {
    self.path = path
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if file < 0 { throw XlsxError(path: path, reason: systemReason(errno)) }
    self.file = file
    var facts = stat()
    if unsafe fstat(file, &facts) != 0 {
      throw XlsxError(path: path, reason: systemReason(errno))
    }
    count = facts.st_size
    if facts.st_mode & S_IFMT != S_IFREG {
      throw XlsxError(path: path, reason: "not a regular file")
    }
  }

  deinit { _ = close(file) }

  /// Throws the system's reason, or that the file got shorter since it was opened.
  func bytes(_ range: Range<Int>) throws(XlsxError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          file, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled,
          range.lowerBound + filled)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw XlsxError(path: path, reason: systemReason(errno)) }
      if count == 0 {
        throw XlsxError(path: path, reason: "the file got shorter while it was read")
      }
      filled += count
    }
    return bytes
  }
}
