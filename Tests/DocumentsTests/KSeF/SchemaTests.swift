import Documents
import Foundation
import Invoicing
import Testing

/// FA(3) held against the official schema by a program that shares nothing with ours.
@Suite("FA(3) and the official schema") struct SchemaTests {
  @Test(
    "Every sample document is valid by the official schema (R22, R24)",
    .enabled(if: KSeFPackage.canValidate, KSeFPackage.skipped))
  func samples() throws {
    let scratch = try KSeFScratch()
    var paths: [String] = []
    for (name, sample) in Samples.ksefSamples.sorted(by: { $0.key < $1.key }) {
      let file = try #require(sample.file, "\(name) makes no XML")
      paths.append(try scratch.write(name + ".xml", file.bytes))
    }
    #expect(paths.count == 17)
    let faults = try KSeFPackage.schemaFaults(paths)
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test(
    "The schema is really asked: a spoilt file is not valid",
    .enabled(if: KSeFPackage.canValidate, KSeFPackage.skipped))
  func spoilt() throws {
    let scratch = try KSeFScratch()
    let file = try #require(Samples.ksefSamples["vat-sla"]?.file)
    let text = String(decoding: file.bytes, as: UTF8.self)
    let spoilt = text.replacingOccurrences(of: "<P_12>23</P_12>", with: "<P_12>23%</P_12>")
    #expect(spoilt != text)
    let path = try scratch.write("spoilt.xml", Array(spoilt.utf8))
    #expect(try KSeFPackage.schemaFaults([path]).contains("P_12"))
  }
}

/// A folder that lasts as long as a test.
struct KSeFScratch: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "ksef-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
