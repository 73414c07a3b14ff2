import Foundation
package import Invoicing

/// What a list says of a document's file for KSeF, once the file is made.
package struct KSeFEntry: Sendable {
  /// The link of verification code I: known as soon as the XML is, also without a KSeF number.
  package let link: String
  fileprivate let fields: [CSVText.Field]

  /// - Parameter sha256: the 32 bytes of the digest of the file as it is sent.
  package init(_ file: KSeFFile, sha256: [UInt8]) {
    link = ksefLink(file, sha256: sha256)
    fields = [
      .text(file.name), .text(file.number), .text(file.kind.rawValue), .text(file.clientID),
      .number(file.total.text), .number(String(file.bytes.count)), .text(hexText(sha256)),
      .number(Data(sha256).base64EncodedString()), .number(base64URL(sha256)), .text(link),
    ]
  }
}

private func ksefLink(_ file: KSeFFile, sha256: [UInt8]) -> String {
  let day = file.issuedOn.civil
  let date =
    paddedNumber(day.day, 2) + "-" + paddedNumber(day.month, 2) + "-"
    + paddedNumber(day.year, 4)
  return "https://qr.ksef.mf.gov.pl/invoice/" + file.sellerNIP + "/" + date + "/"
    + base64URL(sha256)
}

/// ksef/manifest.csv: what a KSeF client needs to know of each file, in the order of the run.
package func ksefManifest(_ entries: [KSeFEntry]) -> CSVFile {
  let header = [
    "file", "P_2", "RodzajFaktury", "client_id", "P_15", "bytes", "sha256", "sha256_base64",
    "sha256_base64url", "link",
  ]
  return CSVFile(header: header, count: entries.count) { $1.append(entries[$0].fields) }
}

/// A digest in every form a KSeF client writes it in: hex, base64 and base64 for addresses.
///
/// - Parameter hex: 64 hexadecimal digits; anything else stands for itself.
package func ksefDigestForms(_ hex: String) -> [String] {
  let digits = Array(hex.utf8)
  let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
    UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
  }
  guard digits.count == 64, bytes.count == 32 else { return [hex] }
  return [
    hex.lowercased(), hex.uppercased(), Data(bytes).base64EncodedString(), base64URL(bytes),
  ]
}

/// What `ksef import` says when it has recorded answers, and when it has not.
package func ksefImportText(_ counts: (new: Int, known: Int)?, _ language: Language) -> String {
  counts.map { WordsKSeF.imported.text(language, [String($0.new), String($0.known)]) }
    ?? WordsKSeF.nothingImported[language]
}

/// Base64 for addresses, without padding.
private func base64URL(_ bytes: [UInt8]) -> String {
  Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    .replacing("=", with: "")
}
