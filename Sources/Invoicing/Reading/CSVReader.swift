/// The one reader of tables and logs: bytes in, records of cells out, fed block by block.
///
/// After ``feed(_:)`` (or ``finish()``) call ``next()`` until it is false; while it is true,
/// ``fields`` are ranges of ``buffer``. No text and no array is made per cell: a million rows cost
/// one scan. Quotes follow RFC 4180; a quote that does not open its cell is data and is told.
package struct CSVReader: Sendable {
  /// One cell: its text lies in ``CSVReader/buffer`` between `start` and `end`, not yet trimmed.
  package struct Field: Sendable {
    package var start: Int
    package var end: Int
    /// Where the cell begins in the file's own bytes, an opening quote counted in.
    var rawStart: Int
    var isEscaped: Bool

    package var range: Range<Int> { start..<end }
  }

  /// Why reading stopped before the end of the file.
  package enum Fault: Sendable {
    case rowTooLong
    case unterminatedQuote
  }

  enum State { case fieldStart, plain, quoted, quoteSeen, afterQuote }

  /// The longest record that is read: 16 MiB.
  ///
  /// Beyond it a quote was left open.
  package static let longestRow = 16 << 20
  /// The most cells of a record: as many columns as a spreadsheet has.
  package static let mostCells = 16_384

  /// The bytes that the ranges of ``fields`` point into; valid until the next call.
  package internal(set) var buffer: [UInt8] = []
  package internal(set) var fields: [Field] = []
  /// The physical line on which the current record begins; 1 is the first.
  package internal(set) var line = 1
  /// Where a quote stands inside an unquoted cell of the current record; nil when nowhere.
  package internal(set) var strayQuote: Int?
  /// Whether the current record holds a NUL byte: it is damaged and must be refused.
  package internal(set) var hasNUL = false
  /// Records of which every cell is empty: skipped.
  package internal(set) var emptyRows = 0
  package internal(set) var fault: Fault?
  /// The delimiter, once the header line has shown it.
  package internal(set) var delimiter: UInt8

  /// Lines above the header that are still to be skipped.
  var linesToSkip: Int
  var isAtTop = true
  var isReady = false
  var isFinished = false
  var isNewRecord = true
  var skipsLF = false
  var anyEscaped = false
  var state = State.fieldStart
  /// Bytes of the file in ``buffer``; what lies beyond are unescaped cells.
  var end = 0
  var position = 0
  var recordStart = 0
  var fieldStart = 0
  var quoteEnd = 0
  var isEscaped = false
  var physicalLine = 1

  /// - Parameters:
  ///   - delimiter: nil finds it in the header line.
  ///   - skipLines: physical lines above the header that belong to no table.
  package init(delimiter: UInt8? = nil, skipLines: Int = 0) {
    self.delimiter = delimiter ?? 0
    linesToSkip = skipLines
  }

  /// Adds a block of UTF-8; a character or a record may be split between two blocks.
  package mutating func feed(_ block: Span<UInt8>) {
    // Behind a fault nothing is read any more, so nothing is kept.
    guard fault == nil else { return }
    buffer.removeLast(buffer.count - end)
    let shift = isNewRecord ? position : recordStart
    if shift > 0 {
      buffer.removeFirst(shift)
      position -= shift
      recordStart -= shift
      fieldStart -= shift
      quoteEnd -= shift
      strayQuote = strayQuote.map { $0 - shift }
      for index in fields.indices {
        fields[index].start -= shift
        fields[index].end -= shift
        fields[index].rawStart -= shift
      }
    }
    buffer.append(copying: block)
    end = buffer.count
  }

  /// Says that no block follows: the last record needs no line break.
  package mutating func finish() { isFinished = true }

  /// Moves to the next record that is not empty; false when more bytes are needed or none are left.
  package mutating func next() -> Bool {
    buffer.removeLast(buffer.count - end)
    while fault == nil {
      guard isReady || prepare() else { return false }
      guard scan() || closeLast() else {
        if fault == nil && !isNewRecord && isTooLong(to: end) { fault = .rowTooLong }
        return false
      }
      isNewRecord = true
      if isTooLong(to: position) {
        fault = .rowTooLong
        return false
      }
      if isBlank {
        emptyRows += 1
        continue
      }
      if anyEscaped { unescape() }
      return true
    }
    return false
  }

  /// Whether a line within a cell has the delimiters of a whole row: a quote that was left open
  /// took rows for its text.
  func swallowsRows(of columns: Int) -> Bool {
    guard physicalLine - line > 1, columns > 3 else { return false }
    for field in fields {
      var delimiters = 0
      var isLineWithin = false
      for index in field.range {
        let byte = buffer[index]
        if byte == .lineFeed || byte == .carriageReturn {
          isLineWithin = true
          delimiters = 0
        } else if byte == delimiter, isLineWithin {
          delimiters += 1
          if delimiters >= columns - 1 { return true }
        }
      }
    }
    return false
  }

  private func isTooLong(to end: Int) -> Bool {
    end - recordStart > CSVReader.longestRow || fields.count > CSVReader.mostCells
  }

  /// Line and column of every cell of the current record.
  package func places(file: String) -> [Place] {
    var walk = PlaceWalk(at: recordStart, line: line)
    return fields.map { field in
      walk.move(to: field.rawStart, in: buffer)
      return Place(file: file, line: walk.line, column: walk.column)
    }
  }

  /// Line and column of a cell of the current record, counted in characters.
  package func place(of field: Int, file: String) -> Place {
    guard field < fields.count else { return Place(file: file, line: line) }
    return place(at: fields[field].rawStart, file: file)
  }

  /// Line and column of the quote that was never closed, or of the record that is too long.
  package func faultPlace(file: String) -> Place {
    place(at: fault == .unterminatedQuote ? fieldStart : recordStart, file: file)
  }

  /// Line and column of a byte of the current record.
  package func place(at offset: Int, file: String) -> Place {
    var walk = PlaceWalk(at: recordStart, line: line)
    walk.move(to: offset, in: buffer)
    return Place(file: file, line: walk.line, column: walk.column)
  }

  /// Makes a record that was cut out begin at the first byte of its own buffer.
  mutating func rebase(_ bytes: [UInt8]) {
    buffer = bytes
    strayQuote = strayQuote.map { $0 - recordStart }
    position -= recordStart
    recordStart = 0
    end = position
  }

  private var isBlank: Bool {
    for field in fields {
      for index in field.range where buffer[index] != .blank && buffer[index] != .tab {
        // A no-break blank is C2 A0.
        if buffer[index] != 0xC2 && buffer[index] != 0xA0 { return false }
      }
    }
    return !hasNUL
  }
}

/// Counts lines and characters from the beginning of a record.
private struct PlaceWalk {
  private var index: Int
  private(set) var line: Int
  private(set) var column = 1

  init(at start: Int, line: Int) {
    index = start
    self.line = line
  }

  mutating func move(to offset: Int, in bytes: [UInt8]) {
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == .carriageReturn && bytes[index] == .lineFeed { continue }
      if byte == .lineFeed || byte == .carriageReturn {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let blank: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension [UInt8] {
  /// Adds the bytes of a span at memory speed.
  package mutating func append(copying block: Span<UInt8>) {
    append(addingCapacity: block.count) { output in
      for index in block.indices { output.append(block[index]) }
    }
  }
}
