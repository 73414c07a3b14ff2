private import Glibc

/// Puts run folders into the output folder, each whole and by one rename.
///
/// Held together with the ``Lock`` of the folder: two runs never publish at once.
package struct Outbox: ~Copyable {
  private let folder: Folder
  private let canExchange: Bool

  /// Takes an open output folder and clears away what dead runs left in it.
  /// - Parameter canExchange: false where a disk is known not to swap two names in one step.
  package init(_ folder: consuming Folder, canExchange: Bool = true) throws(FileError) {
    self.folder = folder
    self.canExchange = canExchange
    try recover()
  }

  /// Where the output folder is.
  package var path: String { folder.path }

  /// Why nothing was published.
  package enum Failure<Inner: Error>: Error {
    case file(FileError)
    /// The one who filled the folder gave up.
    case fill(Inner)

    /// What went wrong, whoever met it.
    var cause: any Error {
      switch self {
      case .file(let error): error
      case .fill(let error): error
      }
    }
  }

  /// Writes a run folder aside and gives it its name when all of it is on the disk.
  ///
  /// Cut off anywhere, the name stands for the old folder or the new one, never for a part.
  /// - Parameters:
  ///   - final: the folder's name, such as `2026-10.draft`.
  ///   - replacing: true for drafts; else it is an error when the name is taken.
  package func publish<Inner: Error>(
    final: String, replacing: Bool = false,
    fill: (borrowing StagingFolder) throws(Inner) -> Void
  ) throws(Failure<Inner>) {
    let staging = ".\(final)\(Mark.staging)\(getpid())"
    do throws(FileError) {
      try checkFinal(final, replacing: replacing)
      if try folder.kind(of: staging) != nil { try folder.remove(staging) }
    } catch { throw .file(error) }
    let inner: StagingFolder
    do throws(FileError) { inner = StagingFolder(try folder.createFolder(staging)) } catch {
      throw .file(error)
    }
    do throws(Inner) { try fill(inner) } catch {
      try? folder.remove(staging)
      throw .fill(error)
    }
    do throws(FileError) {
      try inner.sync()
      try settle(staging, final, replacing: replacing)
    } catch {
      try? folder.remove(staging)
      throw .file(error)
    }
  }

  /// Puts lost or damaged files of a published folder back, one by one, each by a rename.
  ///
  /// - Parameters:
  ///   - final: the run's folder; it is there.
  ///   - paths: the files, relative to it.
  ///   - fill: writes them aside, under the same paths.
  package func putBack<Inner: Error>(
    _ paths: [String], into final: String,
    fill: (borrowing StagingFolder) throws(Inner) -> Void
  ) throws(Failure<Inner>) {
    let staging = ".\(final)\(Mark.staging)\(getpid())"
    let inner: StagingFolder
    do throws(FileError) {
      if try folder.kind(of: staging) != nil { try folder.remove(staging) }
      inner = StagingFolder(try folder.createFolder(staging))
    } catch { throw .file(error) }
    do throws(Inner) { try fill(inner) } catch {
      try? folder.remove(staging)
      throw .fill(error)
    }
    do throws(FileError) {
      try inner.sync()
      let from = StagingFolder(try folder.folder(staging))
      let into = StagingFolder(try folder.folder(final))
      for path in paths { try into.take(path, from: from) }
      try folder.remove(staging)
    } catch {
      try? folder.remove(staging)
      throw .file(error)
    }
  }

  /// What stands under a name of the output folder, links not followed; nil when nothing does.
  package func kind(of name: String) throws(FileError) -> Folder.Kind? {
    try folder.kind(of: name)
  }

  /// The folder's kind of name that is not yet, or no longer, a run's.
  private enum Mark {
    static let staging = ".staging-"
    static let aside = ".aside-"
  }

  private func checkFinal(_ final: String, replacing: Bool) throws(FileError) {
    switch try folder.kind(of: final) {
    case nil: return
    case .folder where replacing: return
    case .folder: throw FileError(.create, folder.path + "/" + final, .system(EEXIST))
    case .link: throw FileError(.create, folder.path + "/" + final, .symbolicLink)
    case .file, .other: throw FileError(.create, folder.path + "/" + final, .notAFolder)
    }
  }

  private func settle(
    _ staging: String, _ final: String, replacing: Bool
  ) throws(FileError) {
    // Looked at again: much time may have gone by while the folder was filled.
    try checkFinal(final, replacing: replacing)
    guard try folder.kind(of: final) != nil else {
      try folder.rename(staging, to: final)
      return try folder.sync()
    }
    if canExchange, folder.exchange(staging, final) {
      try folder.sync()
      return try folder.remove(staging)
    }
    // No exchange on this disk: the old one steps aside, and comes back if we die in between.
    let aside = ".\(final)\(Mark.aside)\(getpid())"
    try folder.rename(final, to: aside)
    try folder.sync()
    do throws(FileError) { try folder.rename(staging, to: final) } catch {
      try? folder.rename(aside, to: final)
      throw error
    }
    try folder.sync()
    try folder.remove(aside)
  }

  /// Removes staging folders of runs that died; the lock says that no other run is alive.
  private func recover() throws(FileError) {
    for name in try folder.names() {
      if name.hasPrefix("."), let final = Outbox.final(of: name, Mark.aside) {
        // We set aside folders only; a link or a pipe of such a name is nothing of ours.
        if try folder.kind(of: final) == nil, try folder.kind(of: name) == .folder {
          try folder.rename(name, to: final)
        } else {
          try folder.remove(name)
        }
      } else if Outbox.final(of: name, Mark.staging) != nil {
        try folder.remove(name)
      }
    }
    try folder.sync()
  }

  /// `2026-10.draft` of `.2026-10.draft.staging-4711`; nil for a name we did not give.
  private static func final(of name: String, _ mark: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].isEmpty, let last = parts.last,
      last.hasPrefix(mark.dropFirst()), Int32(last.dropFirst(mark.count - 1)) != nil
    else { return nil }
    return parts[1..<(parts.count - 1)].joined(separator: ".")
  }
}
