import Testing

/// The rules of the house, held against the project's own sources.
@Suite("The house")
struct HouseTests {
  /// What stays out of a folder's code, and out of every file's text.
  static let banned: [(folder: String, words: [String])] = [
    ("Sources/Invoicing/", ["Foundation", "Double", "print(", "Date(", "async", "throws"]),
    ("Sources/", ["fatalError", "try!", "as!", "TODO", "FIXME"]),
  ]

  /// Files that may hold a banned word, each with why.
  static let allowed: [String: (word: String, why: String)] = [
    "Sources/Invoicing/Values/MadeCoding.swift": ("throws", "what Codable asks for throws")
  ]

  /// The folders of Invoicing: each may name the types of those before it.
  static let order = [
    "Values", "Findings", "Reading", "Contracts", "Sessions", "Consultations", "Rating",
    "Complaints", "Statements", "Corrections",
  ]

  /// Names that go against the order, as `file: type`, each with why.
  static let exceptions: [String: String] = [
    "Reading/LogReader.swift: LogEntry": "billing.yaml says how a file of logs is read",
    "Reading/LogsReading.swift: LogEntry": "billing.yaml says which files are logs",
    "Reading/ProfileTrial.swift: LogEntry": "a log is tried as an entry would have it read",
    "Consultations/Consultation.swift: Charge": "a consultation carries what rating made of it",
    "Rating/Rating.swift: LineClass": "what is free or waived is rated by its class",
    "Complaints/IssuedWork.swift: VATSum": "issued sums are complained of as they were printed",
  ]

  /// The files that may touch raw memory, each with why.
  static let rawMemory: [String: String] = [
    "Sources/Ledger/BulkInsert.swift": "binds rows through SQLite's own handle",
    "Sources/Ledger/Digest.swift": "libcrypto",
    "Sources/Ledger/Opening.swift": "system calls of files",
    "Sources/InvoiceRun/Shell/Console.swift": "writes to a descriptor",
    "Sources/InvoiceRun/Shell/Descriptor.swift": "system calls of files",
    "Sources/InvoiceRun/Shell/FileSystem.swift": "system calls of files",
    "Sources/InvoiceRun/Shell/Folder.swift": "system calls of folders",
    "Sources/InvoiceRun/Shell/ScratchSpace.swift": "mkdtemp",
    "Sources/InvoiceRun/Shell/SystemReason.swift": "strerror",
    "Sources/Xlsx/BookWriter.swift": "libxlsxwriter",
    "Sources/Xlsx/FileBytes.swift": "system calls of files",
    "Sources/Xlsx/Unpacking.swift": "inflates with zlib",
    "Sources/Xlsx/Formats.swift": "libxlsxwriter",
    "Sources/Xlsx/NumberText.swift": "snprintf, as libxlsxwriter writes numbers",
    "Sources/Xlsx/SheetWriter.swift": "libxlsxwriter",
    "Sources/Xlsx/Workbook.swift": "libxlsxwriter",
  ]

  /// The rules of the next milestone: no source or test has to name them yet.
  static let unbuilt: [Int] = []

  static let invoicing = SourceTree.sources.filter { $0.path.hasPrefix("Sources/Invoicing/") }
  static let swift = SourceTree.sources + SourceTree.tests

  @Test("The sources are found, or every other test here passes for nothing")
  func found() {
    #expect(SourceTree.sources.count > 100)
    #expect(SourceTree.tests.contains { $0.path == "Tests/HouseTests/HouseTests.swift" })
    #expect(Self.invoicing.count > 50)
    #expect(!SourceTree.oracle.isEmpty)
  }

