extension String {
  /// Whether the text can stand where nothing can be escaped: in a file's properties and at the
  /// foot of a page.
  ///
  /// One line of at most `limit` bytes, every character visible, and no `_x0041_`, which a
  /// spreadsheet would read as `A`.
  func isPlainLine(limit: Int) -> Bool {
    let scalars = Array(unicodeScalars)
    guard utf8.count <= limit, !scalars.contains(where: { $0.isHidden }) else { return false }
    return !scalars.indices.dropLast(6).contains { start in
      scalars[start] == "_" && scalars[start + 1] == "x" && scalars[start + 6] == "_"
        && scalars[(start + 2)...(start + 5)].allSatisfy {
          $0.isASCII && $0.properties.isASCIIHexDigit
        }
    }
  }
}

extension Unicode.Scalar {
  /// Controls, line ends, what has no width and what turns the direction of writing.
  fileprivate var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069,
      0xFEFF, 0xFFFD...0xFFFF:
      true
    default: false
    }
  }
}
