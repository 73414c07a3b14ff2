import Documents
import Invoicing
import Ledger
import Parallel
import Xlsx

/// Writes a run's files into a folder set aside, each workbook read back.
struct RunFolder {
  private let content: RunContent

  init(_ content: RunContent) { self.content = content }

  /// Writes every file, run.json last.
  ///
  /// - Returns: the digests of all files, run.json among them, and its content.
  func fill(_ staging: borrowing StagingFolder) throws -> (files: [FileDigest], json: JSONFile) {
    let files = try write(staging) { _ in true }
    let json = content.json(files)
    let own = try writeText(RunContent.jsonPath, json, staging)
    try staging.keep(only: Set(content.paths))
    return ((files + [own]).map(\.recorded), json)
  }

  /// Writes some files only; their digests must be those recorded.
  ///
  /// - Parameter recorded: of every file of the run.
  func fill(
    _ staging: borrowing StagingFolder, only paths: Set<String>, recorded: [FileDigest]
  ) throws {
    var files = try write(staging) { paths.contains($0) && $0 != RunContent.jsonPath }
    if paths.contains(RunContent.jsonPath) {
      files.append(
        try writeText(RunContent.jsonPath, content.json(recorded: recorded), staging))
    }
    let made = Set(files.map(\.recorded))
    for wanted in recorded where paths.contains(wanted.path) {
      guard made.contains(wanted) else { throw ChangedRendering(path: wanted.path) }
    }
  }

  /// Writes the wanted files but run.json, a few at once: they are independent of each other and of
  /// the order they end in.
  ///
  /// - Returns: the files, sorted by path.
  private func write(
    _ staging: borrowing StagingFolder, _ isWanted: (String) -> Bool
  ) throws -> [RunFile] {
    let isListWanted = content.hasManifest && isWanted(RunContent.manifestPath)
    let pieces = content.pieces.map { piece in
      PieceWriting(
        piece, isBookWanted: isWanted(piece.workbook),
        isXMLWanted: piece.xml.map(isWanted) ?? false, isListed: isListWanted)
    }.filter(\.isNeeded)
    let texts = content.texts.filter { isWanted($0.path) }
    // Folders are made before threads could make them twice.
    for path in pieces.flatMap(\.paths) { _ = try staging.prepare(path) }
    let works = pieces.map(Work.piece) + texts.map(Work.text)
    let made = try Jobs.map(works, atOnce: content.jobs) { work -> WrittenWork in
      switch work {
      case .piece(let piece): try piece.write(to: staging)
      case .text(let text): WrittenWork(files: [try writeText(text.path, text.file, staging)])
      }
    }
    var files = made.flatMap(\.files)
    if isListWanted {
      let list = ksefManifest(made.compactMap(\.entry))
      files.append(try writeText(RunContent.manifestPath, list, staging))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// What one thread does at a time.
  private enum Work: Sendable {
    case piece(PieceWriting)
    case text(RunContent.Text)
  }
}

/// What one work came to.
private struct WrittenWork: Sendable {
  var files: [RunFile] = []
  /// What the list for KSeF says of their document.
  var entry: KSeFEntry?
}

/// Writes the files of one piece, as far as they are wanted.
private struct PieceWriting: Sendable {
  private let piece: RunContent.Piece
  private let isBookWanted: Bool
  private let isXMLWanted: Bool
  private let isListed: Bool

  init(_ piece: RunContent.Piece, isBookWanted: Bool, isXMLWanted: Bool, isListed: Bool) {
    self.piece = piece
    self.isBookWanted = isBookWanted
    self.isXMLWanted = isXMLWanted
    self.isListed = isListed && piece.xml != nil
  }

  var isNeeded: Bool { isBookWanted || isXMLWanted || isListed }

  var paths: [String] {
    (isBookWanted ? [piece.workbook] : []) + (isXMLWanted ? [piece.xml].compactMap { $0 } : [])
  }

  func write(to staging: borrowing StagingFolder) throws -> WrittenWork {
    var files: [RunFile] = []
    var entry: KSeFEntry?
    let content = piece.content()
    if let path = piece.xml, let file = content.ksef() {
      let sha256 = Digest.of(file.bytes.span)
      entry = KSeFEntry(file, sha256: sha256)
      if isXMLWanted {
        try staging.write(path, file.bytes.span)
        files.append(
          RunFile(
            path: path, sha256: hexText(sha256), bytes: file.bytes.count,
            document: piece.document))
      }
    }
    if isBookWanted {
      let path = staging.path + "/" + piece.workbook
      try writeVerified(content.book(entry?.link), to: path, temporaryFolder: staging.path)
      try staging.seal(piece.workbook)
      files.append(try writtenFile(path))
    }
    return WrittenWork(files: files, entry: entry)
  }

  private func writtenFile(_ path: String) throws(FileError) -> RunFile {
    var digest = Digest()
    var size = 0
    try FileSystem.readBlocks(path) { block in
      digest.update(block)
      size += block.count
      return true
    }
    return RunFile(
      path: piece.workbook, sha256: hexText(digest.finish()), bytes: size,
      document: piece.document)
  }
}

/// Writes a text file of the whole run while it is made, and digests it on the way.
private func writeText(
  _ path: String, _ file: some MadeFile, _ staging: borrowing StagingFolder
) throws(FileError) -> RunFile {
  var digest = Digest()
  var size = 0
  try staging.write(path) { add throws(FileError) in
    try file.eachPiece { piece throws(FileError) in
      digest.update(piece)
      size += piece.count
      try add(piece)
    }
  }
  return RunFile(path: path, sha256: hexText(digest.finish()), bytes: size, document: nil)
}

/// A file made again from the ledger is not the one that was issued: another version of the
/// program words or lays it out differently (R25).
struct ChangedRendering: Error, Hashable {
  var path: String

  func message(_ language: Language) -> String {
    Wording(
      "{0}: z rejestru powstaje dziś inny plik niż wystawiony; użyj wersji programu, która go "
        + "wystawiła (nazywa ją run.json)",
      "{0}: the ledger gives another file today than was issued; use the version of the program "
        + "that issued it (run.json names it)"
    ).text(language, [path])
  }
}

extension RunFile {
  fileprivate var recorded: FileDigest { FileDigest(path: path, sha256: sha256, bytes: bytes) }
}
