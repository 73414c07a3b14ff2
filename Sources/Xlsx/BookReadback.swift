/// Compares a file with the book it was written from.
struct BookReadback {
  private let book: Book
  /// Of each sheet.
  private let used: [UsedCells]
  private let path: String

  init(book: Book, used: [UsedCells], path: String) {
    self.book = book
    self.used = used
    self.path = path
  }

  /// Reads every part; throws at the first thing the book does not say.
  func run() throws(XlsxError) {
    let archive = try Archive(try FileBytes(path: path), path: path)
    let parts = PartNames(book)
    try parts.check(archive.members.map(\.name), path: path)

    var texts: SharedTexts?
    if parts.hasSharedTexts {
      texts = try SharedTexts(try archive.content(of: PartNames.sharedTexts), path: path)
    }
    let styles = try StylesReadback(try archive.content(of: PartNames.styles), path: path)
    let conditionLooks = try conditionLooks(styles)
    var looks = LookNumbers()
    for (index, sheet) in book.sheets.enumerated() {
      let part = PartNames.sheet(index)
      var reader = try archive.reader(of: part)
      let frame = SheetFrame(
        sheet, used: used[index], isFirst: index == 0, conditionLooks: conditionLooks)
      try expect(frame.head, &reader, sheet)
      var cells = CellsReadback(sheet: sheet, hasInlineTexts: book.isLarge)
      try cells.run(&reader, texts: &texts, looks: &looks)
      reader.forgetRead()
      try expect(frame.tail, &reader, sheet)
      if !reader.ends() { throw reader.fault("something follows the sheet \(sheet.name)") }
    }
    try texts?.checkUses()
    for (look, number) in looks.pairs
    where !styles.cells.indices.contains(number) || styles.cells[number] != look {
      throw fault("\(PartNames.styles): style \(number) is not the look its cells have")
    }
    try PartsReadback(book: book, path: path, archive: archive, parts: parts).run()
  }

  private func fault(_ reason: String) -> XlsxError { XlsxError(path: path, reason: reason) }

  /// Expects a long text and names the place where it first differs.
  private func expect(
    _ text: String, _ reader: inout PartReader, _ sheet: Sheet
  ) throws(XlsxError) {
    for piece in text.split(separator: "<", omittingEmptySubsequences: true)
    where !reader.take("<" + piece) {
      throw reader.fault("<\(piece) of \(sheet.name) should stand here")
    }
  }

  /// The looks of conditions, numbered as they are first used.
  private func conditionLooks(_ styles: StylesReadback) throws(XlsxError) -> [CellStyle: Int] {
    var numbers: [CellStyle: Int] = [:]
    for condition in book.sheets.flatMap(\.conditions) {
      let look = condition.style.conditional
      if numbers[look] == nil { numbers[look] = numbers.count }
    }
    let isSame =
      numbers.count == styles.conditions.count
      && numbers.allSatisfy { styles.conditions[$0.value] == $0.key }
    if !isSame { throw fault("\(PartNames.styles): the looks of conditions differ") }
    return numbers
  }
}

/// The parts a workbook consists of.
struct PartNames {
  static let sharedTexts = "xl/sharedStrings.xml"
  static let styles = "xl/styles.xml"
  static let workbook = "xl/workbook.xml"
  static let workbookRelations = "xl/_rels/workbook.xml.rels"
  static let core = "docProps/core.xml"
  static let custom = "docProps/custom.xml"

  let hasSharedTexts: Bool
  /// Parts that are compared with more than the rules of XML elsewhere are not in this list.
  let others: [String]
  let charts: [String]
  let drawings: [String]
  private let all: Set<String>

  static func sheet(_ index: Int) -> String { "xl/worksheets/sheet\(index + 1).xml" }

  init(_ book: Book) {
    hasSharedTexts =
      !book.isLarge
      && book.sheets.contains { sheet in
        (0..<sheet.rowCount).contains { row in
          sheet.cells(ofRow: row).contains {
            switch $0.value {
            case .text(let text): !text.isEmpty
            case .link: true
            default: false
            }
          }
        }
      }
    let withCharts = book.sheets.indices.filter { !book.sheets[$0].charts.isEmpty }
    charts = (0..<book.sheets.reduce(0) { $0 + $1.charts.count }).map {
      "xl/charts/chart\($0 + 1).xml"
    }
    drawings = withCharts.indices.map { "xl/drawings/drawing\($0 + 1).xml" }
    others =
      ["[Content_Types].xml", "_rels/.rels", "xl/theme/theme1.xml", "docProps/app.xml"]
      + withCharts.map { "xl/worksheets/_rels/sheet\($0 + 1).xml.rels" }
      + withCharts.indices.map { "xl/drawings/_rels/drawing\($0 + 1).xml.rels" }
    var all = Set(
      others + charts + drawings + [Self.styles, Self.workbook, Self.workbookRelations, Self.core])
    all.formUnion(book.sheets.indices.map(Self.sheet))
    if hasSharedTexts { all.insert(Self.sharedTexts) }
    if !book.properties.custom.isEmpty { all.insert(Self.custom) }
    self.all = all
  }

  /// Throws unless the file has exactly these parts.
  func check(_ names: [String], path: String) throws(XlsxError) {
    for name in names where !all.contains(name) {
      throw XlsxError(path: path, reason: "the part \(name) should not be in the file")
    }
    for name in all.sorted() where !names.contains(name) {
      throw XlsxError(path: path, reason: "the part \(name) is missing")
    }
  }
}
