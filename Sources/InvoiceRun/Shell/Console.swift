private import Glibc
package import Documents
package import Invoicing
private import Synchronization

/// The screen: results on stdout, everything else on stderr (FILES.md).
package struct Console {
  package var language: Language { didSet { Console.speak(language) } }
  /// Whether stderr is a terminal, for progress.
  private let isTerminal: Bool
  private let colour: Bool
  private let watch = Stopwatch()
  private var isProgressShown = false

  /// The language last spoken: an error that ends the program is told in it, wherever it is met.
  private static let lastSpoken = Mutex(Language.pl)
  static var spoken: Language { lastSpoken.withLock { $0 } }
  private static func speak(_ language: Language) { lastSpoken.withLock { $0 = language } }

  /// Looks at stderr and at `NO_COLOR`, which counts when it is set and not empty.
  package init(language: Language) {
    self.language = language
    Console.speak(language)
    isTerminal = isatty(STDERR_FILENO) == 1
    let asked = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    colour = isTerminal && !asked
  }

  /// Prints a result to stdout, a line feed after it.
  ///
  /// - Parameter isFile: what is printed is a file's content and stays byte for byte; else nothing
  ///   is printed that a terminal would obey.
  package func result(_ text: String, isFile: Bool = false) throws(FileError) {
    let shown = isFile ? text : SourceRow.visibleLines(text)
    try Console.write(shown + "\n", to: STDOUT_FILENO, named: "stdout")
  }

  /// Prints a file to stdout, byte for byte.
  package func result(_ file: JSONFile) throws(FileError) {
    try file.eachPiece { piece throws(FileError) in
      try Console.write(piece, to: STDOUT_FILENO, named: "stdout")
    }
  }

  /// Prints a message to stderr; when nobody can see it, that changes nothing.
  package mutating func message(_ text: String) {
    clearProgress()
    try? Console.write(text + "\n", to: STDERR_FILENO, named: "stderr")
  }

  /// Prints findings to stderr, each with its row.
  /// - Parameter row: the text of a finding's row; see ``SourceRows``.
  package mutating func report(_ findings: [Finding], row: (Place) -> String?) {
    report(FindingDigest(findings, limit: FindingLayout.limit), row: row)
  }

  private mutating func report(_ digest: FindingDigest, row: (Place) -> String?) {
    let layout = FindingLayout(language: language, colour: colour)
    let lines = layout.lines(digest, row: row)
    if !lines.isEmpty { message(lines.joined(separator: "\n")) }
  }

  /// Prints findings to stderr, their rows read from the billing folder.
  package mutating func report(
    _ findings: [Finding], folder: String,
    decode: (_ file: String, _ row: [UInt8]) -> String = SourceRows.utf8
  ) {
    report(FindingDigest(findings, limit: FindingLayout.limit), folder: folder, decode: decode)
  }

  /// The same of findings of which only the worst were kept.
  package mutating func report(
    _ digest: FindingDigest, folder: String,
    decode: (_ file: String, _ row: [UInt8]) -> String = SourceRows.utf8
  ) {
    let rows = SourceRows(folder: folder, places: digest.shown.map(\.place), decode: decode)
    report(digest) { rows[$0] }
  }

  /// Shows what is being done, on a terminal only and only when the run takes over a second.
  package mutating func progress(_ text: String) {
    guard isTerminal, watch.seconds >= 1 else { return }
    let line = "\r\u{1B}[K" + SourceRow.visible(text)
    try? Console.write(line, to: STDERR_FILENO, named: "stderr")
    isProgressShown = true
  }

  private mutating func clearProgress() {
    guard isProgressShown else { return }
    isProgressShown = false
    try? Console.write("\r\u{1B}[K", to: STDERR_FILENO, named: "stderr")
  }

  /// Makes the streams and signals of a process safe, before anything else is done.
  package static func prepare() {
    // A reader that went away or a file that may not grow is to be told, not to die of.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    // The next file that is opened would take the number of a closed stream, and messages would be
    // written into it. Open for reading only, a result that nobody gets is still an error.
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  private static func write(
    _ text: String, to number: Int32, named name: String
  ) throws(FileError) {
    try write(Array(text.utf8).span, to: number, named: name)
  }

  private static func write(
    _ bytes: Span<UInt8>, to number: Int32, named name: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw FileError(.write, name, .system(errno))
      }
    }
  }
}
