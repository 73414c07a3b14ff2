import Foundation
import InvoiceRun
import Testing

@Suite struct BuiltProgramTests {
  private static let help = """
    OVERVIEW: Bills a month of remote IT support from session logs.

    Exit codes: 0 done; 64 wrong usage; 65 input refused or sessions held, nothing
    was issued; 70 our own fault; 74 cannot read or write; 75 another run holds the
    output, try again.

    USAGE: invoice-run <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      bill                    Bills a month: statements, invoices and the summary.
      correct                 Rates a billed month again and issues the differences
                              as corrections.
      check                   Reads and rates everything, prints findings and
                              totals, writes nothing.
      explain                 Says step by step why a session costs what it costs.
      history                 Lists what was issued, what corrects what, and how
                              each month stands.
      verify                  Says whether ledger and files still say the same.
      init                    Writes a commented billing folder to start from.

      See 'invoice-run help <subcommand>' for detailed help.

    """

  @Test("Help is this text, on stdout")
  func help() throws {
    let run = try BuiltProgram(["--help"])
    #expect(run.output == Self.help)
    #expect(run.errors.isEmpty)
    #expect(run.status == 0)
  }

  @Test("The version is one line on stdout")
  func version() throws {
    let run = try BuiltProgram(["--version"])
    #expect(run.output == Program.version + "\n")
    #expect(run.status == 0)
  }

  @Test(
    "Wrong usage exits 64, says so on stderr and nothing on stdout",
    arguments: [
      ["--nope"], ["nope"], ["bill"], ["bill", "f", "--output", "o"],
      ["bill", "f", "--period", "2026-13", "--output", "o"],
      ["bill", "f", "--period", "2026-10", "--output", "o", "--issue-date", "2026-02-29"],
      ["check", "f"], ["explain", "f", "--period", "2026-10"], ["init"], ["init", "a", "b"],
    ])
  func usage(arguments: [String]) throws {
    let run = try BuiltProgram(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("Usage: invoice-run"))
  }

  @Test(
    "init writes files 0640 and folders 0750 whatever the umask", arguments: ["000", "077", "027"])
  func modes(umask: String) throws {
    let scratch = try ScratchFolder()
    let run = try BuiltProgram(["init", scratch.path + "/start"], umask: umask)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(try scratch.mode("start") == 0o750)
    #expect(try scratch.mode("start/logs") == 0o750)
    let files = try FileSystem.files(in: scratch.path + "/start", depth: 1)
    #expect(
      files == [
        "agreements.csv", "billing.yaml", "client-match.csv", "clients.csv", "complaints.csv",
        "decisions.csv", "logs/2026-10.csv", "prices.csv",
      ])
    for file in files { #expect(try scratch.mode("start/" + file) == 0o640) }
  }

  @Test("init leaves a folder that holds anything as it is and exits 74")
  func notEmpty() throws {
    let scratch = try ScratchFolder()
    try scratch.write("mine", "x")
    let run = try BuiltProgram(["init", scratch.path])
    #expect(run.status == 74)
    #expect(run.output.isEmpty)
    #expect(run.errors == "\(scratch.path): nie można utworzyć: folder nie jest pusty\n")
    #expect(try scratch.names() == ["mine"])
  }

  @Test("A result nobody can take exits 74")
  func fullDisk() throws {
    let scratch = try ScratchFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" init \"$1\" > /dev/full 2> /dev/null", BuiltProgram.path,
      scratch.path + "/start",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
  }

  @Test("The starter tables are rectangles and their settings are YAML")
  func starter() throws {
    for (name, text) in StarterFiles.tables + StarterFiles.logs where name.hasSuffix(".csv") {
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).count
      }
      #expect(rows.count >= 2, "\(name) has no example")
      #expect(Set(rows).count == 1, "\(name) has rows of different lengths")
    }
    let settings = try #require(StarterFiles.tables.first { $0.name == "billing.yaml" })
    let outcome = YAMLReader.read(settings.text, file: settings.name)
    #expect(outcome.findings.isEmpty)
    #expect(outcome.node != nil)
  }
}
