/// A form in which a log writes its times: `iso`, `unix`, `unix-ms`, or a pattern such as
/// `dd/MM/yyyy HH:mm`.
package enum StampFormat: Hashable, Sendable {
  case iso
  /// Seconds since 1970 in UTC; 0 means that there is none.
  case unix
  case unixMilliseconds
  case pattern([Part])

  /// A piece of a pattern.
  package enum Part: Hashable, Sendable {
    case year
    /// Two digits are needed; else one will do.
    case month(twoDigits: Bool)
    case day(twoDigits: Bool)
    case hour(twoDigits: Bool)
    /// 1 to 12, with ``half``.
    case hour12
    case minute, second
    /// `AM` or `PM`.
    case half
    /// One or more blanks.
    case blanks
    case mark(UInt8)
  }

  /// Nil when the text is no pattern with year, month, day, hour and minute.
  package init?(_ text: String) {
    switch text {
    case "iso": self = .iso
    case "unix": self = .unix
    case "unix-ms": self = .unixMilliseconds
    default:
      guard let parts = StampFormat.parts(Array(text.utf8)) else { return nil }
      self = .pattern(parts)
    }
  }

  private static let words: [(String, Part)] = [
    ("yyyy", .year), ("MM", .month(twoDigits: true)), ("M", .month(twoDigits: false)),
    ("dd", .day(twoDigits: true)), ("d", .day(twoDigits: false)),
    ("HH", .hour(twoDigits: true)), ("H", .hour(twoDigits: false)), ("hh", .hour12),
    ("h", .hour12), ("mm", .minute), ("ss", .second), ("a", .half), (" ", .blanks),
  ]

  private static func parts(_ text: [UInt8]) -> [Part]? {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if let (word, part) = words.first(where: { rest.starts(with: Array($0.0.utf8)) }) {
        parts.append(part)
        rest = rest.dropFirst(word.utf8.count)
      } else if first.isDigit || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A) {
        return nil
      } else {
        parts.append(.mark(first))
        rest = rest.dropFirst()
      }
    }
    let has: ((Part) -> Bool) -> Bool = { parts.contains(where: $0) }
    let hasHour = has { $0 == .hour(twoDigits: true) || $0 == .hour(twoDigits: false) }
    guard has({ $0 == .year }), has({ $0 == .minute }), hasHour || has({ $0 == .hour12 }),
      has({ $0 == .month(twoDigits: true) || $0 == .month(twoDigits: false) }),
      has({ $0 == .day(twoDigits: true) || $0 == .day(twoDigits: false) }),
      has({ $0 == .hour12 }) == has({ $0 == .half })
    else { return nil }
    return parts
  }

  /// Whether the day (true) or the month (false) comes first; nil where the year does.
  package var isDayFirst: Bool? {
    guard case .pattern(let parts) = self else { return nil }
    for part in parts {
      switch part {
      case .year: return nil
      case .month: return false
      case .day: return true
      default: continue
      }
    }
    return nil
  }

  /// Reads a trimmed cell that is not empty; nil when it has another form.
  func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Stamp? {
    var digits = DigitReader(bytes, range)
    switch self {
    case .iso:
      guard let stamp = digits.isoStamp(), digits.isAtEnd else { return nil }
      return stamp
    case .unix, .unixMilliseconds:
      guard let value = digits.number(1, 14), digits.isAtEnd else { return nil }
      let seconds = self == .unix ? value : value / 1000
      // Up to the year 9999.
      guard seconds <= 253_402_300_799 else { return nil }
      return value == 0 ? .missing : Stamp(.instant, seconds: Int64(seconds))
    case .pattern(let parts): return StampFormat.read(parts, &digits)
    }
  }

  private static func read(_ parts: [Part], _ digits: inout DigitReader) -> Stamp? {
    var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
    var isAfternoon: Bool?
    for part in parts {
      switch part {
      case .year: year = digits.number(4, 4) ?? -1
      case .month(let two): month = digits.number(two ? 2 : 1, 2) ?? -1
      case .day(let two): day = digits.number(two ? 2 : 1, 2) ?? -1
      case .hour(let two): hour = digits.number(two ? 2 : 1, 2) ?? 99
      case .hour12:
        hour = digits.number(1, 2) ?? 99
        guard (1...12).contains(hour) else { return nil }
        hour %= 12
      case .minute: minute = digits.number(2, 2) ?? 99
      case .second: second = digits.number(2, 2) ?? 99
      case .half:
        let letter = digits.byte | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
        isAfternoon = letter == UInt8(ascii: "p")
        _ = digits.skip(digits.byte)
        guard digits.skip(UInt8(ascii: "M")) || digits.skip(UInt8(ascii: "m")) else {
          return nil
        }
      case .blanks: guard digits.skipBlanks() else { return nil }
      case .mark(let byte): guard digits.skip(byte) else { return nil }
      }
    }
    if isAfternoon == true { hour += 12 }
    guard digits.isAtEnd, hour < 24, minute < 60, second < 60,
      let date = Day(year: year, month: month, day: day)
    else { return nil }
    let clock = hour * 3600 + minute * 60 + second
    return Stamp(.local, seconds: LocalTime(day: date, secondOfDay: clock).seconds)
  }
}

