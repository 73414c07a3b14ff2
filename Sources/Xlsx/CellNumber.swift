/// A number of the model on its way into the file: the only place where whole numbers become
/// `Double`.
struct CellNumber: Equatable {
  /// The value is `units` x 10^-`decimals`, or `units` seconds as days when `isSeconds`.
  var units: Int64
  var decimals = 0
  private var isSeconds = false
  /// Days added to seconds: Excel's number of 1970-01-01 in its 1900 calendar, or nothing.
  private var baseDays: Int64 = 0

  private static let epochDays: Int64 = 25_569
  private static let daySeconds: Int64 = 86_400
  /// Powers of ten that `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private init(units: Int64, decimals: Int = 0, isSeconds: Bool = false, baseDays: Int64 = 0) {
    self.units = units
    self.decimals = decimals
    self.isSeconds = isSeconds
    self.baseDays = baseDays
  }

  init(_ units: Int64, decimals: Int) { self.init(units: units, decimals: decimals) }

  /// The number of a value that is written as one; nil for texts, links and nothing.
  init?(_ value: CellValue) {
    switch value {
    case .number(let units, let decimals): self.init(units: units, decimals: decimals)
    // A day outside the limits is refused before this sum is used.
    case .day(let day): self.init(units: Int64(day) &+ Self.epochDays)
    case .dateTime(let seconds):
      self.init(units: seconds, isSeconds: true, baseDays: Self.epochDays)
    case .duration(let seconds): self.init(units: seconds, isSeconds: true)
    case .formula(_, let result): self.init(result)
    case .empty, .text, .link: return nil
    }
  }

  /// The number of a formula's result; nil for a text.
  init?(_ result: FormulaResult) {
    switch result {
    case .number(let units, let decimals): self.init(units: units, decimals: decimals)
    case .duration(let seconds): self.init(units: seconds, isSeconds: true)
    case .text: return nil
    }
  }

  /// The number the library is given: the nearest one to the exact value, rounded once.
  var double: Double {
    if isSeconds {
      let whole = units + baseDays * Self.daySeconds
      return Double(whole) / Double(Self.daySeconds)
    }
    return Double(units) / Self.powers[decimals]
  }

  /// Why the number cannot be written; nil when it can.
  var fault: String? {
    if units <= -Limits.number || units >= Limits.number { return "the number is too large" }
    if decimals < 0 || decimals > Limits.decimals { return "the number has too many decimals" }
    return nil
  }

  /// Appends the decimal itself, as whole-number arithmetic gives it.
  ///
  /// A decimal of up to 15 digits stands for the very `Double` the library was given. Returns
  /// false, with nothing appended, for longer ones, for times and below 0.1 with many decimals.
  func appendExact(to bytes: inout [UInt8]) -> Bool {
    var rest = units.magnitude
    if isSeconds || rest >= 1_000_000_000_000_000 { return false }
    var scale = decimals
    while scale > 0, rest.isMultiple(of: 10) {
      rest /= 10
      scale -= 1
    }
    if rest == 0 { scale = 0 }
    let first = bytes.count
    // Digits from the right; a point after `scale` of them and a zero before a bare point.
    var written = 0
    repeat {
      if written == scale, scale > 0 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= scale
    if written > scale, scale > 4, bytes[bytes.count - 1] == 0x30 {
      bytes.removeLast(bytes.count - first)
      return false
    }
    if units < 0 { bytes.append(0x2D) }
    var low = first
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
    return true
  }
}
