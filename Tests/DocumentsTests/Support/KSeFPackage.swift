import Foundation
import Testing

/// The official schema, style sheet and samples of FA(3), fetched once into the build folder.
enum KSeFPackage {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let folder = root + "/.build/ksef-package"

  static let isHere =
    (try? Tool.run(
      "python3", [root + "/Tests/DocumentsTests/Readers/ksef_package.py", folder]
    ).status) == 0
  /// Whether XML can be held against the official schema here.
  static let canValidate = isHere && (try? Tool.run("xmllint", ["--version"]).status) == 0
  static let canRender = isHere && (try? Tool.run("xsltproc", ["--version"]).status) == 0

  static let skipped: Comment = """
    xmllint is not installed, or PyPI's ksef2 1.1.0 with the official schema could not be fetched: \
    FA(3) is NOT validated
    """

  /// The samples by number, from 1.
  static func samples() throws -> [Int: [UInt8]] {
    var samples: [Int: [UInt8]] = [:]
    for number in 1...26 {
      let name = (number < 10 ? "0" : "") + String(number) + ".xml"
      samples[number] = Array(
        try Data(contentsOf: URL(fileURLWithPath: folder + "/samples/" + name)))
    }
    return samples
  }

  /// What xmllint says of files by the official schema; empty when all are valid.
  static func schemaFaults(_ files: [String]) throws -> String {
    guard !files.isEmpty else { return "no file" }
    let run = try Tool.run(
      "xmllint",
      ["--nonet", "--noout", "--schema", folder + "/schema/schemat.xsd"] + files)
    return run.status == 0 ? "" : "exit \(run.status): " + String(run.errors.suffix(3000))
  }

  /// An invoice as the Ministry's style sheet shows it.
  static func html(_ file: String) throws -> String {
    try Tool.run(
      "env",
      [
        "XML_CATALOG_FILES=" + folder + "/schema/catalog.xml", "xsltproc", "--nonet",
        folder + "/schema/styl.xsl", file,
      ]
    ).output
  }
}

/// A program run to its end.
enum Tool {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(_ program: String, _ arguments: [String]) throws -> Result {
    let scratch = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("tool-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for name in names { try Data().write(to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a full pipe would stop the program.
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
