/// What a document cites between backticks.
enum Citations {
  static func all(in text: some StringProtocol) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// What is cited where the contract says which code applies a rule: from `Code:` to `Tests:`, or
  /// to the end of the paragraph.
  static func ofCode(in contract: String) -> [String] {
    contract.split(separator: "\n\n").flatMap { paragraph -> [String] in
      guard let start = paragraph.firstRange(of: "Code:") else { return [] }
      let part = paragraph[start.upperBound...]
      return all(in: part[..<(part.firstRange(of: "Tests:")?.lowerBound ?? part.endIndex)])
    }
  }
}
