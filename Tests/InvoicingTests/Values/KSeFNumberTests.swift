import Invoicing
import TestMonths
import Testing

@Suite("KSeF numbers") struct KSeFNumberTests {
  @Test("The official example is a number, with its NIP and its day")
  func vector() throws {
    let number = try #require(KSeFNumber("5265877635-20250826-0100001AF629-AF"))
    #expect(number.nip == "5265877635")
    #expect(number.acceptedOn == day("2025-08-26"))
  }

  @Test(
    "Made-up numbers of official samples fail by their check byte",
    arguments: ["9999999999-20230908-8BEF280C8D35-4D"])
  func madeUp(text: String) {
    #expect(KSeFNumber.fault(of: text) == .checkByte("21"))
    #expect(KSeFNumber(text) == nil)
  }

  @Test(
    "Any character changed is found",
    arguments: Array("5265877635-20250826-0100001AF629-AF").indices)
  func changed(at index: Int) {
    var text = Array("5265877635-20250826-0100001AF629-AF")
    text[index] = text[index] == "1" ? "2" : "1"
    #expect(KSeFNumber(String(text)) == nil)
  }

  @Test(
    "What has not the form of a number is told apart from a wrong digit",
    arguments: [
      "", "5265877635", "5265877635-20250826-0100001AF629-af",
      "5265877635-20251326-0100001AF629-AF", "5265877635-20250826-010000-1AF629-AF",
      "5265877635 20250826 0100001AF629 AF", "526587763X-20250826-0100001AF629-AF",
    ])
  func form(text: String) { #expect(KSeFNumber.fault(of: text) == .form) }
}
