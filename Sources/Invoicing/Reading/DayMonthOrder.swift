/// Watches dates such as `05/10/2026`: whether a file shows that the day comes first, or the month.
///
/// One number above 12 settles it for the whole file, unless only the other order puts the rest
/// about such dates. Without one the profile's order stands, unless the dates speak against it:
/// only the other order puts them about the billed month, or close together, as an export covers
/// days that follow each other.
struct DayMonthOrder: Sendable {
  /// What the dates of a file say.
  enum Conclusion: Hashable, Sendable {
    case asStated
    /// Both orders fit, and the profile's is taken; an example as written.
    case either(String)
    /// The dates speak for the other order; an example as written.
    case against(String)
  }

  /// The billed month and a month around it; nil when no month is billed.
  private let expected: ClosedRange<Int32>?
  /// Days that read in one order alone; nil as long as none was seen.
  private var certain: ClosedRange<Int32>?
  private var stated: ClosedRange<Int32>?
  private var swapped: ClosedRange<Int32>?
  private var example = ""
  /// The example reads the same in both orders.
  private var isExampleSame = false

  /// Nil where the profile's formats leave no doubt.
  init?(_ profile: LogProfile, period: Month?) {
    guard !profile.statesOrder, profile.formats.contains(where: \.isAmbiguous) else { return nil }
    expected = period.map { ($0.first + -31).number...($0.last + 31).number }
  }

  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>, _ stamp: Stamp) {
    guard stamp.form == .local, DayMonthOrder.isWrittenInDoubt(bytes, range) else { return }
    let day = LocalTime(seconds: stamp.seconds).day
    let parts = day.civil
    guard parts.day <= 12, let other = Day(year: parts.year, month: parts.day, day: parts.month)
    else {
      certain = DayMonthOrder.extended(certain, day.number)
      return
    }
    stated = DayMonthOrder.extended(stated, day.number)
    swapped = DayMonthOrder.extended(swapped, other.number)
    if example.isEmpty || (isExampleSame && day != other) {
      example = String(decoding: range.map { bytes[$0] }, as: UTF8.self)
      isExampleSame = day == other
    }
  }

  /// The same watch with nothing seen yet.
  var begunAnew: DayMonthOrder {
    var anew = self
    (anew.certain, anew.stated, anew.swapped) = (nil, nil, nil)
    (anew.example, anew.isExampleSame) = ("", false)
    return anew
  }

  /// Adds what was seen further on in the same file.
  mutating func join(_ later: DayMonthOrder) {
    certain = DayMonthOrder.joined(certain, later.certain)
    stated = DayMonthOrder.joined(stated, later.stated)
    swapped = DayMonthOrder.joined(swapped, later.swapped)
    if example.isEmpty || (isExampleSame && !later.example.isEmpty && !later.isExampleSame) {
      (example, isExampleSame) = (later.example, later.isExampleSame)
    }
  }

  var conclusion: Conclusion {
    guard let stated, let swapped, stated != swapped else { return .asStated }
    if let certain {
      // A spreadsheet of another country turns those dates round that it can read, and no others.
      let about = (certain.lowerBound - 31)...(certain.upperBound + 31)
      let isTurned =
        !DayMonthOrder.lies(stated, in: about) && DayMonthOrder.lies(swapped, in: about)
      return isTurned ? .against(example) : .asStated
    }
    if let expected {
      switch (DayMonthOrder.lies(stated, in: expected), DayMonthOrder.lies(swapped, in: expected)) {
      case (true, false): return .asStated
      case (false, true): return .against(example)
      default: break
      }
    }
    let own = Int(stated.upperBound) - Int(stated.lowerBound)
    let other = Int(swapped.upperBound) - Int(swapped.lowerBound)
    if own * 4 <= other && own < other { return .asStated }
    return other * 4 <= own && other < own ? .against(example) : .either(example)
  }

  private static func lies(_ days: ClosedRange<Int32>, in expected: ClosedRange<Int32>) -> Bool {
    expected.contains(days.lowerBound) && expected.contains(days.upperBound)
  }

  private static func joined(
    _ left: ClosedRange<Int32>?, _ right: ClosedRange<Int32>?
  ) -> ClosedRange<Int32>? {
    guard let right else { return left }
    return extended(extended(left, right.lowerBound), right.upperBound)
  }

  private static func extended(_ range: ClosedRange<Int32>?, _ value: Int32) -> ClosedRange<Int32> {
    guard let range else { return value...value }
    return min(range.lowerBound, value)...max(range.upperBound, value)
  }

  /// One or two digits and `/` or `-`: with dots the day comes first everywhere.
  private static func isWrittenInDoubt(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in 1...2 where offset < range.count {
      let byte = bytes[range.lowerBound + offset]
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") { return true }
    }
    return false
  }
}

extension StampFormat {
  /// Whether a date in this form could be read in the other order.
  var isAmbiguous: Bool {
    guard isDayFirst != nil, case .pattern(let parts) = self else { return false }
    return parts.contains(.mark(UInt8(ascii: "/"))) || parts.contains(.mark(UInt8(ascii: "-")))
  }
}
