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
  private let source: any ByteSource
  private(set) var members: [Member] = []

  private static let localHeaderBytes = 30
  private static let entryBytes = 46
  private static let endBytes = 22

  /// Reads the directory; throws for anything that is not plain and whole.
  init(_ source: any ByteSource, path: String) throws(XlsxError) {
    self.source = source
    self.path = path
    let end = source.count - Self.endBytes
    let last = end < 0 ? [] : try source.bytes(end..<source.count)
    guard number(at: 0, bytes: 4, of: last) == 0x0605_4B50 else {
      throw fault("no end of the directory")
    }
    let count = number(at: 10, bytes: 2, of: last)
    let size = number(at: 12, bytes: 4, of: last)
    let start = number(at: 16, bytes: 4, of: last)
    let isPlain =
      number(at: 4, bytes: 4, of: last) == 0 && number(at: 8, bytes: 2, of: last) == count
      && number(at: 20, bytes: 2, of: last) == 0 && start + size == end
    if !isPlain { throw fault("the end of the directory does not fit") }
    let directory = Directory(start: start, bytes: try source.bytes(start..<end))
    var entry = 0
    var local = 0
    var names: Set<String> = []
    for _ in 0..<count {
      let member = try member(entry: &entry, local: &local, directory)
      if !names.insert(member.name.lowercased()).inserted {
        throw fault("\(member.name) stands in it twice")
      }
      members.append(member)
    }
    if entry != size || local != start { throw fault("bytes between or behind its members") }
  }

  /// What lies behind the members.
  private struct Directory {
    var start: Int
    var bytes: [UInt8]
  }

  private func fault(_ reason: String) -> XlsxError {
    XlsxError(path: path, reason: "the zip file is damaged: \(reason)")
  }

  /// A little-endian number; 0 beyond the end, where no check passes.
  private func number(at index: Int, bytes count: Int, of bytes: [UInt8]) -> Int {
    guard index >= 0, index + count <= bytes.count else { return 0 }
    var number = 0
    for offset in (0..<count).reversed() { number = number << 8 | Int(bytes[index + offset]) }
    return number
  }

  /// One entry of the directory and the header it points to, which must say the same.
  ///
  /// - Parameters:
  ///   - entry: where the entry lies in the directory; where the next one does afterwards.
  ///   - local: the same of the header in the file.
  private func member(
    entry: inout Int, local: inout Int, _ directory: Directory
  ) throws(XlsxError) -> Member {
    let start = entry
    let bytes = directory.bytes
    func said(_ offset: Int, _ count: Int) -> Int {
      number(at: start + offset, bytes: count, of: bytes)
    }
    guard start + Self.entryBytes <= bytes.count, said(0, 4) == 0x0201_4B50 else {
      throw fault("an entry of the directory is missing")
    }
    let method = said(10, 2)
    let packedSize = said(20, 4)
    let nameSize = said(28, 2)
    let nameStart = start + Self.entryBytes
    // No extra field, no comment, no attributes but that of a text; made on the first day a zip
    // file knows.
    let isPlain =
      said(30, 6) == 0 && said(36, 6) <= 1 && said(4, 4) == 0x14_0000 && said(12, 4) == 0x21_0000
      && said(42, 4) == local && (method == 8 || method == 0) && said(8, 2) & ~6 == 0
      && nameStart + nameSize <= bytes.count
    if !isPlain { throw fault("an entry of the directory is not plain") }
    let name = String(decoding: bytes[nameStart..<nameStart + nameSize], as: UTF8.self)
    let isLegal =
      name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0.isEmpty || $0 == "." || $0 == ".."
      }
    if !isLegal { throw fault("a member's name is not plain") }

    let data = local + Self.localHeaderBytes + nameSize
    guard data + packedSize <= directory.start else {
      throw fault("\(name) does not lie where it should")
    }
    let header = try source.bytes(local..<data)
    guard number(at: 0, bytes: 4, of: header) == 0x0403_4B50 else {
      throw fault("\(name) does not lie where it should")
    }
    let saysTheSame =
      number(at: 4, bytes: 4, of: header) == said(6, 4)
      && number(at: 8, bytes: 2, of: header) == method
      && header[10..<26] == bytes[(start + 12)..<(start + 28)]
      && number(at: 26, bytes: 2, of: header) == nameSize
      && number(at: 28, bytes: 2, of: header) == 0
      && header[30...] == bytes[nameStart..<nameStart + nameSize]
    if !saysTheSame { throw fault("\(name) has two different headers") }
    let member = Member(
      name: name, packed: data..<data + packedSize, size: said(24, 4),
      checksum: UInt32(truncatingIfNeeded: said(16, 4)), isDeflated: method == 8)
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
      if let failure = unpacking.failure { throw failure }
      if unpacking.isDamaged || !unpacking.isAtEnd { throw damaged(member) }
    } else {
      content = try source.bytes(member.packed)
      guard content.count == member.size, Unpacking.checksum(content[...]) == member.checksum
      else { throw damaged(member) }
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
    return Unpacking(source, member.packed, size: member.size, checksum: member.checksum)
  }

  private func damaged(_ member: Member) -> XlsxError {
    fault("\(member.name) does not unpack to what it should")
  }
}
