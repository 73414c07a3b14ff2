private import CZlib
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

/// The bytes a raw deflate stream stands for; nil unless it is whole and gives exactly `size`
/// bytes.
func inflated(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  // Deflate shrinks to a thousandth at best: whatever claims more lies about its size.
  guard size <= bytes.count * 1_032 + 64, size < Int(UInt32.max), bytes.count < Int(UInt32.max)
  else { return nil }
  var input = Array(bytes)
  // One byte more, so that a longer stream is noticed.
  var output = [UInt8](repeating: 0, count: size + 1)
  let isWhole = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      var stream = unsafe z_stream()
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      guard unsafe invoice_inflate_init_raw(&stream) == Z_OK else { return false }
      defer { unsafe inflateEnd(&stream) }
      guard unsafe inflate(&stream, Z_FINISH) == Z_STREAM_END else { return false }
      return unsafe stream.avail_in == 0 && stream.avail_out == 1
    }
  }
  guard isWhole else { return nil }
  output.removeLast()
  return output
}

/// The CRC-32 of a zip member.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { buffer in
    UInt32(truncatingIfNeeded: unsafe crc32_z(0, buffer.baseAddress, buffer.count))
  }
}
