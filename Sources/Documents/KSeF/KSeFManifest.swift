import Foundation
import Invoicing

/// The link of verification code I: known as soon as the XML is, also without a KSeF number.
///
/// - Parameter sha256: the 32 bytes of the digest of the file as it is sent.
package func ksefLink(_ file: KSeFFile, sha256: [UInt8]) -> String {
  let day = file.issuedOn.civil
  let date =
    paddedNumber(day.day, 2) + "-" + paddedNumber(day.month, 2) + "-"
    + paddedNumber(day.year, 4)
  return "https://qr.ksef.mf.gov.pl/invoice/" + file.sellerNIP + "/" + date + "/"
    + base64URL(sha256)
}

/// ksef/manifest.csv: what a KSeF client needs to know of each file.
///
/// - Parameter files: in the order of the run, each with the digest of its bytes.
package func ksefManifest(_ files: [(file: KSeFFile, sha256: [UInt8])]) -> String {
  var csv = CSVText(header: [
    "file", "P_2", "RodzajFaktury", "client_id", "P_15", "bytes", "sha256", "sha256_base64",
    "sha256_base64url", "link",
  ])
  for (file, sha256) in files {
    csv.append([
      .text(file.name), .text(file.number), .text(file.kind.rawValue), .text(file.clientID),
      .number(file.total.text), .number(String(file.bytes.count)), .text(hexText(sha256)),
      .number(Data(sha256).base64EncodedString()), .number(base64URL(sha256)),
      .text(ksefLink(file, sha256: sha256)),
    ])
  }
  return csv.text
}

/// Base64 for addresses, without padding.
private func base64URL(_ bytes: [UInt8]) -> String {
  Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    .replacing("=", with: "")
}

private func hexText(_ bytes: [UInt8]) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
