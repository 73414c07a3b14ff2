private import Glibc
import Invoicing
import Ledger

/// An open folder that is written to: everything below it is reached by one name at a time.
///
/// No link is followed at the folder or below it. Files are 0640 and folders 0750, whatever the
/// umask (FILES.md).
package struct Folder: ~Copyable {
  private static let fileMode: mode_t = 0o640
  private static let folderMode: mode_t = 0o750

  let descriptor: Descriptor
  /// As given by the caller, without slashes at the end.
  package var path: String { descriptor.path }

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  /// Opens a folder; a link in its last name is refused.
  package static func open(_ path: String) throws(FileError) -> Folder {
    Folder(
      try Descriptor.open(withoutSlashes(path), O_RDONLY | O_DIRECTORY | O_NOFOLLOW))
  }

  /// Opens a folder and makes it first where it is missing; the one above must be there.
  package static func openOrCreate(_ path: String) throws(FileError) -> Folder {
    let path = withoutSlashes(path)
    guard !FileSystem.exists(path) else { return try open(path) }
    guard unsafe mkdir(path, 0o700) == 0 else {
      guard errno == EEXIST else { throw FileError(.create, path, .system(errno)) }
      return try open(path)
    }
    let folder = try open(path)
    try folder.descriptor.setMode(folderMode)
    try folder.descriptor.sync()
    try Descriptor.open(parent(of: path), O_RDONLY | O_DIRECTORY).sync()
    return folder
  }

  /// Opens a folder inside this one.
  package func folder(_ name: String) throws(FileError) -> Folder {
    try Folder.check(name, .open, path)
    return Folder(try descriptor.open(name, O_RDONLY | O_DIRECTORY))
  }

  /// The same folder, opened once more.
  func again() throws(FileError) -> Folder {
    Folder(try descriptor.open(".", O_RDONLY | O_DIRECTORY))
  }

  /// Makes a folder inside this one; it is an error when the name is taken.
  package func createFolder(_ name: String) throws(FileError) -> Folder {
    try Folder.check(name, .create, path)
    guard unsafe mkdirat(descriptor.number, name, 0o700) == 0 else {
      throw FileError(.create, path + "/" + name, .system(errno))
    }
    let folder = try folder(name)
    try folder.descriptor.setMode(Folder.folderMode)
    return folder
  }

  /// Writes a new file, brings it to the disk and closes it; it is an error when the name is taken.
  package func create(_ name: String, _ bytes: Span<UInt8>) throws(FileError) {
    try create(name) { add throws(FileError) in try add(bytes) }
  }

  /// The same of a file that is made piece by piece.
  ///
  /// - Parameter fill: hands over the pieces.
  func create(
    _ name: String, _ fill: ((Span<UInt8>) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    try Folder.check(name, .create, path)
    let file = try descriptor.open(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600, for: .create)
    try file.setMode(Folder.fileMode)
    try fill { piece throws(FileError) in try file.write(piece) }
    try file.sync()
    try file.close()
  }

  /// Gives a file that a library wrote by its path our mode and brings it to the disk.
  package func seal(_ name: String) throws(FileError) {
    try Folder.check(name, .sync, path)
    let file = try descriptor.open(name, O_RDONLY | O_NONBLOCK)
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
      throw FileError(.open, file.path, .notAFile)
    }
    try file.setMode(Folder.fileMode)
    try file.sync()
  }

  /// Renames within this folder; whatever has the new name is replaced only if it is an empty
  /// folder.
  package func rename(_ name: String, to new: String) throws(FileError) {
    try Folder.check(name, .rename, path)
    try Folder.check(new, .rename, path)
    guard unsafe renameat(descriptor.number, name, descriptor.number, new) == 0 else {
      throw FileError(.rename, path + "/" + new, .system(errno))
    }
  }

  /// Moves a file to another folder of the same disk under its name, over what has it there.
  func move(_ name: String, to other: borrowing Folder) throws(FileError) {
    try Folder.check(name, .rename, path)
    guard unsafe renameat(descriptor.number, name, other.descriptor.number, name) == 0 else {
      throw FileError(.rename, other.path + "/" + name, .system(errno))
    }
  }

  /// Whether two open folders are one and the same.
  func isSame(as other: borrowing Folder) throws(FileError) -> Bool {
    let own = try descriptor.status()
    let others = try other.descriptor.status()
    return own.st_dev == others.st_dev && own.st_ino == others.st_ino
  }

  /// The digest and size of a regular file below this folder; nil when there is none to read.
  ///
  /// - Parameter path: names of folders and the file, slashes between; links are not followed.
  package func digest(_ path: String) throws(FileError) -> (sha256: String, bytes: Int)? {
    let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = names.last else { return nil }
    var parent = try again()
    for inner in names.dropLast() {
      guard try parent.kind(of: inner) == .folder else { return nil }
      parent = try parent.folder(inner)
    }
    guard try parent.kind(of: name) == .file else { return nil }
    let file = try parent.descriptor.open(name, O_RDONLY | O_NONBLOCK)
    var digest = Digest()
    var size = 0
    var buffer = [UInt8](repeating: 0, count: FileSystem.blockBytes)
    while true {
      let count = try file.fill(&buffer)
      digest.update(buffer.span.extracting(0..<count))
      size += count
      guard count == buffer.count else { break }
    }
    return (hexText(digest.finish()), size)
  }

  /// Swaps two names of this folder in one step; false where the system cannot.
  func exchange(_ name: String, _ other: String) -> Bool {
    typealias Call =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    // The C header hides renameat2 behind a macro that Swift does not set.
    guard let symbol = unsafe dlsym(nil, "renameat2") else { return false }
    let call = unsafe unsafeBitCast(symbol, to: Call.self)
    let exchangeFlag: UInt32 = 2
    return unsafe call(descriptor.number, name, descriptor.number, other, exchangeFlag) == 0
  }

  /// What stands under a name, links not followed; nil when nothing does.
  package func kind(of name: String) throws(FileError) -> Kind? {
    var status = stat()
    guard unsafe fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw FileError(.open, path + "/" + name, .system(errno)) }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// What a name can stand for.
  package enum Kind: Sendable { case file, folder, link, other }

  package func names() throws(FileError) -> [String] { try FileSystem.names(in: descriptor) }

  /// Brings the list of names to the disk.
  package func sync() throws(FileError) { try descriptor.sync() }

  /// Removes a file, a link (not what it leads to) or a folder with all it holds.
  package func remove(_ name: String) throws(FileError) {
    try Folder.check(name, .remove, path)
    let isFolder = try kind(of: name) == .folder
    if isFolder {
      let folder = try folder(name)
      for inner in try folder.names() { try folder.remove(inner) }
    }
    guard unsafe unlinkat(descriptor.number, name, isFolder ? AT_REMOVEDIR : 0) == 0 else {
      throw FileError(.remove, path + "/" + name, .system(errno))
    }
  }

  /// One name, not a way through folders.
  private static func check(
    _ name: String, _ action: FileError.Action, _ path: String
  ) throws(FileError) {
    let bytes = name.utf8
    guard !name.isEmpty, name != ".", name != "..", !bytes.contains(UInt8(ascii: "/")),
      !bytes.contains(0)
    else { throw FileError(action, path + "/" + name, .badName) }
  }

  /// A slash at the end would make the kernel follow a link.
  private static func withoutSlashes(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  /// The folder a path leads into, by its words alone.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
