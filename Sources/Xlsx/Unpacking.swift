private import CZlib

/// Unpacks a member of a zip file piece by piece, its size and checksum confirmed at the end.
@safe final class Unpacking {
  private let stream: UnsafeMutablePointer<z_stream>
  private let packed: ArraySlice<UInt8>
  private let expectedSize: Int
  private let expectedChecksum: UInt32
  private var taken = 0
  private var size = 0
  private var sum: UInt32 = 0
  /// Whether nothing more comes.
  private(set) var isAtEnd = false
  /// Whether the stream is broken, or does not give what its header says.
  private(set) var isDamaged = false

  /// - Parameters:
  ///   - packed: a raw deflate stream.
  ///   - size: how many bytes it stands for.
  ///   - checksum: their CRC-32.
  init(_ packed: ArraySlice<UInt8>, size: Int, checksum: UInt32) {
    self.packed = packed
    expectedSize = size
    expectedChecksum = checksum
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let code = unsafe invoice_inflate_init_raw(stream)
    if code != Z_OK || packed.count > Int(UInt32.max) { fail() }
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  private func fail() {
    isDamaged = true
    isAtEnd = true
  }

  /// Appends so many bytes, fewer only at the end.
  func append(_ count: Int, to bytes: inout [UInt8]) {
    guard !isAtEnd, count > 0 else { return }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    let code = unsafe bytes.withUnsafeMutableBufferPointer { target in
      unsafe inflate(into: target.extracting(start...))
    }
    let made = unsafe count - Int(stream.pointee.avail_out)
    bytes.removeLast(count - made)
    sum = Unpacking.checksum(bytes[start...], after: sum)
    size += made
    switch code {
    case Z_STREAM_END:
      isAtEnd = true
      isDamaged = taken != packed.count || size != expectedSize || sum != expectedChecksum
    case Z_OK where made == count && size <= expectedSize: break
    default: fail()
    }
  }

  private func inflate(into target: UnsafeMutableBufferPointer<UInt8>) -> Int32 {
    unsafe packed.withUnsafeBufferPointer { source in
      // Zlib only reads from here, though its declaration does not say so.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: source.baseAddress.map { unsafe $0 + taken })
      unsafe stream.pointee.avail_in = UInt32(source.count - taken)
      unsafe stream.pointee.next_out = target.baseAddress
      unsafe stream.pointee.avail_out = UInt32(target.count)
      let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      taken = unsafe source.count - Int(stream.pointee.avail_in)
      return code
    }
  }

  /// The CRC-32 of bytes that follow others.
  static func checksum(_ bytes: ArraySlice<UInt8>, after sum: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard !buffer.isEmpty else { return sum }
      return UInt32(
        truncatingIfNeeded: unsafe crc32_z(UInt(sum), buffer.baseAddress, buffer.count))
    }
  }
}
