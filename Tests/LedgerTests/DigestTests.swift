import Invoicing
import Ledger
import Testing

@Suite struct DigestTests {
  @Test(
    "R25: SHA-256 gives the published values",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func vectors(text: String, hex: String) {
    #expect(hexText(Digest.of(Array(text.utf8).span)) == hex)
  }

  @Test("R25: a mebibyte of zeros gives one digest however it is cut")
  func pieces() {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let whole = hexText(Digest.of(zeros.span))
    #expect(whole == "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58")
    for size in [1, 63, 64, 65, 4096, 1 << 19] {
      var digest = Digest()
      var position = 0
      while position < zeros.count {
        let end = min(position + size, zeros.count)
        digest.update(zeros.span.extracting(position..<end))
        position = end
      }
      #expect(hexText(digest.finish()) == whole)
    }
  }
}
