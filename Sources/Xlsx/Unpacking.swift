private import CZlib

/// Unpacks a member of a zip file piece by piece, its size and checksum confirmed at the end.
@safe final class Unpacking {
  private let stream: UnsafeMutablePointer<z_stream>
  private let source: any ByteSource
  /// What is still to be read of the packed bytes.
  private var unread: Range<Int>
  /// Packed bytes that were read.
  private var packed: [UInt8] = []
  /// How many of them were unpacked.
  private var taken = 0
  private let expectedSize: Int
  private let expectedChecksum: UInt32
  private var size = 0
  private var sum: UInt32 = 0
  /// Whether nothing more comes.
  private(set) var isAtEnd = false
  /// Whether the stream is broken, or does not give what its header says.
  private(set) var isDamaged = false
  /// Why the packed bytes could not be read.
  private(set) var failure: XlsxError?

  /// At most so many packed bytes are in memory.
  private static let pieceBytes = 1 << 15

  /// - Parameters:
  ///   - packed: where a raw deflate stream lies.
  ///   - size: how many bytes it stands for.
  ///   - checksum: their CRC-32.
  init(_ source: any ByteSource, _ packed: Range<Int>, size: Int, checksum: UInt32) {
    self.source = source
    unread = packed
    expectedSize = size
    expectedChecksum = checksum
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let code = unsafe invoice_inflate_init_raw(stream)
    if code != Z_OK { fail() }
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
  func append(_ most: Int, to bytes: inout [UInt8]) {
    guard !isAtEnd, most > 0 else { return }
    // A byte more than there should be, so that one too many is seen.
    let count = min(most, expectedSize - size + 1)
    let start = bytes.count
    let end = start + count
    // As one array: byte by byte it would take a debug build most of its time.
    bytes += [UInt8](repeating: 0, count: count)
    var filled = start
    var code = Z_OK
    repeat {
      readPacked()
      code = unsafe bytes.withUnsafeMutableBufferPointer { target in
        unsafe inflate(into: target.extracting(filled...))
      }
      filled = unsafe end - Int(stream.pointee.avail_out)
    } while code == Z_OK && filled < end
    bytes.removeLast(end - filled)
    let made = filled - start
    sum = Unpacking.checksum(bytes[start...], after: sum)
    size += made
    switch code {
    case Z_STREAM_END:
      isAtEnd = true
      isDamaged =
        taken != packed.count || !unread.isEmpty || size != expectedSize || sum != expectedChecksum
    case Z_OK where made == count && size <= expectedSize: break
    default: fail()
    }
  }

  /// Reads on where all that was read is unpacked.
  private func readPacked() {
    guard taken == packed.count, !unread.isEmpty else { return }
    let piece = unread.prefix(Unpacking.pieceBytes)
    do throws(XlsxError) {
      packed = try source.bytes(piece)
      taken = 0
      unread = piece.upperBound..<unread.upperBound
    } catch {
      // Without more bytes the stream is found to be cut off.
      failure = error
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
