import Foundation
import Xlsx

/// The parts of a workbook, unpacked by python3; packed again without compression by hand.
struct Parts {
  var names: [String]
  var contents: [[UInt8]]

  init(of file: String, in folder: TestFolder) throws {
    let target = folder.path + "/parts-" + UUID().uuidString
    let script =
      "import zipfile,sys;z=zipfile.ZipFile(sys.argv[1]);z.extractall(sys.argv[2]);"
      + "print('\\n'.join(z.namelist()))"
    let listing = try run(["python3", "-c", script, file, target]).output
    names = listing.split(separator: "\n").map(String.init)
    contents = try names.map {
      Array(try Data(contentsOf: URL(fileURLWithPath: target + "/" + $0)))
    }
  }

  subscript(name: String) -> [UInt8] {
    get { names.firstIndex(of: name).map { contents[$0] } ?? [] }
    set { if let index = names.firstIndex(of: name) { contents[index] = newValue } }
  }

  /// Replaces a text in a part; whether it stood there.
  mutating func replace(_ old: String, by new: String, in name: String) -> Bool {
    let text = String(decoding: self[name], as: UTF8.self)
    guard let range = text.range(of: old) else { return false }
    self[name] = Array(text.replacingCharacters(in: range, with: new).utf8)
    return true
  }

  /// A zip file whose sizes and checksums are right.
  var zip: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in zip(names, contents) {
      let sum = crc(content)
      var facts: [UInt8] = little(20, 2) + little(0, 2) + little(0, 2) + little(0x0021_0000, 4)
      facts += little(sum, 4) + little(content.count, 4) + little(content.count, 4)
      facts += little(name.utf8.count, 2) + little(0, 2)
      directory += little(0x0201_4B50, 4) + little(0, 2) + facts + little(0, 2) + little(0, 2)
      directory += little(0, 2) + little(0, 4) + little(file.count, 4) + Array(name.utf8)
      file += little(0x0403_4B50, 4) + facts + Array(name.utf8) + content
    }
    let start = file.count
    file += directory + little(0x0605_4B50, 4) + little(0, 4) + little(names.count, 2)
    file += little(names.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
    return file
  }

  private func zip(_ names: [String], _ contents: [[UInt8]]) -> [(String, [UInt8])] {
    Array(Swift.zip(names, contents))
  }
}

private func little(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
}

private func crc(_ bytes: [UInt8]) -> Int {
  Int(
    ~bytes.reduce(UInt32.max) { sum, byte in
      crcTable[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
    })
}

/// What `verify` says of these bytes as a file; nil when it passes them.
func verdict(_ book: Book, _ bytes: [UInt8], in folder: TestFolder) throws -> String? {
  let path = folder.file("again.xlsx")
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  do {
    try verify(book, at: path)
    return nil
  } catch {
    return error.reason
  }
}
