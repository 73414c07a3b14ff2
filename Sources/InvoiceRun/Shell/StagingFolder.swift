/// A run folder while it is being written, hidden beside its final place.
///
/// Paths inside it are relative, such as `statements/K001_FV-2026-11-0001.xlsx`; folders on the way
/// are made as needed.
package struct StagingFolder: ~Copyable {
  private let folder: Folder

  init(_ folder: consuming Folder) { self.folder = folder }

  /// Where a library that writes by path finds the folder.
  package var path: String { folder.path }

  /// Writes a new file and brings it to the disk.
  package func write(_ path: String, _ bytes: Span<UInt8>) throws(FileError) {
    let parent = try parent(of: path)
    let name = StagingFolder.name(of: path)
    try parent.create(name, bytes)
  }

  /// Writes a new file that is made piece by piece and brings it to the disk.
  ///
  /// - Parameter fill: hands over the pieces.
  func write(
    _ path: String, _ fill: ((Span<UInt8>) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let parent = try parent(of: path)
    let name = StagingFolder.name(of: path)
    try parent.create(name, fill)
  }

  /// Writes a new text file, UTF-8.
  package func write(_ path: String, _ text: String) throws(FileError) {
    try write(path, Array(text.utf8).span)
  }

  /// Makes way for a library that writes a file itself; ``seal(_:)`` follows when it has.
  /// - Returns: the path to hand to the library.
  package func prepare(_ path: String) throws(FileError) -> String {
    let parent = try parent(of: path)
    let name = StagingFolder.name(of: path)
    guard try parent.kind(of: name) == nil else {
      throw FileError(.create, parent.path + "/" + name, .notEmpty)
    }
    return parent.path + "/" + name
  }

  /// Gives such a file its mode and brings it to the disk.
  package func seal(_ path: String) throws(FileError) {
    let parent = try parent(of: path)
    let name = StagingFolder.name(of: path)
    try parent.seal(name)
  }

  /// Removes whatever is not one of these files or a folder on the way to one.
  ///
  /// A library's temporary file that could not be removed when it was done must not be published.
  func keep(only paths: Set<String>) throws(FileError) {
    try StagingFolder.keep(only: paths, in: folder, "")
  }

  private static func keep(
    only paths: Set<String>, in folder: borrowing Folder, _ prefix: String
  ) throws(FileError) {
    for name in try folder.names() {
      let path = prefix + name
      if paths.contains(path) { continue }
      if paths.contains(where: { $0.hasPrefix(path + "/") }), try folder.kind(of: name) == .folder {
        try keep(only: paths, in: try folder.folder(name), path + "/")
      } else {
        try folder.remove(name)
      }
    }
  }

  /// Takes a file over from another folder by one rename; whatever had its name is replaced.
  func take(_ path: String, from other: borrowing StagingFolder) throws(FileError) {
    let parent = try parent(of: path)
    let name = StagingFolder.name(of: path)
    // A folder under the name of a file is nothing of ours, but in its way.
    if try parent.kind(of: name) == .folder { try parent.remove(name) }
    try other.parent(of: path).move(name, to: parent)
    try parent.sync()
    try folder.sync()
  }

  /// Every folder's list of names to the disk, the innermost first.
  consuming func sync() throws(FileError) { try StagingFolder.sync(folder) }

  private static func sync(_ folder: borrowing Folder) throws(FileError) {
    for name in try folder.names() where try folder.kind(of: name) == .folder {
      try sync(try folder.folder(name))
    }
    try folder.sync()
  }

  /// The folder that a path's last name stands in, made with those above it where missing.
  private func parent(of path: String) throws(FileError) -> Folder {
    var parent = try folder.again()
    for name in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      let name = String(name)
      let isThere = try parent.kind(of: name) != nil
      parent = isThere ? try parent.folder(name) : try parent.createFolder(name)
    }
    return parent
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  }
}
