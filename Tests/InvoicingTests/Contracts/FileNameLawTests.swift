import Invoicing
import TestMonths
import Testing

/// Client ids name files: whatever they are, no file leaves its folder and none takes another's
/// place (docs/promises.md).
@Suite struct FileNameLawTests {
  private static let perFile = 1000
  private static let files: Range<UInt64> = 0..<100
  /// Letters that stay, and others that all become a dash.
  private static let kept = Array("aAbBkKzZ019._-").map(String.init)
  private static let changed = [
    "/", "\\", " ", "ą", "e\u{301}", "é", "~", "%", ":", "*", "?", "<", "|", "&", "😀", "İ", "ı",
    "\u{212A}", "\u{17F}", "$", "`", "'", "..", "../", "\u{FF0F}", "+",
  ]

  /// An id of some letters; often one that differs from an earlier one only in what a file name
  /// does not keep.
  private static func id(_ random: inout SplitMix64, _ earlier: [String]) -> String {
    guard random.once(in: 4), let other = earlier.isEmpty ? nil : random.pick(earlier) else {
      return (0...random.pick(0...9)).map { _ in
        random.once(in: 3) ? random.pick(changed) : random.pick(kept)
      }.joined()
    }
    if random.once(in: 3) { return random.once(in: 2) ? other.uppercased() : other.lowercased() }
    return String(
      String.UnicodeScalarView(
        other.unicodeScalars.map { scalar in
          name(String(scalar)) == "-" && random.once(in: 2)
            ? random.pick(["/", "\\", "~", "-", "ą", ":"].map { Unicode.Scalar($0) ?? "-" })
            : scalar
        }))
  }

  /// The rule of FILES.md, written once more and in another way: bytes, not scalars.
  private static func name(_ id: String) -> String {
    var name: [UInt8] = []
    for byte in id.utf8 where byte < 0x80 || byte >= 0xC0 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: name.append(byte)
      case 0x41...0x5A: name.append(byte + 0x20)
      default: name.append(0x2D)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  @Test(
    "ids that would give two clients one file are refused at load, and no others",
    arguments: files)
  func collisions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var ids: [String] = []
    while ids.count < Self.perFile {
      let id = Self.id(&random, ids)
      // Blanks at the ends are no part of an id; longer ones are refused for their length.
      guard !id.hasPrefix(" "), !id.hasSuffix(" "), id.utf8.count <= 64 else { continue }
      ids.append(id)
    }
    let rows = ids.map { "\"\($0)\",N,person,a\n" }.joined()
    let (_, _, findings) = ContractsReadingTests.read(
      changing: ["clients.csv": "client_id,name,kind,address_1\n" + rows])
    let refusals = findings.filter { $0.place.file == "clients.csv" && $0.severity == .refused }
    #expect(refusals.allSatisfy { [.clientFileNames, .duplicateClient].contains($0.code) })
    let refused = Set(refusals.map(\.place.line))
    var taken: Set<String> = []
    var count = 0
    for (index, id) in ids.enumerated() {
      let isNew = taken.insert(Self.name(id)).inserted
      #expect(refused.contains(index + 2) == !isNew, "seed \(seed): \(id)")
      if !isNew { count += 1 }
      let part = fileNamePart(id)
      #expect(part.lowercased() == Self.name(id), "seed \(seed): \(id)")
      #expect(part.utf8.allSatisfy { $0 != 0x2F && $0 > 0x20 && $0 < 0x7F })
    }
    // The draw has collisions in it, else this shows nothing.
    #expect(count > 50)
  }
}