/// A form in which a log writes durations: `{h}h {m}m`, `{m}`, `{s}`, `h:mm`, `h:mm:ss`, and
/// `{h.dec}` for hours with decimals, taken to the nearest second.
package struct DurationPattern: Hashable, Sendable {
  private enum Part: Hashable {
    /// A number of so many seconds each.
    case number(seconds: Int, twoDigits: Bool)
    /// Thousandths of a second; what is less than a second is cut off.
    case milliseconds
    /// Hours with decimals behind a point or comma.
    case decimalHours
    /// Any blanks, none too.
    case blanks
    case mark(UInt8)
  }

  private let parts: [Part]

  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    let words: [(String, Part)] = [
      ("{h}", .number(seconds: 3600, twoDigits: false)),
      ("{m}", .number(seconds: 60, twoDigits: false)),
      ("{s}", .number(seconds: 1, twoDigits: false)), ("{ms}", .milliseconds),
      ("{h.dec}", .decimalHours),
      (" ", .blanks),
    ]
    switch text {
    case "h:mm", "h:mm:ss":
      parts = [
        words[0].1, .mark(UInt8(ascii: ":")), .number(seconds: 60, twoDigits: true),
      ]
      if text == "h:mm:ss" {
        parts += [.mark(UInt8(ascii: ":")), .number(seconds: 1, twoDigits: true)]
      }
    default:
      while let first = rest.first {
        if let (word, part) = words.first(where: { rest.starts(with: Array($0.0.utf8)) }) {
          parts.append(part)
          rest = rest.dropFirst(word.utf8.count)
        } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "}") {
          return nil
        } else {
          parts.append(.mark(first))
          rest = rest.dropFirst()
        }
      }
    }
    let counts = parts.contains {
      switch $0 {
      case .number, .milliseconds, .decimalHours: true
      case .blanks, .mark: false
      }
    }
    guard counts else { return nil }
    self.parts = parts
  }

  /// Seconds of a trimmed cell; nil when it has another form.
  func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var digits = DigitReader(bytes, range)
    var total = 0
    for part in parts {
      switch part {
      case .number(let seconds, let twoDigits):
        guard let value = digits.number(twoDigits ? 2 : 1, twoDigits ? 2 : 7),
          !twoDigits || value < 60
        else { return nil }
        total += value * seconds
      case .milliseconds:
        guard let value = digits.number(1, 12) else { return nil }
        total += value / 1000
      case .decimalHours:
        guard let seconds = digits.decimalHours() else { return nil }
        total += seconds
      case .blanks: _ = digits.skipBlanks()
      case .mark(let byte): guard digits.skip(byte) else { return nil }
      }
    }
    return digits.isAtEnd && total <= Int(Int32.max) ? total : nil
  }
}
