/// How one log writes its cells: times, durations, and words that stand for an empty cell.
///
/// Small beside a ``LogProfile``, which the reader would move about for every cell.
struct CellForms: Sendable {
  private let stamps: [StampFormat]
  private let durations: [DurationPattern]
  private let emptyWords: [[UInt8]]
  private let readsISOFirst: Bool

  init(_ profile: LogProfile) {
    stamps = profile.formats
    durations = profile.durations
    emptyWords = profile.emptyWords
    readsISOFirst = stamps.first == .iso
  }

  /// The cell without blanks around it; empty, too, where it holds a word for that.
  @inline(__always)
  func content(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Range<Int> {
    let range = CellText.trimmed(bytes, cell)
    return emptyWords.isEmpty || !isEmptyWord(bytes, range)
      ? range : range.upperBound..<range.upperBound
  }

  private func isEmptyWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    emptyWords.contains { word in
      word.count == range.count
        && word.indices.allSatisfy { word[$0] == bytes[range.lowerBound + $0] }
    }
  }

  /// A trimmed cell as a stamp, by the first format that fits.
  func stamp(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Stamp? {
    if readsISOFirst, let stamp = Stamp.plain(bytes, range), CellText.isPlausible(stamp) {
      return stamp
    }
    for format in stamps {
      if let stamp = format.read(bytes, range), CellText.isPlausible(stamp) { return stamp }
    }
    return nil
  }

  /// A trimmed cell as seconds, by the first pattern that fits.
  func duration(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    for pattern in durations {
      if let seconds = pattern.read(bytes, range) { return seconds }
    }
    return nil
  }
}
