import Foundation
import InvoiceRun
import Invoicing
import Testing

@Suite struct FileSystemTests {
  @Test(
    "Blocks put together are the file, whatever its size",
    arguments: [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (2 << 20) + 5])
  func blocks(size: Int) throws {
    let scratch = try ScratchFolder()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try scratch.write("log.csv", bytes)
    var read: [UInt8] = []
    try FileSystem.readBlocks(scratch.path + "/log.csv") { block in
      #expect(block.count <= FileSystem.blockBytes)
      for index in block.indices { read.append(block[index]) }
      return true
    }
    #expect(read == bytes)
    #expect(try FileSystem.read(scratch.path + "/log.csv", limit: size) == bytes)
  }

  @Test("A file over its limit is refused")
  func limit() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a", "12345")
    let path = scratch.path + "/a"
    #expect(throws: FileError(.read, path, .tooLarge(limit: 4))) {
      try FileSystem.read(path, limit: 4)
    }
  }

  @Test("A file that grows while it is read is refused")
  func changed() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a", "12345")
    let path = scratch.path + "/a"
    #expect(throws: FileError(.read, path, .changed)) {
      try FileSystem.readBlocks(path) { _ in
        let handle = FileHandle(forWritingAtPath: path)
        handle?.seekToEndOfFile()
        handle?.write(Data("6".utf8))
        return true
      }
    }
  }

  @Test("A file that grows for ever ends where it ended when it was opened")
  func endless() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a", [UInt8](repeating: 1, count: 2 << 20))
    let path = scratch.path + "/a"
    var read = 0
    #expect(throws: FileError(.read, path, .changed)) {
      try FileSystem.readBlocks(path) { block in
        read += block.count
        let handle = FileHandle(forWritingAtPath: path)
        handle?.seekToEndOfFile()
        handle?.write(Data(repeating: 2, count: 2 << 20))
        return true
      }
    }
    #expect(read == 2 << 20)
  }

  @Test("Folders, pipes and links in a circle are no files; a link to a file is")
  func kinds() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("folder")
    let made = unsafe mkfifo(scratch.path + "/pipe", 0o600)
    #expect(made == 0)
    try scratch.link("circle", to: "circle")
    try scratch.write("real", "x")
    try scratch.link("link", to: "real")
    for (name, reason) in [
      ("folder", FileError.Reason.notAFile), ("pipe", .notAFile), ("circle", .system(ELOOP)),
      ("missing", .system(ENOENT)),
    ] {
      let path = scratch.path + "/" + name
      #expect(throws: FileError(.open, path, reason)) { try FileSystem.read(path, limit: 9) }
    }
    #expect(try FileSystem.read(scratch.path + "/link", limit: 9) == [UInt8(ascii: "x")])
  }

  @Test("Files are listed by bytes, hidden ones not, and only as deep as asked")
  func list() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("logs/deeper")
    for name in ["b.csv", "a.csv", "Z.csv", "ł.csv", ".hidden", "logs/1.csv", "logs/deeper/2.csv"] {
      try scratch.write(name, "")
    }
    try scratch.link("dangling.csv", to: "nowhere")
    let top = ["Z.csv", "a.csv", "b.csv", "dangling.csv"]
    #expect(try FileSystem.files(in: scratch.path) == top + ["ł.csv"])
    #expect(try FileSystem.files(in: scratch.path, depth: 1) == top + ["logs/1.csv", "ł.csv"])
  }

  @Test("A message names the path, what was tried and the system's reason")
  func message() {
    let error = FileError(.write, "out/a.xlsx", .system(ENOSPC))
    #expect(error.message(.en) == "out/a.xlsx: cannot write: No space left on device")
    #expect(error.message(.pl) == "out/a.xlsx: nie można zapisać: brak miejsca na dysku")
    let rare = FileError(.write, "out/a.xlsx", .system(EIO))
    #expect(rare.message(.pl) == "out/a.xlsx: nie można zapisać: Input/output error")
  }

  @Test("A name never leads out of its folder", arguments: ["", ".", "..", "a/b", "../a", "a\0b"])
  func names(name: String) throws {
    let scratch = try ScratchFolder()
    let folder = try Folder.open(scratch.path)
    do throws(FileError) {
      try folder.create(name, [1].span)
      Issue.record("\(name) was taken")
    } catch { #expect(error.reason == .badName) }
    #expect(try scratch.names().isEmpty)
  }

  @Test("A new file never replaces one, nor what a link leads to")
  func exclusive() throws {
    let scratch = try ScratchFolder()
    try scratch.write("old", "old")
    try scratch.write("target", "target")
    try scratch.link("link", to: "target")
    let folder = try Folder.open(scratch.path)
    for name in ["old", "link"] {
      do throws(FileError) {
        try folder.create(name, Array("new".utf8).span)
        Issue.record("\(name) was replaced")
      } catch { #expect(error.action == .create) }
    }
    #expect(try scratch.text("old") == "old")
    #expect(try scratch.text("target") == "target")
  }

  @Test("Removing a tree does not follow a link out of it")
  func removal() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("tree/inner")
    try scratch.write("tree/inner/file", "x")
    try scratch.makeFolder("kept")
    try scratch.write("kept/file", "x")
    try scratch.link("tree/link", to: "../kept")
    let folder = try Folder.open(scratch.path)
    try folder.remove("tree")
    #expect(try scratch.names() == ["kept"])
    #expect(try scratch.names("kept") == ["file"])
  }
}
