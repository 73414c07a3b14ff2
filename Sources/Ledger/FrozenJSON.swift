package import Invoicing

/// Values as JSON with sorted keys and nothing between them: equal values are equal bytes.
///
/// The same bytes as Foundation's JSONEncoder gives with sorted keys and slashes as they are, in a
/// tenth of its time: a month's models are most of what a run writes into the ledger. Numbers are
/// whole, as all of ours are.
package enum FrozenJSON {
  /// - Throws: what the value's own `encode(to:)` throws.
  package static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let sink = JSONSink()
    try sink.encode(value)
    return sink.bytes
  }

  /// The same bytes in pieces, so that what is long is never in memory as a whole.
  package static func pieces(_ value: some Encodable) throws -> Made<[UInt8]> {
    let sink = JSONSink(leavesLongOut: true)
    try sink.encode(value)
    var pieces: [Piece] = []
    var start = 0
    for long in sink.long.sorted(by: { $0.place < $1.place }) {
      pieces.append(.bytes(start..<long.place))
      switch long.value {
      case .text(let text): pieces += text.pieces.indices.map { .text(text, $0) }
      case .lines(let lines):
        for first in stride(from: 0, to: lines.count, by: linesAtOnce) {
          pieces.append(.lines(lines, first..<min(first + linesAtOnce, lines.count)))
        }
      }
      start = long.place
    }
    pieces.append(.bytes(start..<sink.bytes.count))
    return Made(count: pieces.count) { [bytes = sink.bytes, pieces] number in
      pieces[number].bytes(of: bytes)
    }
  }

  /// Lists of more lines are long.
  static let linesAtOnce = 2_000

  private enum Piece {
    /// Of what is not long.
    case bytes(Range<Int>)
    /// One piece of a long text.
    case text(LongText, Int)
    /// Some of many lines.
    case lines(Made<StatementLine>, Range<Int>)

    func bytes(of short: [UInt8]) -> [UInt8] {
      switch self {
      case .bytes(let range): return Array(short[range])
      case .text(let text, let number): return JSONSink.escaped(text.pieces[number])
      case .lines(let lines, let range):
        let sink = JSONSink()
        for number in range {
          if number > 0 { sink.separate() }
          sink.encode(line: lines[number])
        }
        return sink.bytes
      }
    }
  }
}

/// The text so far, and the objects and arrays in it that are still open.
private final class JSONSink {
  private(set) var bytes: [UInt8] = []
  private var open: [Frame] = []
  private let leavesLongOut: Bool
  /// What was left out, and where it belongs.
  private(set) var long: [(place: Int, value: Long)] = []

  enum Long {
    case text(LongText)
    case lines(Made<StatementLine>)
  }

  /// - Parameter leavesLongOut: writes an empty text or list for what is long.
  init(leavesLongOut: Bool = false) { self.leavesLongOut = leavesLongOut }

  private struct Frame {
    var isObject: Bool
    /// Where the first entry begins.
    var start: Int
    /// Of an object: each key and where its entry begins and ends, without commas.
    var entries: [(key: String, from: Int, to: Int)] = []
    var isEmpty = true
  }

  /// How many objects and arrays are open: the depth of the one opened last.
  var depth: Int { open.count }

  func encode<Value: Encodable>(_ value: Value) throws {
    if leavesLongOut, let long = JSONSink.long(value) {
      self.long.append((bytes.count + 1, long))
      if case .text = long { write("") } else { bytes += "[]".utf8 }
      return
    }
    let before = depth
    let start = bytes.count
    try value.encode(to: ValueEncoder(sink: self))
    close(to: before)
    // A value that asks for no container says nothing.
    if bytes.count == start { bytes += "{}".utf8 }
  }

  private static func long<Value>(_ value: Value) -> Long? {
    if Value.self == LongText.self, let text = value as? LongText { return .text(text) }
    if Value.self == Made<StatementLine>.self, let lines = value as? Made<StatementLine>,
      lines.count > FrozenJSON.linesAtOnce
    {
      return .lines(lines)
    }
    return nil
  }

  /// Writes a line, which nothing keeps from being written.
  func encode(line: StatementLine) {
    do { try encode(line) } catch { preconditionFailure("a line cannot be frozen: \(error)") }
  }

  func separate() { bytes.append(UInt8(ascii: ",")) }

  func begin(isObject: Bool) {
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    open.append(Frame(isObject: isObject, start: bytes.count))
  }

