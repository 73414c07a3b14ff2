/// The looks a workbook's table of styles describes.
struct StylesReadback {
  /// By style number of a cell.
  private(set) var cells: [CellStyle] = []
  /// By number of a condition's look.
  private(set) var conditions: [CellStyle] = []

  private var numberFormats: [String: String] = [:]
  private var fonts: [CellStyle] = []
  private var fills: [CellStyle] = []
  private var borders: [CellStyle] = []
  /// The element being read, from the root on.
  private var road: [String] = []
  private var own = CellStyle()

  init(_ bytes: [UInt8], path: String) throws(XlsxError) {
    var scanner = try XMLScanner(bytes, part: "xl/styles.xml", path: path)
    while let event = try scanner.next() {
      switch event {
      case .open(let name, let attributes):
        road.append(name)
        if !opened(name, attributes) { throw scanner.fault("<\(name)> describes no known look") }
      case .close(let name):
        closed(name)
        road.removeLast()
      case .text: throw scanner.fault("a text among the styles")
      }
    }
  }

  private var group: String { road.count > 1 ? road[1] : "" }

  private static let itemNames: Set<String> = ["font", "fill", "border", "xf", "dxf"]
  private static let plainNames: Set<String> = [
    "styleSheet", "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles",
    "cellStyle", "dxfs", "tableStyles", "family", "scheme", "diagonal",
  ]

  /// Takes one element in; false if it or a value of it is none the library writes for our looks.
  private mutating func opened(_ name: String, _ attributes: [XMLScanner.Attribute]) -> Bool {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    if Self.itemNames.contains(name), road.count == 3 { own = CellStyle() }
    switch name {
    case "numFmt":
      guard let id = value("numFmtId"), let code = value("formatCode") else { return false }
      return numberFormats.updateValue(code, forKey: id) == nil
    case "b": own.isBold = true
    case "sz":
      guard let size = value("val").flatMap({ Int($0) }) else { return false }
      own.fontSize = size
    case "name": return value("val") == "Calibri"
    case "color": return tookColor(value)
    case "patternFill": return value("patternType") != "gray125" || fills.count == 1
    case "fgColor":
      guard let color = color(value("rgb")) else { return false }
      own.fill = color
    case "bgColor":
      guard group == "dxfs" else { return value("indexed") == "64" }
      guard let color = color(value("rgb")) else { return false }
      own.fill = color
    case "left", "right", "top", "bottom": return tookSide(name, value("style"))
    case "xf" where group == "cellXfs": return tookCell(value)
    case "alignment": return tookAlignment(attributes)
    default: return Self.plainNames.contains(name) || Self.itemNames.contains(name)
    }
    return true
  }

  private mutating func closed(_ name: String) {
    guard road.count == 3 else { return }
    switch group {
    case "fonts": fonts.append(own)
    case "fills": fills.append(own)
    case "borders": borders.append(own)
    case "cellXfs": cells.append(own)
    case "dxfs": conditions.append(own)
    default: break
    }
  }

  private func color(_ argb: String?) -> UInt32? {
    guard let argb, argb.utf8.count == 8, argb.hasPrefix("FF") else { return nil }
    return UInt32(argb.dropFirst(2), radix: 16)
  }

  /// The colour of a font, or that of a border, which is always automatic.
  private mutating func tookColor(_ value: (String) -> String?) -> Bool {
    if group == "borders" { return value("auto") == "1" }
    if value("theme") == "1" { return true }
    guard let color = color(value("rgb")) else { return false }
    own.fontColor = color
    return true
  }

  private mutating func tookSide(_ side: String, _ style: String?) -> Bool {
    guard let style else { return true }
    switch side {
    case "top": own.hasTopBorder = true
    case "bottom": own.hasBottomBorder = true
    default: return false
    }
    return style == "thin"
  }

  private mutating func tookCell(_ value: (String) -> String?) -> Bool {
    func item(_ name: String, of items: [CellStyle]) -> CellStyle? {
      guard let number = value(name).flatMap({ Int($0) }), items.indices.contains(number) else {
        return nil
      }
      return items[number]
    }
    guard let font = item("fontId", of: fonts), let fill = item("fillId", of: fills),
      let border = item("borderId", of: borders), let format = value("numFmtId")
    else { return false }
    own = font
    own.fill = fill.fill
    own.hasTopBorder = border.hasTopBorder
    own.hasBottomBorder = border.hasBottomBorder
    if format != "0" {
      guard let code = numberFormats[format] else { return false }
      own.numberFormat = code
    }
    return true
  }

  private mutating func tookAlignment(_ attributes: [XMLScanner.Attribute]) -> Bool {
    for attribute in attributes {
      switch (attribute.name, attribute.value) {
      case ("horizontal", "left"): own.alignment = .left
      case ("horizontal", "center"): own.alignment = .center
      case ("horizontal", "right"): own.alignment = .right
      case ("indent", let text):
        guard let indent = Int(text) else { return false }
        own.indent = indent
      case ("vertical", "top"): own.isTopAligned = true
      case ("wrapText", "1"): own.wraps = true
      default: return false
      }
    }
    return true
  }
}
