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
      profile                 Which layout a log has; a draft of a new one; what
                              would be read.
      reconcile               Compares our records of a month with the other side's
                              log; bills nothing.
      ksef                    Reads KSeF numbers into the ledger, and lists what
                              has none yet.
      register                Writes the sales register of a tax month over all
                              runs: CSV and XLSX.

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
      [], ["--nope"], ["nope"], ["bill"], ["bill", "f", "--output", "o"],
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
    "A group of commands alone is wrong usage too, and its help is shown on stderr",
    arguments: [("ksef", "import"), ("profile", "detect")])
  func group(name: String, command: String) throws {
    let run = try BuiltProgram([name])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: A command is missing.\n\nOVERVIEW: "))
    #expect(run.errors.contains("\nUSAGE: invoice-run \(name) <subcommand>\n"))
    #expect(run.errors.contains("\n  \(command) "))
    #expect(try BuiltProgram([name, "--help"]).status == 0)
  }

  @Test("The month is not said to be billed by commands that bill nothing")
  func monthHelp() throws {
    for command in ["check", "reconcile"] {
      let run = try BuiltProgram([command, "--help"])
      #expect(run.output.contains("The month, such as 2026-10."))
    }
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
    #expect(
      run.errors == """
        \(scratch.path): nie można utworzyć: folder nie jest pusty
          help: Podaj inny folder albo najpierw przenieś to, co w nim jest.

        """)
    #expect(try scratch.names() == ["mine"])
  }

  @Test(
    "A stream that is closed costs no file a byte; a result then exits 74",
    arguments: ["2>&-": 0, "<&- 2>&-": 0, ">&- 2>&-": 74, "<&- >&- 2>&-": 74] as [String: Int32])
  func closedStreams(redirection: String, status: Int32) throws {
    let scratch = try ScratchFolder()
    let run = try Ran(
      "sh",
      [
        "-c",
        "exec \"$0\" bill \"$1\" --period 2026-10 --output \"$2\" --draft --issue-date $3 "
          + redirection,
        BuiltProgram.path, Project.samples, scratch.path + "/out", Project.issueDate,
      ])
    #expect(run.status == status)
    #expect(try scratch.text("out/.invoice-run.lock") == "")
  }

  @Test("An argument that is no UTF-8 is refused: mended, it would name another folder")
  func brokenArgument() throws {
    let scratch = try ScratchFolder()
    let run = try Ran(
      "sh",
      ["-c", "exec \"$0\" init \"$1/$(printf '\\377')\"", BuiltProgram.path, scratch.path])
    #expect(run.status == 64)
    #expect(try scratch.names() == [])
  }

  @Test("A file that may not grow is an error to tell, not a signal to die of")
  func fileSize() throws {
    let scratch = try ScratchFolder()
    let run = try Ran(
      "sh",
      [
        "-c",
        "ulimit -f 20; exec \"$0\" bill \"$1\" --period 2026-10 --output \"$2\" --draft "
          + "--issue-date $3",
        BuiltProgram.path, Project.samples, scratch.path + "/out", Project.issueDate,
      ])
    #expect(run.status == 74)
    #expect(run.errors.contains(scratch.path + "/out/"))
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
