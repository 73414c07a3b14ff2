private import CCrypto

/// SHA-256, fed piece by piece: what names an input or a document beyond doubt (R25).
@safe package struct Digest: ~Copyable {
  /// OpenSSL's state; owned, freed once.
  private let state: OpaquePointer

  package init() {
    guard let new = unsafe EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
    unsafe state = new
    let started = unsafe EVP_DigestInit_ex(state, EVP_sha256(), nil)
    precondition(started == 1, "OpenSSL offers no SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(state) }

  package mutating func update(_ bytes: Span<UInt8>) {
    guard !bytes.isEmpty else { return }
    let done = unsafe bytes.withUnsafeBytes {
      unsafe EVP_DigestUpdate(state, $0.baseAddress, $0.count)
    }
    precondition(done == 1, "OpenSSL refused bytes for a digest")
  }

  /// The 32 bytes of the digest.
  package consuming func finish() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    let done = unsafe bytes.withUnsafeMutableBufferPointer {
      unsafe EVP_DigestFinal_ex(state, $0.baseAddress, nil)
    }
    precondition(done == 1, "OpenSSL did not finish a digest")
    return bytes
  }

  /// The digest of bytes that are all there.
  package static func of(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }
}
