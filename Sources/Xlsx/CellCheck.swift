extension BookCheck {
  /// Every cell of a sheet: rows and columns in number, numbers in size, formulas and links in
  /// form.
  func checkCells(_ sheet: Sheet) throws(XlsxError) -> UsedCells {
    var used = UsedCells(filter: sheet.filter)
    var links = 0
    var lastStyle: CellStyle?
    for row in 0..<sheet.rowCount {
      let cells = sheet.cells(ofRow: row)
      used.add(cells, row: row)
      let limit = row < sheet.rows.count ? Limits.columns : sheet.columns.count
      if cells.count > limit {
        throw fault("\(sheet.name): row \(row + 1) has more than \(limit) cells")
      }
      for (column, cell) in cells.enumerated() {
        if let reason = reason(against: cell.value) {
          throw fault("\(sheet.name)!\(Address.cell(row, column)): \(reason)")
        }
        if case .link = cell.value { links += 1 }
        if cell.style != lastStyle {
          try check(cell.style)
          lastStyle = cell.style
        }
      }
    }
    if links > Limits.links { throw fault("\(sheet.name): more than \(Limits.links) links") }
    return used
  }

  /// A style the file can hold: a colour of three bytes, a size Excel knows, a short format.
  func check(_ style: CellStyle) throws(XlsxError) {
    if !(1...409).contains(style.fontSize) { throw fault("a font of \(style.fontSize) points") }
    if (style.fontColor ?? 0) > 0xFFFFFF || (style.fill ?? 0) > 0xFFFFFF {
      throw fault("a colour of more than three bytes")
    }
    if let format = style.numberFormat,
      format.utf8.count > 120 || !ShownText.isUnchanged(format)
        || format.utf8.contains(where: { $0 < 0x20 })
    {
      throw fault("the number format \(ShownText.of(format)) is too long or not in one line")
    }
  }

  private func reason(against value: CellValue) -> String? {
    if let number = CellNumber(value), let fault = number.fault { return fault }
    switch value {
    case .empty, .text, .number: return nil
    case .day(let day): return reason(againstDay: Int64(day))
    case .dateTime(let seconds):
      if seconds < 0 && !seconds.isMultiple(of: 86_400) {
        return reason(againstDay: seconds / 86_400 - 1)
      }
      return reason(againstDay: seconds / 86_400)
    case .duration(let seconds): return seconds < 0 ? "a duration below zero" : nil
    case .formula(let formula, let result): return reason(against: formula, result)
    case .link(let target, let text): return reason(againstLink: target, text)
    }
  }

  /// 1900-03-01, from where on Excel counts days like everybody else, to 9999-12-31.
  private func reason(againstDay day: Int64) -> String? {
    (-25_508...2_932_896).contains(day) ? nil : "the day lies outside 1900-03-01 to 9999-12-31"
  }

  private func reason(against formula: String, _ result: FormulaResult) -> String? {
    if formula.isEmpty || formula.hasPrefix("=") || formula.hasPrefix("{") {
      return "a formula is written without `=` and is never empty"
    }
    if formula.utf8.count > Limits.formulaBytes { return "the formula is too long" }
    if !ShownText.isUnchanged(formula) || formula.utf8.contains(where: { $0 < 0x20 }) {
      return "the formula has a character that no formula holds"
    }
    if case .text(let text) = result, ["TRUE", "FALSE"].contains(text) || text.hasPrefix("#") {
      return "a formula's text that readers take for a truth value or an error"
    }
    return nil
  }

  /// A link leads to one cell of a sheet of this book.
  private func reason(againstLink target: String, _ text: String) -> String? {
    if text.isEmpty { return "a link without text" }
    if ShownText.of(text).utf16.count > 255 { return "the text of a link is too long" }
    for sheet in book.sheets {
      for name in [sheet.name, Address.quoted(sheet.name)] {
        let prefix = "internal:" + name + "!"
        if target.hasPrefix(prefix), isCell(target.dropFirst(prefix.count)) { return nil }
      }
    }
    return "the link \(ShownText.of(target)) leads to no cell of this book"
  }

  private func isCell(_ text: Substring) -> Bool {
    let letters = text.prefix { ("A"..."Z").contains($0) }
    let digits = text.dropFirst(letters.count)
    guard let row = Int(digits), !letters.isEmpty, letters.count <= 3 else { return false }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1 - 64) }
    return (1...Limits.rows).contains(row) && column <= Limits.columns && !digits.hasPrefix("0")
      && !digits.hasPrefix("+")
  }

  /// A defined name is a word of letters, digits, `_` and `.`, not to be taken for a cell.
  func check(_ name: DefinedName) throws(XlsxError) {
    let text = name.name
    let isWord =
      text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: true
        default: false
        }
      } && !text.isEmpty && text.utf8.count <= Limits.nameBytes
    let startsWithLetter = text.utf8.first.map { $0 > 0x39 } ?? false
    let upper = text.uppercased()
    let isReserved = ["R", "C", "TRUE", "FALSE"].contains(upper) || upper.hasPrefix("_XL")
    if !isWord || !startsWithLetter || isReserved || looksLikeCell(upper) {
      throw fault("\"\(ShownText.of(text))\" is no name for a cell")
    }
    guard let sheet = book.sheets.first(where: { $0.name == name.sheet }) else {
      throw fault("the name \(text) lies on the missing sheet \(name.sheet)")
    }
    if Address.quoted(sheet.name).utf8.count + 16 > Limits.nameBytes {
      throw fault("the name \(text) lies on a sheet whose own name is too long for it")
    }
    if !(0..<Limits.rows).contains(name.row) || !(0..<Limits.columns).contains(name.column) {
      throw fault("the name \(text) lies outside the sheet \(sheet.name)")
    }
  }

  /// `A1`, `XFD9`, `R1C1`, `R2`, `C`: one to three letters and digits, or row and column.
  private func looksLikeCell(_ upper: String) -> Bool {
    let letters = upper.prefix { $0.isLetter }
    let rest = upper.dropFirst(letters.count)
    let isDigits = !rest.isEmpty && rest.allSatisfy(\.isNumber)
    if isDigits && letters.count <= 3 { return true }
    guard upper.hasPrefix("R") else { return false }
    let afterRow = upper.dropFirst().drop(while: \.isNumber)
    return afterRow.hasPrefix("C") && afterRow.dropFirst().allSatisfy(\.isNumber)
  }
}
