/// SHA-256 over fields whose bounds are part of what is digested.
struct Chain {
  private var bytes: [UInt8] = []

  /// What the first link hangs on.
  static let start = [UInt8](repeating: 0, count: 32)

  mutating func add(_ field: [UInt8]) {
    add(field.count)
    bytes += field
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ number: Int) { add(Int64(number)) }

  mutating func add(_ number: Int64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
    }
  }

  /// A text that may be absent; absent differs from empty.
  mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    add(text ?? "")
  }

  var digest: [UInt8] { Chain.sha256(bytes) }

  /// The 32 bytes of SHA-256.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.of(bytes.span) }
}
