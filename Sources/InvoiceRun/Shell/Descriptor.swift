import Glibc

/// An open file or folder of the kernel, closed once.
///
/// The thin layer over system calls: every call's answer is looked at, `EINTR` is repeated where
/// that is safe, and every path is one component below an open folder where that is possible, so
/// that a link put there in between leads nowhere.
package struct Descriptor: ~Copyable {
  /// The kernel's number; -1 once closed.
  private(set) var number: Int32
  /// For messages only.
  let path: String

  private init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { if number >= 0 { _ = Glibc.close(number) } }

  /// Opens a path as it stands; the name may be a link unless the flags forbid it.
  static func open(
    _ path: String, _ flags: Int32, mode: mode_t = 0, for action: FileError.Action = .open
  ) throws(FileError) -> Descriptor {
    try open(path, below: AT_FDCWD, path, flags, mode, action)
  }

  /// Opens a name inside this folder; a link there is refused.
  func open(
    _ name: String, _ flags: Int32, mode: mode_t = 0, for action: FileError.Action = .open
  ) throws(FileError) -> Descriptor {
    try Descriptor.open(
      name, below: number, path + "/" + name, flags | O_NOFOLLOW, mode, action)
  }

  private static func open(
    _ name: String, below folder: Int32, _ path: String, _ flags: Int32, _ mode: mode_t,
    _ action: FileError.Action
  ) throws(FileError) -> Descriptor {
    guard !name.utf8.contains(0) else { throw FileError(action, path, .badName) }
    while true {
      let number = unsafe openat(folder, name, flags | O_CLOEXEC | O_NOCTTY, mode)
      if number >= 0 { return Descriptor(number: number, path: path) }
      let error = errno
      switch error {
      case EINTR: continue
      case ELOOP where flags & O_NOFOLLOW != 0: throw FileError(action, path, .symbolicLink)
      case ENOTDIR where flags & O_DIRECTORY != 0:
        // The kernel names a link to a folder so too when links are forbidden.
        throw FileError(action, path, isLink(name, below: folder) ? .symbolicLink : .notAFolder)
      case EISDIR: throw FileError(action, path, .notAFile)
      default: throw FileError(action, path, .system(error))
      }
    }
  }

  private static func isLink(_ name: String, below folder: Int32) -> Bool {
    var status = stat()
    return unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFLNK
  }

  /// What the kernel knows of the open file.
  func status(for action: FileError.Action = .open) throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else {
      throw FileError(action, path, .system(errno))
    }
    return status
  }

  /// Fills the buffer from its start; returns how many bytes came, fewer only at the end.
  func fill(_ buffer: inout [UInt8]) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(number, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw FileError(.read, path, .system(errno))
      }
    }
    return filled
  }

  /// Goes on reading at an offset from the start.
  func seek(to offset: Int) throws(FileError) {
    guard lseek(number, off_t(offset), SEEK_SET) >= 0 else {
      throw FileError(.read, path, .system(errno))
    }
  }

  func write(_ bytes: Span<UInt8>) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw FileError(.write, path, .system(errno))
      }
    }
  }

  /// Sets the mode whatever the umask took away at creation.
  func setMode(_ mode: mode_t) throws(FileError) {
    guard fchmod(number, mode) == 0 else { throw FileError(.create, path, .system(errno)) }
  }

  /// Brings the content to the disk.
  ///
  /// Never tried again: after a failure the kernel forgets it.
  func sync() throws(FileError) {
    guard fsync(number) == 0 else { throw FileError(.sync, path, .system(errno)) }
  }

  /// Closes and says so when the last write fails only now (a network disk, a full quota).
  consuming func close() throws(FileError) {
    let open = number
    number = -1
    guard Glibc.close(open) == 0 || errno == EINTR else {
      throw FileError(.write, path, .system(errno))
    }
  }
}
