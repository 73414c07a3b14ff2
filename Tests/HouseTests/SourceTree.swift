import Foundation

/// One file of the project.
struct ProjectFile: Sendable {
  /// The path from the root of the project, such as `Sources/Xlsx/Book.swift`.
  let path: String
  let text: String

  /// The text without comments and the insides of strings; only of Swift files.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? SwiftCode.only(text) : ""
  }

  /// The folders of the path: `["Sources", "Xlsx"]`.
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
}

/// The project these tests were built from.
enum SourceTree {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources = files(under: "Sources", ending: "swift")
  static let tests = files(under: "Tests", ending: "swift")
  static let oracle = files(under: "Tests/Oracle", ending: "py")

  /// The contract of the project; nil when it is not written yet.
  static let contract = text(of: "docs/contract.md")

  private static func text(of path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func files(under folder: String, ending: String) -> [ProjectFile] {
    let base = root.appendingPathComponent(folder).path
    let found = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix("." + ending) }.sorted().compactMap { name in
      let path = "\(folder)/\(name)"
      return text(of: path).map { ProjectFile(path: path, text: $0) }
    }
  }
}
