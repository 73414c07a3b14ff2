private import Glibc

/// The whole content of a regular file.
///
/// Throws the system's reason, or that the file is none or grew while it was read.
func fileBytes(at path: String) throws(XlsxError) -> [UInt8] {
  func fault() -> XlsxError { XlsxError(path: path, reason: systemReason(errno)) }
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  if file < 0 { throw fault() }
  defer { _ = close(file) }
  var facts = stat()
  if unsafe fstat(file, &facts) != 0 { throw fault() }
  if facts.st_mode & S_IFMT != S_IFREG {
    throw XlsxError(path: path, reason: "not a regular file")
  }
  var bytes = [UInt8](repeating: 0, count: facts.st_size)
  var filled = 0
  while filled < bytes.count {
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe read(file, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled)
    }
    if count < 0, errno == EINTR { continue }
    if count < 0 { throw fault() }
    if count == 0 { throw XlsxError(path: path, reason: "the file got shorter while it was read") }
    filled += count
  }
  return bytes
}
