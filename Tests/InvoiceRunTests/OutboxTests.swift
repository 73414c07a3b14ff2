import Foundation
import InvoiceRun
import Testing

/// Why a test's filling gave up.
private struct GaveUp: Error, Equatable {}

@Suite struct OutboxTests {
  /// Publishes a folder with one file.
  private func publish(
    _ scratch: borrowing ScratchFolder, _ final: String, _ text: String, replacing: Bool = false,
    exchange: Bool = true
  ) throws {
    let folder = try Folder.openOrCreate(scratch.path + "/out")
    let outbox = try Outbox(folder, canExchange: exchange)
    try outbox.publish(final: final, replacing: replacing) { folder throws(FileError) in
      try folder.write("statements/K001.txt", text)
    }
  }

  @Test("A run folder appears under its name with all its files, nothing beside it")
  func whole() throws {
    let scratch = try ScratchFolder()
    try publish(scratch, "2026-10", "one")
    #expect(try scratch.names("out") == ["2026-10"])
    #expect(try scratch.text("out/2026-10/statements/K001.txt") == "one")
  }

  @Test("The final name does not exist while the folder is being filled")
  func hidden() throws {
    let scratch = try ScratchFolder()
    let out = scratch.path + "/out"
    let outbox = try Outbox(try Folder.openOrCreate(out))
    try outbox.publish(final: "2026-10") { folder throws(FileError) in
      try folder.write("run.json", "{}")
      #expect(!FileSystem.exists(out + "/2026-10"))
      let hidden = try FileSystem.names(in: out).filter { $0.hasPrefix(".2026-10.staging-") }
      #expect(hidden.count == 1)
    }
    #expect(FileSystem.exists(out + "/2026-10/run.json"))
  }

  @Test(
    "An issued run folder is never replaced; a draft is, as a whole, on any disk",
    arguments: [true, false])
  func replacing(exchange: Bool) throws {
    let scratch = try ScratchFolder()
    try publish(scratch, "2026-10", "one")
    #expect(throws: (any Error).self) { try publish(scratch, "2026-10", "two") }
    #expect(try scratch.text("out/2026-10/statements/K001.txt") == "one")
    try publish(scratch, "2026-10.draft", "one", replacing: true)
    try scratch.write("out/2026-10.draft/left-over", "x")
    try publish(scratch, "2026-10.draft", "two", replacing: true, exchange: exchange)
    #expect(try scratch.names("out") == ["2026-10", "2026-10.draft"])
    #expect(try scratch.names("out/2026-10.draft") == ["statements"])
    #expect(try scratch.text("out/2026-10.draft/statements/K001.txt") == "two")
  }

  @Test("When filling fails the old draft stays whole and nothing is left aside")
  func failure() throws {
    let scratch = try ScratchFolder()
    try publish(scratch, "2026-10.draft", "one", replacing: true)
    let outbox = try Outbox(try Folder.open(scratch.path + "/out"))
    do {
      try outbox.publish(final: "2026-10.draft", replacing: true) { folder throws(GaveUp) in
        try? folder.write("run.json", "{}")
        throw GaveUp()
      }
      Issue.record("nothing failed")
    } catch {
      guard case .fill(let inner) = error else { throw error }
      #expect(inner == GaveUp())
    }
    #expect(try scratch.names("out") == ["2026-10.draft"])
    #expect(try scratch.text("out/2026-10.draft/statements/K001.txt") == "one")
  }

