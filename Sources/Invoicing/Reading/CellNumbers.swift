extension CellText {
  /// The largest price, amount or quantity a cell may hold, in whole units: 1 000 000 000.
  package static let largest: Int64 = 1_000_000_000

  /// An amount of money with two decimals at most: `1234.56`, `1234,56`, `1 234,56 zł`.
  ///
  /// - Parameter currency: the only code that may follow the number; nil allows any.
  package static func money(
    _ bytes: Span<UInt8>, currency: Currency? = .pln, mayBeNegative: Bool = false
  ) -> CellReading<Money> {
    switch number(bytes, decimals: 2, currency: currency, mayBeNegative: mayBeNegative) {
    case .empty: .empty
    case .value(let grosze): .value(Money(grosze: grosze))
    case .refused(let code): .refused(code)
    }
  }

  /// A net price: two decimals, four for kilometres (R10).
  package static func price(
    _ bytes: Span<UInt8>, unit: Unit, currency: Currency = .pln
  ) -> CellReading<UnitPrice> {
    let decimals = unit.priceDecimals
    switch number(bytes, decimals: decimals, currency: currency, mayBeNegative: false) {
    case .empty: return .empty
    case .value(let value):
      return .value(UnitPrice(tenThousandths: decimals == 4 ? value : value * 100))
    case .refused(let code): return .refused(code)
    }
  }

  /// Kilometres or items: three decimals at most (R10).
  package static func quantity(_ bytes: Span<UInt8>) -> CellReading<Quantity> {
    switch number(bytes, decimals: 3, currency: Currency(""), mayBeNegative: false) {
    case .empty: .empty
    case .value(let thousandths): .value(Quantity(thousandths: thousandths))
    case .refused(let code): .refused(code)
    }
  }

  /// An exchange rate in ten-thousandths (R12), at most 1000.
  ///
  /// No currency of NBP's tables costs a tenth of that; amounts in PLN stay within 64 bits.
  package static func rate(_ bytes: Span<UInt8>) -> CellReading<Int64> {
    let rate = number(bytes, decimals: 4, currency: .pln, mayBeNegative: false)
    if case .value(let value) = rate, value > 1_000_0000 { return .refused(.amountTooLarge) }
    return rate
  }

  /// A whole number from a range.
  package static func whole(_ bytes: Span<UInt8>, in allowed: ClosedRange<Int>) -> CellReading<Int>
  {
    let range = trimmed(bytes, bytes.indices)
    guard !range.isEmpty else { return .empty }
    if let code = damage(bytes, range) { return .refused(code) }
    var value = 0
    for index in range {
      guard bytes[index].isDigit, range.count <= 9 else {
        return .refused(.badWholeNumber)
      }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return allowed.contains(value) ? .value(value) : .refused(.badWholeNumber)
  }

  /// The number in units of 10^-decimals.
  static func number(
    _ bytes: Span<UInt8>, decimals: Int, currency: Currency?, mayBeNegative: Bool
  ) -> CellReading<Int64> {
    let range = trimmed(bytes, bytes.indices)
    guard !range.isEmpty else { return .empty }
    if let code = damage(bytes, range) { return .refused(code) }
    var scan = NumberScan(bytes, range)
    if let code = scan.refusal { return .refused(code) }
    if let code = suffixRefusal(bytes, scan.end..<range.upperBound, currency) {
      return .refused(code)
    }
    if scan.isNegative && !mayBeNegative && scan.isNotZero { return .refused(.negative) }
    guard scan.decimals <= decimals else { return .refused(.tooManyDecimals) }
    // 9 digits before the point and 4 behind it fit; the bound is looked at first.
    guard scan.wholeDigits <= 12 else { return .refused(.amountTooLarge) }
    while scan.decimals < decimals { scan.appendZero() }
    var limit = largest
    for _ in 0..<decimals { limit *= 10 }
    guard scan.value <= limit else { return .refused(.amountTooLarge) }
    return .value(scan.isNegative ? -scan.value : scan.value)
  }

  /// `zł` or a currency code behind the number.
  private static func suffixRefusal(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ currency: Currency?
  ) -> FindingCode? {
    let rest = trimmed(bytes, range)
    guard !rest.isEmpty else { return nil }
    var suffix = ""
    for index in rest { suffix.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    // The two bytes of `ł`, each taken as a character.
    if suffix == "z\u{C5}\u{82}" || suffix == "zl" { suffix = "PLN" }
    guard suffix.utf8.count == 3, suffix.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
      return .badNumber
    }
    if let currency, currency.code != suffix {
      return currency.code.isEmpty ? .badNumber : .otherCurrency
    }
    return nil
  }
}

/// The parts of a written number: sign, groups of three, one decimal mark.
private struct NumberScan {
  private(set) var isNegative = false
  private(set) var value: Int64 = 0
  private(set) var wholeDigits = 0
  private(set) var decimals = 0
  private(set) var refusal: FindingCode?
  /// Behind the last digit.
  private(set) var end: Int

  var isNotZero: Bool { value != 0 }

  mutating func appendZero() {
    value *= 10
    decimals += 1
  }

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    end = range.lowerBound
    takeSign(bytes, range)
    var marks = 0
    var groups = 0
    var run = 0
    var sawDecimalMark = false
    var index = end
    while index < range.upperBound {
      let byte = bytes[index]
      if byte.isDigit {
        take(byte, isDecimal: sawDecimalMark)
        run += 1
        index += 1
        end = index
        continue
      }
      let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      if isMark {
        marks += 1
        sawDecimalMark = true
        if groups > 0 && run != 3 { refusal = refusal ?? .badNumber }
        if run == 0 { refusal = refusal ?? .badNumber }
        run = 0
        groups = 0
        index += 1
        end = index
        continue
      }
      let width = CellText.blankWidth(bytes, at: index, to: range.upperBound)
      guard width > 0, index + width < range.upperBound, bytes[index + width].isDigit else {
        break
      }
      // A blank between digits parts groups of three, and never behind the decimal mark.
      if sawDecimalMark || run == 0 || run > 3 || (groups > 0 && run != 3) {
        refusal = refusal ?? .badNumber
      }
      groups += 1
      run = 0
      index += width
    }
    if groups > 0 && run != 3 { refusal = refusal ?? .badNumber }
    if run == 0 { refusal = .badNumber }
    // `0.0.01` has no thousands and means nothing.
    if marks > 1 { refusal = wholeDigits > 0 ? .thousandsDot : .badNumber }
  }

  private mutating func takeSign(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if bytes[end] == UInt8(ascii: "-") {
      isNegative = true
      end += 1
    } else if range.count > 3, bytes[end] == 0xE2, bytes[end + 1] == 0x88,
      bytes[end + 2] == 0x92
    {
      // U+2212, the minus of typesetters.
      isNegative = true
      end += 3
    }
  }

  private mutating func take(_ digit: UInt8, isDecimal: Bool) {
    if isDecimal { decimals += 1 } else if value > 0 || digit != 0x30 { wholeDigits += 1 }
    // Beyond 16 digits the number is refused anyway; it only must not overflow.
    if value < 1_000_000_000_000_000 { value = value * 10 + Int64(digit - 0x30) }
  }
}
