internal import CXlsx

/// Tells the library what one sheet says.
@safe struct SheetWriter {
  private let sheet: Sheet
  private let made: UnsafeMutablePointer<lxw_worksheet>
  private let path: String

  init(sheet: Sheet, into made: UnsafeMutablePointer<lxw_worksheet>, path: String) {
    self.sheet = sheet
    unsafe self.made = unsafe made
    self.path = path
  }

  private func require(_ code: lxw_error, _ what: String) throws(XlsxError) {
    if code == LXW_NO_ERROR { return }
    try passed(code, "\(sheet.name)!\(what)", path: path)
  }

  /// Everything but cells, conditions and charts.
  func addFrame() throws(XlsxError) {
    for (column, own) in sheet.columns.enumerated() {
      let number = UInt16(column)
      try require(unsafe worksheet_set_column(made, number, number, own.width, nil), "columns")
    }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      unsafe worksheet_freeze_panes(made, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if sheet.frozenRows > 0 {
      try require(
        unsafe worksheet_repeat_rows(made, 0, UInt32(sheet.frozenRows - 1)), "repeated rows")
    }
    if let filter = sheet.filter {
      try require(
        unsafe worksheet_autofilter(
          made, UInt32(filter.firstRow), UInt16(filter.firstColumn), UInt32(filter.lastRow),
          UInt16(filter.lastColumn)),
        "filter")
    }
    unsafe worksheet_set_paper(made, PageSetup.paperA4)
    unsafe worksheet_fit_to_pages(made, 1, 0)
    if sheet.page.isLandscape { unsafe worksheet_set_landscape(made) }
    let margin = PageSetup.marginInches
    unsafe worksheet_set_margins(made, margin, margin, margin, margin)
    if !sheet.page.footer.isEmpty {
      try require(unsafe worksheet_set_footer(made, sheet.page.footer), "footer")
    }
    if let color = sheet.tabColor { unsafe worksheet_set_tab_color(made, libraryColor(color)) }
    if !sheet.showsGridlines {
      unsafe worksheet_gridlines(made, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    }
    if !sheet.textIDs.isEmpty {
      // A second call for the same kind would replace the first.
      let ranges = sheet.textIDs.map(Address.range).joined(separator: " ")
      let kind = UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue)
      try require(unsafe worksheet_ignore_errors(made, kind, ranges), "ids written as text")
    }
  }

  /// Row by row, which both of the library's modes accept.
  func addCells(_ formats: inout Formats) throws(XlsxError) {
    try sheet.eachRow { row, cells throws(XlsxError) in
      if let height = sheet.height(ofRow: row, cells) {
        try require(
          unsafe worksheet_set_row(made, UInt32(row), height, nil), "height of row \(row + 1)")
      }
      for (column, cell) in cells.enumerated() where cell.isWritten {
        let format = unsafe formats.format(of: cell, column: column)
        let code = unsafe add(cell, UInt32(row), UInt16(column), format)
        if code != LXW_NO_ERROR { try require(code, Address.cell(row, column)) }
      }
    }
  }

  private func add(
    _ cell: Cell, _ row: UInt32, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    if cell.isBlank { return unsafe worksheet_write_blank(made, row, column, format) }
    if case .text(let text) = cell.value {
      return unsafe worksheet_write_string(made, row, column, ShownText.of(text), format)
    }
    if case .formula(let formula, .text(let text)) = cell.value {
      return unsafe worksheet_write_formula_str(
        made, row, column, "=" + formula, format, ShownText.of(text))
    }
    if case .link(let target, let text) = cell.value {
      return unsafe worksheet_write_url_opt(
        made, row, column, target, format, ShownText.of(text), nil)
    }
    let number = CellNumber(cell.value)?.double ?? 0
    if case .formula(let formula, _) = cell.value {
      return unsafe worksheet_write_formula_num(made, row, column, "=" + formula, format, number)
    }
    return unsafe worksheet_write_number(made, row, column, number, format)
  }

  func addConditions(_ formats: inout Formats) throws(XlsxError) {
    for condition in sheet.conditions {
      let range = condition.range
      // Without `=` the library writes the text as it stands.
      var words = condition.formula.utf8CString
      let format = unsafe formats.format(ofCondition: condition.style)
      let code = unsafe words.withUnsafeMutableBufferPointer { text in
        var own = unsafe lxw_conditional_format()
        switch condition.rule {
        case .textIs:
          unsafe own.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
          unsafe own.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
        case .isPositive: unsafe own.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        }
        unsafe own.value_string = text.baseAddress
        unsafe own.format = unsafe format
        return unsafe worksheet_conditional_format_range(
          made, UInt32(range.firstRow), UInt16(range.firstColumn), UInt32(range.lastRow),
          UInt16(range.lastColumn), &own)
      }
      try require(code, Address.range(range))
    }
  }
}