  @Test("What dead runs left is cleared: parts go, a draft set aside comes back")
  func recovery() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("out/.2026-10.staging-4711/statements")
    try scratch.makeFolder("out/.2026-09.draft.aside-4711")
    try scratch.write("out/.2026-09.draft.aside-4711/old", "old")
    try scratch.makeFolder("out/.2026-08.draft.aside-4711")
    try scratch.makeFolder("out/2026-08.draft")
    for name in [".git", ".x.staging-", ".x.staging-me", "x.staging-1"] {
      try scratch.makeFolder("out/" + name)
    }
    _ = try Outbox(try Folder.open(scratch.path + "/out"))
    #expect(
      try scratch.names("out") == [
        ".git", ".x.staging-", ".x.staging-me", "2026-08.draft", "2026-09.draft", "x.staging-1",
      ])
    #expect(try scratch.text("out/2026-09.draft/old") == "old")
  }

  @Test("What stands under the name of a folder set aside, yet is none, is cleared away")
  func falseAsides() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("elsewhere")
    try scratch.makeFolder("out")
    try scratch.link("out/.2026-10.aside-1", to: "../elsewhere")
    try scratch.write("out/.2026-09.draft.aside-2", "no folder")
    _ = try Outbox(try Folder.open(scratch.path + "/out"))
    #expect(try scratch.names("out") == [])
    #expect(try scratch.names() == ["elsewhere", "out"])
  }

  @Test("A link planted at the output, the staging or the final path is refused")
  func links() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("elsewhere")
    try scratch.link("out", to: "elsewhere")
    for path in ["/out", "/out/", "/out//"] {
      let out = scratch.path + path
      #expect(throws: FileError(.open, scratch.path + "/out", .symbolicLink)) {
        _ = try Folder.openOrCreate(out)
      }
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/out")
    try scratch.makeFolder("out")
    try scratch.link("out/2026-10.draft", to: "../elsewhere")
    try scratch.link("out/.2026-10.staging-\(getpid())", to: "../elsewhere")
    #expect(throws: (any Error).self) {
      try publish(scratch, "2026-10.draft", "x", replacing: true)
    }
    // The planted staging link is removed, not followed.
    try publish(scratch, "2026-10", "x")
    #expect(try scratch.names("elsewhere").isEmpty)
    #expect(try scratch.names("out") == ["2026-10", "2026-10.draft"])
  }

  @Test("A link planted while the folder is filled is not written through")
  func plantedInside() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("elsewhere")
    let target = scratch.path + "/elsewhere"
    let outbox = try Outbox(try Folder.openOrCreate(scratch.path + "/out"))
    do {
      try outbox.publish(final: "2026-10") { folder throws(FileError) in
        _ = unsafe symlink(target, folder.path + "/statements")
        try folder.write("statements/K001.txt", "x")
      }
      Issue.record("the link was followed")
    } catch {
      guard case .fill(let inner) = error else { throw error }
      #expect(inner.reason == .symbolicLink)
    }
    #expect(try scratch.names("elsewhere").isEmpty)
    #expect(try scratch.names("out").isEmpty)
  }

  @Test("A file that a library wrote by path is sealed with our mode")
  func sealed() throws {
    let scratch = try ScratchFolder()
    let outbox = try Outbox(try Folder.openOrCreate(scratch.path + "/out"))
    try outbox.publish(final: "2026-10") { folder throws(FileError) in
      let path = try folder.prepare("statements/K001.xlsx")
      #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
      _ = unsafe chmod(path, 0o666)
      try folder.seal("statements/K001.xlsx")
    }
    #expect(try scratch.mode("out/2026-10/statements/K001.xlsx") == 0o640)
    #expect(try scratch.mode("out/2026-10/statements") == 0o750)
  }

  @Test("One run at a time: the lock excludes every other until it is let go")
  func lock() throws {
    let scratch = try ScratchFolder()
    let folder = try Folder.open(scratch.path)
    do {
      guard let held = try Lock(in: folder) else {
        Issue.record("nobody else holds it")
        return
      }
      let isHeldTwice = try Lock(in: try Folder.open(scratch.path)) != nil
      #expect(!isHeldTwice)
      #expect(try otherProcessLocks(scratch) == false)
      _ = consume held
    }
    #expect(try otherProcessLocks(scratch))
  }

  @Test("A link where the lock file belongs is refused")
  func lockLink() throws {
    let scratch = try ScratchFolder()
    try scratch.write("target", "")
    try scratch.link(Lock.fileName, to: "target")
    let folder = try Folder.open(scratch.path)
    do throws(FileError) {
      _ = try Lock(in: folder)
      Issue.record("the link was followed")
    } catch { #expect(error.reason == .symbolicLink) }
  }

  private func otherProcessLocks(_ scratch: borrowing ScratchFolder) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = ["-n", scratch.path + "/" + Lock.fileName, "true"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

@Suite struct FailingDiskTests {
  @Test(
    "A failed sync is told and exits 74, whichever it is",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")),
    arguments: 1...3)
  func failedSync(step: Int) throws {
    let scratch = try ScratchFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
    process.arguments = [
      "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=\(step)",
      BuiltProgram.path, "init", scratch.path + "/start",
    ]
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(said.contains("nie można utrwalić na dysku: Input/output error"))
  }
}
