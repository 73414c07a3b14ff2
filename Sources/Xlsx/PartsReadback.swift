/// Compares the smaller parts of a file with the book: names, properties, charts and relations.
struct PartsReadback {
  let book: Book
  let path: String
  let archive: Archive
  let parts: PartNames

  func run() throws(XlsxError) {
    for part in parts.others { _ = try elements(of: part) }
    try checkWorkbook()
    try checkRelations()
    try checkProperties()
    try checkCharts()
  }

  /// An element with its attributes and the text directly inside.
  private struct Element {
    var name: String
    var attributes: [XMLScanner.Attribute]
    var text = ""

    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private func fault(_ part: String, _ reason: String) -> XlsxError {
    XlsxError(path: path, reason: "\(part): \(reason)")
  }

  /// All elements of a part in the order in which they open.
  private func elements(of part: String) throws(XlsxError) -> [Element] {
    var scanner = try XMLScanner(try archive.content(of: part), part: part, path: path)
    var elements: [Element] = []
    var open: [Int] = []
    while let event = try scanner.next() {
      switch event {
      case .open(let name, let attributes):
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
      case .text(let text):
        if let last = open.last { elements[last].text += text }
      case .close: open.removeLast()
      }
    }
    return elements
  }

  private func checkWorkbook() throws(XlsxError) {
    let elements = try elements(of: PartNames.workbook)
    let sheets = elements.filter { $0.name == "sheet" }.map { $0.attributes }
    let expected = book.sheets.enumerated().map { index, sheet in
      [
        XMLScanner.Attribute("name", sheet.name),
        XMLScanner.Attribute("sheetId", "\(index + 1)"),
        XMLScanner.Attribute("r:id", "rId\(index + 1)"),
      ]
    }
    if sheets != expected { throw fault(PartNames.workbook, "the sheets differ") }
    let known: Set<String> = [
      "workbook", "fileVersion", "workbookPr", "bookViews", "workbookView", "sheets", "sheet",
      "definedNames", "definedName", "calcPr",
    ]
    if let stranger = elements.first(where: { !known.contains($0.name) }) {
      throw fault(PartNames.workbook, "<\(stranger.name)> should not stand here")
    }
    let names = elements.filter { $0.name == "definedName" }.map { element in
      ([element.text] + element.attributes.map { "\($0.name)=\($0.value)" })
        .joined(separator: "\n")
    }
    if names.sorted() != expectedNames.sorted() {
      throw fault(PartNames.workbook, "the defined names differ")
    }
  }

  /// Filters and repeated rows are names too, each on its sheet.
  private var expectedNames: [String] {
    var names: [String] = []
    for (index, sheet) in book.sheets.enumerated() {
      let place = "localSheetId=\(index)"
      let quoted = Self.libraryQuoted(sheet.name)
      if let filter = sheet.filter {
        let range = Self.libraryRange(filter)
        names.append("\(quoted)!\(range)\nname=_xlnm._FilterDatabase\n\(place)\nhidden=1")
      }
      if sheet.frozenRows > 0 {
        names.append("\(quoted)!$1:$\(sheet.frozenRows)\nname=_xlnm.Print_Titles\n\(place)")
      }
    }
    for name in book.names {
      let cell = Address.fixedCell(name.row, name.column)
      names.append("\(Address.quoted(name.sheet))!\(cell)\nname=\(name.name)")
    }
    return names
  }

  /// The library writes a single cell once.
  private static func libraryRange(_ range: CellRange) -> String {
    let last = Address.fixedCell(range.lastRow, range.lastColumn)
    let isOne = range.firstRow == range.lastRow && range.firstColumn == range.lastColumn
    return isOne ? last : Address.fixedRange(range)
  }

  /// The library leaves plain ASCII names without apostrophes.
  private static func libraryQuoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: true
      default: false
      }
    }
    return isPlain ? name : Address.quoted(name)
  }

  /// A sheet's number leads to its part, so that no two sheets can be exchanged.
  private func checkRelations() throws(XlsxError) {
    let relations = try elements(of: PartNames.workbookRelations).dropFirst()
    var targets = book.sheets.indices.map { "worksheets/sheet\($0 + 1).xml" }
    targets += ["theme/theme1.xml", "styles.xml"]
    if parts.hasSharedTexts { targets.append("sharedStrings.xml") }
    let expected = targets.enumerated().map { "rId\($0 + 1) \($1)" }
    let found = relations.map { "\($0.value("Id") ?? "") \($0.value("Target") ?? "")" }
    if found != expected { throw fault(PartNames.workbookRelations, "the relations differ") }
  }

  private func checkProperties() throws(XlsxError) {
    let core = try elements(of: PartNames.core)
    let own = book.properties
    let created = UTCText.of(own.createdSeconds)
    let expected = [
      "dc:title": own.title, "dc:subject": own.subject, "cp:keywords": own.keywords,
      "dcterms:created": created, "dcterms:modified": created,
    ]
    for (name, text) in expected.sorted(by: { $0.key < $1.key }) {
      let found = core.filter { $0.name == name }.map(\.text)
      if found != (text.isEmpty ? [] : [text]) { throw fault(PartNames.core, "\(name) differs") }
    }
    if own.custom.isEmpty { return }
    let custom = try elements(of: PartNames.custom)
    let names = custom.filter { $0.name == "property" }.map { $0.value("name") ?? "" }
    let values = custom.filter { $0.name == "vt:lpwstr" }.map(\.text)
    if names != own.custom.map(\.name) || values != own.custom.map(\.value) {
      throw fault(PartNames.custom, "the properties differ")
    }
  }

  private func checkCharts() throws(XlsxError) {
    let charts = book.sheets.flatMap(\.charts)
    for (chart, part) in zip(charts, parts.charts) {
      let elements = try elements(of: part)
      let formulas = elements.filter { $0.name == "c:f" }.map(\.text)
      let expected = chart.series.flatMap { series in
        [series.categories, series.values].map {
          Address.quoted(series.sheet) + "!" + Address.fixedRange($0)
        }
      }
      if formulas != expected { throw fault(part, "the chart shows other cells") }
      let texts = elements.filter { $0.name == "a:t" }.map(\.text)
      let titles = [chart.title, chart.categoryAxis, chart.valueAxis].filter { !$0.isEmpty }
      if texts != titles { throw fault(part, "the titles of the chart differ") }
    }
    var altTexts: [String] = []
    for part in parts.drawings {
      altTexts += try elements(of: part).filter { $0.name == "xdr:cNvPr" }
        .map { $0.value("descr") ?? "" }
    }
    if altTexts != charts.map(\.altText) { throw fault("xl/drawings", "the alt texts differ") }
  }
}

/// An instant as the properties of a file write it: `2026-10-31T12:00:00Z`.
enum UTCText {
  static func of(_ seconds: Int64) -> String {
    // Days are counted from 1 March 0000, so that a leap day ends its year.
    let days = seconds / 86_400 + 719_468
    let rest = seconds % 86_400
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
      + "\(padded(rest / 3_600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
  }
}