  @Test("Invoicing imports nothing")
  func invoicingImportsNothing() {
    for file in Self.invoicing { #expect(Checkers.imports(in: file.code) == [], "\(file.path)") }
  }

  @Test("No file holds a word that is banned from its target")
  func bannedWords() {
    for file in SourceTree.sources {
      for (folder, words) in Self.banned where file.path.hasPrefix(folder) {
        // What is promised for later stands in comments, so they are searched for that too.
        let inComments = words.filter { ["TODO", "FIXME"].contains($0) }
        #expect(Checkers.words(inComments, in: file.text) == [], "\(file.path)")
        let inCode = words.filter {
          !inComments.contains($0) && $0 != Self.allowed[file.path]?.word
        }
        #expect(Checkers.words(inCode, in: file.code) == [], "\(file.path)")
      }
    }
  }

  @Test("No file is over 400 lines, no function over 70, no line over 100 columns")
  func sizes() {
    for file in Self.swift {
      #expect(Checkers.length(file.text) <= 400, "\(file.path)")
      #expect(Checkers.longFunctions(file.code, lines: 70) == [], "\(file.path)")
      #expect(Checkers.wideLines(file.text, columns: 100) == [], "\(file.path)")
    }
  }

  @Test("A folder of Invoicing names no type of a later one, but for listed exceptions")
  func folderOrder() {
    var home: [String: Int] = [:]
    let ranked = Self.invoicing.compactMap { file in
      file.folders.dropFirst(2).first.flatMap(Self.order.firstIndex).map { (file, $0) }
    }
    for (file, rank) in ranked {
      for type in Checkers.declaredTypes(file.code) { home[type] = rank }
    }
    #expect(home["Statement"] == Self.order.firstIndex(of: "Statements"))
    var against: Set<String> = []
    for (file, rank) in ranked {
      for name in Checkers.names(file.code) where home[name, default: 0] > rank {
        against.insert("\(file.path.dropFirst("Sources/Invoicing/".count)): \(name)")
      }
    }
    expectListed(against, Self.exceptions)
  }

  @Test("Every folder of Invoicing has its place in the order")
  func foldersAreRanked() {
    let folders = Set(Self.invoicing.compactMap { $0.folders.dropFirst(2).first })
    #expect(folders.subtracting(Self.order) == [])
  }

  @Test("Raw memory is touched in listed files only")
  func rawMemory() {
    let touching = SourceTree.sources.filter { !Checkers.words(["unsafe"], in: $0.code).isEmpty }
    expectListed(Set(touching.map(\.path)), Self.rawMemory)
  }

  @Test(
    "Each rule of docs/contract.md stands in a source, and in a test's name or the oracle",
    .enabled(if: SourceTree.contract != nil, "docs/contract.md is ABSENT: no rule is checked"))
  func rules() throws {
    let contract = try #require(SourceTree.contract)
    let declared = RuleIDs.declared(in: contract)
    #expect(!declared.isEmpty, "docs/contract.md declares no rule")
    #expect(RuleIDs.unbuilt(in: contract) == Self.unbuilt, "the contract says what is not built")
    let rules = declared.filter { !Self.unbuilt.contains($0) }
    let inSources = SourceTree.sources.map { RuleIDs.named(in: $0.text) }
      .reduce(into: Set<Int>()) { $0.formUnion($1) }
    // The tests of the checkers name rules too, as examples.
    let names = SourceTree.tests.filter { !$0.path.hasPrefix("Tests/HouseTests/") }
      .flatMap { RuleIDs.testNames(in: $0.text) }
    let inTests = (names + SourceTree.oracle.map(\.text)).map { RuleIDs.named(in: $0) }
      .reduce(into: Set<Int>()) { $0.formUnion($1) }
    let inNoSource = rules.filter { !inSources.contains($0) }.map { "R\($0)" }
    let inNoTest = rules.filter { !inTests.contains($0) }.map { "R\($0)" }
    #expect(inNoSource == [], "no file of Sources names these rules")
    #expect(inNoTest == [], "no test and no part of the oracle names these rules")
  }

  @Test(
    "Each file, name and test that docs/contract.md cites is there",
    .enabled(if: SourceTree.contract != nil, "docs/contract.md is ABSENT: nothing is checked"))
  func citations() throws {
    let contract = try #require(SourceTree.contract)
    let names = SourceTree.sources.reduce(into: Set<String>()) {
      $0.formUnion(Checkers.names($1.code))
    }
    let suites = SourceTree.tests.reduce(into: Set<String>()) {
      $0.formUnion(Checkers.names($1.code))
    }
    func isThere(_ name: String, inCode: Bool) -> Bool {
      if name.hasSuffix(".swift") {
        return SourceTree.sources.contains { ("/" + $0.path).hasSuffix("/" + name) }
      }
      if name.hasSuffix("Tests") { return suites.contains(name) }
      if name.hasPrefix("test_") { return SourceTree.oracle.contains { $0.text.contains(name) } }
      return !inCode || names.contains(name)
    }
    let ofCode = Citations.ofCode(in: contract)
    #expect(ofCode.contains("setTimes"))
    #expect(ofCode.filter { !isThere($0, inCode: true) } == [])
    #expect(Citations.all(in: contract).filter { !isThere($0, inCode: false) } == [])
  }

  /// What was found must be listed, and what is listed must be found: a list does not go stale.
  private func expectListed(_ found: Set<String>, _ listed: [String: String]) {
    let known = Set(listed.keys)
    #expect(found.subtracting(known).sorted() == [], "found, and not listed with a reason")
    #expect(known.subtracting(found).sorted() == [], "listed, and no longer found: take it out")
  }
}
