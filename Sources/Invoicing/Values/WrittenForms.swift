// Forms in which values are written in more than one place.

/// Lower-case hexadecimal digits, two a byte.
package func hexText(_ bytes: some Collection<UInt8>) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    for digit in [byte >> 4, byte & 15] { text.append(digit < 10 ? digit + 0x30 : digit + 0x57) }
  }
  return String(decoding: text, as: UTF8.self)
}

/// `12:05:09`: hours, minutes and seconds of a length.
package func lengthText(_ seconds: Int) -> String {
  String(seconds / 3600) + ":" + paddedNumber(seconds / 60 % 60, 2) + ":"
    + paddedNumber(seconds % 60, 2)
}

/// A cell of a CSV file that is separated by commas: in quotes where it needs them (RFC 4180).
package func csvQuoted(_ text: String) -> String {
  let needsQuotes = text.utf8.contains {
    $0 == UInt8(ascii: ",") || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
  }
  guard needsQuotes else { return text }
  var quoted: [UInt8] = [.quote]
  for byte in text.utf8 {
    if byte == .quote { quoted.append(.quote) }
    quoted.append(byte)
  }
  quoted.append(.quote)
  return String(decoding: quoted, as: UTF8.self)
}
