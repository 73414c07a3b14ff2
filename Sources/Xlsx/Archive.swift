/// The members of a zip file as the library makes them: side by side, nothing between or behind.
struct Archive {
  struct Member {
    var name: String
    /// Where the packed bytes lie.
    var packed: Range<Int>
    var size: Int
    var checksum: UInt32
    var isDeflated: Bool
  }

  private let path: String
  private let bytes: [UInt8]
  private(set) var members: [Member] = []

  private static let localHeaderBytes = 30
  private static let entryBytes = 46
  private static let endBytes = 22

  /// Reads the directory; throws for anything that is not plain and whole.
  init(_ bytes: [UInt8], path: String) throws(XlsxError) {
    self.bytes = bytes
    self.path = path
    let end = bytes.count - Self.endBytes
    guard end >= 0, number(at: end, bytes: 4) == 0x0605_4B50 else {
      throw fault("no end of the directory")
    }
    let count = number(at: end + 10, bytes: 2)
    let size = number(at: end + 12, bytes: 4)
    let start = number(at: end + 16, bytes: 4)
    let isPlain =
      number(at: end + 4, bytes: 4) == 0 && number(at: end + 8, bytes: 2) == count
      && number(at: end + 20, bytes: 2) == 0 && start + size == end
    if !isPlain { throw fault("the end of the directory does not fit") }
    var entry = start
    var local = 0
    var names: Set<String> = []
    for _ in 0..<count {
      let member = try member(entry: &entry, end: end, local: &local, directory: start)
      if !names.insert(member.name.lowercased()).inserted {
        throw fault("\(member.name) stands in it twice")
      }
      members.append(member)
    }
    if entry != end || local != start { throw fault("bytes between or behind its members") }
  }

  private func fault(_ reason: String) -> XlsxError {
    XlsxError(path: path, reason: "the zip file is damaged: \(reason)")
  }

  /// A little-endian number; 0 beyond the end, where no check passes.
  private func number(at index: Int, bytes count: Int) -> Int {
    guard index >= 0, index + count <= bytes.count else { return 0 }
    var number = 0
    for offset in (0..<count).reversed() { number = number << 8 | Int(bytes[index + offset]) }
    return number
  }

  /// One entry of the directory and the header it points to, which must say the same.
  private func member(
    entry: inout Int, end: Int, local: inout Int, directory: Int
  ) throws(XlsxError) -> Member {
    guard entry + Self.entryBytes <= end, number(at: entry, bytes: 4) == 0x0201_4B50 else {
      throw fault("an entry of the directory is missing")
    }
    let method = number(at: entry + 10, bytes: 2)
    let packedSize = number(at: entry + 20, bytes: 4)
    let nameSize = number(at: entry + 28, bytes: 2)
    let nameStart = entry + Self.entryBytes
    // No extra field, no comment, no attributes but that of a text; made on the first day a zip
    // file knows.
    let isPlain =
      number(at: entry + 30, bytes: 6) == 0 && number(at: entry + 36, bytes: 6) <= 1
      && number(at: entry + 4, bytes: 4) == 0x14_0000
      && number(at: entry + 12, bytes: 4) == 0x21_0000
      && number(at: entry + 42, bytes: 4) == local && (method == 8 || method == 0)
      && number(at: entry + 8, bytes: 2) & ~6 == 0 && nameStart + nameSize <= end
    if !isPlain { throw fault("an entry of the directory is not plain") }
    let name = String(decoding: bytes[nameStart..<nameStart + nameSize], as: UTF8.self)
    let isLegal =
      name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0.isEmpty || $0 == "." || $0 == ".."
      }
    if !isLegal { throw fault("a member's name is not plain") }

    let data = local + Self.localHeaderBytes + nameSize
    guard data + packedSize <= directory, number(at: local, bytes: 4) == 0x0403_4B50 else {
      throw fault("\(name) does not lie where it should")
    }
    let saysTheSame =
      number(at: local + 4, bytes: 4) == number(at: entry + 6, bytes: 4)
      && number(at: local + 8, bytes: 2) == method
      && (0..<16).allSatisfy { bytes[local + 10 + $0] == bytes[entry + 12 + $0] }
      && number(at: local + 26, bytes: 2) == nameSize && number(at: local + 28, bytes: 2) == 0
      && (0..<nameSize).allSatisfy { bytes[local + 30 + $0] == bytes[nameStart + $0] }
    if !saysTheSame { throw fault("\(name) has two different headers") }
    let member = Member(
      name: name, packed: data..<data + packedSize, size: number(at: entry + 24, bytes: 4),
      checksum: UInt32(truncatingIfNeeded: number(at: entry + 16, bytes: 4)),
      isDeflated: method == 8)
    entry = nameStart + nameSize
    local = data + packedSize
    return member
  }

  /// The content of a member, its size and checksum confirmed.
  func content(of name: String) throws(XlsxError) -> [UInt8] {
    let member = try member(name)
    var content: [UInt8] = []
    if member.isDeflated {
      let unpacking = try unpacking(member)
      // One byte more, so that a longer stream is noticed.
      unpacking.append(member.size + 1, to: &content)
      if unpacking.isDamaged || !unpacking.isAtEnd { throw damaged(member) }
    } else {
      let packed = bytes[member.packed]
      guard packed.count == member.size, Unpacking.checksum(packed) == member.checksum else {
        throw damaged(member)
      }
      content = Array(packed)
    }
    return content
  }

  /// Reads a member from its first byte to its last, unpacking a piece at a time.
  func reader(of name: String) throws(XlsxError) -> PartReader {
    let member = try member(name)
    guard member.isDeflated else {
      return PartReader(try content(of: name), part: name, path: path)
    }
    return PartReader(try unpacking(member), part: name, path: path)
  }

  private func member(_ name: String) throws(XlsxError) -> Member {
    guard let member = members.first(where: { $0.name == name }) else {
      throw fault("\(name) is missing")
    }
    return member
  }

  private func unpacking(_ member: Member) throws(XlsxError) -> Unpacking {
    // Deflate shrinks to a thousandth at best: whatever claims more lies about its size.
    guard member.size <= member.packed.count * 1_032 + 64, member.size < Int(UInt32.max) else {
      throw damaged(member)
    }
    return Unpacking(bytes[member.packed], size: member.size, checksum: member.checksum)
  }

  private func damaged(_ member: Member) -> XlsxError {
    fault("\(member.name) does not unpack to what it should")
  }
}
