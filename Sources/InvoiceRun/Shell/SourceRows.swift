package import Invoicing

/// The rows that findings point at, read again from their files when they are to be printed.
package struct SourceRows {
  private var rows: [String: [Int: String]] = [:]

  /// Only so many bytes of a row are kept.
  private static let rowLimit = 4096

  /// Reads each file once and keeps the rows asked for; a file that cannot be read has none.
  /// - Parameters:
  ///   - folder: the billing folder.
  ///   - places: where rows are wanted; those without a line are passed over.
  ///   - decode: a file's path and a row's bytes as text, in the file's encoding.
  package init(
    folder: String, places: [Place], decode: (_ file: String, _ row: [UInt8]) -> String
  ) {
    var wanted: [String: Set<Int>] = [:]
    for place in places where place.line > 0 { wanted[place.file, default: []].insert(place.line) }
    for (file, lines) in wanted {
      var scanner = RowScanner(wanted: lines, limit: SourceRows.rowLimit)
      // The finding itself is what matters: without its row it is still printed.
      do throws(FileError) {
        try FileSystem.readBlocks(folder + "/" + file) { scanner.feed($0) }
        scanner.finish()
      } catch {}
      rows[file] = scanner.found.mapValues { decode(file, $0) }
    }
  }

  /// The text of a row; nil when it could not be read.
  package subscript(place: Place) -> String? { rows[place.file]?[place.line] }

  /// UTF-8 with what is none replaced: for files of which nothing better is known.
  package static func utf8(_ file: String, _ row: [UInt8]) -> String {
    String(decoding: row, as: UTF8.self)
  }

  /// UTF-16 where a fifth of the bytes is 0, UTF-8 where it is valid, else the eight-bit encoding
  /// whose letters the row shows.
  package static func guessed(_ file: String, _ row: [UInt8]) -> String {
    if row.count(where: { $0 == 0 }) * 5 >= row.count, let text = wide(row) { return text }
    if let text = String(validating: row, as: UTF8.self) { return text }
    var probe = EncodingProbe()
    probe.feed(row.span)
    guard case .encoding(let found) = probe.outcome else { return utf8(file, row) }
    var decoder = TextDecoder(found)
    var text: [UInt8] = []
    decoder.decode(row.span, into: &text)
    return decoder.failure == nil ? String(decoding: text, as: UTF8.self) : utf8(file, row)
  }

  /// The row in UTF-16, in the order of bytes that shows more letters of ours; nil for one of no
  /// whole characters.
  ///
  /// Rows are cut at a line feed's byte: its other one leads the next row, or ends this one.
  private static func wide(_ row: [UInt8]) -> String? {
    let isCut = row.count % 2 == 1
    let readings = [
      (Array(isCut ? row.dropFirst() : row[...]), TextEncoding.utf16LE),
      (Array(isCut ? row.dropLast() : row[...]), .utf16BE),
    ].map { bytes, encoding in
      utf8("", ProfileTrial.decoded(bytes, encoding)).unicodeScalars
        .filter { $0 != "\r" && $0 != "\u{FEFF}" }
    }
    func letters(_ text: [Unicode.Scalar]) -> Int {
      text.count {
        (0x20..<0x7F).contains($0.value) || "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".unicodeScalars.contains($0)
      }
    }
    guard let best = readings.map(Array.init).max(by: { letters($0) < letters($1) }), !best.isEmpty
    else { return nil }
    return String(String.UnicodeScalarView(best))
  }
}

/// Cuts a stream of bytes at line feeds and keeps some lines.
private struct RowScanner {
  let wanted: Set<Int>
  let limit: Int
  private(set) var found: [Int: [UInt8]] = [:]
  private var line = 1
  private var row: [UInt8] = []
  private let last: Int

  init(wanted: Set<Int>, limit: Int) {
    self.wanted = wanted
    self.limit = limit
    last = wanted.max() ?? 0
  }

  /// Returns false when no further line is wanted.
  mutating func feed(_ bytes: borrowing Span<UInt8>) -> Bool {
    var keeps = wanted.contains(line)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 10 {
        finish()
        line += 1
        guard line <= last else { return false }
        keeps = wanted.contains(line)
      } else if keeps, row.count < limit {
        row.append(byte)
      }
    }
    return true
  }

  /// Keeps the line that ends here.
  mutating func finish() {
    guard wanted.contains(line), found[line] == nil else { return }
    if row.last == 13 { row.removeLast() }
    found[line] = row
    row = []
  }
}
