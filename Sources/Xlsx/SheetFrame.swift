/// What stands before and behind the cells of a sheet, as the library writes it.
struct SheetFrame {
  private let sheet: Sheet
  private let isFirst: Bool
  /// The numbers of the looks that conditions give, by look.
  private let conditionLooks: [CellStyle: Int]
  private let used: UsedCells

  init(
    _ sheet: Sheet, used: UsedCells, isFirst: Bool, conditionLooks: [CellStyle: Int]
  ) {
    self.sheet = sheet
    self.isFirst = isFirst
    self.conditionLooks = conditionLooks
    self.used = used
  }

  /// From the declaration to the cells.
  var head: String {
    var head =
      XMLScanner.declaration + "<worksheet xmlns=\"\(Namespace.main)\""
      + " xmlns:r=\"\(Namespace.relationships)\"><sheetPr>"
    if let color = sheet.tabColor { head += "<tabColor rgb=\"\(Self.argb(color))\"/>" }
    head += "<pageSetUpPr fitToPage=\"1\"/></sheetPr>"
    head += "<dimension ref=\"\(Address.range(used.range))\"/><sheetViews><sheetView"
    if !sheet.showsGridlines { head += " showGridLines=\"0\"" }
    if isFirst { head += " tabSelected=\"1\"" }
    head += " workbookViewId=\"0\""
    head += panes.isEmpty ? "/>" : ">\(panes)</sheetView>"
    head += "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>"
    return head + columns
  }

  /// From the cells to the end.
  var tail: String {
    var tail = ""
    if let filter = sheet.filter { tail += "<autoFilter ref=\"\(Address.range(filter))\"/>" }
    tail += conditions
    if !used.links.isEmpty { tail += "<hyperlinks>\(used.links)</hyperlinks>" }
    let margin = "\(PageSetup.marginInches)"
    tail += "<pageMargins left=\"\(margin)\" right=\"\(margin)\" top=\"\(margin)\""
    tail += " bottom=\"\(margin)\" header=\"0.3\" footer=\"0.3\"/>"
    let orientation = sheet.page.isLandscape ? "landscape" : "portrait"
    tail += "<pageSetup paperSize=\"\(PageSetup.paperA4)\" fitToHeight=\"0\""
    tail += " orientation=\"\(orientation)\"/>"
    if !sheet.page.footer.isEmpty {
      let footer = Self.escaped(sheet.page.footer)
      tail += "<headerFooter><oddFooter>\(footer)</oddFooter></headerFooter>"
    }
    if !sheet.textIDs.isEmpty {
      let ranges = sheet.textIDs.map(Address.range).joined(separator: " ")
      tail += "<ignoredErrors><ignoredError sqref=\"\(ranges)\" numberStoredAsText=\"1\"/>"
      tail += "</ignoredErrors>"
    }
    if !sheet.charts.isEmpty { tail += "<drawing r:id=\"rId1\"/>" }
    return tail + "</worksheet>"
  }

  private var panes: String {
    let (rows, columns) = (sheet.frozenRows, sheet.frozenColumns)
    if rows == 0 && columns == 0 { return "" }
    let x = columns > 0 ? " xSplit=\"\(columns)\"" : ""
    let y = rows > 0 ? " ySplit=\"\(rows)\"" : ""
    let active = rows == 0 ? "topRight" : columns == 0 ? "bottomLeft" : "bottomRight"
    var panes =
      "<pane\(x)\(y) topLeftCell=\"\(Address.cell(rows, columns))\""
      + " activePane=\"\(active)\" state=\"frozen\"/>"
    if rows > 0 && columns > 0 {
      let right = Address.cell(0, columns)
      let below = Address.cell(rows, 0)
      panes += "<selection pane=\"topRight\" activeCell=\"\(right)\" sqref=\"\(right)\"/>"
      panes += "<selection pane=\"bottomLeft\" activeCell=\"\(below)\" sqref=\"\(below)\"/>"
    }
    return panes + "<selection pane=\"\(active)\"/>"
  }

  private var columns: String {
    if sheet.columns.isEmpty { return "" }
    let each = sheet.columns.enumerated().map { index, column in
      let custom = column.width == 8.43 ? "" : " customWidth=\"1\""
      let number = index + 1
      let width = Self.fileWidth(column.width)
      return "<col min=\"\(number)\" max=\"\(number)\" width=\"\(width)\"\(custom)/>"
    }
    return "<cols>" + each.joined() + "</cols>"
  }

  /// Characters to the file's unit: pixels of a digit 7 wide and 5 of margin, cut to 256ths.
  private static func fileWidth(_ width: Double) -> String {
    let pixels =
      width < 1
      ? (width * 12 + 0.5).rounded(.towardZero) : (width * 7 + 0.5).rounded(.towardZero) + 5
    let text = "\((pixels / 7 * 256).rounded(.towardZero) / 256)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The library sorts by the text of the range; rules keep the order in which they were given.
  private var conditions: String {
    var rules: [String: String] = [:]
    for (index, condition) in sheet.conditions.enumerated() {
      let look = conditionLooks[condition.style.conditional].map { "\($0)" } ?? "?"
      let formula = Self.escaped(condition.formula)
      let (type, comparison) =
        switch condition.rule {
        case .textIs: ("cellIs", " operator=\"equal\"")
        case .isPositive: ("expression", "")
        }
      rules[Address.range(condition.range), default: ""] +=
        "<cfRule type=\"\(type)\" dxfId=\"\(look)\" priority=\"\(index + 1)\"\(comparison)>"
        + "<formula>\(formula)</formula></cfRule>"
    }
    return rules.keys.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) }.map {
      "<conditionalFormatting sqref=\"\($0)\">\(rules[$0] ?? "")</conditionalFormatting>"
    }.joined()
  }

  static func argb(_ color: UInt32) -> String {
    let digits = String(color, radix: 16, uppercase: true)
    return "FF" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// As the library escapes texts and attributes.
  static func escaped(_ text: String, isAttribute: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where isAttribute: escaped += "&quot;"
      case "\n" where isAttribute: escaped += "&#xA;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
