import Invoicing
import Xlsx

/// How all workbooks look: colours, formats and styles, each said once.
enum House {
  // Colours as RRGGBB; white on the accent has a contrast of 11 to 1.
  static let accent: UInt32 = 0x1F_3864
  static let pale: UInt32 = 0xDD_E6F2
  static let white: UInt32 = 0xFF_FFFF
  static let grey: UInt32 = 0x59_5959
  static let red: UInt32 = 0x9C_0006
  static let redFill: UInt32 = 0xFF_C7CE
  static let green: UInt32 = 0x00_6100
  static let greenFill: UInt32 = 0xC6_EFCE
  static let linkBlue: UInt32 = 0x05_63C1

  // Number formats.
  static let moneyFormat = "#,##0.00;[Red]-#,##0.00"
  static let priceFormat = "#,##0.00##"
  static let countFormat = "#,##0"
  static let rateFormat = "0%"
  /// The number counts with 0, and shows that there is no rate: 0 % would be one.
  static let noRateFormat = "\"–\""
  static let exchangeFormat = "0.0000"
  static let dayFormat = "yyyy-mm-dd"
  static let timeFormat = "yyyy-mm-dd hh:mm"
  static let secondsFormat = "yyyy-mm-dd hh:mm:ss"
  static let lengthFormat = "[h]:mm:ss"
  static let textFormat = "@"

  /// No column is wider; longer texts wrap.
  static let widestColumn = 60
  /// A wrapped column of prose.
  static let proseWidth = 32

  static func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    change(&style)
    return style
  }

  private static func number(_ format: String, _ alignment: CellStyle.Alignment = .right)
    -> CellStyle
  {
    style {
      $0.numberFormat = format
      $0.alignment = alignment
      $0.isTopAligned = true
    }
  }

  // Cells of tables.
  static let header = style {
    $0.isBold = true
    $0.fontColor = white
    $0.fill = accent
    $0.wraps = true
    $0.isTopAligned = true
  }
  /// Over figures, so that a header stands where its column does.
  static let figureHeader = style {
    $0 = header
    $0.alignment = .right
  }
  static let centeredHeader = style {
    $0 = header
    $0.alignment = .center
  }

  /// The header of a column whose cells look like this.
  static func header(over cells: CellStyle) -> CellStyle {
    switch cells.alignment {
    case .right: figureHeader
    case .center: centeredHeader
    case .automatic, .left: cells.indent > 0 ? setOff(header) : header
    }
  }

  /// Set off from the column before, where that ends with figures: the two would read as one.
  static func setOff(_ style: CellStyle) -> CellStyle {
    var style = style
    style.alignment = .left
    style.indent = 1
    return style
  }

  static let text = number(textFormat, .left)
  /// Short codes between figures.
  static let code = number(textFormat, .center)
  static let position = number(countFormat, .center)
  static let prose = style {
    $0.numberFormat = textFormat
    $0.alignment = .left
    $0.wraps = true
    $0.isTopAligned = true
  }
  static let money = number(moneyFormat)
  static let price = number(priceFormat)
  static let count = number(countFormat)
  /// Whole or with the decimals it has; `0.###` would leave a lone mark behind whole numbers.
  static let quantity = style {
    $0.alignment = .right
    $0.isTopAligned = true
  }
  /// The rate of a VAT code.
  static func rate(of code: VATCode) -> CellStyle {
    number(code.hasRate ? rateFormat : noRateFormat)
  }
  static let exchange = number(exchangeFormat, .left)
  static let day = number(dayFormat, .left)
  static let time = number(timeFormat, .left)
  static let seconds = number(secondsFormat, .left)
  static let length = number(lengthFormat)
  /// Before a column of text.
  static let centeredLength = number(lengthFormat, .center)

  // Cells of first sheets.
  static let title = style {
    $0.isBold = true
    $0.fontSize = 16
    $0.fontColor = accent
  }
  static let draftTitle = style {
    $0.isBold = true
    $0.fontSize = 16
    $0.fontColor = red
  }
  static let warning = style {
    $0.isBold = true
    $0.fontColor = red
  }
  static let subtitle = style {
    $0.fontColor = grey
    $0.fontSize = 11
  }
  static let section = style {
    $0.isBold = true
    $0.fontSize = 11
    $0.fontColor = accent
    $0.hasBottomBorder = true
  }
  static let label = style { $0.fontColor = grey }
  static let value = style { $0.alignment = .left }
  static let idValue = style {
    $0.numberFormat = textFormat
    $0.alignment = .left
  }
  static let strong = style {
    $0.isBold = true
    $0.alignment = .left
  }
  static let link = style { $0.fontColor = linkBlue }

  static func bold(_ style: CellStyle) -> CellStyle {
    var bold = style
    bold.isBold = true
    return bold
  }

  /// A total under a column of amounts.
  static func total(_ style: CellStyle) -> CellStyle {
    var total = bold(style)
    total.hasTopBorder = true
    total.fill = pale
    return total
  }

  /// The amount a reader looks for first.
  static let due = style {
    $0.isBold = true
    $0.fontSize = 14
    $0.numberFormat = moneyFormat
    $0.alignment = .right
    $0.fill = pale
    $0.hasTopBorder = true
    $0.hasBottomBorder = true
  }

  static let bad = style {
    $0.isBold = true
    $0.fontColor = red
    $0.fill = redFill
  }
  static let good = style {
    $0.fontColor = green
    $0.fill = greenFill
  }
}
