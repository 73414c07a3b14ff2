private import Glibc
package import Invoicing

/// Another run holds the output folder (exit code 75).
package struct LockHeld: Error, Hashable, Sendable {
  /// The folder that is held.
  package var path: String
}

/// The kernel's lock on an output folder, held as long as this value lives.
///
/// It dies with its process, so a run that was killed leaves nothing to clear away. The file itself
/// stays: removing it would let two runs hold two files of one name.
package struct Lock: ~Copyable {
  /// The file inside the output folder that carries the lock.
  package static let fileName = ".invoice-run.lock"

  private let file: Descriptor

  /// Takes the lock without waiting; nil when another run holds it.
  package init?(in folder: borrowing Folder) throws(FileError) {
    let file = try folder.descriptor.open(
      Lock.fileName, O_RDWR | O_CREAT | O_NONBLOCK, mode: 0o640, for: .lock)
    let status = try file.status(for: .lock)
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.lock, file.path, .notAFile) }
    // The umask may have taken bits away. A file of another owner, or one that has a second name
    // elsewhere, stays as it is.
    if status.st_mode & 0o777 != 0o640 && status.st_uid == geteuid() && status.st_nlink == 1 {
      try file.setMode(0o640)
    }
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
      guard errno == EWOULDBLOCK else { throw FileError(.lock, file.path, .system(errno)) }
      return nil
    }
    self.file = file
  }
}

extension LockHeld {
  package func message(_ language: Language) -> String {
    Wording(
      "{0}: inny przebieg właśnie tu pracuje; spróbuj za chwilę",
      "{0}: another run holds it, try again later"
    ).text(language, [path])
  }
}