  /// Ends whatever stands below a depth, then the entry before, and begins the next.
  func beginEntry(_ key: String? = nil, at depth: Int) {
    close(to: depth)
    precondition(open.count == depth, "a container was written to after it had ended")
    endEntry()
    if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
    open[depth - 1].isEmpty = false
    guard let key else { return }
    open[depth - 1].entries.append((key, bytes.count, bytes.count))
    write(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private func endEntry() {
    let frame = open.count - 1
    guard open[frame].isObject, !open[frame].entries.isEmpty else { return }
    open[frame].entries[open[frame].entries.count - 1].to = bytes.count
  }

  private func close(to depth: Int) {
    while open.count > depth {
      endEntry()
      let frame = open.removeLast()
      if frame.isObject { sort(frame) }
      bytes.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }
  }

  private func sort(_ frame: Frame) {
    let entries = frame.entries.sorted { $0.key < $1.key }
    guard zip(entries, frame.entries).contains(where: { $0.from != $1.from }) else { return }
    let written = Array(bytes[frame.start...])
    let left = long
    bytes.removeSubrange(frame.start...)
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      for number in left.indices where (entry.from..<entry.to).contains(left[number].place) {
        long[number].place = left[number].place - entry.from + bytes.count
      }
      bytes += written[(entry.from - frame.start)..<(entry.to - frame.start)]
    }
  }

  // MARK: Single values

  func writeNull() { bytes += "null".utf8 }
  func write(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }
  func write(number value: some CustomStringConvertible) { bytes += value.description.utf8 }

  func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    JSONSink.escape(text, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A text, or a piece of one, as it stands between quotes.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    escape(text, into: &bytes)
    return bytes
  }

  private static func escape(_ text: String, into bytes: inout [UInt8]) {
    let span = text.utf8Span.span
    let escapes = JSONSink.count(ofEscapesIn: span)
    guard escapes > 0 else { return bytes += text.utf8 }
    // Room is made once: a text may be long.
    let most = span.count + escapes * (JSONSink.longestEscape - 1)
    bytes.append(addingCapacity: most) { bytes in
      for index in span.indices { JSONSink.write(span[index], to: &bytes) }
    }
  }

  private static let longestEscape = 6

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func count(ofEscapesIn text: Span<UInt8>) -> Int {
    var count = 0
    for index in text.indices where isEscaped(text[index]) { count += 1 }
    return count
  }

  private static func write(_ byte: UInt8, to bytes: inout OutputSpan<UInt8>) {
    guard isEscaped(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      for digit in "u00".utf8 { bytes.append(digit) }
      bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 0x0F
      bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    default: bytes.append(byte)
    }
  }
}

private struct ValueEncoder: Encoder {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    sink.begin(isObject: true)
    return KeyedEncodingContainer(ObjectWriter<Key>(sink: sink, depth: sink.depth))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sink.begin(isObject: false)
    return ArrayWriter(sink: sink, depth: sink.depth)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleWriter(sink: sink) }
}

private struct ObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sink: JSONSink
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: Key) { sink.beginEntry(key.stringValue, at: depth) }

  func encodeNil(forKey key: Key) {
    begin(key)
    sink.writeNull()
  }
  func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    sink.write(value)
  }
  func encode(_ value: String, forKey key: Key) {
    begin(key)
    sink.write(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    begin(key)
    sink.write(number: value)
  }
  func encode(_ value: Int64, forKey key: Key) {
    begin(key)
    sink.write(number: value)
  }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    begin(key)
    try sink.encode(value)
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Inner> {
    begin(key)
    return ValueEncoder(sink: sink).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    begin(key)
    return ValueEncoder(sink: sink).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { preconditionFailure("no class is frozen") }
  func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
}

private struct ArrayWriter: UnkeyedEncodingContainer {
  let sink: JSONSink
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count = 0

  init(sink: JSONSink, depth: Int) {
    self.sink = sink
    self.depth = depth
  }

  private mutating func begin() {
    sink.beginEntry(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    begin()
    sink.writeNull()
  }
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    begin()
    try sink.encode(value)
  }

  mutating func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type
  ) -> KeyedEncodingContainer<Inner> {
    begin()
    return ValueEncoder(sink: sink).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    begin()
    return ValueEncoder(sink: sink).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { preconditionFailure("no class is frozen") }
}

/// A value of its own; what the standard library's own values come to.
private struct SingleWriter: SingleValueEncodingContainer {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { sink.writeNull() }
  func encode(_ value: Bool) { sink.write(value) }
  func encode(_ value: String) { sink.write(value) }
  func encode(_ value: Int) { sink.write(number: value) }
  func encode(_ value: Int8) { sink.write(number: value) }
  func encode(_ value: Int16) { sink.write(number: value) }
  func encode(_ value: Int32) { sink.write(number: value) }
  func encode(_ value: Int64) { sink.write(number: value) }
  func encode(_ value: UInt) { sink.write(number: value) }
  func encode(_ value: UInt8) { sink.write(number: value) }
  func encode(_ value: UInt16) { sink.write(number: value) }
  func encode(_ value: UInt32) { sink.write(number: value) }
  func encode(_ value: UInt64) { sink.write(number: value) }
  func encode(_ value: Float) { preconditionFailure("no floating-point number is frozen") }
  func encode(_ value: Double) { preconditionFailure("no floating-point number is frozen") }
  func encode<Value: Encodable>(_ value: Value) throws { try sink.encode(value) }
}
