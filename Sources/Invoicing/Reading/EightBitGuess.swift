/// Tells Windows-1250, Windows-1252 and ISO 8859-2 apart by how often each byte stands in a file.
///
/// What counts are bytes that are a letter of one alphabet and of no other: `ó`, `é`, `ö`, `ü` and
/// all of ASCII are the same everywhere and prove nothing. Without any proof it is Windows-1250.
struct EightBitGuess {
  /// Polish letters that Windows-1250 and ISO 8859-2 share: ć ę ł ń ż; in Windows-1252 these are
  /// æ ê ³ ñ ¿.
  private static let polish: [UInt8] = [
    0xC6, 0xCA, 0xA3, 0xD1, 0xAF, 0xE6, 0xEA, 0xB3, 0xF1, 0xBF,
  ]
  /// The six on which the two differ: ą ś ź, small and capital.
  private static let polishWindows: [UInt8] = [0xA5, 0x8C, 0x8F, 0xB9, 0x9C, 0x9F]
  private static let polishISO: [UInt8] = [0xA1, 0xA6, 0xAC, 0xB1, 0xB6, 0xBC]
  /// Letters of Italian, French, Portuguese and the Nordic languages that Polish lacks:
  /// à ã å è ì ï ò õ ø ù û, small and capital.
  private static let western: [UInt8] = [
    0xC0, 0xC3, 0xC5, 0xC8, 0xCC, 0xCF, 0xD2, 0xD5, 0xD8, 0xD9, 0xDB,
    0xE0, 0xE3, 0xE5, 0xE8, 0xEC, 0xEF, 0xF2, 0xF5, 0xF8, 0xF9, 0xFB,
  ]
  /// š ť ž: where these stand, `ř` and `č` are Czech and no `ø` and `è`.
  private static let czech: [UInt8] = [0x8A, 0x8D, 0x8E, 0x9A, 0x9D, 0x9E]

  /// How often each byte stands in the file.
  let histogram: [Int]

  /// The encoding whose letters the file holds.
  var encoding: TextEncoding {
    let holdsControls = histogram[0x80..<0xA0].contains { $0 > 0 }
    let western = count(Self.western)
    let iso = count(Self.polishISO)
    let windows = count(Self.polishWindows)
    let isWestern =
      western > count(Self.polish) + max(iso, windows) && count(Self.czech) * 10 <= western
    let guess: TextEncoding =
      if isWestern {
        .windows1252
      } else if iso > windows, !holdsControls {
        .iso88592
      } else {
        .windows1250
      }
    // A byte that is no character settles what letters left open.
    switch guess {
    case .windows1250 where !fits(CodePages.windows1250) && fits(CodePages.windows1252):
      return .windows1252
    case .windows1252 where !fits(CodePages.windows1252) && fits(CodePages.windows1250):
      return .windows1250
    default: return guess
    }
  }

  private func count(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 + histogram[Int($1)] } }

  private func fits(_ page: [UInt16]) -> Bool {
    !page.indices.contains { page[$0] == 0 && histogram[$0 + 0x80] > 0 }
  }
}
