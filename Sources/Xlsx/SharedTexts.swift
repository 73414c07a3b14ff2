/// The workbook's table of texts: where each entry lies, and which cells have asked for it.
///
/// An entry is compared with the model by the cell that shows it. The library numbers texts as it
/// meets them, so a table with an entry that no cell shows is noticed without any look-up.
struct SharedTexts {
  private var reader: PartReader
  /// Where an entry begins, behind `<t`.
  private var entries: [Int] = []
  private let count: Int
  private var shown = 0
  private var uses = 0

  init(_ bytes: [UInt8], path: String) throws(XlsxError) {
    reader = PartReader(bytes, part: "xl/sharedStrings.xml", path: path)
    try reader.expect(XMLScanner.declaration)
    try reader.expect("<sst xmlns=\"\(Namespace.main)\" count=\"")
    guard let count = reader.number(), reader.take("\" uniqueCount=\""),
      let distinct = reader.number(), reader.take("\">")
    else { throw reader.fault("the counts of texts should stand here") }
    self.count = count
    entries.reserveCapacity(min(distinct, bytes.count / 16))
    while reader.take("<si><t") {
      entries.append(reader.index)
      // The text may hold anything here: the cell that shows it compares every byte.
      _ = reader.rawText()
      try reader.expect("</t></si>")
    }
    try reader.expect("</sst>")
    if !reader.ends() || entries.count != distinct {
      throw reader.fault("the number of texts differs")
    }
  }

  /// Whether the entry of that number is exactly this text.
  mutating func holds(_ text: String, at number: Int) -> Bool {
    guard number <= shown, number < entries.count else { return false }
    if number == shown { shown += 1 }
    uses += 1
    reader.move(to: entries[number])
    return reader.take(PartReader.opening(of: text)) && reader.take(escaped: text)
      && reader.take("</t></si>")
  }

  /// Throws unless the cells have shown every entry, as often as the table counts.
  func checkUses() throws(XlsxError) {
    if shown != entries.count || uses != count {
      throw reader.fault("it holds texts that no cell shows, or counts them wrongly")
    }
  }
}

extension PartReader {
  /// The end of the tag before a text; blanks at its ends must be marked as meant.
  static func opening(of text: String) -> String {
    isBlank(text.utf8.first) || isBlank(text.utf8.last) ? " xml:space=\"preserve\">" : ">"
  }

  private static func isBlank(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// Names the library declares.
enum Namespace {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
