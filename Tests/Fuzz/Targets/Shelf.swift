private import Glibc
@testable import Invoicing

/// The profiles that the program ships, read once from its sources.
enum Shelf {
  static let profiles = read("Profiles")
  static let templates = read("Templates")
  static let ids = Set((profiles + templates).map(\.id))

  /// A header line in the words of a layout, the first of each.
  static func header(_ profile: LogProfile, _ layout: LogLayout) -> [UInt8] {
    let names = layout.columns.flatMap { $0.names.first ?? [] }
    let mark = profile.delimiter ?? UInt8(ascii: ",")
    let lines = Array(repeating: UInt8(ascii: "\n"), count: profile.skipLines)
    return lines + names.map { Array($0.utf8) }.joined(separator: [mark]) + [10]
  }

  private static func read(_ folder: String) -> [LogProfile] {
    guard let root = unsafe getenv("FUZZ_ROOT") else {
      print("FUZZ_ROOT must name the checkout")
      exit(64)
    }
    let path = unsafe String(cString: root) + "/Sources/InvoiceRun/" + folder
    let found = names(in: path).compactMap { name -> LogProfile? in
      guard let node = YAMLReader.read(bytes(path + "/" + name), file: name).node else {
        return nil
      }
      var findings: [Finding] = []
      return LogProfile.read(node, file: name, findings: &findings)
    }
    promise(found.count >= 8, "the profiles of \(folder) are there")
    return found
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      let name = String(decoding: bytes, as: UTF8.self)
      if name.hasSuffix(".yaml") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { _ = unsafe fclose(file) }
    var content = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe fread(&content, 1, content.count, file)
    return Array(content[..<count])
  }
}
