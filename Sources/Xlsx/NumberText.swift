private import CXlsx

extension CellNumber {
  /// Appends the digits the library prints: sixteen, which may end in the noise of `Double`.
  func appendPrinted(to bytes: inout [UInt8]) {
    var text = [CChar](repeating: 0, count: 40)
    let count = unsafe invoice_number_text(&text, text.count, double)
    for index in 0..<max(0, min(Int(count), text.count)) {
      bytes.append(UInt8(bitPattern: text[index]))
    }
  }
}
