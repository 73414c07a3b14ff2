import Documents
import Foundation
import Testing

/// What a reader sees of the files: the Ministry's own style sheet, applied by xsltproc.
@Suite("FA(3) as the Ministry's style sheet shows it") struct RenderingTests {
  static let skipped: Comment = """
    xsltproc is not installed, or PyPI's ksef2 1.1.0 with the style sheet could not be fetched: \
    FA(3) is NOT rendered
    """

  @Test(
    "Invoice and correction show kind, parties, rows and totals",
    .enabled(if: KSeFPackage.canRender, skipped),
    arguments: [
      (
        "vat-mixed",
        [
          "Faktura podstawowa", "FV/2026/11/0022", "Auto-Serwis &amp; Syn &lt;garaż&gt;", "POLSKA",
          "477.50", "2026-10-18", "809.66", "Przelew", "61109010140000071219812874", "SLA-12",
        ]
      ),
      (
        "kor-price",
        [
          "Faktura korygująca", "KOR/2026/11/0001", "uznana reklamacja R-7",
          "Korekta skutkująca w dacie wystawienia faktury korygującej", "573.00", "540.00",
          "-40.59", "5260250274-20261102-0100001AF629-B4",
        ]
      ),
    ])
  func shown(name: String, texts: [String]) throws {
    let scratch = try KSeFScratch()
    let file = try #require(Samples.ksefSamples[name]?.file)
    let html = try KSeFPackage.html(try scratch.write(name + ".xml", file.bytes))
    for text in texts { #expect(html.contains(text), "\(text) is not shown") }
  }
}
