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

  private enum State { case fieldStart, plain, quoted, quoteSeen, afterQuote }

  /// The longest record that is read: 16 MiB. Beyond it a quote was left open.
  package static let longestRow = 16 << 20

  /// The bytes that the ranges of ``fields`` point into; valid until the next call.
  package private(set) var buffer: [UInt8] = []
  package internal(set) var fields: [Field] = []
  /// The physical line on which the current record begins; 1 is the first.
  package private(set) var line = 1
  /// Where a quote stands inside an unquoted cell of the current record; nil when nowhere.
  package private(set) var strayQuote: Int?
  /// Whether the current record holds a NUL byte: it is damaged and must be refused.
  package private(set) var hasNUL = false
  /// Records of which every cell is empty: skipped.
  package private(set) var emptyRows = 0
  package private(set) var fault: Fault?
  /// The delimiter, once the header line has shown it.
  package private(set) var delimiter: UInt8

  private let skipLines: Int
  private var isReady = false
  private var isFinished = false
  private var isNewRecord = true
  private var skipsLF = false
  private var anyEscaped = false
  private var state = State.fieldStart
  /// Bytes of the file in ``buffer``; what lies beyond are unescaped cells.
  private var end = 0
  private(set) var position = 0
  private(set) var recordStart = 0
  private var fieldStart = 0
  private var quoteEnd = 0
  private var isEscaped = false
  private var physicalLine = 1

  /// - Parameters:
  ///   - delimiter: nil finds it in the header line.
  ///   - skipLines: physical lines above the header that belong to no table.
  package init(delimiter: UInt8? = nil, skipLines: Int = 0) {
    self.delimiter = delimiter ?? 0
    self.skipLines = skipLines
  }

  /// Adds a block of UTF-8; a character or a record may be split between two blocks.
  package mutating func feed(_ block: Span<UInt8>) {
    buffer.removeLast(buffer.count - end)
    let shift = isNewRecord ? position : recordStart
    if shift > 0 && isReady {
      buffer.removeFirst(shift)
      position -= shift
      recordStart -= shift
      fieldStart -= shift
      quoteEnd -= shift
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
        if fault == nil && !isNewRecord && end - recordStart > CSVReader.longestRow {
          fault = .rowTooLong
        }
        return false
      }
      isNewRecord = true
      if position - recordStart > CSVReader.longestRow {
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
    var row = line
    var column = 1
    var index = recordStart
    while index < offset {
      let byte = buffer[index]
      index += 1
      if byte == .carriageReturn && buffer[index] == .lineFeed { continue }
      if byte == .lineFeed || byte == .carriageReturn {
        row += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Place(file: file, line: row, column: column)
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

extension CSVReader {
  private mutating func beginRecord() -> Bool {
    if skipsLF {
      guard position < end else { return false }
      if buffer[position] == .lineFeed { position += 1 }
      skipsLF = false
    }
    guard position < end else { return false }
    fields.removeAll(keepingCapacity: true)
    recordStart = position
    line = physicalLine
    state = .fieldStart
    strayQuote = nil
    hasNUL = false
    anyEscaped = false
    isNewRecord = false
    return true
  }

  /// Reads on to the end of the record; false when the bytes end before it.
  private mutating func scan() -> Bool {
    if isNewRecord { guard beginRecord() else { return false } }
    while position < end {
      let isComplete =
        switch state {
        case .fieldStart: openField()
        case .plain: scanPlain()
        case .quoted: scanQuoted()
        case .quoteSeen, .afterQuote: scanAfterQuote()
        }
      if isComplete { return true }
    }
    return false
  }

  @inline(__always)
  private mutating func openField() -> Bool {
    fieldStart = position
    isEscaped = false
    if buffer[position] == .quote {
      state = .quoted
      position += 1
      return false
    }
    return scanPlain()
  }

  @inline(__always)
  private mutating func scanPlain() -> Bool {
    var index = position
    // The array is held once more, so that the record's own state may change meanwhile.
    let held = buffer
    let bytes = held.span
    let end = end
    let delimiter = delimiter
    while index < end {
      let byte = bytes[index]
      // Everything that matters here but the delimiter is a small number.
      if byte > .quote && byte != delimiter {
        index += 1
        continue
      }
      if byte == delimiter {
        fields.append(
          Field(start: fieldStart, end: index, rawStart: fieldStart, isEscaped: false))
        index += 1
        if index < end && bytes[index] != .quote {
          fieldStart = index
          continue
        }
        state = .fieldStart
        position = index
        return false
      }
      if byte == .lineFeed || byte == .carriageReturn {
        position = index
        close(to: index, from: fieldStart)
        return true
      }
      if byte == .quote {
        strayQuote = strayQuote ?? index
      } else if byte == 0 {
        hasNUL = true
      }
      index += 1
    }
    state = .plain
    position = index
    return false
  }

  private mutating func scanQuoted() -> Bool {
    while position < end {
      let byte = buffer[position]
      position += 1
      if byte == .quote {
        quoteEnd = position - 1
        state = .quoteSeen
        return false
      }
      if byte == .carriageReturn {
        physicalLine += 1
      } else if byte == .lineFeed {
        if buffer[position - 2] != .carriageReturn { physicalLine += 1 }
      } else if byte == 0 {
        hasNUL = true
      }
    }
    return false
  }

  /// Behind a closing quote only blanks may follow before the cell ends; else the quotes are data.
  private mutating func scanAfterQuote() -> Bool {
    let byte = buffer[position]
    if byte == .quote && state == .quoteSeen {
      isEscaped = true
      state = .quoted
      position += 1
    } else if byte == delimiter {
      addQuoted()
      state = .fieldStart
      position += 1
      // A delimiter at the very end of the file still opens an empty cell.
      fieldStart = position
    } else if byte == .lineFeed || byte == .carriageReturn {
      addQuoted()
      endLine(byte)
      return true
    } else if byte == .blank || byte == .tab {
      state = .afterQuote
      position += 1
    } else {
      strayQuote = strayQuote ?? quoteEnd
      isEscaped = false
      return scanPlain()
    }
    return false
  }

  private mutating func addQuoted() {
    fields.append(
      Field(start: fieldStart + 1, end: quoteEnd, rawStart: fieldStart, isEscaped: isEscaped))
    if isEscaped { anyEscaped = true }
  }

  private mutating func close(to index: Int, from start: Int) {
    fields.append(Field(start: start, end: index, rawStart: start, isEscaped: false))
    endLine(buffer[index])
  }

  private mutating func endLine(_ byte: UInt8) {
    position += 1
    physicalLine += 1
    skipsLF = byte == .carriageReturn
  }

  /// The last record when no line break ends it.
  private mutating func closeLast() -> Bool {
    guard isFinished, !isNewRecord else { return false }
    switch state {
    case .quoted:
      fault = .unterminatedQuote
      return false
    case .quoteSeen, .afterQuote: addQuoted()
    case .fieldStart:
      fields.append(Field(start: end, end: end, rawStart: end, isEscaped: false))
    case .plain:
      fields.append(
        Field(start: fieldStart, end: end, rawStart: fieldStart, isEscaped: false))
    }
    return true
  }

  /// Doubled quotes become single ones, behind the file's bytes so that columns stay countable.
  private mutating func unescape() {
    for index in fields.indices where fields[index].isEscaped {
      let start = buffer.count
      var source = fields[index].start
      while source < fields[index].end {
        buffer.append(buffer[source])
        source += buffer[source] == .quote ? 2 : 1
      }
      fields[index].start = start
      fields[index].end = buffer.count
    }
  }

  /// Skips a byte order mark and the lines above the header and finds the delimiter.
  private mutating func prepare() -> Bool {
    guard end >= 3 || isFinished else { return false }
    var start = 0
    if end >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF { start = 3 }
    var skip = skipLines
    var row = 1
    while true {
      guard let header = HeaderLine(buffer.span, from: start, to: end, isLast: isFinished) else {
        if end - start > CSVReader.longestRow { fault = .rowTooLong }
        return false
      }
      if let stated = header.statedDelimiter {
        delimiter = stated
      } else if skip > 0 {
        skip -= 1
      } else if header.isEmpty && header.next < end {
        // Blank lines above the header belong to no table.
      } else {
        if delimiter == 0 { delimiter = header.delimiter }
        break
      }
      start = header.next
      row += 1
    }
    position = start
    physicalLine = row
    isReady = true
    return true
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
  mutating func append(copying block: Span<UInt8>) {
    unsafe block.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
