import Foundation

/// The checkout that holds these tests.
enum Project {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let samples = root + "/samples"
  static let faults = root + "/samples/faults"

  /// RECORD=1 writes what is expected instead of comparing with it.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// 2 November 2026; today on a clock that has not come so far, for a future date is refused.
  static let issueDate = min(
    "2026-11-02", String(Date.now.ISO8601Format().prefix(10)))

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }
}

/// A command run to its end, in a working directory and an environment of its own.
struct Ran {
  let status: Int32
  let output: String
  let errors: String

  /// The built program itself.
  init(
    _ arguments: [String], in folder: String = Project.root, environment: [String: String] = [:]
  ) throws {
    try self.init(BuiltProgram.path, arguments, in: folder, environment: environment)
  }

  /// - Parameter environment: added to that of the tests.
  init(
    _ program: String, _ arguments: [String],
    in folder: String = Project.root, environment: [String: String] = [:]
  ) throws {
    let scratch = try ScratchFolder()
    try scratch.write("out", "")
    try scratch.write("err", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a full pipe would stop the program.
    process.standardOutput = try FileHandle(
      forWritingTo: URL(fileURLWithPath: scratch.path + "/out"))
    process.standardError = try FileHandle(
      forWritingTo: URL(fileURLWithPath: scratch.path + "/err"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Ran.bytes(scratch.path + "/out"), as: UTF8.self)
    errors = String(decoding: try Ran.bytes(scratch.path + "/err"), as: UTF8.self)
  }

  private static func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Whether a command can be run here at all.
  static func works(_ program: String, _ arguments: [String]) -> Bool {
    (try? Ran(program, arguments).status) == 0
  }
}

/// Programs that only some machines have.
enum Tool {
  static let openpyxl = Ran.works("python3", ["-c", "import openpyxl"])
  static let office =
    openpyxl && Ran.works("soffice", ["--version"])
    && Ran.works("pdftotext", ["-v"])
}

/// Every file below a folder by its path there.
func filesBelow(_ folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    let full = folder + "/" + path
    let attributes = try FileManager.default.attributesOfItem(atPath: full)
    guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
    files[path] = try Data(contentsOf: URL(fileURLWithPath: full))
  }
  return files
}

/// A draft of the sample month in a folder; gives the run folder.
func draftOfSamples(_ billing: String = Project.samples, to output: String) throws -> String {
  let run = try Ran([
    "bill", billing, "--period", "2026-10", "--output", output, "--draft", "--issue-date",
    Project.issueDate,
  ])
  guard run.status == 0 else { throw RunFailed(text: run.errors) }
  return output + "/2026-10.draft"
}

/// A run that was to succeed did not.
struct RunFailed: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
