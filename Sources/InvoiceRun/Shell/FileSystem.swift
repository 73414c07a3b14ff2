private import Glibc

/// Reading what people gave us: whole files, files in blocks, lists of names.
package enum FileSystem {
  /// How much is read at once.
  package static let blockBytes = 1 << 20

  /// The content of a regular file; refused when it is larger than the limit in bytes.
  package static func read(
    _ path: String, limit: Int
  ) throws(FileError) -> [UInt8] {
    var content: [UInt8] = []
    var fits = true
    try readBlocks(path) { block in
      guard content.count + block.count <= limit else {
        fits = false
        return false
      }
      unsafe block.withUnsafeBufferPointer { unsafe content.append(contentsOf: $0) }
      return true
    }
    guard fits else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    return content
  }

  /// Hands a regular file over in blocks of ``blockBytes``, the last one shorter.
  ///
  /// - Parameter body: returns false to stop reading.
  @discardableResult
  package static func readBlocks(
    _ path: String, _ body: (borrowing Span<UInt8>) -> Bool
  ) throws(FileError) -> FileState {
    try readBlocks(path, from: 0, to: .max, body)
  }

  /// Hands over the bytes of a regular file between two offsets in the same way.
  ///
  /// No more is read than the file held when it was opened, so one that grows for ever ends too;
  /// a file that changes meanwhile is refused.
  /// - Returns: what the file looked like, to be compared where it is read more than once.
  @discardableResult
  static func readBlocks(
    _ path: String, from start: Int, to end: Int, _ body: (borrowing Span<UInt8>) -> Bool
  ) throws(FileError) -> FileState {
    // A pipe without a writer would block the opening for ever; O_NONBLOCK lets us look first.
    let file = try Descriptor.open(path, O_RDONLY | O_NONBLOCK)
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.open, path, .notAFile) }
    let before = FileState(status)
    if start > 0 { try file.seek(to: start) }
    var buffer = [UInt8](repeating: 0, count: blockBytes)
    var left = min(end, before.bytes) - start
    var count = blockBytes
    while count == blockBytes, left > 0 {
      count = min(try file.fill(&buffer), left)
      left -= count
      guard count > 0 else { break }
      guard body(buffer.span.extracting(0..<count)) else { return before }
    }
    guard FileState(try file.status(for: .read)) == before else {
      throw FileError(.read, path, .changed)
    }
    return before
  }

  /// The path from the root, links resolved where there are any; as given when it is nowhere.
  package static func absolute(_ path: String) -> String {
    guard let found = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// Length of a regular file in bytes; nil when there is none that can be looked at.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether something stands at the path, a dangling link included.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// The files of a folder, paths relative to it, sorted by their bytes.
  ///
  /// Names that begin with a dot are left out. Whatever is no folder is listed, so that a pipe or
  /// a dangling link is refused when it is opened and never silently missing.
  /// - Parameter depth: how many levels of folders below are entered.
  package static func files(
    in folder: String, depth: Int = 0
  ) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder + "/" + name
      guard isFolder(path) else {
        found.append(name)
        continue
      }
      guard depth > 0 else { continue }
      found += try files(in: path, depth: depth - 1).map { name + "/" + $0 }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the path is a folder; a link to one counts.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Every name in a folder but `.` and `..`, sorted by bytes.
  package static func names(in folder: String) throws(FileError) -> [String] {
    let descriptor = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY, for: .list)
    return try names(in: descriptor)
  }

  /// The same of an open folder.
  static func names(in folder: borrowing Descriptor) throws(FileError) -> [String] {
    // fdopendir takes its number over, so it gets one of its own.
    let copy = unsafe openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw FileError(.list, folder.path, .system(errno)) }
    guard let stream = unsafe fdopendir(copy) else {
      let error = errno
      _ = close(copy)
      throw FileError(.list, folder.path, .system(error))
    }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw FileError(.list, folder.path, .system(errno)) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = String(decoding: bytes, as: UTF8.self)
        throw FileError(.list, folder.path + "/" + shown, .badName)
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }
}

/// What tells a file from another and from itself after a change.
package struct FileState: Hashable, Sendable {
  private let device: UInt
  private let file: UInt
  fileprivate let bytes: Int
  private let seconds: Int
  private let nanoseconds: Int

  fileprivate init(_ status: stat) {
    device = UInt(status.st_dev)
    file = UInt(status.st_ino)
    bytes = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
