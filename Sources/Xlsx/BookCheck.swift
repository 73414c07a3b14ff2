/// Refuses what the library would write wrongly or not at all, before the library sees it.
struct BookCheck {
  let path: String
  let book: Book

  init(_ book: Book, path: String) {
    self.book = book
    self.path = path
  }

  /// Throws for the first thing that no workbook can hold.
  ///
  /// - Returns: what the frame of each sheet will say of its cells.
  func run() throws(XlsxError) -> [UsedCells] {
    if book.sheets.isEmpty { throw fault("a workbook needs a sheet") }
    var names: Set<String> = []
    for sheet in book.sheets {
      try checkSheetName(sheet.name)
      if !names.insert(sheet.name.lowercased()).inserted {
        throw fault("two sheets are named \(sheet.name)")
      }
    }
    var used: [UsedCells] = []
    for sheet in book.sheets { used.append(try check(sheet)) }
    var defined: Set<String> = []
    for name in book.names {
      try check(name)
      if !defined.insert(name.name.lowercased()).inserted {
        throw fault("the name \(name.name) is defined twice")
      }
    }
    try checkProperties()
    return used
  }

  func fault(_ reason: String) -> XlsxError { XlsxError(path: path, reason: reason) }

  private func checkSheetName(_ name: String) throws(XlsxError) {
    let isLegal =
      !name.isEmpty && name.utf16.count <= Limits.sheetNameUnits
      && !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) }
      && !name.hasPrefix("'") && !name.hasSuffix("'")
    if !isLegal { throw fault("\"\(name)\" is no name for a sheet") }
    try checkLine(name, what: "the sheet name")
  }

  /// A text outside the cells is a constant of ours: it must not need any change.
  private func checkLine(_ text: String, what: String) throws(XlsxError) {
    if !ShownText.isUnchanged(text) || text.utf8.contains(where: { $0 < 0x20 }) {
      throw fault("\(what) \"\(ShownText.of(text))\" has a character that no line shows")
    }
  }

  private func check(_ sheet: Sheet) throws(XlsxError) -> UsedCells {
    func fault(_ reason: String) -> XlsxError { self.fault("\(sheet.name): \(reason)") }
    if sheet.rowCount > Limits.rows { throw fault("more than \(Limits.rows) rows") }
    if sheet.columns.count > Limits.columns { throw fault("more than \(Limits.columns) columns") }
    if sheet.columns.contains(where: { !($0.width > 0 && $0.width <= 255) }) {
      throw fault("a column's width lies outside 0 to 255")
    }
    if !(0..<Limits.rows).contains(sheet.frozenRows)
      || !(0..<Limits.columns).contains(sheet.frozenColumns)
    {
      throw fault("the frozen rows or columns lie outside the sheet")
    }
    if sheet.page.footer.utf16.count >= Limits.footerUnits { throw fault("the footer is too long") }
    try checkLine(sheet.page.footer, what: "the footer")
    let ranges =
      (sheet.filter.map { [$0] } ?? []) + sheet.textIDs + sheet.conditions.map(\.range)
      + sheet.charts.flatMap(\.series).flatMap { [$0.categories, $0.values] }
    if ranges.contains(where: { !isInside($0) }) { throw fault("a range lies outside the sheet") }
    for condition in sheet.conditions { try check(condition) }
    for chart in sheet.charts { try check(chart) }
    return try checkCells(sheet)
  }

  private func isInside(_ range: CellRange) -> Bool {
    range.firstRow >= 0 && range.firstColumn >= 0 && range.firstRow <= range.lastRow
      && range.firstColumn <= range.lastColumn && range.lastRow < Limits.rows
      && range.lastColumn < Limits.columns
  }

  private func check(_ condition: Condition) throws(XlsxError) {
    if case .textIs(let text) = condition.rule {
      try checkLine(text, what: "the condition")
      if text.utf16.count > 200 { throw fault("the text of a condition is too long") }
    }
    try check(condition.style)
  }

  private func check(_ chart: Chart) throws(XlsxError) {
    if chart.series.isEmpty { throw fault("a chart without a series") }
    for text in [chart.title, chart.altText, chart.categoryAxis, chart.valueAxis] {
      try checkLine(text, what: "a chart's text")
      if text.utf16.count > 255 { throw fault("a chart's text is too long") }
    }
    for series in chart.series {
      try checkLine(series.name, what: "a series' name")
      if series.name.isEmpty || series.name.utf16.count > 255 || series.name.hasPrefix("=") {
        throw fault("a series' name is empty, too long or a formula")
      }
      if !book.sheets.contains(where: { $0.name == series.sheet }) {
        throw fault("a chart names the missing sheet \(series.sheet)")
      }
    }
    let isPlaced =
      (0..<Limits.rows).contains(chart.row) && (0..<Limits.columns).contains(chart.column)
      && (1...10_000).contains(chart.widthPixels) && (1...10_000).contains(chart.heightPixels)
    if !isPlaced { throw fault("a chart lies outside its sheet") }
  }

  private func checkProperties() throws(XlsxError) {
    let own = book.properties
    let texts =
      [own.title, own.subject, own.company, own.keywords]
      + own.custom.flatMap { [$0.name, $0.value] }
    for text in texts {
      try checkLine(text, what: "the property")
      if text.utf16.count > 255 { throw fault("a property is longer than 255 characters") }
    }
    if own.custom.contains(where: { $0.name.isEmpty || $0.value.isEmpty }) {
      throw fault("a property without name or value")
    }
    // 0 would be taken for the clock's time; the end is that of the year 9999.
    if !(1...253_402_300_799).contains(own.createdSeconds) {
      throw fault("the day of creation lies outside 1970 to 9999")
    }
  }
}
