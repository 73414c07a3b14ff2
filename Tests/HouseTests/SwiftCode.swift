/// Swift text reduced to what is compiled.
enum SwiftCode {
  private enum Place {
    /// Code; inside an interpolation, the round brackets that are open.
    case code(open: Int)
    case string(quotes: Int, hashes: Int)
  }

  /// The text with comments and the insides of strings blanked, line for line.
  ///
  /// Interpolations are code and stay. Regex literals are not known: the project has none.
  static func only(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var places: [Place] = [.code(open: 0)]
    var at = 0
    while at < bytes.count {
      let taken: Int
      switch places[places.count - 1] {
      case .code(let open): taken = code(bytes, at, open, &places, &kept)
      case .string(let quotes, let hashes):
        taken = string(bytes, at, quotes, hashes, &places, &kept)
      }
      at += taken
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Takes one step in code and says how many bytes it took.
  private static func code(
    _ bytes: [UInt8], _ at: Int, _ open: Int, _ places: inout [Place], _ kept: inout [UInt8]
  ) -> Int {
    let isSlash = bytes[at] == UInt8(ascii: "/")
    if isSlash, starts(bytes, at, "//") || starts(bytes, at, "/*") {
      let length = comment(bytes, at)
      blank(bytes[at..<at + length], &kept)
      return length
    }
    let hashes = run(of: UInt8(ascii: "#"), bytes, at)
    if at + hashes < bytes.count, bytes[at + hashes] == UInt8(ascii: "\"") {
      let quotes = run(of: UInt8(ascii: "\""), bytes, at + hashes) >= 3 ? 3 : 1
      places.append(.string(quotes: quotes, hashes: hashes))
      kept += bytes[at..<at + hashes + quotes]
      return hashes + quotes
    }
    kept.append(bytes[at])
    if bytes[at] == UInt8(ascii: "(") { places[places.count - 1] = .code(open: open + 1) }
    if bytes[at] == UInt8(ascii: ")") {
      if open == 1, places.count > 1 {
        places.removeLast()
      } else {
        places[places.count - 1] = .code(open: max(0, open - 1))
      }
    }
    return 1
  }

  /// Takes one step inside a string and says how many bytes it took.
  private static func string(
    _ bytes: [UInt8], _ at: Int, _ quotes: Int, _ hashes: Int, _ places: inout [Place],
    _ kept: inout [UInt8]
  ) -> Int {
    guard bytes[at] == UInt8(ascii: "\\") || bytes[at] == UInt8(ascii: "\"") else {
      blank(bytes[at..<at + 1], &kept)
      return 1
    }
    let mark = String(repeating: "#", count: hashes)
    if starts(bytes, at, "\\" + mark + "(") {
      places.append(.code(open: 1))
      blank(bytes[at..<at + hashes + 1], &kept)
      kept.append(UInt8(ascii: "("))
      return hashes + 2
    }
    if starts(bytes, at, "\\" + mark), at + hashes + 1 < bytes.count {
      blank(bytes[at..<at + hashes + 2], &kept)
      return hashes + 2
    }
    if starts(bytes, at, String(repeating: "\"", count: quotes) + mark) {
      places.removeLast()
      kept += bytes[at..<at + quotes + hashes]
      return quotes + hashes
    }
    blank(bytes[at..<at + 1], &kept)
    return 1
  }

  /// The length of the comment that starts here; block comments nest.
  private static func comment(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    guard starts(bytes, at, "/*") else {
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      return at - start
    }
    var depth = 0
    while at < bytes.count {
      if starts(bytes, at, "/*") {
        depth += 1
        at += 2
      } else if starts(bytes, at, "*/") {
        depth -= 1
        at += 2
        if depth == 0 { break }
      } else {
        at += 1
      }
    }
    return min(at, bytes.count) - start
  }

  private static func blank(_ bytes: ArraySlice<UInt8>, _ kept: inout [UInt8]) {
    for byte in bytes { kept.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")) }
  }

  private static func run(of byte: UInt8, _ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at...].prefix { $0 == byte }.count
  }

  private static func starts(_ bytes: [UInt8], _ at: Int, _ text: String) -> Bool {
    bytes[at...].starts(with: text.utf8)
  }
}
