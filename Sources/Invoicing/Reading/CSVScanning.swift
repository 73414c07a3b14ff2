/// The scan itself: one state for each place a byte can stand in.
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
  mutating func scan() -> Bool {
    if isNewRecord { guard beginRecord() else { return false } }
    while position < end {
      // The record is refused as it stands: its cells would fill the memory.
      if fields.count > CSVReader.mostCells { return false }
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
    let marks = CellMarks(delimiter)
    while index < end {
      // Most bytes are a cell's text: eight at once are passed over.
      if index + 8 <= end {
        let plain = marks.plainBytes(bytes.extracting(index..<index + 8))
        index += plain
        if plain == 8 { continue }
      }
      let byte = bytes[index]
      if byte > .quote && byte != delimiter {
        index += 1
        continue
      }
      if byte == delimiter {
        fields.append(
          Field(start: fieldStart, end: index, rawStart: fieldStart, isEscaped: false))
        index += 1
        if index < end && bytes[index] != .quote && fields.count <= CSVReader.mostCells {
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
  mutating func closeLast() -> Bool {
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
  mutating func unescape() {
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
  ///
  /// A line that was skipped is not looked at again, however many blocks follow.
  mutating func prepare() -> Bool {
    if isAtTop {
      guard end >= 3 || isFinished else { return false }
      if end >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF { position = 3 }
      isAtTop = false
    }
    while true {
      guard let header = HeaderLine(buffer.span, from: position, to: end, isLast: isFinished) else {
        if end - position > CSVReader.longestRow {
          (recordStart, line) = (position, physicalLine)
          fault = .rowTooLong
        }
        return false
      }
      if let stated = header.statedDelimiter {
        delimiter = stated
      } else if linesToSkip > 0 {
        linesToSkip -= 1
      } else if header.isEmpty && (header.next < end || !isFinished) {
        // Blank lines above the header belong to no table.
      } else {
        if delimiter == 0 { delimiter = header.delimiter }
        isReady = true
        return true
      }
      position = header.next
      physicalLine += 1
    }
  }
}
