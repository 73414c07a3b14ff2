internal import CXlsx
private import Glibc

/// Tells the library what a book says, call by call.
@safe struct BookWriter {
  private let book: Book
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let path: String

  init(
    book: Book, into workbook: UnsafeMutablePointer<lxw_workbook>, path: String
  ) throws(XlsxError) {
    self.book = book
    unsafe self.workbook = unsafe workbook
    self.path = path
  }

  /// Sheets, names and properties, in that order.
  func run() throws(XlsxError) {
    try addProperties()
    var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
    for sheet in book.sheets {
      guard let made = unsafe workbook_add_worksheet(workbook, sheet.name) else {
        throw XlsxError(path: path, reason: "the sheet \(sheet.name) cannot be added")
      }
      unsafe sheets.append(made)
    }
    var looks = unsafe Formats(workbook: workbook)
    var conditions = unsafe Formats(workbook: workbook)
    for (index, sheet) in book.sheets.enumerated() {
      let made = unsafe sheets[index]
      if index == 0 { unsafe worksheet_activate(made) }
      let writer = unsafe SheetWriter(sheet: sheet, into: made, path: path)
      try writer.addFrame()
      try writer.addCells(&looks)
      try writer.addConditions(&conditions)
      try unsafe addCharts(of: sheet, to: made)
    }
    for name in book.names {
      let target =
        "=" + Address.quoted(name.sheet) + "!" + Address.fixedCell(name.row, name.column)
      try require(unsafe workbook_define_name(workbook, name.name, target), name.name)
    }
  }

  private func require(_ code: lxw_error, _ what: String) throws(XlsxError) {
    try passed(code, what, path: path)
  }

  private func addProperties() throws(XlsxError) {
    let own = book.properties
    // The library makes copies of its own.
    let words: [String] = [own.title, own.subject, own.company, own.keywords]
    let texts = unsafe words.map { (text: String) in
      text.isEmpty ? nil : unsafe strdup(text)
    }
    defer { unsafe texts.forEach { unsafe free($0) } }
    var properties = unsafe lxw_doc_properties()
    unsafe properties.title = texts[0]
    unsafe properties.subject = texts[1]
    unsafe properties.company = texts[2]
    unsafe properties.keywords = texts[3]
    unsafe properties.created = Int(own.createdSeconds)
    let code = unsafe workbook_set_properties(workbook, &properties)
    try require(code, "the properties")
    for custom in own.custom {
      try require(
        unsafe workbook_set_custom_property_string(workbook, custom.name, custom.value),
        custom.name)
    }
  }

  private func addCharts(
    of sheet: Sheet, to made: UnsafeMutablePointer<lxw_worksheet>
  ) throws(XlsxError) {
    for chart in sheet.charts {
      let kind =
        switch chart.kind {
        case .bar: LXW_CHART_BAR
        case .column: LXW_CHART_COLUMN
        }
      guard let drawn = unsafe workbook_add_chart(workbook, UInt8(kind.rawValue)) else {
        throw XlsxError(path: path, reason: "a chart cannot be added")
      }
      for series in chart.series {
        let sheetName = "=" + Address.quoted(series.sheet) + "!"
        let categories = sheetName + Address.fixedRange(series.categories)
        let values = sheetName + Address.fixedRange(series.values)
        let added = unsafe chart_add_series(drawn, categories, values)
        unsafe chart_series_set_name(added, series.name)
      }
      if chart.title.isEmpty {
        unsafe chart_title_off(drawn)
      } else {
        unsafe chart_title_set_name(drawn, chart.title)
      }
      if chart.series.count == 1 { unsafe chart_legend_set_position(drawn, 0) }
      // The library's x is the axis below, which carries the values of lying bars.
      let below = chart.kind == .bar ? chart.valueAxis : chart.categoryAxis
      let beside = chart.kind == .bar ? chart.categoryAxis : chart.valueAxis
      if !below.isEmpty { unsafe chart_axis_set_name(drawn.pointee.x_axis, below) }
      if !beside.isEmpty { unsafe chart_axis_set_name(drawn.pointee.y_axis, beside) }
      var altText = chart.altText.utf8CString
      let code = unsafe altText.withUnsafeMutableBufferPointer { words in
        var options = unsafe lxw_chart_options()
        // The library's own size is 480 x 288 pixels; only a scale can be given.
        unsafe options.x_scale = Double(chart.widthPixels) / 480
        unsafe options.y_scale = Double(chart.heightPixels) / 288
        unsafe options.description = words.baseAddress
        return unsafe worksheet_insert_chart_opt(
          made, UInt32(chart.row), UInt16(chart.column), drawn, &options)
      }
      try require(code, "a chart of \(sheet.name)")
    }
  }
}

/// The single place where a code of the library becomes an error.
func passed(_ code: lxw_error, _ what: String, path: String) throws(XlsxError) {
  if code == LXW_NO_ERROR { return }
  throw XlsxError(path: path, reason: "\(what): \(libraryReason(code.rawValue))")
}
