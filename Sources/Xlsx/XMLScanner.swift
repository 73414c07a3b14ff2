/// Reads a part as XML and refuses all that the library never writes.
///
/// One declaration, one root, UTF-8, quoted attributes each given once, four entities and
/// a line feed by number: whatever a general XML parser refuses is refused here as well.
struct XMLScanner {
  enum Event: Equatable {
    /// Attributes in the order of the file, values unescaped.
    case open(String, [Attribute])
    case text(String)
    case close(String)
  }

  struct Attribute: Equatable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private var reader: PartReader
  private var openNames: [String] = []
  /// Declared prefixes and how many elements were open then.
  private var prefixes: [(name: String, depth: Int)] = [("xml", 0)]
  private var hasRoot = false
  /// The name of an element closed by the tag that opened it.
  private var pendingClose = false

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  init(_ bytes: [UInt8], part: String, path: String) throws(XlsxError) {
    reader = PartReader(bytes, part: part, path: path)
    try reader.expect(Self.declaration)
  }

  func fault(_ reason: String) -> XlsxError { reader.fault(reason) }

  /// The next event; nil when the root is closed and nothing follows.
  mutating func next() throws(XlsxError) -> Event? {
    if pendingClose {
      pendingClose = false
      return .close(closeLast())
    }
    if openNames.isEmpty, hasRoot {
      // The library ends one of its parts with a line feed.
      _ = reader.take("\n")
      if !reader.ends() { throw fault("something follows the root") }
      return nil
    }
    if reader.take("</") { return try closeTag() }
    if reader.take("<") { return try openTag() }
    if openNames.isEmpty { throw fault("the root should stand here") }
    return .text(try content(until: 0x3C))
  }

  private mutating func closeLast() -> String {
    prefixes.removeAll { $0.depth == openNames.count }
    return openNames.removeLast()
  }

  private mutating func closeTag() throws(XlsxError) -> Event {
    let name = try name()
    guard let last = openNames.last, last == name else {
      throw fault("</\(name)> closes nothing that is open")
    }
    try reader.expect(">")
    return .close(closeLast())
  }

  private mutating func openTag() throws(XlsxError) -> Event {
    let tag = try name()
    var attributes: [Attribute] = []
    while reader.take(" ") {
      let name = try name()
      if attributes.contains(where: { $0.name == name }) {
        throw fault("the attribute \(name) is given twice")
      }
      try reader.expect("=\"")
      attributes.append(Attribute(name, try content(until: 0x22)))
      try reader.expect("\"")
    }
    openNames.append(tag)
    hasRoot = true
    for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
      let isLegal = !attribute.value.isEmpty && attribute.name != "xmlns:xml"
      if !isLegal { throw fault("an empty or reserved namespace") }
      prefixes.append((String(attribute.name.dropFirst(6)), openNames.count))
    }
    try checkPrefix(of: tag)
    for attribute in attributes where !attribute.name.hasPrefix("xmlns:") {
      try checkPrefix(of: attribute.name)
    }
    pendingClose = reader.take("/")
    try reader.expect(">")
    return .open(tag, attributes)
  }

  private func checkPrefix(of name: String) throws(XlsxError) {
    guard let colon = name.firstIndex(of: ":") else { return }
    if !prefixes.contains(where: { $0.name == name[..<colon] }) {
      throw fault("the prefix of \(name) is not declared")
    }
  }

  /// A name of letters, digits, `_`, `-` and `.`, with at most one prefix.
  private mutating func name() throws(XlsxError) -> String {
    let first = reader.index
    var isStart = true
    var colons = 0
    loop: while true {
      switch reader.next {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: isStart = false
      case 0x30...0x39, 0x2D, 0x2E:
        if isStart { throw fault("a name should stand here") }
      case 0x3A:
        colons += 1
        if isStart || colons > 1 { throw fault("a name should stand here") }
        isStart = true
      default: break loop
      }
      reader.move(to: reader.index + 1)
    }
    if isStart { throw fault("a name should stand here") }
    return String(decoding: reader.bytes[first..<reader.index], as: UTF8.self)
  }

  /// Text up to `end`, unescaped; every character must be one that XML and the library allow.
  private mutating func content(until end: UInt8) throws(XlsxError) -> String {
    var content: [UInt8] = []
    while reader.next != end {
      switch reader.next {
      case 0x26: content.append(try entity())
      case 0x09, 0x0A:
        // A parser would turn these into blanks.
        if end == 0x22 { throw fault("a tab or line feed inside an attribute") }
        content.append(reader.next)
        reader.move(to: reader.index + 1)
      case 0..<0x20, 0x3C, 0x3E, 0x7F: throw fault("a character that must not stand here")
      case 0x80...:
        let length = try scalarLength()
        content.append(contentsOf: reader.bytes[reader.index..<reader.index + length])
        reader.move(to: reader.index + length)
      case let byte:
        content.append(byte)
        reader.move(to: reader.index + 1)
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func entity() throws(XlsxError) -> UInt8 {
    if reader.take("&amp;") { return 0x26 }
    if reader.take("&lt;") { return 0x3C }
    if reader.take("&gt;") { return 0x3E }
    if reader.take("&quot;") { return 0x22 }
    if reader.take("&#xA;") { return 0x0A }
    throw fault("an entity that must not stand here")
  }

  /// Bytes of the scalar that comes next: shortest form, no surrogate, a character of XML.
  private func scalarLength() throws(XlsxError) -> Int {
    let lead = reader.next
    let length =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, reader.index + length <= reader.bytes.count else {
      throw fault("not UTF-8")
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = reader.bytes[reader.index + offset]
      if byte & 0xC0 != 0x80 { throw fault("not UTF-8") }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000)
    let isLegal = Unicode.Scalar(value) != nil && value != 0xFFFE && value != 0xFFFF
    if !isShortest || !isLegal { throw fault("not UTF-8, or no character of XML") }
    return length
  }
}
