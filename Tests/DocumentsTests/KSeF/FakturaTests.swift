import Documents
import Invoicing
import Testing

/// The XML of each kind of document, as it is sent.
@Suite("FA(3) of invoices and corrections") struct FakturaTests {
  @Test("Each sample is the file it was (R25)", arguments: Samples.ksefSamples.keys)
  func golden(name: String) throws {
    let file = try #require(Samples.ksefSamples[name]?.file)
    expectGolden(String(decoding: file.bytes, as: UTF8.self), "ksef/\(name).xml")
    let again = try #require(Samples.ksefSamples[name]?.file)
    #expect(again.bytes == file.bytes)
  }
}
