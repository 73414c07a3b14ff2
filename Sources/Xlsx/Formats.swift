internal import CXlsx

/// One format of the library for each distinct look.
@safe struct Formats {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var table = LookTable()
  private var made: [UnsafeMutablePointer<lxw_format>?] = unsafe []
  private var conditions: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  init(workbook: UnsafeMutablePointer<lxw_workbook>) { unsafe self.workbook = unsafe workbook }

  /// The format of a cell in a column.
  mutating func format(of cell: Cell, column: Int) -> UnsafeMutablePointer<lxw_format>? {
    let number = table.number(of: cell, column: column)
    if unsafe number == made.count { unsafe made.append(make(table.looks[number])) }
    return unsafe made[number]
  }

  /// The format a condition puts over its cells: weight and colours only.
  mutating func format(
    ofCondition style: CellStyle
  ) -> UnsafeMutablePointer<lxw_format>? {
    let part = style.conditional
    if let known = unsafe conditions[part] { return unsafe known }
    guard let format = unsafe workbook_add_format(workbook) else { return nil }
    unsafe addFontAndFill(part, to: format)
    unsafe conditions[part] = unsafe format
    return unsafe format
  }

  private func make(_ look: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = unsafe workbook_add_format(workbook) else { return nil }
    unsafe format_set_font_name(format, "Calibri")
    unsafe format_set_font_size(format, Double(look.fontSize))
    unsafe addFontAndFill(look, to: format)
    if let numberFormat = look.numberFormat { unsafe format_set_num_format(format, numberFormat) }
    if look.wraps { unsafe format_set_text_wrap(format) }
    switch look.alignment {
    case .automatic: break
    case .left: unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if look.indent > 0 { unsafe format_set_indent(format, UInt8(look.indent)) }
    if look.isTopAligned { unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    let thin = UInt8(LXW_BORDER_THIN.rawValue)
    if look.hasTopBorder { unsafe format_set_top(format, thin) }
    if look.hasBottomBorder { unsafe format_set_bottom(format, thin) }
    return unsafe format
  }

  private func addFontAndFill(_ look: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    if look.isBold { unsafe format_set_bold(format) }
    if let color = look.fontColor { unsafe format_set_font_color(format, libraryColor(color)) }
    if let color = look.fill { unsafe format_set_bg_color(format, libraryColor(color)) }
  }
}

/// A colour as the library wants it: 0 means none there, black is another number.
func libraryColor(_ color: UInt32) -> UInt32 {
  color == 0 ? LXW_COLOR_BLACK.rawValue : color
}

extension CellStyle {
  /// What a condition can change of a cell.
  var conditional: CellStyle {
    var part = CellStyle()
    part.isBold = isBold
    part.fontColor = fontColor
    part.fill = fill
    return part
  }
}
